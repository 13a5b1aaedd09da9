import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, request as forward } from "node:http";
import { createServer as h2Server } from "node:http2";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import type { WatchOptions } from "../../commands/watch/options";
import { startWatch } from "../../commands/watch/run";
import { watchRecordSchema, type WatchRecord } from "../../model/watch/record";
import { createBackend } from "../../tools/watch-backend/backend";
import { CERTIFICATE, serve, type Fault, type Served } from "../support/watch";

/** Short exchanges, and times that no busy machine needs. */
const QUICK = {
  rate: 100,
  lengths: { slowMs: 100, streamMs: 500 },
  timeoutMs: 15_000,
  slowMs: 15_000,
  trust: { ca: CERTIFICATE },
};

const HTTP1 = "get:kept:h1=2,get:new:h1=2,post:kept:h1,post:new:h1";
const HTTP2 = "get:kept:h2=2,get:new:h2=2,post:kept:h2,post:new:h2";

/** Every seventh request. */
const isBad = (number: number): boolean => number % 7 === 0;
const badOf = (sent: number): number => Math.floor(sent / 7);

describe("edge watch: what it counts", function () {
  this.timeout(120_000);

  const open: Served[] = [];
  const served = async (options: Parameters<typeof serve>[0]): Promise<Served> => {
    const target = await serve(options);
    open.push(target);
    return target;
  };
  afterEach(async () => {
    await Promise.all(open.splice(0).map(({ close }) => close()));
  });

  const watched = async (
    target: Pick<Served, "url" | "log">,
    options: Partial<WatchOptions> = {},
  ): Promise<WatchRecord> => {
    const watch = startWatch({
      ...QUICK,
      urls: [target.url],
      backendLogs: [target.log],
      durationMs: 1400,
      ...options,
    });
    await watch.finished;
    const record = await watch.stop();
    // What is written is what is read again.
    return watchRecordSchema.parse(JSON.parse(JSON.stringify(record)));
  };

  const against = async (
    fault: Fault,
    options: Partial<WatchOptions> & { tls?: "h2" },
  ): Promise<WatchRecord> => {
    const { tls, ...rest } = options;
    return watched(await served({ fault, ...(tls && { tls }) }), rest);
  };

  it("nothing, where nothing is at fault: every kind, over TLS", async () => {
    const record = await watched(await served({ tls: "h2" }), { durationMs: 2100 });
    assert.deepEqual(record.failures, []);
    const { sent, lost, duplicated, wrong, slow } = record.total;
    assert.deepEqual([sent, lost, duplicated, wrong, slow], [210, 0, 0, 0, 0]);
    assert.equal(Object.keys(record.byKind).length, 16);
    assert.equal(record.arrivals, "known");
    const { "kept:h1": kept, "new:h1": fresh } = record.connections;
    assert.equal(kept?.closedInUse, 0);
    assert.equal(
      fresh?.opened,
      Object.entries(record.byKind)
        .filter(([name]) => /^(?!websocket).*:new:h1$/.test(name))
        .reduce((sum, [, { sent }]) => sum + sent, 0),
    );
  });

  it("nothing, whatever the path is", async () => {
    const target = await served({ tls: "h2" });
    const { origin } = new URL(target.url);
    const record = await watched({ ...target, url: `${origin}//` }, { durationMs: 300 });
    assert.equal(record.total.lost + record.total.wrong, 0);
    assert(record.total.sent > 0);
  });

  it("nothing over HTTP/2 without TLS, which is asked for", async () => {
    const server = h2Server(createBackend().handle as never).listen(0, "127.0.0.1");
    await once(server, "listening");
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const record = await watched({ url, log: url }, { mix: HTTP2, h2c: true, backendLogs: [] });
    server.close();
    const { sent, lost, duplicated, wrong } = record.total;
    assert.deepEqual([sent, lost, duplicated, wrong], [140, 0, null, 0]);
  });

  for (const [name, mix, tls] of [
    ["HTTP/1.1", HTTP1, undefined],
    ["HTTP/2", HTTP2, "h2"],
  ] as const) {
    describe(`over ${name}`, () => {
      const options = { mix, ...(tls && { tls }) };

      it("requests whose connection or stream is reset, each of which is sent once", async () => {
        const seen: number[] = [];
        const record = await against((number, { request, response }) => {
          seen.push(number);
          if (isBad(number)) {
            if ("stream" in response) {
              (response.stream as { close: (code: number) => void }).close(2);
            } else {
              request.socket.resetAndDestroy();
            }
          }
          return isBad(number);
        }, options);
        const { sent, lost, duplicated, wrong } = record.total;
        assert.deepEqual([sent, lost, duplicated, wrong], [140, badOf(140), 0, 0]);
        assert(record.failures.every(({ number, arrivals }) => isBad(number) && arrivals === 0));
        assert.equal(new Set(seen).size, seen.length);
      });

      it("answers that end in the middle, although the backend saw the request", async () => {
        const target = await served({
          ...(tls && { tls }),
          fault: (number, { response }) => {
            if (isBad(number)) {
              const write = response.write.bind(response);
              response.end = ((body: string) => {
                write(body.slice(0, 10));
                setImmediate(() => {
                  if ("stream" in response) {
                    (response.stream as { close: (code: number) => void }).close(8);
                  } else {
                    response.destroy();
                  }
                });
              }) as never;
            }
            return false;
          },
        });
        const record = await watched(target, options);
        assert.deepEqual([record.total.lost, record.total.wrong], [badOf(140), 0]);
        assert(record.failures.every(({ arrivals }) => arrivals === 1));
      });

      it("other answers than those asked for as wrong, and a proxy's own as lost", async () => {
        const record = await against((number, { response }) => {
          const status = [503, 500, 200, 200][number % 7];
          if (status === undefined) {
            return false;
          }
          response.statusCode = status;
          if (number % 7 === 2) {
            response.setHeader("x-watch-id", "other-1");
          }
          if (number % 7 === 3) {
            response.setHeader("x-watch-id", "x");
          }
          response.end("an answer");
          return true;
        }, options);
        assert.equal(record.total.lost, 20);
        assert.equal(record.total.wrong, 60);
        const causes = new Set(record.failures.map(({ cause }) => cause));
        assert(causes.has("a proxy answered 503"));
        assert(causes.has("status 500, asked for 200"));
        assert(causes.has("the echo of other-1"));
      });

      it("a right answer that the backend never gave", async () => {
        const record = await against(
          (number, { request, response }) => {
            if (number === 13 || number === 14) {
              const id = String(request.headers["x-watch-id"]);
              response.setHeader("x-watch-id", id);
              const sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
              response.end(JSON.stringify({ id, method: "GET", bytes: 0, sha256 }));
              return true;
            }
            return false;
          },
          { ...options, mix: mix.replace(/,post.*/, "") },
        );
        assert.deepEqual(
          record.failures.map(({ number, verdict, arrivals }) => [number, verdict, arrivals]),
          [
            [13, "wrong", 0],
            [14, "wrong", 0],
          ],
        );
      });

      it("requests that are never answered, and no others", async () => {
        const record = await against((number) => number === 20 || number === 33, {
          ...options,
          timeoutMs: 3000,
        });
        assert.deepEqual(
          record.failures.map(({ number, verdict, cause }) => [number, verdict, cause]),
          [20, 33].map((number) => [number, "lost", "no complete answer in 3000 ms"]),
        );
      });
    });
  }

  it("requests that a proxy repeats as duplicated", async () => {
    const target = await served({});
    const proxy = createServer((request, response) => {
      const number = Number(/-(\d+)$/.exec(String(request.headers["x-watch-id"]))?.[1]);
      const once_ = (answer: boolean) => {
        const { method = "GET", headers, url = "/" } = request;
        const sent = forward(new URL(url, target.url), { method, headers, agent: false });
        sent.on("response", (got) => {
          got.resume();
          if (answer) {
            response.writeHead(200, { ...got.headers, "x-served-by": "proxy" });
            got.pipe(response);
          }
        });
        sent.end();
        return once(sent, "close");
      };
      void (isBad(number) ? once_(false) : Promise.resolve()).then(() => once_(true));
    }).listen(0, "127.0.0.1");
    await once(proxy, "listening");
    const record = await watched(
      { url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}/`, log: target.log },
      { mix: "get:kept:h1,get:new:h1" },
    );
    proxy.close();
    proxy.closeAllConnections();
    const { sent, lost, duplicated, wrong } = record.total;
    assert.deepEqual([sent, lost, duplicated, wrong], [140, 0, badOf(140), 0]);
    assert(record.failures.every(({ number, arrivals }) => isBad(number) && arrivals === 2));
    assert.deepEqual(Object.keys(record.byProxy), ["proxy"]);
  });

  it("connections that are refused until somebody listens", async () => {
    const free = await serve();
    const { port } = free.server.address() as AddressInfo;
    await free.close();
    let heard: () => void;
    const refused = new Promise<void>((resolve) => (heard = resolve));
    let answered: () => void;
    const works = new Promise<void>((resolve) => (answered = resolve));
    const watch = startWatch(
      {
        ...QUICK,
        urls: [`http://127.0.0.1:${port}/`],
        mix: "get:kept:h1,get:new:h1,websocket:new:h1",
      },
      {
        onAttempt: ({ number, verdict }) => {
          if (number >= 20) {
            heard();
          }
          if (verdict === "ok") {
            answered();
          }
        },
      },
    );
    await refused;
    const target = await served({ port });
    await works;
    const record = await watch.stop();
    const { sent, lost, wrong } = record.total;
    assert(lost >= 20 && lost < sent && wrong === 0);
    assert(record.failures.every(({ cause }) => cause?.includes("ECONNREFUSED") === true));
    assert(record.failures.every(({ connection }) => connection === undefined));
    // One outage: what came before it ended is lost, what came after is not.
    assert.deepEqual(
      record.failures.map(({ number }) => number),
      Array.from({ length: lost }, (_, index) => index + 1),
    );
    assert.notEqual(target.url, "");
  });

  for (const [what, arrives] of [
    ["as refused, where the backend never saw them", false],
    ["as lost, where the backend saw them all the same", true],
  ] as const) {
    it(`requests that the server refuses by HTTP/2 ${what}`, async () => {
      const REFUSED_STREAM = 7;
      const record = await against(
        (number, { response }) => {
          if (isBad(number) && "stream" in response) {
            const stream = response.stream as { close: (code: number) => void };
            if (arrives) {
              response.end = (() => stream.close(REFUSED_STREAM)) as never;
            } else {
              stream.close(REFUSED_STREAM);
            }
          }
          return isBad(number) && !arrives;
        },
        { mix: HTTP2, tls: "h2" },
      );
      const { lost, refused, wrong } = record.total;
      assert.deepEqual(
        { lost, refused, wrong },
        { lost: arrives ? badOf(140) : 0, refused: arrives ? 0 : badOf(140), wrong: 0 },
      );
    });
  }

  it("HTTP/2 connections that the server ends politely as no loss", async () => {
    const target = await served({
      tls: "h2",
      fault: (number, { response }) => {
        if (isBad(number) && "stream" in response) {
          const { session } = response.stream as { session: { close: () => void } };
          response.once("finish", () => session.close());
        }
        return false;
      },
    });
    const record = await watched(target, {
      mix: "get:kept:h2",
      rate: 20,
      durationMs: 2100,
      pool: 5,
    });
    assert.equal(record.total.sent, 42);
    // A request may meet the end of its connection: then it says so.
    assert(record.failures.every(({ cause }) => /reset|GOAWAY|session|stream/i.test(cause ?? "")));
    assert((record.connections["kept:h2"]?.opened ?? 0) > 1);
  });

  it("servers that speak no HTTP/2 and certificates that nobody trusts as lost", async () => {
    const target = await served({ tls: "h1" });
    const options = { durationMs: 200, rate: 50, backendLogs: [] };
    const h2 = await watched(target, { ...options, mix: "get:kept:h2,get:new:h2" });
    assert.equal(h2.total.lost, 10);
    const untrusted = await watched(target, { ...options, mix: HTTP1, trust: {} });
    assert.equal(untrusted.total.lost, 10);
    assert(untrusted.failures.every(({ cause }) => /self-signed|certificate/.test(cause ?? "")));
    const insecure = await watched(target, { ...options, mix: HTTP1, trust: { insecure: true } });
    assert.equal(insecure.total.lost, 0);
  });

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

  it("an ordinary application's statuses, where it has no echo", async () => {
    const record = await against(
      (number, { response }) => {
        response.statusCode = isBad(number) ? 404 : 302;
        response.end();
        return true;
      },
      { backendLogs: [], mix: HTTP1 },
    );
    assert.equal(record.total.wrong, record.total.sent, "without --plain the echo is missed");
    const target = createServer((request, response) => {
      assert.equal(request.headers["x-watch-id"], undefined);
      response.statusCode = request.url === "/gone?x=1" ? 404 : 302;
      response.end();
    }).listen(0, "127.0.0.1");
    await once(target, "listening");
    const base = `http://127.0.0.1:${(target.address() as AddressInfo).port}`;
    const plain = await watched(
      { url: "", log: "" },
      { urls: [`${base}/`, `${base}/gone?x=1`], plain: true, backendLogs: [], durationMs: 400 },
    );
    target.closeAllConnections();
    target.close();
    assert.deepEqual([plain.total.sent, plain.total.lost, plain.total.wrong], [40, 0, 20]);
    assert.equal(plain.settings.judged, "status");
  });

  it("duplicates as not known, when the backend began anew or cannot be asked", async () => {
    const [first, second] = [await served({}), await served({})];
    let asked = 0;
    const moving = createServer((request, response) => {
      const { log } = asked++ === 0 ? first : second;
      forward(new URL(`${log}${String(request.url).replace(/^[^?]*/, "")}`), (got) =>
        got.pipe(response),
      ).end();
    }).listen(0, "127.0.0.1");
    await once(moving, "listening");
    const log = `http://127.0.0.1:${(moving.address() as AddressInfo).port}/`;
    const options = { mix: "get:new:h1", durationMs: 100 };
    const record = await watched({ url: first.url, log }, options);
    moving.closeAllConnections();
    moving.close();
    assert.equal(record.total.duplicated, null);
    assert.match(JSON.stringify(record.arrivals), /began anew/);
    const unread = await watched({ url: first.url, log }, options);
    assert.match(JSON.stringify(unread.arrivals), /cannot be read: .*ECONNREFUSED/);
  });

  it("marks, and gives the same record when it is stopped again", async () => {
    const target = await served({});
    const watch = startWatch({ ...QUICK, urls: [target.url], address: "127.0.0.1", mix: HTTP1 });
    watch.mark("pool");
    watch.mark("cutover");
    const [one, two] = await Promise.all([watch.stop(), watch.stop()]);
    assert.equal(one, two);
    assert.deepEqual(
      one.marks.map(({ label }) => label),
      ["pool", "cutover"],
    );
  });
});
