import assert from "node:assert/strict";

import {
  servedVersions,
  type Crd,
  type CrdVersion,
  type Schema,
} from "../../../tools/generate/crd";
import { kindsOf } from "../../../tools/generate/kinds";

const ROOT: Schema = {
  type: "object",
  properties: { spec: { type: "object" }, status: { type: "object", default: {} } },
};

function version(name: string, changes: Partial<CrdVersion> = {}, root = ROOT): CrdVersion {
  const schema = { openAPIV3Schema: root };
  return { name, served: true, storage: false, deprecated: false, schema, ...changes };
}

function widget(...versions: CrdVersion[]): Crd {
  return {
    kind: "CustomResourceDefinition",
    metadata: { name: "widgets.example.com", annotations: {} },
    spec: {
      group: "example.com",
      names: { kind: "Widget", plural: "widgets" },
      scope: "Namespaced",
      versions,
    },
  };
}

const stored = { storage: true };

describe("kindsOf", () => {
  it("takes the preferred version", () => {
    const crd = widget(version("v1alpha1"), version("v1", stored), version("v1beta1"));
    assert.deepEqual(
      kindsOf(crd).map(({ className, file }) => ({ className, file })),
      [{ className: "Widget", file: "example.com/v1/widget" }],
    );
  });

  it("takes the storage version too, under a name with the version", () => {
    const crd = widget(version("v1"), version("v1beta1", stored));
    assert.deepEqual(
      kindsOf(crd).map(({ className, file }) => ({ className, file })),
      [
        { className: "Widget", file: "example.com/v1/widget" },
        { className: "WidgetV1beta1", file: "example.com/v1beta1/widget" },
      ],
    );
  });

  it("orders versions as the API server does and leaves out what is not served", () => {
    const names = ["v1alpha1", "v2", "v1beta1", "v1", "v1alpha2", "v10"];
    const crd = widget(...names.map((name) => version(name)), version("v11", { served: false }));
    const ordered = ["v10", "v2", "v1", "v1beta1", "v1alpha2", "v1alpha1"];
    assert.deepEqual(
      servedVersions(crd).map(({ name }) => name),
      ordered,
    );
  });

  it("knows a kind without a status, and a status that is always there", () => {
    const bare = version("v1", {}, { type: "object", properties: { spec: { type: "object" } } });
    const [without, always] = [bare, version("v1")].flatMap((each) => kindsOf(widget(each)));
    assert.deepEqual([without?.status, without?.statusDefaulted], [undefined, false]);
    assert.equal(always?.statusDefaulted, true);
  });

  it("refuses a kind without a spec", () =>
    assert.throws(() => kindsOf(widget(version("v1", {}, { type: "object" }))), {
      message: "Widget.v1: its spec is not an object; tools/generate/kinds.ts expects one.",
    }));
});
