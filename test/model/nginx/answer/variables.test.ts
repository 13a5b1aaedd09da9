import assert from "node:assert/strict";
import { answerOf, forwardedOf } from "../../../support/effective-nginx";

describe("variables of nginx", () => {
  /** What a backend gets of a text in `proxy-set-headers`. */
  const filled = (
    text: string,
    url = "https://Shop.Example:8443/a%20b//c?x=1&y",
  ): string | null | undefined =>
    forwardedOf(
      {
        configMap: { "proxy-set-headers": "ingress-nginx/fields" },
        configMaps: { "ingress-nginx/fields": { "X-Text": text } },
        ingresses: [{ tls: true }],
      },
      url,
      { headers: { Cookie: "a=1; b=2", "X-Own": "own" } },
    ).headers["x-text"];

  const VALUES: Readonly<Record<string, string>> = {
    "$host ${http_host}": "shop.example Shop.Example:8443",
    "$scheme://$best_http_host$request_uri": "https://Shop.Example:8443/a%20b//c?x=1&y",
    $uri$is_args$args: "/a b/c?x=1&y",
    "$request_method $remote_addr $server_port": "GET 198.51.100.7 443",
    "$namespace/$ingress_name$location_path": "shop/web/",
    "$http_x_own-$http_none-$cookie_b-$cookie_c-$arg_X-$arg_z": "own--2--1-",
    "$req_id $literal_dollar $ssl_protocol": "{generated} $ $ssl_protocol",
    $constructor: "$constructor",
  };
  for (const [text, value] of Object.entries(VALUES)) {
    it(`are filled in: ${text}`, () => assert.equal(filled(text), value));
  }

  it("come to nothing without a query", () => {
    assert.equal(filled("[$is_args]", "https://shop.example/"), "[]");
  });

  it("know no location where the server itself answers", () => {
    const { responseHeaders } = answerOf(
      {
        configMap: { "add-headers": "ingress-nginx/fields" },
        configMaps: { "ingress-nginx/fields": { "X-Text": "[$location_path]" } },
        ingresses: [{ annotations: { "app-root": "/app" } }],
      },
      "/",
    );
    assert.equal(responseHeaders["x-text"], "[]");
  });

  it("name no Ingress where none formed the location", () => {
    const { headers } = forwardedOf(
      {
        arguments: { "default-backend-service": "shop/web" },
        configMap: { "proxy-set-headers": "ingress-nginx/fields" },
        configMaps: { "ingress-nginx/fields": { "X-Text": "[$namespace/$ingress_name]" } },
        services: [{ name: "web" }],
      },
      "/",
    );
    assert.equal(headers["x-text"], "[/]");
  });
});
