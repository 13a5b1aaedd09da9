import assert from "node:assert/strict";
import { checked, told, watch } from "./input";

describe("check loss", () => {
  const says = (found: ReturnType<typeof watch>) =>
    told("loss", { stage: "pool", observed: { watch: found } });
  const note = "from 2026-01-10T10:00:00Z to 2026-01-10T11:00:00Z";

  it("fails for anything lost, duplicated or wrong", () => {
    assert.deepEqual(says(watch({ lost: 1, wrong: 2 })), [
      "failed",
      "1 lost: see the record of edge watch",
      "2 wrong: see the record of edge watch",
      note,
    ]);
    assert.equal(says(watch({ duplicated: 1 }))[0], "failed");
  });

  it("takes duplicates that nobody could see, and says so", () => {
    const { summary, status } = checked("loss", {
      stage: "pool",
      observed: { watch: watch({ duplicated: null }) },
    });
    assert.deepEqual(
      [status, summary],
      ["passed", "100 requests: 0 lost, duplicates not known, 0 wrong"],
    );
  });

  it("knows nothing by an empty record, or one of before the stage", () => {
    assert.equal(says(watch({ sent: 0 }))[0], "unknown");
    assert.equal(says({ ...watch(), ended: "2026-01-08T00:00:00Z" })[0], "unknown");
  });
});
