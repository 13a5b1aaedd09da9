import * as assert from "node:assert/strict";
import fc from "fast-check";
import { alphabet, generatePassword, parseRules } from "../../lab/plugins/random/password";

describe("a password", () => {
  const minimums = fc.record({
    minLower: fc.nat(3),
    minNumeric: fc.nat(3),
    minSpecial: fc.nat(3),
    minUpper: fc.nat(3),
  });

  it("follows its rules", () => {
    fc.assert(
      fc.property(minimums, fc.integer({ min: 12, max: 40 }), (least, length) => {
        const rules = parseRules({ length, ...least });
        const password = generatePassword(rules);
        const count = (characters: RegExp) => password.match(characters)?.length ?? 0;
        assert.equal(password.length, length);
        assert.ok(count(/[a-z]/g) >= least.minLower);
        assert.ok(count(/[A-Z]/g) >= least.minUpper);
        assert.ok(count(/[0-9]/g) >= least.minNumeric);
        assert.ok(count(/[^A-Za-z0-9]/g) >= least.minSpecial);
        assert.ok(Array.from(password).every((character) => alphabet(rules).includes(character)));
      }),
    );
  });

  it("has only what is not switched off", () => {
    const rules = parseRules({ length: 200, special: false, upper: false, number: false });
    assert.match(generatePassword(rules), /^[a-z]{200}$/);
    const own = parseRules({
      length: 50,
      lower: false,
      upper: false,
      numeric: false,
      overrideSpecial: "_",
    });
    assert.equal(generatePassword(own), "_".repeat(50));
  });

  it("cannot have impossible rules", () => {
    assert.throws(() => parseRules({ length: 0 }), /at least 1/);
    assert.throws(() => parseRules({ length: 3, minLower: 4 }), /at least 4/);
    assert.throws(
      () => parseRules({ length: 3, lower: false, upper: false, numeric: false, special: false }),
      /must be on/,
    );
  });
});
