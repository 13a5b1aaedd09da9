import { format } from "prettier";

import { ENVOY_GATEWAY_VERSION } from "../../versions";
import type { Crd } from "./crd";
import { kindsOf, type Kind } from "./kinds";
import { renderCrds } from "./render-crds";
import { renderResource } from "./render-resource";
import { renderTypes } from "./render-types";

/** The folder that holds nothing but generated files, from the project's root. */
export const GENERATED_FOLDER = "kubernetes/generated";

const HEADER = `// Written by \`npm run generate\` from the CRDs of Envoy Gateway ${ENVOY_GATEWAY_VERSION}. Do not edit.\n\n`;

/** Texts by their path from the project's root. */
export type Files = ReadonlyMap<string, string>;

function typesText({ className, spec, status }: Kind): string {
  const interfaces = [renderTypes(spec, `${className}Spec`)];
  return [...interfaces, ...(status ? [renderTypes(status, `${className}Status`)] : [])].join("\n");
}

function indexText(kinds: readonly Kind[], statement: string): string {
  return kinds.map(({ file }) => `${statement} * from "./${file}";\n`).join("");
}

/** Everything that is generated from the CRDs, formatted as the rest of the project. */
export async function generateFiles(crds: readonly Crd[]): Promise<Files> {
  const kinds = crds.flatMap(kindsOf);
  const [types, resources] = [`${GENERATED_FOLDER}/types`, `${GENERATED_FOLDER}/resources`];
  const texts: readonly (readonly [string, string])[] = [
    ...kinds.map((kind) => [`${types}/${kind.file}.ts`, typesText(kind)] as const),
    ...kinds.map((kind) => [`${resources}/${kind.file}.ts`, renderResource(kind)] as const),
    [`${types}/index.ts`, indexText(kinds, "export type")],
    [`${resources}/index.ts`, indexText(kinds, "export")],
    ["model/gateway/crds.ts", renderCrds(crds)],
  ];
  const formatted = texts.map(async ([file, text]) => {
    const options = { parser: "typescript", printWidth: 100 };
    return [file, await format(HEADER + text, options)] as const;
  });
  return new Map(await Promise.all(formatted));
}
