import assert from "node:assert/strict";
import { envoyOf, gateway, request, route, rule } from "../../../support/envoy";

describe("what Envoy answers", () => {
  it("forwards to the Service of the rule, with Envoy's own defaults", () => {
    const answer = envoyOf([gateway(), route([rule("/")])]);
    assert.deepEqual(answer("http://a.test/x?y=1"), {
      guards: [],
      responseHeaders: {},
      outcome: {
        type: "upstream",
        backends: [{ service: "shop/web", port: 80, share: 1 }],
        method: "GET",
        target: "/x?y=1",
        host: "a.test",
        headers: {
          "x-forwarded-for": "203.0.113.9",
          "x-forwarded-proto": "http",
          "x-request-id": "{generated}",
          "x-envoy-external-address": "203.0.113.9",
        },
        protocol: "http/1.1",
        limits: { connectSeconds: 10, idleSeconds: 300, totalSeconds: 15, tries: 1 },
        mirrors: [],
        replacedStatuses: [],
      },
    });
  });

  it("answers 404 where no route is", () => {
    const answer = envoyOf([gateway(), route([rule("/a")], { hostnames: ["a.test"] })]);
    assert.deepEqual(answer("http://b.test/a").outcome, { type: "response", status: 404 });
    assert.deepEqual(answer("http://a.test/b").outcome, { type: "response", status: 404 });
    assert.equal(answer("http://A.test:8080/a").outcome.type, "upstream");
  });

  it("closes connections that no listener is for", () => {
    const answer = envoyOf([gateway(), route([rule("/")])]);
    assert.equal(answer("https://a.test/").outcome.type, "closed");
    assert.equal(answer("https://a.example/").outcome.type, "upstream");
    assert.equal(answer("https://a.example/").certificate, "shop/tls");
    assert.equal(request("http://a.test").target, "/");
  });
});
