import type { Kind } from "./kinds";
import { comment } from "./render-types";

function statusText({ className, status, statusDefaulted }: Kind): string {
  const type = `${className}Status${statusDefaulted ? "" : " | undefined"}`;
  return status ? `declare readonly status: pulumi.Output<types.${type}>;\n` : "";
}

function classText(kind: Kind): string {
  const { className, group, version, status } = kind;
  return `/** Arguments of {@link ${className}}. */
export type ${className}Args = ResourceArgs<types.${className}Spec>;

${comment([kind.description])}export class ${className} extends CustomResource {
  declare readonly spec: pulumi.Output<types.${className}Spec>;
  ${statusText(kind)}
  constructor(name: string, args: ${className}Args, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "${group}/${version}";
    super(name, { ...args, apiVersion, kind: "${kind.kind}"${status ? ", status: undefined" : ""} }, options);
  }
}
`;
}

/**
 * The resource classes of all kinds, in one file: a program loads, and transpiles, one small file
 * and none of the types. The token of a class is that of any other CustomResource of its kind.
 * The SDK makes outputs of the argument's keys only, hence `status: undefined` in the arguments,
 * and `declare`, without which the field would be overwritten after `super()`.
 */
export function renderResources(kinds: readonly Kind[]): string {
  return `import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "../inputs";
import type * as types from "./types";

${kinds.map(classText).join("\n")}`;
}
