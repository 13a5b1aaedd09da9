import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { IncomingHttpHeaders, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { probe } from "../../cluster/probe";

describe("probe", () => {
  let server: Server;
  let port: number;
  let seen: { url?: string | undefined; headers: IncomingHttpHeaders } | undefined;

  before((done) => {
    server = createServer((request, response) => {
      seen = { url: request.url, headers: request.headers };
      response.statusCode = 404;
      response.end("nothing here");
    }).listen(0, "127.0.0.1", () => {
      ({ port } = server.address() as AddressInfo);
      done();
    });
  });

  after((done) => {
    server.close(done);
  });

  it("returns any HTTP answer, and asks as a client of that host would", async () => {
    const answer = await probe({
      protocol: "HTTP",
      address: "127.0.0.1",
      port,
      host: "shop.example.test",
      path: "/a",
      headers: { "x-one": "1" },
    });
    assert.ok(answer.answered);
    assert.equal(answer.status, 404);
    assert.equal(answer.body, "nothing here");
    assert.equal(answer.headers["content-length"], "12");
    assert.equal(seen?.url, "/a");
    assert.equal(seen.headers.host, "shop.example.test");
    assert.equal(seen.headers["x-one"], "1");
  });

  it("says why there was no answer", async () => {
    const wanted = { address: "127.0.0.1", port, host: "shop.example.test" };
    const refused = await probe({ ...wanted, protocol: "HTTP", port: 1 });
    assert.ok(!refused.answered && refused.error.includes("ECONNREFUSED"));
    const plain = await probe({ ...wanted, protocol: "HTTPS" });
    assert.equal(plain.answered, false);
  });
});
