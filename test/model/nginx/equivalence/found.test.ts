import * as assert from "node:assert/strict";
import { comparisonOf } from "../../../support/equivalence";
import { request } from "../../../support/envoy";
import { inventoryOf, type InventoryOfInput } from "../../../support/nginx";

/** Sets that the generated cases once found a difference in. */
const FOUND: readonly (readonly [
  what: string,
  input: InventoryOfInput,
  urls: readonly string[],
])[] = [
  [
    "a server's snippet answers before a denied location does",
    {
      configMap: { "allow-snippet-annotations": "true", "annotations-risk-level": "Critical" },
      ingresses: [
        {
          annotations: {
            "auth-type": "basic",
            "auth-secret": "missing",
            "server-snippet": "return 403;",
          },
        },
      ],
    },
    ["http://shop.example/"],
  ],
  [
    "the oldest path with a slash does not take the path without",
    {
      ingresses: [
        {
          paths: [
            { path: "/foo", backend: "empty" },
            { path: "/foo/", type: "Exact" },
          ],
        },
      ],
      services: [{ name: "empty", endpoints: "none" }],
    },
    ["http://shop.example/foo", "http://shop.example/foo/", "http://shop.example/foo/bar"],
  ],
  [
    "fields of a location are on its redirects",
    {
      configMap: { "global-allowed-response-headers": "X-A" },
      configMaps: { "shop/fields": { "X-A": "1" } },
      ingresses: [
        { tls: true, paths: ["/foo/", "/bar"], annotations: { "custom-headers": "shop/fields" } },
      ],
    },
    ["http://shop.example/foo", "https://shop.example/foo", "http://shop.example/bar"],
  ],
  [
    "the port of a request that a proxy in front forwards",
    { configMap: { "use-forwarded-headers": "true" }, ingresses: [{ tls: true }] },
    ["http://shop.example/", "https://shop.example/"],
  ],
];

describe("differences that were found once", () => {
  for (const [what, input, urls] of FOUND) {
    for (const answered of ["open", "accepted"] as const) {
      it(`${what} (${answered})`, () => {
        const { compare } = comparisonOf(inventoryOf(input), answered);
        for (const url of urls) {
          const { unpredicted, ...answers } = compare(request(url));
          assert.deepEqual(unpredicted, [], JSON.stringify({ url, ...answers }, null, 1));
        }
      });
    }
  }
});
