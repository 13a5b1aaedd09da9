import assert from "node:assert/strict";
import { generalFindings } from "../../../../../model/nginx/convert/gateway/general-findings";
import { nginxOf } from "../../../../support/effective-nginx";
import type { InventoryOfInput } from "../../../../support/nginx";

const found = (input: InventoryOfInput) =>
  generalFindings(nginxOf(input)).filter(({ scope }) => scope.type === "host");

/** Id, and the requests for which each difference shows. */
const strict = (input: InventoryOfInput): string[] =>
  found(input).map(
    ({ id, differences }) => `${id}: ${differences.map(({ when }) => when).join(", ")}`,
  );

const annotated = (
  annotations: Readonly<Record<string, string>>,
  configMap: Readonly<Record<string, string>> = {},
): InventoryOfInput => ({ ingresses: [{ annotations }], configMap });

describe("findings about how a conversion sets the Gateway up", () => {
  it("are the same two for every controller, of which nobody needs to answer", () =>
    assert.deepEqual(
      generalFindings(nginxOf({})).map(({ id, answers }) => ({ id, answers })),
      [
        { id: "controller/original-forwarded-fields", answers: [] },
        { id: "controller/redirect-host", answers: [] },
      ],
    ));

  describe("about Strict-Transport-Security", () => {
    const id = (host: string) => `host/${host}/strict-transport-security`;
    const WWW = { "from-to-www-redirect": "true" };

    it("name the answers that nginx gives outside of any location", () => {
      assert.deepEqual(strict(annotated({})), []);
      assert.deepEqual(strict(annotated(WWW)), [`${id("www.shop.example")}: HTTPS`]);
      assert.deepEqual(strict(annotated({ "app-root": "/app" })), [
        `${id("shop.example")}: HTTPS, path /`,
      ]);
      assert.deepEqual(strict(annotated({ "auth-tls-secret": "shop/gone" })), [
        `${id("shop.example")}: HTTPS`,
      ]);
    });

    it("are none where nobody sends the field", () =>
      assert.deepEqual(strict(annotated(WWW, { hsts: "false" })), []));
  });

  describe("about several labels below a wildcard", () => {
    const wild = { name: "wild", host: "*.shop.example" };
    const catchAll = { name: "all", host: "", rules: [{ paths: ["/"] }] };

    it("are about the server for unknown hosts, where that serves something", () => {
      const other = { name: "other", host: "*.a.example" };
      const [finding, ...more] = found({ ingresses: [wild, other, catchAll] });
      assert.equal(more.length, 0);
      assert.equal(finding?.id, "host/_/several-labels");
      assert.equal(finding.value, "*.a.example, *.shop.example");
      assert.deepEqual(finding.answers, ["accept", "holdBack"]);
    });

    it("are none where both answer 404, or there is no wildcard", () => {
      assert.deepEqual(found({ ingresses: [wild] }), []);
      assert.deepEqual(found({ ingresses: [{}, catchAll] }), []);
    });
  });
});
