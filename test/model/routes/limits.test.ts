import assert from "node:assert/strict";
import { compileRoutes } from "../../../model/routes/compile";
import { settingsOf } from "../../support/settings";

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** HTTPRoutes of one route, in short: name, number of hosts, of matches in each rule. */
function shapes(entry: object) {
  const settings = settingsOf({ gateways: { public: {} }, routes: { web: entry } });
  return compileRoutes({ settings, stack: "dev" }).routes.map(({ metadata, spec }) => [
    metadata.name,
    spec.hostnames?.length,
    spec.rules?.map(({ matches }) => matches?.length),
  ]);
}

const HOST = { host: "shop.example.com" };
const rules = (count: number, matches: number) =>
  numbers(count).map((rule) => ({
    matches: numbers(matches).map((match) => ({ path: `/${rule}/${match}` })),
    backend: "shop/web:80",
  }));

describe("limits of an HTTPRoute", () => {
  it("hold 16 rules", () => {
    const ones = (count: number) => numbers(count).map(() => 1);
    assert.deepEqual(shapes({ ...HOST, rules: rules(16, 1) }), [["public-web", 1, ones(16)]]);
    assert.deepEqual(shapes({ ...HOST, rules: rules(33, 1) }), [
      ["public-web", 1, ones(16)],
      ["public-web.2", 1, ones(16)],
      ["public-web.3", 1, ones(1)],
    ]);
  });

  it("hold 64 matches in a rule", () => {
    assert.deepEqual(shapes({ ...HOST, rules: rules(1, 64) }), [["public-web", 1, [64]]]);
    assert.deepEqual(shapes({ ...HOST, rules: rules(1, 65) }), [["public-web", 1, [64, 1]]]);
  });

  it("hold 128 matches", () => {
    assert.deepEqual(shapes({ ...HOST, rules: rules(2, 64) }), [["public-web", 1, [64, 64]]]);
    assert.deepEqual(shapes({ ...HOST, rules: rules(4, 43) }), [
      ["public-web", 1, [43, 43]],
      ["public-web.2", 1, [43, 43]],
    ]);
  });

  it("hold 16 hosts", () => {
    const hosts = numbers(17).map((index) => `h${index}.example.com`);
    assert.deepEqual(
      shapes({ hosts, rules: rules(17, 1) }).map(([name, count]) => [name, count]),
      [
        ["public-web", 16],
        ["public-web.2", 16],
        ["public-web.3", 1],
        ["public-web.4", 1],
      ],
    );
  });
});
