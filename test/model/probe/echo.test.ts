import assert from "node:assert/strict";
import { readEcho } from "../../../model/probe/echo";

const OWN = {
  backend: "shop/web",
  method: "GET",
  target: "/x",
  host: "shop.example",
  protocol: "HTTP/1.1",
  headers: { "X-A": "b" },
  bodyBytes: 3,
};

const CONFORMANCE = {
  path: "/x",
  host: "shop.example",
  method: "GET",
  proto: "HTTP/1.1",
  headers: { "X-A": ["b", "c"] },
  namespace: "shop",
  pod: "web-7d4b9c6f5d-x2x4z",
};

const json = (value: unknown, contentType = "application/json") =>
  readEcho({ contentType, body: JSON.stringify(value) });

describe("probe: what a backend says that it saw", () => {
  it("is read from the project's own backend", () => {
    const type = "application/vnd.echo+json";
    const seen = { ...OWN, headers: { "x-a": "b" } };
    assert.deepEqual(json(OWN, type), seen);
    assert.deepEqual(json({ ...OWN, serverName: "web" }, type), { ...seen, serverName: "web" });
  });

  it("is read from the backend of the conformance suite, replicas as one", () => {
    const seen = {
      backend: "shop/web",
      method: "GET",
      target: "/x",
      host: "shop.example",
      protocol: "HTTP/1.1",
      headers: { "x-a": "b, c" },
      bodyBytes: 0,
    };
    assert.deepEqual(json(CONFORMANCE), seen);
    assert.deepEqual(json({ ...CONFORMANCE, service: "api", tls: { serverName: "api.shop" } }), {
      ...seen,
      backend: "shop/api",
      serverName: "api.shop",
    });
    assert.deepEqual(json({ ...CONFORMANCE, tls: {} }), seen);
  });

  it("is nothing where the answer is no echo", () => {
    const contentType = "application/vnd.echo+json";
    assert.equal(readEcho({ contentType, body: "" }), undefined, "to a HEAD");
    assert.equal(readEcho({ contentType, body: "{}" }), undefined);
    assert.equal(json({ path: "/x" }), undefined);
    assert.equal(json(CONFORMANCE, "text/html"), undefined);
    assert.equal(readEcho({ contentType: "application/json", body: "{" }), undefined);
    assert.equal(readEcho({ contentType: undefined, body: "" }), undefined);
  });
});
