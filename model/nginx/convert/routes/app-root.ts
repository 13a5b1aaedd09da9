import type { Server } from "../../effective/nginx";
import { literalHeader } from "../families/redirect";
import type { PlannedRule } from "../planned";
import { responseReference } from "../responses";

/**
 * The redirect of `/` (`app-root`): 302, without the query, before anything that a location says.
 */
export const appRootRules = ({
  appRoot,
  denied,
}: Pick<Server, "appRoot" | "denied">): PlannedRule[] => {
  if (appRoot === undefined || denied !== undefined) {
    return [];
  }
  const { value, ingress } = appRoot;
  const response = {
    status: 302,
    location: `%REQ(X-FORWARDED-PROTO)%://%REQ(:AUTHORITY)%${literalHeader(value)}`,
  };
  return [
    {
      name: "app-root",
      entry: "both",
      namespace: ingress.slice(0, ingress.indexOf("/")),
      matches: [{ path: { type: "Exact", value: "/" } }],
      filters: [responseReference(response)],
      backendRefs: [],
      response,
    },
  ];
};

/** The rules without their matches of exactly `/`, which app-root has taken. */
export const withoutRoot = (rules: readonly PlannedRule[]): PlannedRule[] =>
  rules.flatMap((rule) => {
    const matches = rule.matches.filter(({ path }) => path?.type !== "Exact" || path.value !== "/");
    return matches.length === 0 ? [] : [{ ...rule, matches }];
  });
