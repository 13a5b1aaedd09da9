import assert from "node:assert/strict";
import type { HTTPRouteSpec } from "../../../../kubernetes/types";
import { conversionOf, namesOf, specOf } from "../../../support/conversion";
import type { InventoryOfInput } from "../../../support/nginx";

const input = (
  canary: Readonly<Record<string, string>>,
  rest: InventoryOfInput = {},
): InventoryOfInput => ({
  ingresses: [
    { name: "web" },
    {
      name: "next",
      paths: [{ path: "/", backend: "next" }],
      annotations: { canary: "true", ...canary },
    },
  ],
  ...rest,
});

/** The rules of the host in short: conditions and weights. */
const rulesOf = (canary: Readonly<Record<string, string>>, rest?: InventoryOfInput): string[] => {
  const { objects } = conversionOf(input(canary, rest));
  const { rules = [] } = specOf(objects, "HTTPRoute shop/edge.shop.example") as HTTPRouteSpec;
  return rules.map(({ matches = [], filters = [], backendRefs = [] }) =>
    [
      ...(matches[0]?.headers ?? []).map(
        ({ type, name, value }) => `${type ?? ""} ${name}=${value}`,
      ),
      ...filters.flatMap(({ extensionRef }) => extensionRef?.name.split(".").slice(-1) ?? []),
      "→",
      ...backendRefs.map(({ name, weight }) => (weight === undefined ? name : `${name} ${weight}`)),
    ].join(" "),
  );
};

describe("a canary", () => {
  it("gets its weight", () => {
    assert.deepEqual(rulesOf({ "canary-weight": "30" }), ["→ web 70 next 30"]);
    assert.deepEqual(rulesOf({ "canary-weight": "30", "canary-weight-total": "300" }), [
      "→ web 270 next 30",
    ]);
  });

  it("heeds no total below 100", () => {
    assert.deepEqual(rulesOf({ "canary-weight": "30", "canary-weight-total": "50" }), [
      "→ web 70 next 30",
    ]);
  });

  it("gets nothing or everything without a weight in a rule", () => {
    assert.deepEqual(rulesOf({ "canary-weight": "0" }), ["→ web"]);
    assert.deepEqual(rulesOf({ "canary-weight": "100" }), ["→ next"]);
  });

  it("is chosen by a header, before cookie and weight", () => {
    assert.deepEqual(
      rulesOf({
        "canary-by-header": "X-Canary",
        "canary-by-cookie": "canary",
        "canary-weight": "10",
      }),
      [
        "Exact X-Canary=always → next",
        "Exact X-Canary=never → web",
        "cookie-canary → next",
        "cookie-primary → web",
        "→ web 90 next 10",
      ],
    );
  });

  it("is chosen by a value or a pattern of the header", () => {
    const header = { "canary-by-header": "X-Canary" };
    assert.deepEqual(rulesOf({ ...header, "canary-by-header-value": "yes" }), [
      "Exact X-Canary=yes → next",
      "→ web",
    ]);
    assert.deepEqual(rulesOf({ ...header, "canary-by-header-pattern": "a|b" }), [
      "RegularExpression X-Canary=.*(?:a|b).* → next",
      "→ web",
    ]);
  });

  it("has its cookie's values in filters", () => {
    const { objects } = conversionOf(input({ "canary-by-cookie": "canary" }));
    const filters = namesOf(objects, "HTTPRouteFilter").filter((name) => name.includes("cookie"));
    assert.deepEqual(
      filters.map((name) => specOf(objects, name)),
      ["always", "never"].map((value) => ({
        matches: [{ cookies: [{ name: "canary", type: "Exact", value }] }],
      })),
    );
  });

  it("is none where either Service serves nothing", () => {
    const idle = (name: string) => ({ services: [{ name, endpoints: "none" as const }] });
    assert.deepEqual(rulesOf({ "canary-weight": "30" }, idle("next")), ["→ web"]);
    assert.deepEqual(rulesOf({ "canary-weight": "30" }, idle("web")), ["→ web"]);
  });

  it("is in the row of the location", () => {
    const { rows } = conversionOf(input({ "canary-weight": "30", "canary-weight-total": "300" }));
    assert.equal(
      rows.find(({ host }) => host === "shop.example")?.before,
      "shop/web:80, canary shop/next:80 10%",
    );
  });
});
