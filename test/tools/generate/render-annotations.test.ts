import assert from "node:assert/strict";
import type { Annotation } from "../../../model/nginx/annotations/annotation";
import { renderAnnotations } from "../../../tools/generate/render-annotations";

const annotation: Annotation = {
  key: "auth-url",
  scope: "location",
  risk: "High",
  invalid: "drops the Ingress",
  meaning: "Asks a URL, `a|b`.",
  fidelity: "approximate",
  protective: true,
  emits: ["SecurityPolicy.spec.extAuth", "Backend.spec"],
  differs: "Only 200 *passes*.",
};

const page = renderAnnotations([
  { title: "Checks", annotations: [annotation] },
  {
    title: "Others",
    annotations: [
      { ...annotation, key: "x", protective: false, fidelity: "no-op", emits: [], differs: "" },
    ],
  },
]);

describe("the page of annotations", () => {
  it("has a table for each family", () => {
    assert.match(page, /^## Checks$/m);
    assert(
      page.includes(
        "| `auth-url` | Asks a URL, `a\\|b`. | `SecurityPolicy.spec.extAuth`<br>`Backend.spec` | approximate | yes | Only 200 \\*passes\\*. |\n",
      ),
    );
    assert(page.includes("| `x` | Asks a URL, `a\\|b`. | | no-op | | |\n"));
  });

  it("counts", () => {
    assert.match(page, /accepts 2 keys, 2 of them second names of others; 1 are protective/);
    assert.match(page, /^\| approximate \| .* \| 1 \|$/m);
    assert.match(page, /^\| exact \| .* \| 0 \|$/m);
  });
});
