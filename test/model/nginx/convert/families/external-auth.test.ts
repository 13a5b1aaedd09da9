import assert from "node:assert/strict";
import { externalAuth } from "../../../../../model/nginx/convert/families/external-auth";
import { describeWithCrds } from "../../../../support/crds";
import type { IngressInput } from "../../../../support/nginx";
import {
  type ContextInput,
  findingsOf,
  partFaults,
  partsWith,
} from "../../../../support/rule-context";

const IN_CLUSTER = "http://auth.tools.svc.cluster.local:9000/check?app=shop";
const SNIPPETS = { "allow-snippet-annotations": "true", "annotations-risk-level": "Critical" };

const asking = (url: string, input: ContextInput = {}) =>
  partsWith(externalAuth, { ...input, annotations: { "auth-url": url, ...input.annotations } });

/** Kind and name of the backend with its port, and the path that it is asked by. */
const targetOf = (url: string, input: ContextInput = {}): string => {
  const http = asking(url, input).security?.extAuth?.http;
  const [backend] = http?.backendRefs ?? [];
  return backend === undefined
    ? "none"
    : [backend.kind, backend.namespace, backend.name, backend.port, http?.pathOverride]
        .filter((part) => part !== undefined)
        .join(" ");
};

const reasonOf = (url: string, input: ContextInput = {}): string =>
  asking(url, input).findings?.[0]?.differences[0]?.envoy ?? "";

describe("external authorisation", () => {
  it("adds nothing without a service", () => {
    assert.deepEqual(partsWith(externalAuth, {}), {});
  });

  it("asks the Service by the URL's own path, and lets nobody through when it fails", () => {
    const parts = asking(IN_CLUSTER, {
      annotations: { "auth-response-headers": "X-User,X-Email,X-User" },
    });
    assert.deepEqual(parts.security?.extAuth, {
      failOpen: false,
      statusOnError: 500,
      timeout: "60s",
      headersToExtAuth: [
        "accept",
        "accept-language",
        "cookie",
        "origin",
        "referer",
        "user-agent",
        "x-forwarded-proto",
        "x-request-id",
        "x-requested-with",
      ],
      http: {
        backendRefs: [{ group: "", kind: "Service", name: "auth", namespace: "tools", port: 9000 }],
        pathOverride: "/check?app=shop",
        headersToBackend: ["x-email", "x-user"],
      },
    });
    assert.deepEqual(parts.protections, ["external auth"]);
    assert.deepEqual(findingsOf(parts), ["shop/web/auth-url lossy!"]);
    assert.equal(
      parts.findings?.[0]?.value,
      "http://auth.tools.svc.cluster.local:9000/check?…",
      "a query may hold a token",
    );
  });

  it("needs no grant for a Service of its own namespace", () => {
    assert.equal(targetOf("http://auth.shop.svc"), "Service auth 80 /");
    assert.deepEqual(asking("http://auth.shop.svc").objects, []);
  });

  it("has a Backend for any other host, verified where others can vouch for it", () => {
    const backendOf = (url: string) => asking(url).objects?.[0]?.spec;
    assert.equal(
      targetOf("https://login.example.net/verify"),
      "Backend authorisation.login.example.net.443.tls /verify",
    );
    assert.deepEqual(backendOf("https://login.example.net/verify"), {
      endpoints: [{ fqdn: { hostname: "login.example.net", port: 443 } }],
      tls: { wellKnownCACertificates: "System", sni: "login.example.net" },
    });
    assert.deepEqual(backendOf("https://auth.tools.svc.cluster.local/"), {
      endpoints: [{ fqdn: { hostname: "auth.tools.svc.cluster.local", port: 443 } }],
      tls: { insecureSkipVerify: true, sni: "auth.tools.svc.cluster.local" },
    });
    assert.deepEqual(backendOf("http://10.0.0.9:4180?x=1"), {
      endpoints: [{ ip: { address: "10.0.0.9", port: 4180 } }],
    });
    assert.equal(targetOf("http://10.0.0.9:4180?x=1"), "Backend authorisation.10.0.0.9.4180 /?x=1");
  });

  it("asks nothing on paths of ACME challenges, and the service of an Ingress before the controller's", () => {
    const path = "/.well-known/acme-challenge/token";
    assert.deepEqual(asking(IN_CLUSTER, { ingress: { paths: [path] }, path }), {});
    const configMap = { "global-auth-url": "http://other.tools.svc.cluster.local/" };
    assert.equal(targetOf(IN_CLUSTER, { configMap }), "Service tools auth 9000 /check?app=shop");
  });

  it("asks the controller's service for every location that is not exempt", () => {
    const configMap = {
      "global-auth-url": "http://auth.tools.svc.cluster.local/",
      "global-auth-signin": "https://login.example.net/start",
    };
    const parts = partsWith(externalAuth, { configMap });
    assert.equal(parts.security?.extAuth?.http?.backendRefs?.[0]?.name, "auth");
    assert.deepEqual(findingsOf(parts), [
      "controller/global-auth-signin lossy",
      "controller/global-auth-url lossy!",
    ]);
    assert.deepEqual(
      partsWith(externalAuth, { configMap, annotations: { "enable-global-auth": "false" } }),
      {},
    );
  });

  it("refuses a URL with variables that only nginx knows", () => {
    assert.match(reasonOf("http://$auth_host/x"), /the host is a variable/);
    assert.match(reasonOf("http://auth.shop.svc/x?u=$request_uri"), /the path has a variable/);
    assert.match(
      reasonOf("https://$host/auth", { ingress: { host: "*.shop.example" } }),
      /the host is the client's/,
    );
    assert.match(reasonOf("ftp://auth.shop.svc/x"), /no URL with a host/);
    assert.equal(asking("http://$auth_host/x").security, undefined);
  });

  it("says what each further annotation loses", () => {
    const parts = asking(IN_CLUSTER, {
      annotations: {
        "auth-method": "POST",
        "auth-request-redirect": "https://shop.example/",
        "auth-proxy-set-headers": "shop/fields",
        "auth-snippet": "proxy_set_header X-Key secret;",
        "auth-cache-key": "$cookie_session",
        "auth-always-set-cookie": "true",
      },
      configMap: SNIPPETS,
      configMaps: { "shop/fields": { "X-Key": "secret", "X-App": "shop" } },
    });
    assert.deepEqual(findingsOf(parts), [
      "shop/web/auth-always-set-cookie lossy",
      "shop/web/auth-cache-key note",
      "shop/web/auth-method lossy",
      "shop/web/auth-proxy-set-headers refused!",
      "shop/web/auth-request-redirect lossy",
      "shop/web/auth-snippet refused!",
      "shop/web/auth-url lossy!",
    ]);
    assert.doesNotMatch(JSON.stringify(parts.findings), /secret/);
  });
});

