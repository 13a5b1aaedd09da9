import { format } from "prettier";

import { ENVOY_GATEWAY_VERSION } from "../../versions";
import type { Crd } from "./crd";
import { kindsOf, type Kind } from "./kinds";
import { renderCrds } from "./render-crds";
import { renderResources } from "./render-resources";
import { renderTypes } from "./render-types";

/** The folder that holds nothing but generated files, from the project's root. */
export const GENERATED_FOLDER = "kubernetes/generated";

const TYPES_FOLDER = `${GENERATED_FOLDER}/types`;

const HEADER = `// Written by \`npm run generate\` from the CRDs of Envoy Gateway ${ENVOY_GATEWAY_VERSION}. Do not edit.\n\n`;

/** Texts by their path from the project's root. */
export type Files = ReadonlyMap<string, string>;

function typesText({ className, spec, status }: Kind): string {
  const interfaces = [renderTypes(spec, `${className}Spec`)];
  return [...interfaces, ...(status ? [renderTypes(status, `${className}Status`)] : [])].join("\n");
}

function indexText(kinds: readonly Kind[]): string {
  return kinds.map(({ file }) => `export type * from "./${file}";\n`).join("");
}

async function formatted(text: string): Promise<string> {
  return format(HEADER + text, { parser: "typescript", printWidth: 100 });
}

/** Everything that is generated from the CRDs, formatted as the rest of the project. */
export async function generateFiles(crds: readonly Crd[]): Promise<Files> {
  const kinds = crds.flatMap(kindsOf);
  const texts: readonly (readonly [file: string, text: string])[] = [
    ...kinds.map((kind) => [`${TYPES_FOLDER}/${kind.file}.ts`, typesText(kind)] as const),
    [`${TYPES_FOLDER}/index.ts`, indexText(kinds)],
    [`${GENERATED_FOLDER}/resources.ts`, renderResources(kinds)],
    ["model/gateway/crds.ts", renderCrds(crds)],
  ];
  return new Map(
    await Promise.all(texts.map(async ([file, text]) => [file, await formatted(text)] as const)),
  );
}
