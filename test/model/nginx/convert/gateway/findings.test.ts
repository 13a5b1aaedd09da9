import assert from "node:assert/strict";
import { conversionOf } from "../../../../support/conversion";
import { comparisonOf } from "../../../../support/equivalence";
import {
  inventoryOf,
  type InventoryOfInput,
  requestOf,
  tlsSecret,
} from "../../../../support/nginx";

const WWW = { annotations: { "from-to-www-redirect": "true" } };
const ALIAS = { annotations: { "server-alias": "alias.example" } };

/** Id, severity and answers of the findings about certificates and HTTPS of hosts. */
const found = (input: InventoryOfInput): string[] =>
  conversionOf(input)
    .findings.filter(({ id }) => /^host\/[^_].*\/(certificate|https)$/.test(id))
    .map(({ id, severity, answers }) => [id, severity, ...answers].join(" "));

/** The Ingress has a certificate, of which Envoy Gateway takes only the other Ingress's. */
const unusable = (ingress: object, names: readonly string[]): InventoryOfInput => ({
  ingresses: [
    { ...ingress, tls: true },
    { name: "other", host: "other.example", tls: true },
  ],
  secrets: [{ ...tlsSecret({ name: "web-tls", names }), type: "Opaque" }],
});

describe("findings about names that nginx answers over HTTPS", () => {
  it("are held back with their host", () =>
    assert.deepEqual(found({ ingresses: [{}] }), [
      "host/shop.example/https lossy accept holdBack",
    ]));

  it("are about the host where they are of its alias", () => {
    assert.deepEqual(found({ ingresses: [ALIAS] }), [
      "host/shop.example/https lossy accept holdBack",
    ]);
    assert.deepEqual(found(unusable(ALIAS, ["shop.example", "alias.example"])), [
      "host/shop.example/certificate lossy accept holdBack",
    ]);
  });

  it("are not held back alone where they are of a redirect's name: it goes with its host", () => {
    assert.deepEqual(found({ ingresses: [WWW] }), [
      "host/shop.example/https lossy accept holdBack",
      "host/www.shop.example/https lossy accept",
    ]);
    assert.deepEqual(found(unusable(WWW, ["shop.example", "www.shop.example"])), [
      "host/shop.example/certificate lossy accept holdBack",
      "host/www.shop.example/certificate lossy accept",
    ]);
    const { objects, heldBack } = conversionOf(
      { ingresses: [WWW] },
      { "host/shop.example/https": { answer: "holdBack" } },
    );
    assert.deepEqual(heldBack, ["shop.example"]);
    assert(!JSON.stringify(objects).includes("www.shop.example"));
  });

  it("predict every certificate that differs", () => {
    const shown = ["shop.example", "www.shop.example", "alias.example", "unknown.example"];
    for (const ingress of [WWW, ALIAS]) {
      for (const input of [
        unusable(ingress, shown),
        { ...unusable(ingress, shown), arguments: { "default-ssl-certificate": "shop/other-tls" } },
        { ingresses: [ingress] },
      ]) {
        const { compare } = comparisonOf(inventoryOf(input), "accepted");
        for (const host of shown) {
          const { unpredicted } = compare(requestOf(`https://${host}/`));
          assert.deepEqual(unpredicted, [], `${host}: ${JSON.stringify(input)}`);
        }
      }
    }
  });
});
