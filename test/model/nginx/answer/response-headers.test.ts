import assert from "node:assert/strict";
import type { HeaderEdits } from "../../../../model/http/answer";
import { answerOf, brief } from "../../../support/effective-nginx";
import type { InventoryOfInput } from "../../../support/nginx";

const headersOf = (...asked: Parameters<typeof answerOf>): HeaderEdits =>
  answerOf(...asked).responseHeaders;

const HSTS = { "strict-transport-security": "max-age=31536000; includeSubDomains" };

describe("fields of an answer", () => {
  it("are those of HSTS over HTTPS, and no Server", () => {
    assert.deepEqual(headersOf({ ingresses: [{}] }), { server: null });
    assert.deepEqual(headersOf({ ingresses: [{}] }, "https://shop.example/"), {
      server: null,
      ...HSTS,
    });
    const off = { configMap: { hsts: "false", "server-tokens": "true" }, ingresses: [{}] };
    assert.deepEqual(headersOf(off, "https://shop.example/"), { server: "nginx" });
  });

  it("are those of the ConfigMap and of custom-headers", () => {
    const input: InventoryOfInput = {
      configMap: {
        "add-headers": "ingress-nginx/added",
        "hide-headers": "X-Hidden",
        "global-allowed-response-headers": "X-Custom",
      },
      configMaps: {
        "ingress-nginx/added": { "X-Host": "$host", "X-Empty": "" },
        "shop/custom": { "X-Custom": "$host" },
      },
      ingresses: [{ annotations: { "custom-headers": "shop/custom" } }],
    };
    assert.deepEqual(headersOf(input), {
      server: null,
      "x-hidden": null,
      "x-host": "shop.example",
      "x-empty": null,
      "x-custom": "$host",
    });
    assert.deepEqual(headersOf(input, "/%00"), {
      server: null,
      "x-host": "$host",
      "x-empty": null,
    });
  });

  it("are those of snippets", () => {
    const snippets = (snippet: string, url = "/", key = "configuration-snippet") =>
      answerOf(
        {
          configMap: { "allow-snippet-annotations": "true", "annotations-risk-level": "Critical" },
          ingresses: [{ annotations: { [key]: snippet } }],
        },
        url,
      );
    assert.deepEqual(
      snippets('more_set_headers "X-A: $host"; add_header X-B b; more_clear_headers X-C;')
        .responseHeaders,
      { server: null, "x-a": "shop.example", "x-b": "b", "x-c": null },
    );
    assert.equal(brief(snippets("return 410;")), "410");
    assert.equal(brief(snippets("return 410;", "/", "server-snippet")), "410");
    assert.match(brief(snippets("lua_thing on;")), /^unknown: the location has a snippet/);
    assert.match(
      brief(snippets("lua_thing on;", "/", "server-snippet")),
      /^unknown: the server has a snippet/,
    );
  });
});

describe("CORS", () => {
  const asked = (annotations: Record<string, string>, origin?: string, method = "GET") =>
    answerOf({ ingresses: [{ annotations: { "enable-cors": "true", ...annotations } }] }, "/", {
      method,
      headers: origin === undefined ? {} : { Origin: origin },
    });
  const allowed = (origins: string, origin?: string) =>
    asked({ "cors-allow-origin": origins }, origin).responseHeaders["access-control-allow-origin"];

  it("sets its fields on every answer to an allowed origin", () => {
    assert.deepEqual(asked({}).responseHeaders, {
      server: null,
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "GET, PUT, POST, DELETE, PATCH, OPTIONS",
      "access-control-allow-headers":
        "DNT,Keep-Alive,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,Content-Type,Range,Authorization",
      "access-control-allow-credentials": "true",
      "access-control-max-age": "1728000",
    });
    const some = asked(
      {
        "cors-allow-origin": "https://a.example",
        "cors-allow-credentials": "false",
        "cors-expose-headers": "X-A",
      },
      "https://a.example",
    ).responseHeaders;
    assert.equal(some["access-control-allow-credentials"], undefined);
    assert.equal(some["access-control-expose-headers"], "X-A");
  });

  it("takes an origin in any case, by its end, and one part of a label for a star", () => {
    const origins = "https://a.example, https://*.b.example";
    assert.equal(allowed(origins, "HTTPS://A.example"), "HTTPS://A.example");
    assert.equal(allowed(origins, "https://x.b.example"), "https://x.b.example");
    assert.equal(allowed(origins, "https://x.y.b.example"), undefined);
    assert.equal(allowed(origins, "https://a.example.evil"), undefined);
    assert.equal(allowed(origins), undefined);
    assert.equal(allowed("https://a.example", "evil-https://a.example"), "evil-https://a.example");
  });

  it("answers OPTIONS itself, and passes on that of another origin", () => {
    assert.equal(brief(asked({}, undefined, "OPTIONS")), "204");
    const own = { "cors-allow-origin": "https://a.example" };
    assert.equal(brief(asked(own, "https://a.example", "OPTIONS")), "204");
    assert.equal(brief(asked(own, "https://b.example", "OPTIONS")), "shop/web /");
  });
});
