import assert from "node:assert/strict";
import { ALIASES, ANNOTATION_FAMILIES, ANNOTATIONS } from "../../../../model/nginx/annotations";
import { droppedBy, keysOf, parse, settings, settingsWithout } from "../../../support/annotations";
import { ingress, inventoryOf } from "../../../support/nginx";
import { parseAnnotations } from "../../../../model/nginx/annotations";
import { readConfiguration } from "../../../../model/nginx/configuration";

/** Every key that the parsers of controller 1.15.1 accept, by their groups; aliases at the end. */
const KEYS = `
  rewrite-target use-regex app-root server-alias upstream-vhost x-forwarded-prefix
  preserve-trailing-slash ssl-redirect force-ssl-redirect from-to-www-redirect permanent-redirect
  permanent-redirect-code temporal-redirect temporal-redirect-code relative-redirects
  use-port-in-redirects proxy-redirect-from proxy-redirect-to proxy-cookie-domain proxy-cookie-path
  canary canary-weight canary-weight-total canary-by-header canary-by-header-value
  canary-by-header-pattern canary-by-cookie
  affinity affinity-mode affinity-canary-behavior session-cookie-name session-cookie-path
  session-cookie-domain session-cookie-expires session-cookie-max-age session-cookie-samesite
  session-cookie-secure session-cookie-change-on-failure session-cookie-conditional-samesite-none
  load-balance upstream-hash-by upstream-hash-by-subset upstream-hash-by-subset-size
  service-upstream
  auth-type auth-secret auth-secret-type auth-realm auth-url auth-method auth-signin
  auth-signin-redirect-param auth-request-redirect auth-response-headers auth-proxy-set-headers
  auth-always-set-cookie auth-cache-key auth-cache-duration auth-keepalive auth-keepalive-requests
  auth-keepalive-timeout auth-keepalive-share-vars auth-snippet enable-global-auth satisfy
  auth-tls-secret auth-tls-verify-client auth-tls-verify-depth auth-tls-error-page
  auth-tls-match-cn auth-tls-pass-certificate-to-upstream
  allowlist-source-range denylist-source-range limit-rps limit-rpm limit-burst-multiplier
  limit-connections limit-rate limit-rate-after limit-allowlist
  enable-cors cors-allow-origin cors-allow-methods cors-allow-headers cors-allow-credentials
  cors-expose-headers cors-max-age
  backend-protocol proxy-connect-timeout proxy-send-timeout proxy-read-timeout proxy-body-size
  client-body-buffer-size proxy-buffering proxy-buffer-size proxy-buffers-number
  proxy-busy-buffers-size proxy-max-temp-file-size proxy-request-buffering proxy-http-version
  proxy-next-upstream proxy-next-upstream-timeout proxy-next-upstream-tries
  connection-proxy-header custom-headers proxy-ssl-secret proxy-ssl-verify proxy-ssl-verify-depth
  proxy-ssl-name proxy-ssl-server-name proxy-ssl-protocols proxy-ssl-ciphers fastcgi-index
  fastcgi-params-configmap
  custom-http-errors default-backend disable-proxy-intercept-errors mirror-target mirror-host
  mirror-request-body ssl-passthrough ssl-ciphers ssl-prefer-server-ciphers http2-push-preload
  configuration-snippet server-snippet stream-snippet enable-modsecurity enable-owasp-core-rules
  modsecurity-transaction-id modsecurity-snippet enable-access-log enable-rewrite-log
  enable-opentelemetry opentelemetry-trust-incoming-span opentelemetry-operation-name
  whitelist-source-range limit-whitelist
`
  .trim()
  .split(/\s+/)
  .sort();

/** Keys whose protection is never dropped without an answer. */
const PROTECTIVE =
  /^(auth-(?!keepalive)|enable-global-auth|satisfy|(white|allow|deny)list-|limit-)/;

describe("the table of annotations", () => {
  it("has each of the 138 keys once", () => {
    assert.equal(KEYS.length, 138);
    assert.deepEqual(ANNOTATIONS.map(({ key }) => key).sort(), KEYS);
    assert(ANNOTATION_FAMILIES.every(({ annotations }) => annotations.length > 0));
  });

  it("protects what guards a path", () => {
    const open = ANNOTATIONS.filter(({ key, protective }) => PROTECTIVE.test(key) && !protective);
    assert.deepEqual(
      open.map(({ key }) => key),
      [],
    );
  });

  it("says what differs exactly where something does", () => {
    const silent = ANNOTATIONS.filter(
      ({ fidelity, differs }) =>
        (differs === "") !== (fidelity === "exact" || fidelity === "no-op"),
    );
    assert.deepEqual(
      silent.map(({ key }) => key),
      [],
    );
  });

  it("emits nothing for what is impossible or without effect, and something for the exact", () => {
    const wrong = ANNOTATIONS.filter(({ fidelity, emits }) => {
      const emitsNothing = emits.length === 0;
      return fidelity === "exact" ? emitsNothing : fidelity !== "approximate" && !emitsNothing;
    });
    assert.deepEqual(
      wrong.map(({ key }) => key),
      [],
    );
  });

  it("names only second names of keys that there are", () => {
    for (const [alias, key] of Object.entries(ALIASES)) {
      assert(KEYS.includes(alias) && KEYS.includes(key));
    }
  });
});

