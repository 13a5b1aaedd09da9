import assert from "node:assert/strict";
import { predictions } from "../../../../model/nginx/findings/predict";
import { placeOf } from "../../../../model/nginx/answer/place";
import { nginxOf } from "../../../support/effective-nginx";
import { conversionOf } from "../../../support/conversion";
import { comparisonOf } from "../../../support/equivalence";
import { inventoryOf, type InventoryOfInput, requestOf, tlsSecret } from "../../../support/nginx";

/** Findings about paths and hosts: id, severity, `!` for protective ones, and value. */
const found = (input: InventoryOfInput): string[] =>
  conversionOf(input)
    .findings.filter(({ id }) => TOPICS.test(id))
    .map(
      ({ id, severity, protective, value = "" }) =>
        `${id} ${severity}${protective ? "!" : ""} ${value}`,
    );

const TOPICS = /\/(relative-redirects|path|rewrite-target|refused-paths|encoded-paths)$/;

const rewritten = (target: string, path = "/a/(.*)"): InventoryOfInput => ({
  ingresses: [{ paths: [path], annotations: { "rewrite-target": target } }],
});

describe("findings about a location's path", () => {
  it("are none where Envoy takes path and rewrite as they are", () => {
    assert.deepEqual(found({ ingresses: [{ paths: ["/", "/a/"] }] }), []);
    assert.deepEqual(found(rewritten("/$1")), []);
    assert.deepEqual(found(rewritten("/plain")), []);
  });

  it("refuse an expression that Envoy does not have, for the location and for its host", () => {
    const ingresses = [{ paths: ["/(?=a)b"], annotations: { "use-regex": "true" } }];
    assert.deepEqual(found({ ingresses }), [
      "shop/web/path refused! /(?=a)b",
      "host/shop.example/refused-paths lossy ",
    ]);
  });

  it("refuse a target with nginx's variables, and with expressions that Envoy does not have", () => {
    assert.deepEqual(found(rewritten("/$host")), ["shop/web/rewrite-target refused! /$host"]);
    assert(found(rewritten("/$1", "/(?=a)(.*)")).includes("shop/web/rewrite-target refused! /$1"));
  });

  it("say that two queries are joined in another way", () => {
    const input = {
      ...rewritten("/b?x=$1"),
      // With it, the controller takes no question mark.
      arguments: { "enable-annotation-validation": "false" },
    };
    assert.deepEqual(found(input), ["shop/web/rewrite-target lossy /b?x=$1"]);
    const request = requestOf("http://shop.example/a/1?y=2");
    const { findings } = conversionOf(input);
    const place = placeOf({ nginx: nginxOf(input), request });
    const predicted = (asked: typeof request) =>
      predictions({ findings, place, request: asked, field: "upstream.target" }).map(
        ({ id }) => id,
      );
    assert.deepEqual(predicted(request), ["shop/web/rewrite-target"]);
    assert.deepEqual(predicted({ ...request, target: "/a/1" }), []);
  });

  it("note redirects of a path without its slash, where nginx writes the path alone", () => {
    const of = (paths: readonly string[], others: Readonly<Record<string, string>> = {}) =>
      found({
        ingresses: [{ paths, annotations: { "relative-redirects": "true", ...others } }],
      });
    assert.deepEqual(of(["/a/"]), ["shop/web/relative-redirects note "]);
    assert.deepEqual(of(["/"]), []);
    assert.deepEqual(of(["/a"]), []);
    assert.deepEqual(of(["/a/"], { "use-regex": "true" }), []);
  });
});

describe("findings about a host", () => {
  it("say that encoded slashes are refused where locations are protected differently", () => {
    const open = { paths: ["/"] };
    const secret = {
      name: "api",
      paths: ["/api"],
      annotations: { "whitelist-source-range": "10.0.0.0/8" },
    };
    assert.deepEqual(found({ ingresses: [open, secret] }), [
      "host/shop.example/encoded-paths lossy ",
    ]);
    assert.deepEqual(found({ ingresses: [open, { ...open, name: "api", paths: ["/api"] }] }), []);
  });

  it("leave nothing of the name that from-to-www-redirect leads from unsaid", () => {
    const ingresses = [{ annotations: { "from-to-www-redirect": "true" }, tls: true as const }];
    for (const names of [["shop.example"], ["shop.example", "www.shop.example"]]) {
      for (const hsts of ["true", "false"]) {
        const inventory = inventoryOf({
          ingresses,
          configMap: { hsts },
          secrets: [tlsSecret({ name: "web-tls", names })],
        });
        const { compare } = comparisonOf(inventory, "accepted");
        for (const url of ["https://www.shop.example/a", "http://www.shop.example/a"]) {
          const { unpredicted, envoy } = compare(requestOf(url));
          assert.equal(envoy.outcome.type, "response");
          assert.deepEqual(unpredicted, [], `${url}, ${names.join(" ")}, hsts ${hsts}`);
        }
      }
    }
  });
});
