import assert from "node:assert/strict";
import {
  deniedBy,
  droppedBy,
  parse,
  settings,
  settingsWithout,
  SNIPPETS,
  UNCHECKED,
} from "../../../support/annotations";
import type { Surroundings } from "../../../support/annotations";

const URL = { "auth-url": "http://auth.shop.svc.cluster.local:8080/check?a=$arg_a" };
const external = (annotations: Record<string, string> = {}, world: Surroundings = {}) =>
  settings({ ...URL, ...annotations }, world).auth.external;

describe("annotations of external authorisation", () => {
  it("none without auth-url", () => {
    assert.equal(settings({ "auth-method": "x", "auth-signin": "{" }).auth.external, undefined);
    assert.equal(settings({}).auth.external, undefined);
  });

  it("defaults", () => {
    assert.deepEqual(external(), {
      url: URL["auth-url"],
      method: "",
      signInRedirectParameter: "rd",
      responseHeaders: [],
      proxySetHeaders: {},
      cacheDurations: ["200 202 401 5m"],
      alwaysSetCookie: false,
      keepaliveConnections: 0,
    });
  });

  it("everything", () => {
    const all = {
      "auth-method": "POST",
      "auth-signin": "https://sso.example/start?rd=$escaped_request_uri",
      "auth-signin-redirect-param": "to",
      "auth-response-headers": "X-User, ,X-Email",
      "auth-request-redirect": "https://shop.example/",
      "auth-proxy-set-headers": "shop/auth-fields",
      "auth-snippet": "proxy_set_header X-A b;",
      "auth-cache-key": "$remote_user$http_authorization",
      "auth-cache-duration": "200 202 5m 1h, 401 30s",
      "auth-always-set-cookie": "true",
      "auth-keepalive": "10",
      "auth-keepalive-requests": "10",
      "auth-keepalive-timeout": "10",
      "auth-keepalive-share-vars": "true",
    };
    const world = { ...SNIPPETS, configMaps: { "shop/auth-fields": { "X-From": "edge" } } };
    assert.deepEqual(external(all, world), {
      url: URL["auth-url"],
      method: "POST",
      signIn: all["auth-signin"],
      signInRedirectParameter: "to",
      snippet: all["auth-snippet"],
      cacheKey: all["auth-cache-key"],
      keepaliveConnections: 10,
      cacheDurations: ["200 202 5m 1h", "401 30s"],
      responseHeaders: ["X-User", "X-Email"],
      proxySetHeaders: { "X-From": "edge" },
      requestRedirect: "https://shop.example/",
      alwaysSetCookie: true,
    });
  });

  it("drops the Ingress for a URL with other characters", () => {
    assert.equal(droppedBy({ "auth-url": "http://a/{x}" }), "auth-url");
  });

  const FIELDS = { configMaps: { "shop/bad": { "a b": "c" } } };
  const DENIED: readonly (readonly [Record<string, string>, RegExp])[] = [
    [{ "auth-url": "/check" }, /^auth-url: it is not a URL with a host/],
    [{ "auth-url": "http://a..b/" }, /^auth-url/],
    [{ "auth-url": "http://$host:$server_port/" }, /^auth-url/],
    [{ "auth-method": "get" }, /^auth-method: it is not a method/],
    [{ "auth-cache-duration": "200 202" }, /^auth-cache-duration: it is not a list of statuses/],
    [{ "auth-cache-duration": "5m 200" }, /^auth-cache-duration/],
    [{ "auth-response-headers": "X-User;" }, /^auth-response-headers: it is not a list of header/],
    [{ "auth-response-headers": "X User" }, /^auth-response-headers: it is not a list of header/],
    [{ "auth-proxy-set-headers": "fields" }, /ConfigMap shop\/fields is not found: it must be/],
    [{ "auth-proxy-set-headers": "shop/fields" }, /ConfigMap shop\/fields is not found$/],
    [{ "auth-proxy-set-headers": "other/fields" }, /not a ConfigMap of the Ingress's namespace/],
    [{ "auth-proxy-set-headers": "a/b/c" }, /not a ConfigMap of the Ingress's namespace/],
    [{ "auth-proxy-set-headers": "shop/bad" }, /has a key that is no header field/],
  ];
  for (const [annotations, expected] of DENIED) {
    it(`denies the location: ${JSON.stringify(annotations)}`, () => {
      assert.match(deniedBy({ ...URL, ...annotations }, FIELDS), expected);
      assert.equal(parse({ ...URL, ...annotations }, FIELDS).settings.auth.external, undefined);
    });
  }

  const LOST: Record<string, string> = {
    "auth-url": "",
    "auth-cache-duration": "200;",
    "auth-request-redirect": "https://a/$b",
    "auth-always-set-cookie": "yes",
  };
  for (const [key, value] of Object.entries(LOST)) {
    it(`a wrong ${key} leaves out the authorisation, which a finding refuses`, () => {
      const { settings: found, denied, findings } = parse({ ...URL, [key]: value });
      assert.equal(denied, undefined);
      assert.equal(found.auth.external, undefined);
      assert.deepEqual(
        findings.map((finding) => [
          finding.id,
          finding.severity,
          finding.protective,
          finding.value,
        ]),
        [[`shop/web/${key}`, "refused", true, undefined]],
      );
    });
  }

  it("takes the default for the rest", () => {
    const wrong = {
      "auth-signin": "{",
      "auth-signin-redirect-param": "{",
      "auth-cache-key": "a b;",
      "auth-keepalive": "x",
      "auth-keepalive-requests": "x",
      "auth-keepalive-timeout": "x",
      "auth-keepalive-share-vars": "x",
      "auth-proxy-set-headers": ";",
    };
    const { auth } = settingsWithout(Object.keys(wrong).sort(), { ...URL, ...wrong });
    assert.deepEqual(auth.external, external());
  });

  it("keeps no connections where something else forbids it", () => {
    const kept = { "auth-keepalive": "10" };
    const connections = (annotations: Record<string, string>) =>
      external({ ...kept, ...annotations })?.keepaliveConnections;
    assert.equal(connections({}), 10);
    assert.equal(connections({ "auth-keepalive": "-1" }), 0);
    assert.equal(connections({ "auth-keepalive-requests": "0" }), 0);
    assert.equal(connections({ "auth-keepalive-timeout": "0" }), 0);
    assert.equal(connections({ "auth-url": "http://$host/" }), 0);
  });

  it("an empty one beside auth-url takes its default where validators are off", () => {
    const empty = { "auth-always-set-cookie": "maybe" };
    const { auth } = settingsWithout(["auth-always-set-cookie"], { ...URL, ...empty }, UNCHECKED);
    assert.equal(auth.external?.alwaysSetCookie, false);
  });
});
