import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { selfSigned } from "../../../../tools/parity/certificates";
import { countAnswers } from "../../../../tools/journey/trials/sender";

const HOST = "shop.example.com";

describe("the sender of many requests", () => {
  let server: Server;
  let ca: string;
  let connections = 0;
  let requests = 0;

  before(async () => {
    const { certificate, privateKey } = await selfSigned({ name: "shop", hosts: [HOST] });
    ca = certificate;
    server = createServer({ cert: certificate, key: privateKey }, ({ headers }, response) => {
      requests += 1;
      // The first of four is lost, the others are answered in turn.
      if (requests % 4 === 1) {
        response.statusCode = 503;
      }
      const { "x-id": id = "", host = "" } = headers;
      response.setHeader("x-peer", requests % 4 === 2 ? id : host);
      response.end();
    });
    server.on("secureConnection", () => (connections += 1));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  });

  after(() => server.close());

  it("sends each once over its few connections, and counts what came", async () => {
    const { port } = server.address() as AddressInfo;
    const { values, lost } = await countAnswers({
      ...{ address: "127.0.0.1", port, url: `https://${HOST}/`, ca, headers: { "x-id": "a" } },
      ...{ requests: 100, connections: 3, field: "x-peer" },
    });
    assert.equal(requests, 100);
    assert.equal(connections, 3);
    assert.equal(lost, 25);
    assert.deepEqual(
      new Map(values),
      new Map([
        ["a", 25],
        [HOST, 50],
      ]),
    );
  });
});
