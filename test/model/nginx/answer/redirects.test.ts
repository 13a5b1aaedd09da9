import assert from "node:assert/strict";
import type { Answer } from "../../../../model/http/answer";
import { answerOf, brief } from "../../../support/effective-nginx";
import type { IngressInput } from "../../../support/nginx";

const asked = (
  ingress: IngressInput,
  url?: string,
  {
    configMap = {},
    ...parts
  }: NonNullable<Parameters<typeof answerOf>[2]> & { configMap?: Record<string, string> } = {},
): string => brief(answerOf({ configMap, ingresses: [ingress] }, url, parts));

const annotated = (annotations: Record<string, string>, more: IngressInput = {}): IngressInput => ({
  ...more,
  annotations,
});

const https = (headers: Record<string, string>) => ({ headers });

describe("the redirect to HTTPS", () => {
  it("is for hosts with a certificate, without the slash at the end", () => {
    assert.equal(asked({ tls: true }, "/a/?b=/"), "308 https://shop.example/a/?b=");
    assert.equal(asked({ tls: true }, "http://Shop.Example:8080/a/"), "308 https://Shop.Example/a");
    assert.equal(asked({ tls: true }, "https://shop.example/a/"), "shop/web /a/");
    assert.equal(asked({}, "/a"), "shop/web /a");
  });

  it("is turned off and forced, keeps the slash and names the port when told so", () => {
    assert.equal(asked(annotated({ "ssl-redirect": "false" }, { tls: true })), "shop/web /");
    assert.equal(
      asked(annotated({ "force-ssl-redirect": "true" }), "/a"),
      "308 https://shop.example/a",
    );
    assert.equal(
      asked(
        annotated(
          { "preserve-trailing-slash": "true", "use-port-in-redirects": "true" },
          { tls: true },
        ),
        "/a/",
      ),
      "308 https://shop.example:443/a/",
    );
    assert.equal(
      asked({ tls: true }, "/a", { configMap: { "http-redirect-code": "301" } }),
      "301 https://shop.example/a",
    );
  });

  it("is not on locations of ACME challenges, which the path of the location says", () => {
    const challenge = "/.well-known/acme-challenge/token";
    assert.equal(asked({ tls: true }, challenge), `308 https://shop.example${challenge}`);
    assert.equal(asked({ tls: true, paths: [challenge] }, challenge), `shop/web ${challenge}`);
  });

  it("goes by the scheme that a proxy in front names, if it is believed", () => {
    const forwarded = https({ "X-Forwarded-Proto": "https" });
    const believed = { configMap: { "use-forwarded-headers": "true" } };
    assert.equal(asked({ tls: true }, "/a", forwarded), "308 https://shop.example/a");
    assert.equal(asked({ tls: true }, "/a", { ...forwarded, ...believed }), "shop/web /a");
    const host = https({ "X-Forwarded-Host": "front.example:8443, b" });
    assert.equal(
      asked({ tls: true }, "/a", { ...host, ...believed }),
      "308 https://front.example/a",
    );
  });

  it("has the certificate of a wildcard host for one", () => {
    const ingresses = [
      { name: "wild", host: "*.example", tls: true as const },
      { name: "own", host: "a.example" },
    ];
    assert.equal(brief(answerOf({ ingresses }, "http://a.example/x")), "308 https://a.example/x");
  });
});

describe("fixed redirects", () => {
  it("have the URL as written, whatever the request", () => {
    const to = (annotations: Record<string, string>) =>
      asked(annotated(annotations, { tls: true }), "/a?b");
    assert.equal(to({ "permanent-redirect": "https://x.example/y" }), "301 https://x.example/y");
    assert.equal(
      to({ "permanent-redirect": "https://x.example", "permanent-redirect-code": "308" }),
      "308 https://x.example",
    );
    assert.equal(
      to({ "permanent-redirect": "https://x.example", "temporal-redirect": "https://t.example" }),
      "302 https://t.example",
    );
    assert.equal(
      to({ "permanent-redirect": "https://x.example", "permanent-redirect-code": "300" }),
      "300",
    );
  });

  it("follow app-root, which is for the root alone", () => {
    const ingress = annotated(
      { "app-root": "/app", "permanent-redirect": "https://x.example" },
      { tls: true },
    );
    assert.equal(asked(ingress, "http://Shop.Example:80//?q"), "302 http://Shop.Example:80/app");
    assert.equal(asked(ingress, "/x"), "301 https://x.example");
  });

  it("take the app-root of the longest path", () => {
    const ingresses = [
      { name: "a", annotations: { "app-root": "/a" } },
      { name: "b", paths: ["/b"], annotations: { "app-root": "/b" } },
    ];
    assert.equal(brief(answerOf({ ingresses })), "302 http://shop.example/b");
  });

  it("lead from the other of a name with and without www", () => {
    const www = annotated({ "from-to-www-redirect": "true" });
    const at = (url: string, configMap = {}, headers = {}) =>
      asked(www, url, { configMap, headers });
    assert.equal(at("http://www.shop.example/a/"), "308 http://shop.example:80/a");
    assert.equal(at("https://www.shop.example/a"), "308 https://shop.example:443/a");
    assert.equal(
      at(
        "http://www.shop.example/",
        { "use-forwarded-headers": "true" },
        { "X-Forwarded-Proto": "https", "X-Forwarded-Port": "8443" },
      ),
      "308 https://shop.example:8443",
    );
    const bare = { ...www, host: "www.b.example" };
    assert.equal(asked(bare, "http://b.example/"), "308 http://www.b.example:80");
    const both = { ingresses: [www, { name: "www", host: "www.shop.example" }] };
    assert.equal(brief(answerOf(both, "http://www.shop.example/")), "shop/web /");
  });

  it("lead to a target of a rewrite that is a URL", () => {
    const ingress = (target: string) =>
      annotated(
        { "rewrite-target": target },
        { tls: true, paths: [{ path: "/a/(.*)", type: "ImplementationSpecific" }] },
      );
    assert.equal(asked(ingress("https://x.example/$1"), "/a/b?c"), "302 https://x.example/b?c");
    assert.equal(asked(ingress("https://x.example/$1"), "/a/b%20c"), "302 https://x.example/b%20c");
  });
});

describe("the redirect to a slash", () => {
  const slash = (annotations: Record<string, string> = {}): IngressInput =>
    annotated(annotations, { paths: [{ path: "/a/", type: "Exact" }] });

  it("is relative when told so, and has the headers of its location", () => {
    assert.equal(asked(slash({ "relative-redirects": "true" }), "/a?"), "301 /a/");
    const answer: Answer = answerOf({ ingresses: [slash()] }, "https://shop.example:444/a?b=c");
    assert.equal(brief(answer), "301 https://shop.example/a/?b=c");
    assert.match(answer.responseHeaders["strict-transport-security"] ?? "", /^max-age=/);
  });

  it("is none where the location passes nothing on", () => {
    const denied = slash({ "auth-type": "basic", "auth-secret": "absent" });
    // The `/` of the host has the same annotations.
    assert.equal(asked(denied, "/a"), "503");
  });

  it("sets no CORS fields, which hang on conditions that come later", () => {
    const answer = answerOf({ ingresses: [slash({ "enable-cors": "true" })] }, "/a");
    assert.equal(answer.responseHeaders["access-control-allow-origin"], undefined);
  });
});
