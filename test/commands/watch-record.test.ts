import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, request as forward } from "node:http";
import type { AddressInfo } from "node:net";
import { startWatch } from "../../commands/watch/run";
import { HTTP1, QUICK, badOf, isBad, watches } from "../support/watches";

describe("edge watch: what it counts", function () {
  this.timeout(120_000);

  const { served, watched } = watches();

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
