import assert from "node:assert/strict";
import { ANNOTATIONS } from "../../../../model/nginx/annotations";
import type { Schema } from "../../../../tools/generate/crd";
import { readCrds } from "../../../../tools/generate/source";
import { describeWithCrds } from "../../../support/crds";

/** The schema of a field such as `spec.rules[].name`; undefined where there is none. */
const fieldOf = (schema: Schema, path: readonly string[]): Schema | undefined =>
  path.reduce<Schema | undefined>((at, part) => {
    const field = at?.properties?.[part.replace("[]", "")];
    return part.endsWith("[]") ? field?.items : field;
  }, schema);

describeWithCrds("fields that annotations become", () => {
  it("are there in the pinned CRDs", () => {
    const kinds = new Map(
      readCrds().map(({ spec }) => [
        spec.names.kind,
        spec.versions.filter(({ served }) => served).map(({ schema }) => schema.openAPIV3Schema),
      ]),
    );
    const fields = new Set(ANNOTATIONS.flatMap(({ emits }) => emits));
    const unknown = [...fields].filter((field) => {
      const [kind = "", ...path] = field.split(".");
      return !(kinds.get(kind) ?? []).some((schema) => fieldOf(schema, path) !== undefined);
    });
    assert.deepEqual(unknown, []);
  });
});
