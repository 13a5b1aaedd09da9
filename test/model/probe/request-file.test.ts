import assert from "node:assert/strict";
import { fileRequests, requestFileSchema } from "../../../model/probe/request-file";

const read = (requests: readonly unknown[], methods: readonly string[] = ["GET", "HEAD"]) =>
  fileRequests({ file: requestFileSchema.parse({ requests }), methods });

describe("probe: requests of a file", () => {
  it("are GETs of / over HTTPS unless they say otherwise", () => {
    const [request] = read([{ host: "shop.example" }]).requests;
    assert(request !== undefined);
    const { id, ...rest } = request;
    assert.match(id, /^[0-9a-f]{12}$/);
    assert.deepEqual(rest, {
      protocol: "http/1.1",
      method: "GET",
      protections: [],
      expected: "whatever nginx does",
      scheme: "https",
      host: "shop.example",
      target: "/",
      headers: [["User-Agent", "envoy-edge-probe"]],
      purposes: ["request of the user's own"],
    });
  });

  it("keep their fields, credentials and message", () => {
    const [request] = read([
      {
        host: "shop.example:8443",
        target: "/a%2F..?b",
        scheme: "http",
        protocol: "websocket",
        headers: { "X-A": "b" },
        credentials: "shop.example/admin",
        message: "hello",
      },
    ]).requests;
    assert(request !== undefined);
    assert.deepEqual(request.headers.slice(1), [["X-A", "b"]]);
    assert.equal(request.credentials, "shop.example/admin");
    assert.equal(request.message, "hello");
    assert.equal(request.target, "/a%2F..?b");
  });

  it("name the methods that nobody asked for, each once", () => {
    const requests = ["PUT", "DELETE", "GET", "PUT"].map((method) => ({ host: "a", method }));
    assert.deepEqual(read(requests).refusedMethods, ["DELETE", "PUT"]);
    assert.deepEqual(read(requests, ["GET", "PUT", "DELETE"]).refusedMethods, []);
  });

  it("are calls where they ask for gRPC, for which leave is needed as for any POST", () => {
    const call = [{ host: "a", protocol: "grpc" }];
    assert.deepEqual(read(call).refusedMethods, ["POST"]);
    for (const methods of [["POST"], ["GRPC"]]) {
      const { requests, refusedMethods } = read(call, methods);
      assert.deepEqual([requests[0]?.method, refusedMethods], ["POST", []]);
    }
  });

  it("cannot hold what would be more than one request", () => {
    for (const request of [
      { host: "a b" },
      { host: "a\r\nX: y" },
      { host: "a", target: "x" },
      { host: "a", target: "/a b" },
      { host: "a", method: "GET /\r\n" },
      { host: "a", headers: { "X: y\r\nZ": "1" } },
      { host: "a", headers: { X: "1\r\nY: 2" } },
      { host: "a", scheme: "ftp" },
      { host: "a", more: true },
    ]) {
      assert.equal(
        requestFileSchema.safeParse({ requests: [request] }).success,
        false,
        JSON.stringify(request),
      );
    }
  });
});
