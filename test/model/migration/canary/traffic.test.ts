import assert from "node:assert/strict";
import fc from "fast-check";
import { rehearse } from "../../../../model/migration/canary/rehearsal";
import type { Manifest } from "../../../../model/migration/plan/migration-plan";
import { CANARY_HEADER } from "../../../../model/migration/plan/migration-plan";
import type { Answer, Forwarded } from "../../../../model/http/answer";
import { differences } from "../../../../model/http/compare";
import type { HttpRequest } from "../../../../model/http/request";
import { answerNginx } from "../../../../model/nginx/answer";
import { placeOf } from "../../../../model/nginx/answer/place";
import { predictions } from "../../../../model/nginx/findings/predict";
import type { Inventory } from "../../../../model/nginx/inventory";
import { answerEnvoy, prepareEnvoy } from "../../../../model/routes/answer";
import { forwarded } from "../../../support/answers";
import { inventoryOf, type InventoryOfInput, requestOf } from "../../../support/nginx";
import { inventories, requests } from "./cases";
import { plannedFor, type PlannedOptions } from "./planned";

const VALUE = "s3cret";
const NGINX_POD = "10.244.0.9";

const withHeader = (request: HttpRequest, value = VALUE): HttpRequest => ({
  ...request,
  headers: [...request.headers, [CANARY_HEADER, value]],
});

/** nginx before and with canaries, and the Envoy behind the bridge. */
const stand = (inventory: Inventory, options?: PlannedOptions) => {
  const plan = plannedFor(inventory, options);
  const led = rehearse({ inventory, leads: plan.leads, headerValue: VALUE });
  const bridges = new Set(
    plan.leads.map(({ bridge: { metadata } }) => `${metadata.namespace ?? ""}/${metadata.name}`),
  );
  /** The safe group whose Service nginx would choose for a request; undefined: there is none. */
  const groupOf = (request: HttpRequest) => {
    const { outcome } = answerNginx({ nginx: plan.nginx, request });
    const chosen = outcome.type === "upstream" ? outcome.backends : [];
    const names = chosen.map(({ service, port }) => `${service}:${port}`);
    return plan.groups.find(({ backend, safe }) => safe && names.includes(backend));
  };
  return {
    plan,
    groupOf,
    ask: (request: HttpRequest) => answerNginx({ nginx: led, request }),
    before: (request: HttpRequest) => answerNginx({ nginx: plan.nginx, request }),
    isBridge: (service: string) => bridges.has(service),
  };
};

/** What nginx sends to the bridge for a request. */
const throughNginx = (request: HttpRequest, sent: Forwarded): HttpRequest => {
  const names = new Set(Object.keys(sent.headers));
  return {
    scheme: "http",
    host: sent.host,
    method: sent.method,
    target: sent.target,
    clientAddress: NGINX_POD,
    headers: [
      ...request.headers.filter(([name]) => !names.has(name.toLowerCase())),
      ...Object.entries(sent.headers).flatMap(([name, value]): [string, string][] =>
        value === null ? [] : [[name, value]],
      ),
    ],
  };
};

/** The Envoy of a stand, asked at the bridge listener. */
const bridgeOf = ({ plan }: ReturnType<typeof stand>) => {
  const [policy] = plan.of("ClientTrafficPolicy");
  assert(policy !== undefined && plan.listener !== undefined);
  const { listener } = plan;
  const routed = plan.routesOf(plan.conversion.objects as readonly Manifest[]);
  const objects = routed.map((object) => {
    const { listeners = [], ...rest } = (object.spec ?? {}) as { listeners?: object[] };
    return object.kind === "Gateway"
      ? { ...object, spec: { ...rest, listeners: [...listeners, listener] } }
      : object;
  });
  const envoy = prepareEnvoy({
    ...plan.inventory,
    objects: [...objects, policy],
    ports: { http: 8080, https: 443 },
  });
  return (request: HttpRequest): Answer => answerEnvoy({ envoy, request });
};

/** Fields of the backend's request after both proxies, as edits of the client's own. */
const seenBehind = (first: Forwarded, second: Forwarded, request: HttpRequest): Forwarded => {
  const names = new Set(request.headers.map(([name]) => name.toLowerCase()));
  const headers = { ...first.headers, ...second.headers };
  return {
    ...second,
    headers: Object.fromEntries(
      Object.entries(headers).filter(([name, value]) => value !== null || names.has(name)),
    ),
  };
};

/** What a backend can tell of a request; time limits, tries and stickiness are those of both proxies. */
const SEEN = [
  "outcome",
  "backends",
  "upstream.method",
  "upstream.target",
  "upstream.host",
  "upstream.headers",
];

