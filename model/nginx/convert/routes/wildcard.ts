import type { Server } from "../../effective/nginx";
import { type PlannedRule, withHeader } from "../planned";

/**
 * Rules of a wildcard host with a condition on `Host`: nginx's `*.x` is one label of letters, digits,
 * `_` and `-` (buildServerName in internal/ingress/controller/template/template.go), that of the
 * Gateway API any number of labels. What the condition leaves over has no route, and gets 404.
 */
export const oneLabel = (
  { host, aliases }: Pick<Server, "host" | "aliases">,
  rules: readonly PlannedRule[],
): PlannedRule[] => {
  if (!host.startsWith("*.")) {
    return [...rules];
  }
  const names = [`[\\w-]+${escaped(host.slice(1))}`, ...aliases.map(escaped)].join("|");
  const condition = {
    type: "RegularExpression" as const,
    name: "Host",
    value: `(?i)(?:${names})(?::\\d+)?`,
  };
  return rules.map((rule) => withHeader(rule, condition));
};

const escaped = (host: string): string => host.replaceAll(".", "\\.");
