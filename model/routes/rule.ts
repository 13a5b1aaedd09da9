import type {
  HTTPRouteSpecRule,
  HTTPRouteSpecRuleBackendRef,
  HTTPRouteSpecRuleMatch,
} from "../../kubernetes/types";
import { chunks, sortBy, sortedEntries } from "../collections";
import { hashedName } from "../hashed-name";
import type { Match, ValueMatch } from "../settings/matches";
import type { Rule, Timeouts } from "../settings/rules";
import { compileFilters } from "./filters";
import { MOST_MATCHES_IN_RULE } from "./limits";
import { matchKey, pathOf } from "./match";
import { precedenceKey } from "./precedence";
import { serviceBackend } from "./service";

/** A compiled rule with the time limits that a policy must add to it. */
export interface PlannedRule {
  readonly name: string;
  readonly spec: HTTPRouteSpecRule & { readonly matches: HTTPRouteSpecRuleMatch[] };
  readonly timeouts: Timeouts;
}

/**
 * Compiles a rule; one with more matches than the API takes becomes several.
 *
 * @param namespace Namespace of the HTTPRoute.
 */
export const compileRule = (rule: Rule, namespace: string): PlannedRule[] =>
  chunks(sortBy(rule.matches, precedenceKey), MOST_MATCHES_IN_RULE).map((matches) => {
    const name = ruleName(matches);
    const filters = compileFilters(rule);
    const { request } = rule.timeouts;
    return {
      name,
      spec: {
        name,
        matches: matches.map(compileMatch),
        ...(filters.length > 0 && { filters }),
        ...(rule.backends.length > 0 && { backendRefs: backendRefs(rule, namespace) }),
        ...(request !== undefined && { timeouts: { request } }),
      },
      timeouts: rule.timeouts,
    };
  });

/**
 * Name of a rule, by which policies find it: from its matches and nothing else, so that it stays when
 * rules come and go around it.
 */
const ruleName = (matches: readonly Match[]): string =>
  hashedName({
    words: matches.map(({ path }) => pathOf(path).value).join(),
    key: matches.map(matchKey).join("\n"),
  });

const compileMatch = ({ path, method, headers, query }: Match): HTTPRouteSpecRuleMatch => ({
  path: pathOf(path),
  ...(method && { method }),
  ...(Object.keys(headers).length > 0 && { headers: values(headers) }),
  ...(Object.keys(query).length > 0 && { queryParams: values(query) }),
});

const values = (fields: Record<string, ValueMatch>) =>
  sortedEntries(fields).map(([name, value]) =>
    typeof value === "string"
      ? { type: "Exact" as const, name, value }
      : { type: "RegularExpression" as const, name, value: value.regex },
  );

const backendRefs = ({ backends }: Rule, home: string): HTTPRouteSpecRuleBackendRef[] =>
  sortBy(backends, (backend) => JSON.stringify([backend.service, backend.weight]))
    .map(serviceBackend)
    .map(({ namespace, service, port, weight }) => ({
      group: "",
      kind: "Service",
      name: service,
      ...(namespace !== home && { namespace }),
      port,
      weight,
    }));
