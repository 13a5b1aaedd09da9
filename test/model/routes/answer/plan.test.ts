import assert from "node:assert/strict";
import type { Answer } from "../../../../model/http/answer";
import { compile, planObjects } from "../../../../model/plan";
import { forwarded, responded, whereTo } from "../../../support/answers";
import { envoyOf, service } from "../../../support/envoy";
import { settingsOf } from "../../../support/settings";

const PLAN = compile({
  stack: "dev",
  settings: settingsOf({
    gateways: {
      public: {
        listeners: { http: 80, https: { port: 443, certificates: ["certs/wild"] } },
        hsts: "max-age=60",
        verify: "off",
      },
      internal: { namespace: "internal", verify: "off" },
    },
    routes: {
      web: {
        gateway: "public",
        host: "shop.example.com",
        rules: [
          { matches: [{ path: "/" }], backends: ["shop/web:80", "shared/web:80"] },
          {
            matches: [{ path: "/slow" }],
            backends: ["shop/slow:80"],
            timeouts: { request: "5m", connect: "2s" },
            rewrite: { prefix: "/" },
          },
          { matches: [{ path: { exact: "/old" } }], redirect: { host: "new.example.com" } },
        ],
      },
      api: { gateway: "internal", host: "*", path: "/api", backend: "shop/api:80" },
    },
  }),
});

const SERVICES = [
  service("web"),
  service("web", { namespace: "shared" }),
  service("slow"),
  service("api"),
];

describe("what Envoy answers by the program's own plan", () => {
  const objects = planObjects(PLAN);
  const open = envoyOf(objects, { services: SERVICES, gateway: "envoy-edge/public" });
  const internal = envoyOf(objects, { services: SERVICES, gateway: "internal/internal" });

  it("is a redirect to HTTPS, and there the route", () => {
    assert.deepEqual(responded(open("http://shop.example.com/x?y")), {
      type: "response",
      status: 308,
      location: "https://shop.example.com/x?y",
    });
    const answer: Answer = open("https://shop.example.com/x");
    assert.equal(answer.certificate, "certs/wild");
    assert.deepEqual(forwarded(answer).backends, [
      { service: "shared/web", port: 80, share: 0.5 },
      { service: "shop/web", port: 80, share: 0.5 },
    ]);
    assert.deepEqual(answer.responseHeaders, {
      server: null,
      "strict-transport-security": "max-age=60",
    });
    assert.equal(whereTo(open("https://other.example.com/x")), "404");
  });

  it("has the baseline's limits, and those of a rule merged into them", () => {
    assert.deepEqual(forwarded(open("https://shop.example.com/x")).limits, {
      connectSeconds: 5,
      idleSeconds: 60,
      totalSeconds: 0,
      tries: 3,
    });
    const slow = forwarded(open("https://shop.example.com/slow/a"));
    assert.equal(slow.target, "/a");
    assert.deepEqual(slow.limits, {
      connectSeconds: 2,
      idleSeconds: 300,
      totalSeconds: 300,
      tries: 3,
    });
  });

  it("is a redirect where the route says so", () => {
    const { location } = responded(open("https://shop.example.com/old"));
    assert.equal(location, "https://new.example.com/old");
  });

  it("is that of each Gateway by itself", () => {
    assert.equal(whereTo(internal("http://any/api/x")), "api");
    assert.equal(whereTo(internal("http://any/")), "404");
    assert.equal(whereTo(internal("https://any/api")), "closed");
  });
});
