import assert from "node:assert/strict";
import path from "node:path";

import { generateFiles, type Files } from "../../../tools/generate/files";
import { readCrds } from "../../../tools/generate/source";
import { ENVOY_GATEWAY_VERSION } from "../../../versions";

const HEADER = `// Written by \`npm run generate\` from the CRDs of Envoy Gateway ${ENVOY_GATEWAY_VERSION}. Do not edit.`;

const TYPES = `${HEADER}

export interface WidgetSpec {
  empty?: Record<string, never>;
  labels?: Record<string, string>;
  /**
   * Mode of turning.
   * @default "Slow"
   */
  mode: "Slow" | "Fast";
  port?: number | string;
  raw?: unknown;
  /** Rules come first. *\\/ ends no comment. */
  rules: WidgetSpecRule[];
  values?: Record<string, unknown>;
}

export interface WidgetSpecRule {
  codes: (301 | 302)[];
  /**
   * MatchName is old.
   * @deprecated use codes instead.
   */
  "match-name"?: string;
}

export interface WidgetStatus {
  turns?: number;
}
`;

const RESOURCES = `${HEADER}

import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../inputs";
import type * as types from "./types";

/** Arguments of {@link Widget}. */
export type WidgetArgs = ResourceArgs<types.WidgetSpec>;

/** Widget turns. It stops when nobody looks. */
export class Widget extends CustomResource {
  declare readonly spec: pulumi.Output<types.WidgetSpec>;
  declare readonly status: pulumi.Output<types.WidgetStatus | undefined>;

  constructor(name: string, args: WidgetArgs, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "example.com/v1";
    super(name, { ...args, apiVersion, kind: "Widget", status: undefined }, options);
  }
}
`;

describe("generateFiles", () => {
  let files: Files;

  before(async () => {
    files = await generateFiles(readCrds(path.join(__dirname, "crds")));
  });

  it("writes a file of types for each kind, their index, the classes and the table of the CRDs", () =>
    assert.deepEqual([...files.keys()].sort(), [
      "kubernetes/generated/resources.ts",
      "kubernetes/generated/types/example.com/v1/widget.ts",
      "kubernetes/generated/types/index.ts",
      "model/gateway/crds.ts",
    ]));

  it("writes the spec's and the status's interfaces", () =>
    assert.equal(files.get("kubernetes/generated/types/example.com/v1/widget.ts"), TYPES));

  it("writes a class with typed arguments and a visible status", () =>
    assert.equal(files.get("kubernetes/generated/resources.ts"), RESOURCES));

  it("exports types as types only", () =>
    assert.equal(
      files.get("kubernetes/generated/types/index.ts"),
      `${HEADER}\n\nexport type * from "./example.com/v1/widget";\n`,
    ));

  it("writes the table of the CRDs", () => {
    const row = `  {
    name: "widgets.example.com",
    group: "example.com",
    kind: "Widget",
    plural: "widgets",
    scope: "Namespaced",
    served: ["v1"],
  },
];
`;
    assert.ok(files.get("model/gateway/crds.ts")?.endsWith(row));
  });
});
