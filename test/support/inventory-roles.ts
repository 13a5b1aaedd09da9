import { readFileSync } from "node:fs";
import path from "node:path";
import { fromYaml } from "./inventory";
import type { Rule } from "./api-server";

interface Role {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly rules?: readonly Rule[];
}

/** The rules of the roles in a file of docs, but those of the roles named. */
export function documentedRules({
  file = "inventory-rbac.yaml",
  without = [],
}: { file?: string; without?: readonly string[] } = {}): Rule[] {
  const text = readFileSync(path.join(__dirname, "../../docs", file), "utf8");
  return (fromYaml(text) as unknown as Role[])
    .filter(({ metadata }) => !without.includes(metadata.name))
    .flatMap(({ metadata, rules = [] }) =>
      rules.map((rule) => ({
        ...rule,
        ...(metadata.namespace !== undefined && { namespace: metadata.namespace }),
      })),
    );
}

/** Each right of rules on its own, as the fake API server writes it. */
export const rightsOf = (rules: readonly Rule[]): string[] =>
  rules
    .flatMap(({ apiGroups, resources, verbs, namespace }) =>
      apiGroups.flatMap((group) =>
        resources.flatMap((resource) =>
          verbs.map(
            (verb) =>
              `${verb} ${resource}${group === "" ? "" : `.${group}`}${namespace === undefined ? "" : ` in ${namespace}`}`,
          ),
        ),
      ),
    )
    .sort();
