import assert from "node:assert/strict";
import { CHECKS } from "../../../model/migration/evidence/evidence";
import { REQUIREMENTS } from "../../../model/migration/gates/requirements";
import { STAGES } from "../../../model/migration/stage";
import { renderChecks } from "../../../tools/generate/render-checks";

describe("the page of checks", () => {
  const rows = renderChecks().split("\n");
  const rowOf = (start: string): string => rows.find((row) => row.startsWith(start)) ?? "";

  it("has every step with the checks that it needs, and no others", () => {
    for (const stage of STAGES.slice(1)) {
      const row = rowOf(`| [${stage}](`);
      const named = CHECKS.filter((check) => row.includes(`\`${check}\``));
      const needed = new Set(REQUIREMENTS[stage].map(({ check }) => check));
      assert.deepEqual(new Set(named), needed, stage);
    }
  });

  it("has every check with the stages that need it", () => {
    for (const check of CHECKS) {
      const cells = rowOf(`| \`${check}\` |`).split(" | ");
      const stages = STAGES.filter((stage) =>
        REQUIREMENTS[stage].some((each) => each.check === check),
      );
      assert.equal(cells.at(-1)?.replace(/ ?\|$/, ""), stages.join(", "), check);
    }
  });

  it("says where a check is asked for in some modes alone, or only where it was made", () => {
    assert.match(rowOf("| [adopt]("), /`ownership` \(`adopt`\), `ports` \(`adopt`, `own`\)/);
    assert.match(rowOf("| [cutover]("), /`loss` \(where it was looked at\)/);
  });
});
