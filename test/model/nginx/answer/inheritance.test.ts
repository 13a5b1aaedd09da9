import assert from "node:assert/strict";
import { answerNginx } from "../../../../model/nginx/answer";
import { effectiveNginx } from "../../../../model/nginx/effective/build";
import { ingress, inventoryOf } from "../../../support/nginx";

const CONFIG_MAP = {
  "allow-snippet-annotations": "true",
  "annotations-risk-level": "Critical",
  "block-cidrs": "198.51.100.0/24",
};

const answerTo = (annotations: Record<string, string>, clientAddress = "192.0.2.1") =>
  answerNginx({
    nginx: effectiveNginx(
      inventoryOf({ ingresses: [ingress({ annotations })], configMap: CONFIG_MAP }),
    ),
    request: {
      scheme: "http",
      host: "shop.example",
      method: "GET",
      target: "/",
      headers: [["Origin", "https://a.example"]],
      clientAddress,
    },
  });

const isLetIn = (annotations: Record<string, string>, clientAddress: string): boolean =>
  answerTo(annotations, clientAddress).outcome.type === "upstream";

describe("lists of addresses in nested blocks of nginx", () => {
  it("are inherited only whole: the nearest block with a list decides", () => {
    const server = { "server-snippet": "deny 203.0.113.0/24;" };
    const both = { ...server, "denylist-source-range": "192.0.2.0/24" };
    assert.equal(isLetIn({}, "198.51.100.1"), false);
    assert.equal(isLetIn(server, "198.51.100.1"), true);
    assert.equal(isLetIn(server, "203.0.113.1"), false);
    assert.equal(isLetIn(both, "203.0.113.1"), true);
    assert.equal(isLetIn(both, "192.0.2.1"), false);
    assert.equal(isLetIn({ "configuration-snippet": "deny 192.0.2.0/24;" }, "192.0.2.1"), false);
    assert.equal(isLetIn({ "configuration-snippet": "sub_filter a b;" }, "192.0.2.1"), false);
  });
});

describe("a location that is denied", () => {
  it("has neither CORS nor snippets", () => {
    const { outcome, responseHeaders } = answerTo({
      "enable-cors": "true",
      "configuration-snippet": "more_set_headers 'X-A: b';",
      "auth-type": "basic",
      "auth-secret": "missing",
    });
    assert.deepEqual(outcome, { type: "response", status: 503 });
    assert.deepEqual(responseHeaders, { server: null });
  });
});
