import assert from "node:assert/strict";
import { renderFaults } from "../../../tools/generate/render-faults";
import { FAULTS } from "../../../tools/journey/trials/faults";

describe("the page of faults", () => {
  const page = renderFaults(Object.values(FAULTS));

  it("has a row for each fault, with when it happens what is expected and what was lost", () => {
    for (const { what, at, expected, measured } of Object.values(FAULTS)) {
      const row = page.split("\n").find((line) => line.startsWith(`| ${what} | ${at} |`));
      assert.ok(row?.endsWith(`| ${expected} | ${measured} |`), what);
    }
  });
});
