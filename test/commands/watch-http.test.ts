import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer as h2Server } from "node:http2";
import type { AddressInfo } from "node:net";
import { createBackend } from "../../tools/watch-backend/backend";
import { HTTP1, HTTP2, badOf, isBad, watches } from "../support/watches";

describe("edge watch: what it counts", function () {
  this.timeout(120_000);

  const { served, watched, against } = watches();

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
});
