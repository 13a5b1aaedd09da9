import assert from "node:assert/strict";
import { FOREIGN } from "../../../model/migration/foreign/table";
import { renderForeignObjects } from "../../../tools/generate/render-foreign-objects";

describe("the page of foreign objects", () => {
  const page = renderForeignObjects(Object.values(FOREIGN));

  it("has a row for each object, with what is written and what is restored", () => {
    for (const { object, restored, field } of Object.values(FOREIGN)) {
      const row = page.split("\n").find((line) => line.startsWith(`| ${object} |`));
      assert.ok(row?.includes(`\`${field}\``), object);
      assert.ok(row?.endsWith(`| ${restored} |`), object);
    }
  });

  it("says values in words where they are none to read", () => {
    assert.match(page, /routes: the present one<br>adopt: `0`|routes: the present one<br>adopt: 0/);
    assert.match(page, /pool: the label that pods of nginx and Envoy share/);
  });
});
