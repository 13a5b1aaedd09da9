import assert from "node:assert/strict";
import { readConfiguration } from "../../../../model/nginx/configuration";
import { builtIn } from "../../../../model/nginx/findings/built-in";
import { inventoryOf, type InventoryOfInput } from "../../../support/nginx";

const found = (input: InventoryOfInput = {}) =>
  builtIn(readConfiguration(inventoryOf(input)).configuration);

describe("what the proxies always do in their own way", () => {
  it("is said once each, and never protective: nothing was asked for", () => {
    const findings = found();
    assert.deepEqual(
      findings.map(({ id }) => id),
      [
        "controller/path-matching",
        "controller/path-normalisation",
        "controller/empty-query",
        "controller/redirects",
        "controller/methods",
        "controller/malformed-requests",
        "controller/host-trailing-dot",
        "controller/header-names",
        "host/_/certificate",
        "host/_/own-paths",
        "controller/wire-format",
        "controller/backend-failure",
      ],
    );
    assert(findings.every(({ protective }) => !protective));
  });

  it("predicts nothing for every request but where nobody sees it", () =>
    assert.deepEqual(
      found()
        .flatMap(({ differences }) => differences)
        .filter(({ when }) => when === "always")
        .map(({ field }) => field),
      ["operation", "operation", "operation", "operation", "operation"],
    ));

  it("knows another path for health checks", () =>
    assert.deepEqual(
      found({ arguments: { "health-check-path": "/ready" } })
        .filter(({ id }) => id === "host/_/own-paths")
        .flatMap(({ differences }) => differences.map(({ when }) => when)),
      ["always", "always", "always", "always"],
    ));

  it("leaves out header names that nginx hands on too", () =>
    assert(
      !found({ configMap: { "ignore-invalid-headers": "false" } }).some(
        ({ id }) => id === "controller/header-names",
      ),
    ));

  it("leaves out the placeholder where there is a default certificate", () =>
    assert(
      !found({ arguments: { "default-ssl-certificate": "edge/wildcard" } }).some(
        ({ id }) => id === "host/_/certificate",
      ),
    ));
});
