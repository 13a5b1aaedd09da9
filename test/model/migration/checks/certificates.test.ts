import assert from "node:assert/strict";
import { tlsNames } from "../../../../model/migration/checks/certificates";
import { effectiveNginx } from "../../../../model/nginx/effective/build";
import { inventoryOf } from "../../../support/nginx";
import { certificate, checked, seen, told } from "./input";

describe("check certificates", () => {
  const says = (...found: object[]) =>
    told("certificates", {
      stage: "routes",
      observed: { certificates: seen(found as (typeof certificate)[]) },
    });
  const { envoy } = certificate;

  it("counts days to the first end", () => {
    const { numbers, summary } = checked("certificates", { stage: "routes" });
    assert.deepEqual(numbers, { names: 1, daysLeft: 49 });
    assert.equal(summary, "1 name, the first certificate ends in 49 days");
  });

  it("fails for another name, an end that is near, and another chain", () => {
    assert.deepEqual(says({ ...certificate, host: "shop.test" }), [
      "failed",
      "shop.test: the certificate is for *.example",
    ]);
    const none = { ...envoy, names: [] };
    assert.deepEqual(says({ host: "shop.test", envoy: none }), [
      "failed",
      "shop.test: the certificate is for no name",
    ]);
    const ending = { ...envoy, notAfter: "2026-01-20T00:00:00Z" };
    assert.deepEqual(says({ host: "shop.example", envoy: ending, nginx: ending }), [
      "failed",
      "shop.example: the certificate ends in 9 days, 14 are needed",
    ]);
    assert.deepEqual(says({ ...certificate, nginx: { ...envoy, fingerprints: ["AA"] } }), [
      "failed",
      "shop.example: nginx shows another chain of certificates",
    ]);
  });

  it("fails where Envoy shows none, and knows nothing where nginx shows none", () => {
    const error = { error: "reset" };
    assert.deepEqual(says({ ...certificate, envoy: error }), [
      "failed",
      "shop.example: Envoy shows no certificate: reset",
    ]);
    assert.deepEqual(says({ ...certificate, nginx: error }), [
      "unknown",
      "shop.example: nginx shows no certificate: reset",
    ]);
  });

  it("asks for the names that have one, wildcards by some label", () => {
    const names = (host: string, tls?: true) =>
      tlsNames(effectiveNginx(inventoryOf({ ingresses: [{ host, ...(tls && { tls }) }] })));
    assert.deepEqual(names("shop.example", true), ["shop.example"]);
    assert.deepEqual(names("*.shop.example", true), ["edge-verify.shop.example"]);
    assert.deepEqual(names("shop.example"), []);
  });

  it("has nothing to ask where nothing has one", () => {
    assert.deepEqual(says(), ["passed"]);
    assert.equal(
      checked("certificates", { stage: "routes", observed: { certificates: seen([]) } }).summary,
      "0 names with a certificate",
    );
  });
});