describe("requests that nginx's canaries lead", () => {
  it("are those of safe groups with the header, all of them and no others", () => {
    const seen = { led: 0, kept: 0 };
    fc.assert(
      fc.property(
        inventories,
        fc.array(requests, { minLength: 8, maxLength: 12 }),
        (inventory, asked) => {
          const { plan, groupOf, ask, before, isBridge } = stand(inventory);
          const hosts = new Set(
            plan.groups.filter(({ safe }) => safe).flatMap(({ hosts: own }) => own),
          );
          for (const request of asked) {
            const with_ = withHeader(request);
            const plain = before(with_);
            const answer = ask(with_);
            if (groupOf(with_) === undefined) {
              seen.kept += 1;
              assert.deepEqual(answer, plain);
              continue;
            }
            seen.led += 1;
            const { backends, ...sent } = forwarded(answer);
            assert.deepEqual(
              backends.map(({ service, share }) => [isBridge(service), share]),
              [[true, 1]],
            );
            const { backends: primary, ...rest } = forwarded(plain);
            assert.equal(
              primary.some(({ service }) => isBridge(service)),
              false,
            );
            assert.deepEqual(sent, rest);
            const { host } = placeOf({ nginx: plan.nginx, request });
            assert(hosts.has(host), host);
          }
        },
      ),
      { numRuns: 150 },
    );
    assert(seen.led > 50 && seen.kept > 50, JSON.stringify(seen));
  });

  it("are none without the header, with another value, or at weight 0", () => {
    fc.assert(
      fc.property(
        inventories,
        fc.array(requests, { minLength: 4, maxLength: 8 }),
        fc.constantFrom("optin", "adopt", "idle"),
        (inventory, asked, stage) => {
          const { ask, before } = stand(inventory, { stage, settings: { canaryWeight: 50 } });
          for (const request of asked) {
            assert.deepEqual(ask(request), before(request));
            for (const value of ["always", "true", ""]) {
              const other = withHeader(request, value);
              assert.deepEqual(ask(other), before(other));
            }
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("are the weight's share of safe groups at stage canary", () => {
    const inventory = inventoryOf({
      ingresses: [
        { name: "a", host: "a.example" },
        { name: "b", host: "b.example" },
        {
          name: "c",
          host: "c.example",
          paths: [{ path: "/", backend: "other" }],
          annotations: { "upstream-vhost": "x.example" },
        },
      ],
    });
    const { ask, isBridge } = stand(inventory, { stage: "canary", settings: { canaryWeight: 25 } });
    const share = (host: string) =>
      forwarded(ask(requestOf(`http://${host}/`)))
        .backends.filter(({ service }) => isBridge(service))
        .map((each) => each.share);
    assert.deepEqual(["a.example", "b.example", "c.example"].map(share), [[0.25], [0.25], []]);
  });

  it("look to the backend as they did from nginx, but for what findings say", () => {
    const seen = { same: 0 };
    fc.assert(
      fc.property(
        inventories,
        fc.array(requests, { minLength: 8, maxLength: 12 }),
        (inventory, asked) => {
          const both = stand(inventory);
          if (both.plan.leads.length === 0) {
            return;
          }
          const bridge = bridgeOf(both);
          const { nginx, conversion } = both.plan;
          for (const request of asked.filter(
            (each) => both.groupOf(withHeader(each)) !== undefined,
          )) {
            const plain = both.before(request);
            const sent = forwarded(plain);
            const { outcome, ...answer } = bridge(throughNginx(request, sent));
            const behind: Answer = {
              ...answer,
              outcome: outcome.type === "upstream" ? seenBehind(sent, outcome, request) : outcome,
            };
            const place = placeOf({ nginx, request });
            const unpredicted = differences(plain, behind).filter(
              (field) =>
                SEEN.includes(field) &&
                predictions({ findings: conversion.findings, place, request, field }).length === 0,
            );
            assert.deepEqual(
              unpredicted,
              [],
              JSON.stringify({ request, plain, behind }, undefined, 1),
            );
            seen.same += 1;
          }
        },
      ),
      { numRuns: 150 },
    );
    assert(seen.same > 50, JSON.stringify(seen));
  });

  it("have the client's address, scheme and chain of the client, not of nginx", () => {
    const chain = "203.0.113.9, 192.0.2.1";
    const headersOf = (configMap: InventoryOfInput["configMap"] & object) => {
      const both = stand(inventoryOf({ ingresses: [{ tls: true }], configMap }));
      const request = requestOf("https://shop.example/", {
        clientAddress: "192.0.2.7",
        headers: { "X-Forwarded-For": chain, "X-Forwarded-Proto": "https" },
      });
      const sent = forwarded(both.before(request));
      const second = forwarded(bridgeOf(both)(throughNginx(request, sent)));
      const { headers } = seenBehind(sent, second, request);
      return [
        "x-real-ip",
        "x-forwarded-for",
        "x-forwarded-proto",
        "x-forwarded-port",
        "x-original-forwarded-for",
      ].map((name) => headers[name]);
    };
    assert.deepEqual(headersOf({}), ["192.0.2.7", "192.0.2.7", "https", "443", chain]);
    const forwardedHeaders = {
      "use-forwarded-headers": "true",
      "proxy-real-ip-cidr": "192.0.2.0/24",
    };
    assert.deepEqual(headersOf(forwardedHeaders), [
      "203.0.113.9",
      "203.0.113.9",
      "https",
      "443",
      chain,
    ]);
    assert.deepEqual(headersOf({ ...forwardedHeaders, "compute-full-forwarded-for": "true" }), [
      "203.0.113.9",
      `${chain}, 192.0.2.7`,
      "https",
      "443",
      chain,
    ]);
  });
});
