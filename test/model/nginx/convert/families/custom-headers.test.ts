import assert from "node:assert/strict";
import {
  addedHeaders,
  customHeaders,
  globalRequestHeaders,
  globalResponseHeaders,
} from "../../../../../model/nginx/convert/families/custom-headers";
import type { IngressInput } from "../../../../support/nginx";
import { type ContextInput, findingsOf, partsWith } from "../../../../support/rule-context";

const withMap = (key: string, data: Readonly<Record<string, string>>): ContextInput => ({
  configMap: { [key]: "shop/fields" },
  configMaps: { "shop/fields": data },
});

describe("custom headers of a location", () => {
  const input = (allowed: string): ContextInput => ({
    annotations: { "custom-headers": "shop/fields" },
    configMap: { "global-allowed-response-headers": allowed },
    configMaps: { "shop/fields": { "X-Frame-Options": "DENY", "X-Price": "5$ 100%" } },
  });

  it("are set on every answer, as they are written", () => {
    assert.deepEqual(partsWith(customHeaders, input("X-Frame-Options,X-Price")), {
      responseHeaders: { set: { "X-Frame-Options": "DENY", "X-Price": "5$ 100%%" } },
      findings: [],
    });
  });

  it("are noted to be missing on redirects that a whole host shares", () => {
    const whens = (ingress: IngressInput, path: string) =>
      partsWith(customHeaders, {
        ...input("X-Frame-Options,X-Price"),
        ingress,
        path,
      }).findings?.flatMap(({ differences }) => differences.map(({ when }) => when));
    assert.deepEqual(whens({ tls: true, paths: ["/foo"] }, "/foo"), ["plain HTTP"]);
    const closing = { path: "/foo/", type: "Exact" } as const;
    assert.deepEqual(whens({ paths: [closing] }, "/foo/"), ["always"]);
  });

  it("are none where there are none, or the location is denied", () => {
    assert.deepEqual(partsWith(customHeaders, {}), {});
    assert.deepEqual(partsWith(customHeaders, input("X-Frame-Options")), {});
  });
});

describe("response headers of the controller", () => {
  it("are set by the listeners, an empty one taken away", () => {
    assert.deepEqual(
      addedHeaders({ "X-Edge": "$http_host", Via: "", "X-Addr": "$upstream_addr" }),
      {
        set: { "X-Edge": "%REQ(:AUTHORITY)%" },
        remove: ["Via"],
      },
    );
  });

  it("are taken from a backend's answer, unless they are added", () => {
    const { configMap, ...rest } = withMap("add-headers", { "X-Old": "new" });
    const parts = partsWith(globalResponseHeaders, {
      ...rest,
      configMap: { ...configMap, "hide-headers": "X-Powered-By,x-old" },
    });
    assert.deepEqual(parts, { responseHeaders: { remove: ["X-Powered-By"] }, findings: [] });
  });

  it("must be answered for where Envoy cannot fill them in", () => {
    const parts = partsWith(
      globalResponseHeaders,
      withMap("add-headers", { "X-Upstream": "$upstream_addr", "X-Edge": "one" }),
    );
    assert.deepEqual(findingsOf(parts), ["controller/add-headers refused!"]);
    assert.equal(parts.findings?.[0]?.value, "X-Upstream");
  });
});

describe("request headers of the controller", () => {
  it("are set, or taken away where they are empty", () => {
    const input = withMap("proxy-set-headers", { "X-Method": "$request_method", Cookie: "" });
    assert.deepEqual(partsWith(globalRequestHeaders, input), {
      requestHeaders: { set: { "X-Method": "%REQ(:METHOD)%" }, remove: ["Cookie"] },
      findings: [],
    });
  });

  it("must be answered for where Envoy cannot set them", () => {
    const input = withMap("proxy-set-headers", { Host: "backend", "X-Addr": "$upstream_addr" });
    const parts = partsWith(globalRequestHeaders, input);
    assert.deepEqual(parts.requestHeaders, { set: {}, remove: [] });
    assert.deepEqual(findingsOf(parts), ["controller/proxy-set-headers refused!"]);
    assert.equal(parts.findings?.[0]?.value, "Host, X-Addr");
  });

  it("note what may come to something else", () => {
    const input = withMap("proxy-set-headers", { "X-Host": "$host", "X-User": "$http_x_login" });
    const parts = partsWith(globalRequestHeaders, input);
    assert.deepEqual(findingsOf(parts), ["controller/proxy-set-headers note"]);
    assert.equal(parts.findings?.[0]?.value, "X-Host, X-User");
  });

  it("are none where nothing is proxied", () => {
    const input = withMap("proxy-set-headers", { "X-Edge": "one" });
    const annotations = { "permanent-redirect": "https://other.example" };
    assert.deepEqual(partsWith(globalRequestHeaders, { ...input, annotations }), {});
  });
});
