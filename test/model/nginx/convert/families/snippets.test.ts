import assert from "node:assert/strict";
import { snippets } from "../../../../../model/nginx/convert/families/snippets";
import { type ContextInput, findingsOf, partsWith } from "../../../../support/rule-context";

const ALLOWED = { "allow-snippet-annotations": "true", "annotations-risk-level": "Critical" };

const partsOf = (annotations: Record<string, string>, configMap: ContextInput["configMap"] = {}) =>
  partsWith(snippets, { annotations, configMap: { ...ALLOWED, ...configMap } });

const location = (snippet: string) => partsOf({ "configuration-snippet": snippet });

describe("snippets", () => {
  it("add nothing where there are none, or the controller does not allow them", () => {
    assert.deepEqual(partsOf({}), {});
    const annotations = { "configuration-snippet": "return 403;" };
    const forbidden = { ...ALLOWED, "allow-snippet-annotations": "false" };
    assert.deepEqual(partsWith(snippets, { annotations, configMap: forbidden }), {});
  });

  it("are translated where every directive has a twin", () => {
    const parts = location(`
      # for the scanner
      more_set_headers "X-Frame-Options: DENY" 'X-Path: a b';
      more_clear_headers Via;
      proxy_hide_header X-Powered-By;
      proxy_set_header X-Client $remote_addr;
      proxy_set_header X-Secret "";
    `);
    assert.deepEqual(parts.responseHeaders, {
      set: { "X-Frame-Options": "DENY", "X-Path": "a b" },
      remove: ["Via", "X-Powered-By"],
    });
    assert.deepEqual(parts.requestHeaders, {
      set: { "X-Client": "%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%" },
      remove: ["X-Client", "X-Secret"],
    });
    assert.deepEqual(findingsOf(parts), ["shop/web/configuration-snippet note"]);
  });

  it("answer in place of the backend, the server's before the location's", () => {
    assert.deepEqual(location("return 403;").response, { status: 403 });
    assert.deepEqual(location("return 301 https://other.example/;").response, {
      status: 301,
      location: "https://other.example/",
    });
    assert.deepEqual(
      partsOf({ "configuration-snippet": "return 410;", "server-snippet": "return 403;" }).response,
      { status: 403 },
    );
  });

  it("of a server answer before redirects, unlike a rule of the Gateway", () => {
    const fieldsOf = (key: string) =>
      partsOf({ [key]: "return 403;" }).findings?.[0]?.differences.map(({ field }) => field);
    assert.deepEqual(fieldsOf("server-snippet"), ["status", "location", "responseHeaders"]);
    assert.deepEqual(fieldsOf("configuration-snippet"), []);
  });

  it("are refused as a whole for one directive without a twin, which is named", () => {
    const parts = location(
      "more_set_headers 'A: b'; sub_filter a b; if ($x) { return 403; } sub_filter c d;",
    );
    assert.deepEqual(findingsOf(parts), ["shop/web/configuration-snippet refused!"]);
    assert.equal(parts.findings?.[0]?.value, "sub_filter, if");
    assert.equal(parts.responseHeaders, undefined);
    assert.equal(parts.response, undefined);
  });

  it("are refused for values that Envoy cannot make, and for what nginx could not read", () => {
    const reasonOf = (snippet: string) => location(snippet).findings?.[0]?.differences[0]?.envoy;
    assert.match(reasonOf("proxy_set_header X-Uri $request_uri;") ?? "", /variable without a twin/);
    assert.match(reasonOf("return 302 https://$host/;") ?? "", /variable without a twin/);
    assert.match(reasonOf("return 403") ?? "", /cannot be read: a semicolon is missing/);
  });

  it("of the server hold for every location, but for what a location has itself", () => {
    const parts = partsOf({
      "server-snippet":
        "more_set_headers 'A: server' 'B: server'; add_header C server; proxy_set_header D server; proxy_read_timeout 5s;",
      "configuration-snippet": "more_set_headers 'A: location'; add_header E location;",
    });
    assert.deepEqual(parts.responseHeaders, {
      set: { E: "location", A: "location", B: "server" },
    });
    assert.equal(parts.requestHeaders, undefined);
    assert.deepEqual(findingsOf(parts), [
      "host/shop.example/server-snippet lossy",
      "shop/web/configuration-snippet lossy",
    ]);
    assert.deepEqual(partsOf({ "server-snippet": "add_header C server;" }).responseHeaders, {
      set: { C: "server" },
    });
  });

  it("of the controller hold everywhere", () => {
    const parts = partsOf(
      {},
      { "location-snippet": "more_set_headers 'A: b';", "server-snippet": "gzip on;" },
    );
    assert.deepEqual(parts.responseHeaders, { set: { A: "b" } });
    assert.deepEqual(findingsOf(parts), [
      "controller/location-snippet note",
      "controller/server-snippet refused!",
    ]);
  });

  it("of a stream are refused", () => {
    assert.deepEqual(findingsOf(partsOf({ "stream-snippet": "server { listen 9000; }" })), [
      "shop/web/stream-snippet refused!",
    ]);
  });

  it("say nothing of a location that is denied", () => {
    const annotations = {
      "configuration-snippet": "return 403;",
      "auth-type": "basic",
      "auth-secret": "missing",
    };
    assert.deepEqual(partsOf(annotations), {});
  });

  it("of a server that answers everything hold for a location that is denied, too", () => {
    const denied = { "auth-type": "basic", "auth-secret": "missing" };
    const parts = partsOf({ ...denied, "server-snippet": "return 403;" });
    assert.deepEqual(Object.keys(parts), ["findings"]);
    assert.deepEqual(
      parts.findings?.[0]?.differences.map(({ field }) => field),
      ["status", "location", "responseHeaders"],
    );
    assert.deepEqual(partsOf({ ...denied, "server-snippet": "gzip on;" }), {});
  });
});
