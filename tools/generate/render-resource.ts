import path from "node:path";

import type { Kind } from "./kinds";
import { comment } from "./render-types";

function statusText({ className, status, statusDefaulted }: Kind): string {
  const type = `${className}Status${statusDefaulted ? "" : " | undefined"}`;
  return status ? `declare readonly status: pulumi.Output<${type}>;\n` : "";
}

/** Leads from the folder of a class, `<root>/<group>/<version>`, to another folder. */
function up(kind: Kind, target: string): string {
  return path.posix.relative(`generated/resources/${path.posix.dirname(kind.file)}`, target);
}

/**
 * The resource class of a kind. Its token is that of any other CustomResource of the kind. The
 * SDK makes outputs of the argument's keys only, hence `status: undefined` in the arguments, and
 * `declare`, without which the field would be overwritten after `super()`.
 */
export function renderResource(kind: Kind): string {
  const { className, group, version, status } = kind;
  const types = [`${className}Spec`, ...(status ? [`${className}Status`] : [])].join(", ");
  return `import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import type * as pulumi from "@pulumi/pulumi";

import type { ResourceArgs } from "${up(kind, "inputs")}";
import type { ${types} } from "${up(kind, `generated/types/${kind.file}`)}";

/** Arguments of {@link ${className}}. */
export type ${className}Args = ResourceArgs<${className}Spec>;

${comment([kind.description])}export class ${className} extends CustomResource {
  declare readonly spec: pulumi.Output<${className}Spec>;
  ${statusText(kind)}
  constructor(name: string, args: ${className}Args, options?: pulumi.CustomResourceOptions) {
    const apiVersion = "${group}/${version}";
    super(name, { ...args, apiVersion, kind: "${kind.kind}"${status ? ", status: undefined" : ""} }, options);
  }
}
`;
}