describe("a sign-in page", () => {
  const locationOf = (signIn: string, more: Record<string, string> = {}) => {
    const parts = asking(IN_CLUSTER, { annotations: { "auth-signin": signIn, ...more } });
    const [override] = parts.traffic?.responseOverride ?? [];
    return override?.response?.header?.set?.[0]?.value;
  };

  it("takes the place of Envoy's own 401, not of the backend's", () => {
    const parts = asking(IN_CLUSTER, { annotations: { "auth-signin": "https://a.example/in" } });
    assert.deepEqual(parts.traffic?.responseOverride, [
      {
        match: { statusCodes: [{ type: "Value", value: 401 }] },
        source: "Local",
        response: {
          statusCode: 302,
          header: {
            set: [
              {
                name: "Location",
                value:
                  "https://a.example/in?rd=%REQ(X-FORWARDED-PROTO)%://%REQ(:AUTHORITY)%%REQ(:PATH)%",
              },
            ],
          },
        },
      },
    ]);
  });

  it("gets the URL that was asked for, unless it says itself how", () => {
    const back = "%REQ(X-FORWARDED-PROTO)%://%REQ(:AUTHORITY)%%REQ(:PATH)%";
    assert.equal(locationOf("https://a.example/in?x=1"), `https://a.example/in?x=1&rd=${back}`);
    assert.equal(
      locationOf("https://a.example/in", { "auth-signin-redirect-param": "back" }),
      `https://a.example/in?back=${back}`,
    );
    assert.equal(
      locationOf("https://$host/in?rd=$escaped_request_uri"),
      "https://%REQ(:AUTHORITY)%/in?rd=%REQ(:PATH)%",
    );
  });

  it("is lost with a variable that Envoy lacks: then the answer is 401", () => {
    const annotations = { "auth-signin": "https://a.example/in?rd=$arg_page" };
    const parts = asking(IN_CLUSTER, { annotations });
    assert.equal(parts.traffic, undefined);
    assert.deepEqual(findingsOf(parts), ["shop/web/auth-signin lossy", "shop/web/auth-url lossy!"]);
    assert.match(parts.findings?.[1]?.differences[0]?.envoy ?? "", /answers 401/);
  });
});

describe("a service behind the same controller", () => {
  const oauth = (ingress: IngressInput = {}): IngressInput => ({
    name: "oauth",
    paths: [{ path: "/oauth2", backend: "oauth2-proxy:4180" }],
    ...ingress,
  });
  const url = "https://$host/oauth2/auth";

  it("is asked directly", () => {
    assert.equal(targetOf(url, { others: [oauth()] }), "Service oauth2-proxy 4180 /oauth2/auth");
    const exact = oauth({
      paths: [
        { path: "/oauth2/", backend: "other:80" },
        { path: "/oauth2/auth", type: "Exact", backend: "oauth2-proxy:4180" },
      ],
    });
    assert.equal(targetOf(url, { others: [exact] }), "Service oauth2-proxy 4180 /oauth2/auth");
    const elsewhere = oauth({ host: "login.example", namespace: "tools" });
    assert.equal(
      targetOf("https://login.example/oauth2/auth", { others: [elsewhere] }),
      "Service tools oauth2-proxy 4180 /oauth2/auth",
    );
  });

  it("is refused where the way there changes the request or checks it", () => {
    const changed: Record<string, string>[] = [
      { "rewrite-target": "/x" },
      { "permanent-redirect": "https://other.example/" },
      { "auth-url": "http://auth.shop.svc/" },
      { "backend-protocol": "HTTPS" },
      { "auth-type": "basic", "auth-secret": "missing" },
    ];
    for (const annotations of changed) {
      const input = { others: [oauth({ host: "login.example", annotations })] };
      assert.match(
        reasonOf("https://login.example/oauth2/auth", input),
        /cannot be skipped/,
        JSON.stringify(annotations),
      );
    }
    const missing = {
      others: [oauth({ host: "login.example" })],
      missingServices: ["shop/oauth2-proxy"],
    };
    assert.match(reasonOf("https://login.example/oauth2/auth", missing), /cannot be skipped/);
    const page = { others: [oauth({ host: "login.example" })] };
    assert.match(reasonOf("https://login.example/elsewhere", page), /cannot be skipped/);
  });
});

describeWithCrds("external authorisation in the pinned CRDs", () => {
  it("is valid for Services, hosts and addresses", () => {
    const annotations = {
      "auth-signin": "https://a.example/in",
      "auth-response-headers": "X-User",
    };
    for (const url of [IN_CLUSTER, "https://login.example.net/verify", "http://10.0.0.9:4180/"]) {
      assert.deepEqual(partFaults(asking(url, { annotations })), [], url);
    }
  });
});
