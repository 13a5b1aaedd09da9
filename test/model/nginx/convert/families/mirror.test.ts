import assert from "node:assert/strict";
import type { BackendSpec } from "../../../../../kubernetes/types";
import { mirror } from "../../../../../model/nginx/convert/families/mirror";
import { describeWithCrds } from "../../../../support/crds";
import {
  type ContextInput,
  findingsOf,
  partFaults,
  partsWith,
} from "../../../../support/rule-context";

const parts = (target: string, { annotations = {}, ...input }: ContextInput = {}) =>
  partsWith(mirror, { ...input, annotations: { ...annotations, "mirror-target": target } });

const backendOf = (target: string): BackendSpec | undefined =>
  parts(target).objects?.[0]?.spec as BackendSpec | undefined;

const HOST = "shop/web/mirror-host lossy";

describe("mirror", () => {
  it("copies requests to a Backend", () => {
    const { filters, objects = [], findings } = parts("http://copy.example:8080$request_uri");
    assert.deepEqual(objects[0]?.spec, {
      endpoints: [{ fqdn: { hostname: "copy.example", port: 8080 } }],
    });
    assert.deepEqual(filters, [
      {
        type: "RequestMirror",
        requestMirror: {
          backendRef: {
            group: "gateway.envoyproxy.io",
            kind: "Backend",
            name: objects[0].metadata.name,
          },
        },
      },
    ]);
    assert.deepEqual(findingsOf({ findings: findings ?? [] }), [HOST]);
  });

  it("verifies no certificate, as nginx", () => {
    assert.deepEqual(backendOf("https://copy.example$request_uri"), {
      endpoints: [{ fqdn: { hostname: "copy.example", port: 443 } }],
      tls: { insecureSkipVerify: true, sni: "copy.example", alpnProtocols: ["http/1.1"] },
    });
  });

  it("tells of a path, a body and a Host that the copy does not have", () => {
    assert.deepEqual(findingsOf(parts("http://copy.example/all")), [
      HOST,
      "shop/web/mirror-target lossy",
    ]);
    assert.deepEqual(findingsOf(parts("http://copy.example")), [
      HOST,
      "shop/web/mirror-target lossy",
    ]);
    const annotations = { "mirror-request-body": "off", "mirror-host": "elsewhere.example" };
    const lossy = parts("http://copy.example$request_uri", { annotations });
    assert.deepEqual(findingsOf(lossy), [HOST, "shop/web/mirror-request-body lossy"]);
    const rewritten = parts("http://copy.example$request_uri", {
      annotations: { "rewrite-target": "/inner" },
    });
    assert.deepEqual(findingsOf(rewritten), [HOST, "shop/web/mirror-target lossy"]);
  });

  it("refuses a host that Envoy cannot send to", () => {
    for (const target of ["http://copy$request_uri", "ftp://copy.example"]) {
      const refused = parts(target);
      assert.equal(refused.filters, undefined);
      assert.deepEqual(findingsOf(refused), ["shop/web/mirror-target refused"]);
    }
  });

  it("is nothing by default, and where nothing is proxied", () => {
    assert.deepEqual(partsWith(mirror, {}), {});
    const annotations = { "permanent-redirect": "https://other.example" };
    assert.deepEqual(parts("http://copy.example", { annotations }), {});
  });
});

describeWithCrds("mirror in the pinned CRDs", () => {
  it("is valid", () => {
    assert.deepEqual(partFaults(parts("https://copy.example$request_uri")), []);
  });
});
