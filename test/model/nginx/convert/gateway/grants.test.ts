import assert from "node:assert/strict";
import { conversionOf, namesOf, specOf } from "../../../../support/conversion";
import type { InventoryOfInput } from "../../../../support/nginx";

const grants = (input: InventoryOfInput): string[] =>
  namesOf(conversionOf(input).objects, "ReferenceGrant");

describe("grants for Services", () => {
  const input: InventoryOfInput = {
    ingresses: [
      { paths: ["/a"] },
      { name: "blog", namespace: "blog", host: "blog.example", paths: ["/a"] },
      { name: "pages", namespace: "tools", host: "tools.example", paths: ["/a"] },
    ],
    services: [{ namespace: "tools", name: "pages" }],
    arguments: { "default-backend-service": "tools/pages" },
  };

  it("let the routes of each other namespace send to the default backend", () => {
    assert.deepEqual(grants(input), [
      "ReferenceGrant tools/blog.pages",
      "ReferenceGrant tools/edge-system.pages",
      "ReferenceGrant tools/shop.pages",
    ]);
    assert.deepEqual(specOf(conversionOf(input).objects, "ReferenceGrant tools/shop.pages"), {
      from: [{ group: "gateway.networking.k8s.io", kind: "HTTPRoute", namespace: "shop" }],
      to: [{ group: "", kind: "Service", name: "pages" }],
    });
  });

  it("are none where every route sends to Services of its own namespace", () =>
    assert.deepEqual(grants({ ingresses: [{}, { namespace: "blog", host: "blog.example" }] }), []));

  it("are none for Backends, which are in the route's namespace", () => {
    const outside: InventoryOfInput = {
      ingresses: [{}],
      services: [{ name: "web", type: "ExternalName", externalName: "web.example" }],
    };
    assert.equal(namesOf(conversionOf(outside).objects, "Backend").length, 1);
    assert.deepEqual(grants(outside), []);
  });
});
