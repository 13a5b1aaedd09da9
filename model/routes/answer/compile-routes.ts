import type { HTTPRouteFilterSpecMatch } from "../../../kubernetes/types";
import { attachments } from "./attachment";
import { resolveBackend, type ResolvedBackend, type Referrer } from "./backends";
import type { CompiledRoute, RuleAction, WeightedReference } from "./compiled-route";
import type { Listener } from "./listeners";
import { headerCondition, type Match, valueCondition } from "./match";
import { type Place, policyInForce } from "./policies";
import { policyFault } from "./policy-faults";
import type { RouteSource, RuleSource } from "./route-sources";
import { readFilters, type RuleFilters } from "./rule-filters";
import type { World } from "./world";

/** A route on all listeners that it attaches to: one of Envoy's for each host and match. */
export const compileRoute = (
  route: RouteSource,
  { world, listeners }: { world: World; listeners: readonly Listener[] },
): CompiledRoute[] =>
  attachments(route, listeners).flatMap(({ listener, hosts }) => {
    const rules = route.rules.flatMap((rule, index) =>
      compileRule({ route, rule, index, listener, world }),
    );
    return hosts.flatMap((host) => rules.map((each) => ({ ...each, host, listener })));
  });

interface RulePlace {
  readonly route: RouteSource;
  readonly rule: RuleSource;
  readonly index: number;
  readonly listener: Listener;
  readonly world: World;
}

/** A rule with an expression that is none is left out (internal/gatewayapi/route.go). */
const compileRule = (place: RulePlace): Pick<CompiledRoute, "match" | "action">[] => {
  const { rule, route, world } = place;
  const filters = readFilters(rule.filters ?? [], (name) => world.filter(route.namespace, name));
  const action = ruleAction(place, filters);
  return readMatches(rule, filters).flatMap((match) => [
    { match, action },
    ...preflightMatches(match, filters).map((preflight) => ({ match: preflight, action })),
  ]);
};

const readMatches = (rule: RuleSource, filters: RuleFilters | "invalid"): readonly Match[] => {
  try {
    const matches = rule.matches();
    const further = filters === "invalid" ? [] : filters.matches;
    return further.length === 0
      ? matches
      : matches.flatMap((match) => further.map((each) => withCookies(match, each)));
  } catch {
    return [];
  }
};

const withCookies = (match: Match, { cookies = [] }: HTTPRouteFilterSpecMatch): Match => ({
  ...match,
  cookies: cookies.map(valueCondition),
});

/** A rule for one method with a CORS filter also gets the browser's question before that method. */
const preflightMatches = (match: Match, filters: RuleFilters | "invalid"): Match[] => {
  const isMethod = ({ name }: Match["headers"][number]) => name === ":method";
  const method = match.headers.find(isMethod);
  return filters === "invalid" ||
    !filters.cors ||
    !method ||
    method.holds("OPTIONS") ||
    match.cookies.length > 0
    ? []
    : [
        {
          ...match,
          headers: [
            ...match.headers.filter((each) => !isMethod(each)),
            valueCondition({ name: ":method", value: "OPTIONS" }),
            anyValue("origin"),
            anyValue("access-control-request-method"),
          ],
        },
      ];
};

const anyValue = (name: string) =>
  headerCondition({ name, type: "RegularExpression", value: ".*" });

const ruleAction = (
  { route, rule, index, listener, world }: RulePlace,
  filters: RuleFilters | "invalid",
): RuleAction => {
  const place: Place = {
    kind: route.kind,
    namespace: route.namespace,
    route: route.name,
    rule: rule.name,
    listener,
  };
  const security = policyInForce(world.securityPolicies, place);
  const traffic = policyInForce(world.trafficPolicies, place)?.spec;
  const referrer: Referrer = {
    group: "gateway.networking.k8s.io",
    kind: route.kind,
    namespace: route.namespace,
  };
  const resolve = (reference: Parameters<typeof resolveBackend>[0]["reference"]): ResolvedBackend =>
    resolveBackend({
      reference,
      referrer,
      world: world.backends,
      protocol: route.kind === "GRPCRoute" ? "h2c" : "http/1.1",
    });
  const session = sessionOf({ route, rule, index });
  const fault = policyFault({ security, traffic, world: world.backends });
  return {
    filters,
    backends: (rule.backendRefs ?? []).flatMap((reference): WeightedReference[] => {
      const { weight = 1, filters: own = [] } = reference;
      return weight === 0
        ? []
        : [
            {
              backend: own.length > 0 ? unsupported(resolve(reference)) : resolve(reference),
              weight,
            },
          ];
    }),
    mirrors: filters === "invalid" ? [] : filters.mirrors.map(resolve),
    timeouts: rule.timeouts ?? {},
    ...(rule.retry && { retry: rule.retry }),
    ...(session && { session }),
    ...(security && { security }),
    ...(traffic && { traffic }),
    ...(fault !== undefined && { fault }),
  };
};

/** Filters of single backends are not looked at: rather no answer than a wrong one. */
const unsupported = (backend: ResolvedBackend): ResolvedBackend => ({
  ...backend,
  state: "invalid",
});

const sessionOf = ({
  route,
  rule,
  index,
}: Pick<RulePlace, "route" | "rule" | "index">): RuleAction["session"] =>
  rule.sessionPersistence && {
    by: rule.sessionPersistence.type === "Header" ? "header" : "cookie",
    name:
      rule.sessionPersistence.sessionName ??
      `${route.kind.toLowerCase()}-${route.namespace}-${route.name}-rule-${index}`,
  };