describe("annotations in force", () => {
  it("second names count where the first is absent or empty", () => {
    const second = { "whitelist-source-range": "10.0.0.0/8" };
    const allow = (annotations: Record<string, string>) => settings(annotations).sources.allow;
    assert.deepEqual(allow(second), ["10.0.0.0/8"]);
    assert.deepEqual(allow({ ...second, "allowlist-source-range": "" }), ["10.0.0.0/8"]);
    assert.deepEqual(allow({ ...second, "allowlist-source-range": "10.1.0.0/16" }), [
      "10.1.0.0/16",
    ]);
  });

  it("only those with the controller's prefix are read", () => {
    const { settings: found, findings } = parse({ "other.example/use-regex": "true" });
    assert.equal(found.routing.useRegex, false);
    assert.deepEqual(findings, []);
  });

  it("another prefix", () => {
    const inventory = inventoryOf({
      ingresses: [ingress({ annotations: { "edge.example/use-regex": "true" } })],
    });
    const selection = { ...inventory.selection, annotationsPrefix: "edge.example" };
    const { configuration } = readConfiguration(inventory);
    const [only] = inventory.ingresses;
    assert(only !== undefined);
    const { settings: found } = parseAnnotations({
      ingress: only,
      configuration,
      inventory: { ...inventory, selection },
    });
    assert.equal(found.routing.useRegex, true);
  });

  const SNIPPET = { "configuration-snippet": "deny all;" };

  it("a snippet above the risk level drops the Ingress, allowed or not", () => {
    assert.equal(droppedBy(SNIPPET), "configuration-snippet");
    const allowed = { configMap: { "allow-snippet-annotations": "true" } };
    assert.equal(droppedBy(SNIPPET, allowed), "configuration-snippet");
  });

  it("a snippet within it that is switched off is passed over", () => {
    const world = { configMap: { "annotations-risk-level": "Critical" } };
    const { snippets } = settingsWithout(["configuration-snippet"], SNIPPET, world);
    assert.equal(snippets.configuration, undefined);
  });

  it("a lower risk level drops more, without the prefix too", () => {
    const world = { configMap: { "annotations-risk-level": "Low" } };
    assert.equal(droppedBy({ "app-root": "/a" }, world), "app-root");
    assert.equal(droppedBy({ "use-regex": "true" }, world), "nothing");
    const inventory = inventoryOf({ ingresses: [ingress()], ...world });
    const { configuration } = readConfiguration(inventory);
    const bare = { ...ingress(), annotations: { "app-root": "/a" } };
    const { dropped } = parseAnnotations({ ingress: bare, configuration, inventory });
    assert.equal(dropped?.key, "app-root");
  });

  it("a blocked word drops the Ingress", () => {
    const world = { configMap: { "annotation-value-word-blocklist": "load_module,lua_" } };
    const { dropped } = parse({ "app-root": "/lua_package" }, world);
    assert.equal(dropped?.key, "app-root");
    assert.match(dropped.reason, /"lua_"/);
    assert.equal(droppedBy({ "app-root": "/shop" }, world), "nothing");
  });

  it("the first family with a fault tells it; others are read all the same", () => {
    const two = { "auth-type": "basic", "custom-headers": "x", "use-regex": "true" };
    const { denied, settings: found } = parse(two);
    assert.equal(denied?.key, "auth-secret");
    assert.equal(found.routing.useRegex, true);
  });
});

describe("findings about annotations", () => {
  it("an unknown key is refused", () => {
    const { findings } = parse({ "enable-teleport": "true" });
    assert.deepEqual(findings, [
      {
        id: "shop/web/enable-teleport",
        severity: "refused",
        protective: true,
        scope: { type: "ingress", ingress: "shop/web" },
        key: "enable-teleport",
        differences: [
          {
            field: "operation",
            when: "always",
            nginx: "does not know the annotation",
            envoy: "the same",
          },
        ],
        remedy: "remove or correct the annotation",
        answers: ["accept", "deny", "holdBack"],
      },
    ]);
  });

  it("a slip of the pen names what may be meant", () => {
    const [finding] = parse({ "auth-singin": "https://sso.example" }).findings;
    assert.match(finding?.remedy ?? "", /perhaps auth-signin is meant/);
  });

  it("stale keys are notes", () => {
    const stale = {
      "secure-backends": "true",
      "enable-influxdb": "true",
      "influxdb-host": "x",
      "global-rate-limit": "1",
      "global-rate-limit-window": "1m",
    };
    const { findings } = parse(stale);
    assert.deepEqual(keysOf(findings), Object.keys(stale).sort());
    assert(findings.every(({ severity, protective }) => severity === "note" && !protective));
  });

  it("a value that is not used is a note with it, cut; values that may be secret are left out", () => {
    const long = `yes${"!".repeat(100)}`;
    const { findings } = parse({ "use-regex": long, "auth-url": "http://a/", "auth-signin": "{" });
    assert.deepEqual(
      findings.map(({ key, severity, value }) => [key, severity, value]),
      [
        ["use-regex", "note", `${long.slice(0, 79)}…`],
        ["auth-signin", "note", undefined],
      ],
    );
  });

  it("a dropped Ingress has none: nothing of it is in force", () => {
    const { dropped, findings } = parse({ "upstream-vhost": "a b", "use-regex": "x", typo: "x" });
    assert.equal(dropped?.key, "upstream-vhost");
    assert.deepEqual(findings, []);
  });

  it("each key has one", () => {
    const { findings } = parse({ canary: "x", "canary-weight": "x" });
    assert.deepEqual(keysOf(findings), ["canary", "canary-weight"]);
  });
});
