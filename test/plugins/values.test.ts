import * as assert from "node:assert/strict";
import fc from "fast-check";
import {
  fromStruct,
  hasSecret,
  hasUnknown,
  markSecrets,
  plainProperties,
  secret,
  toStruct,
  unknown,
  type Properties,
} from "../../lab/plugins/engine/values";

/** Property bags without keys that JavaScript itself treats specially. */
const bags = fc
  .dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }))
  .filter((bag) => !JSON.stringify(bag).includes("__proto__"))
  .map((bag) => JSON.parse(JSON.stringify(bag)) as Properties);

describe("property values", () => {
  it("survive the way through a message", () => {
    fc.assert(fc.property(bags, (bag) => assert.deepEqual(fromStruct(toStruct(bag)), bag)));
  });

  it("lose nothing but the mark when they become plain", () => {
    fc.assert(
      fc.property(bags, (bag) => {
        const hidden = Object.fromEntries(
          Object.entries(bag).map(([name, value]) => [name, secret(value)]),
        );
        assert.deepEqual(plainProperties(hidden), bag);
        assert.equal(hasSecret(plainProperties(hidden)), false);
      }),
    );
  });

  it("are as secret as their source, at the same places", () => {
    const source = { a: secret("x"), b: { c: secret(1), d: 2 }, gone: secret("y") };
    const target = { a: "changed", b: { c: 3, d: 4 }, more: "z" };
    assert.deepEqual(markSecrets(target, source), {
      a: secret("changed"),
      b: { c: secret(3), d: 4 },
      more: "z",
    });
  });

  it("are secret as a whole list when any item of the source was", () => {
    assert.deepEqual(markSecrets({ list: ["b", "a"] }, { list: ["a", secret("b")] }), {
      list: secret(["b", "a"]),
    });
  });

  it("are secret below a source that was secret as a whole", () => {
    assert.deepEqual(markSecrets({ data: { a: 1 } }, { data: secret({ b: 2 }) }), {
      data: secret({ a: 1 }),
    });
  });

  it("are unknown when any part is", () => {
    assert.equal(hasUnknown({ a: [{ b: unknown }] }), true);
    assert.equal(hasUnknown({ a: secret(unknown) }), true);
    assert.equal(hasUnknown({ a: "known" }), false);
  });
});
