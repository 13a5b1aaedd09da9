import assert from "node:assert/strict";
import { formatFaults } from "../../../model/settings";

describe("formatFaults", () => {
  it("shows place, value, fault and remedy of one fault", () => {
    assert.equal(
      formatFaults([
        { path: "controller.replicas", value: "2", message: "is not a number", remedy: "a number" },
      ]),
      '1 fault in the configuration:\n  controller.replicas: "2" is not a number\n      allowed: a number',
    );
  });

  it("shows every fault, leaves out a value that is missing and shortens a long one", () => {
    const text = formatFaults([
      { path: "a", value: undefined, message: "is missing", remedy: "a map" },
      { path: "b", value: ["x".repeat(100)], message: "is too large", remedy: "at most 1" },
    ]);
    assert.deepEqual(text.split("\n"), [
      "2 faults in the configuration:",
      "  a: is missing",
      "      allowed: a map",
      `  b: ["${"x".repeat(78)}… is too large`,
      "      allowed: at most 1",
    ]);
  });
});
