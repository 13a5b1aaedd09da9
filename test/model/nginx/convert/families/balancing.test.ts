import assert from "node:assert/strict";
import { balancing } from "../../../../../model/nginx/convert/families/balancing";
import { describeWithCrds } from "../../../../support/crds";
import {
  type ContextInput,
  findingsOf,
  partFaults,
  partsWith,
} from "../../../../support/rule-context";

const balancerOf = (input: ContextInput) => partsWith(balancing, input).traffic?.loadBalancer;

describe("balancing", () => {
  it("adds nothing where requests go in turn", () => {
    assert.deepEqual(partsWith(balancing, {}), {});
  });

  it("takes least requests for ewma", () => {
    const parts = partsWith(balancing, { annotations: { "load-balance": "ewma" } });
    assert.deepEqual(parts.traffic, { loadBalancer: { type: "LeastRequest" } });
    assert.deepEqual(findingsOf(parts), ["shop/web/load-balance note"]);
  });

  it("leaves the controller's own choice to the Gateway", () => {
    const configMap = { "load-balance": "ewma" };
    const parts = partsWith(balancing, { configMap });
    assert.equal(parts.traffic, undefined);
    assert.deepEqual(findingsOf(parts), ["controller/load-balance note"]);
    const annotations = { "load-balance": "round_robin" };
    assert.deepEqual(balancerOf({ configMap, annotations }), { type: "RoundRobin" });
  });

  it("hashes before it looks at load-balance, and a cookie comes before both", () => {
    const hash = { "load-balance": "ewma", "upstream-hash-by": "$request_uri" };
    assert.equal(balancerOf({ annotations: hash })?.consistentHash?.headers?.[0]?.name, ":path");
    const both = { ...hash, affinity: "cookie" };
    assert.equal(balancerOf({ annotations: both })?.consistentHash?.type, "Cookie");
  });

  it("does as the first Ingress of the Service says", () => {
    const others = [{ name: "zz", host: "other.example", annotations: { "load-balance": "ewma" } }];
    assert.equal(balancerOf({ others, host: "other.example" }), undefined);
  });

  it("cannot choose an endpoint behind a Backend", () => {
    const annotations = { "backend-protocol": "HTTPS", affinity: "cookie" };
    assert.ok(
      findingsOf(partsWith(balancing, { annotations })).includes("shop/web/affinity refused"),
    );
    const external = {
      services: [{ name: "web", type: "ExternalName", externalName: "db.example", ports: [] }],
    };
    const hash = { "upstream-hash-by": "$host" };
    assert.deepEqual(findingsOf(partsWith(balancing, { annotations: hash, ...external })), [
      "shop/web/upstream-hash-by note",
    ]);
  });

  it("adds nothing where nothing is proxied", () => {
    const annotations = { affinity: "cookie", "permanent-redirect": "https://other.example" };
    assert.deepEqual(partsWith(balancing, { annotations }), {});
  });
});

describeWithCrds("balancing in the pinned CRDs", () => {
  it("is valid", () => {
    const all: Record<string, string>[] = [
      { "load-balance": "ewma" },
      { affinity: "cookie", "session-cookie-max-age": "172800" },
      { "upstream-hash-by": "$request_uri" },
      { "upstream-hash-by": "$cookie_user" },
      { "upstream-hash-by": "$arg_user" },
      { "upstream-hash-by": "$binary_remote_addr" },
    ];
    for (const annotations of all) {
      assert.deepEqual(partFaults(partsWith(balancing, { annotations })), []);
    }
  });
});
