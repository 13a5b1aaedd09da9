import assert from "node:assert/strict";
import { WebSocketServer } from "ws";
import { badOf, isBad, watches } from "../support/watches";

describe("edge watch: what it counts", function () {
  this.timeout(120_000);

  const { served, watched } = watches();

  describe("over WebSocket", () => {
    const mix = "websocket:kept:h1=3,websocket:new:h1=1";

    const echo = (answer: (number: number, message: string) => string | undefined) => {
      const sockets = new WebSocketServer({ noServer: true });
      return served({
        upgrade: (request, socket, head) =>
          sockets.handleUpgrade(request, socket, head, (opened) =>
            opened.on("message", (raw: Buffer) => {
              const message = raw.toString();
              const text = answer(Number(/\d+$/.exec(message)?.[0]), message);
              if (text === undefined) {
                opened.terminate();
              } else {
                opened.send(text);
              }
            }),
          ),
      });
    };

    it("messages whose connection ends, and goes on over another", async () => {
      const target = await echo((number, message) => (isBad(number) ? undefined : message));
      const record = await watched(target, { mix, backendLogs: [] });
      assert.deepEqual([record.total.lost, record.total.wrong], [badOf(140), 0]);
      assert(record.failures.every(({ number }) => isBad(number)));
    });

    it("other messages than those that were sent", async () => {
      const target = await echo((number, message) => (isBad(number) ? "other" : message));
      const record = await watched(target, { mix, backendLogs: [] });
      assert.deepEqual([record.total.lost, record.total.wrong], [0, badOf(140)]);
    });

    it("messages that are never answered", async () => {
      const target = await echo((number, message) =>
        number === 9 ? "" : number === 10 ? undefined : message,
      );
      const record = await watched(target, { mix, backendLogs: [] });
      assert.deepEqual(
        record.failures.map(({ number, verdict }) => [number, verdict]),
        [
          [9, "wrong"],
          [10, "lost"],
        ],
      );
    });

    it("a proxy's 503 as lost, another refusal as wrong", async () => {
      for (const [status, counts] of [
        [503, [20, 0]],
        [404, [0, 20]],
      ] as const) {
        const target = await served({
          upgrade: (_, socket) =>
            void socket.end(
              `HTTP/1.1 ${status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
            ),
        });
        const record = await watched(target, { mix, backendLogs: [], durationMs: 200 });
        assert.deepEqual([record.total.lost, record.total.wrong], counts);
      }
    });
  });
});
