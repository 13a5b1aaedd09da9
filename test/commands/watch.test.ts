import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { startWatch } from "../../commands/watch/run";
import { serve } from "../support/watch";
import { HTTP1, QUICK, isBad, watches } from "../support/watches";

describe("edge watch: what it counts", function () {
  this.timeout(120_000);

  const { served, watched, against } = watches();

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
});
