import type {
  GRPCRouteSpec,
  GRPCRouteSpecRuleMatch,
  HTTPRouteSpec,
  HTTPRouteSpecRule,
  HTTPRouteSpecRuleMatch,
} from "../../../kubernetes/types";
import type { Attaching } from "./attachment";
import { ANY_PATH, headerCondition, type Match, pathCondition, valueCondition } from "./match";
import type { Named } from "./objects";

/** A route of either kind in one form. */
export interface RouteSource extends Attaching {
  readonly kind: "HTTPRoute" | "GRPCRoute";
  readonly name: string;
  readonly rules: readonly RuleSource[];
}

/** A rule, its matches not yet read: an expression may turn out not to be one. */
export interface RuleSource extends Pick<
  HTTPRouteSpecRule,
  "name" | "filters" | "backendRefs" | "timeouts" | "retry" | "sessionPersistence"
> {
  /** @throws Error if an expression is not one of RE2. */
  readonly matches: () => readonly Match[];
}

const NO_MATCH: Match = { path: ANY_PATH, headers: [], cookies: [], query: [] };

export const fromHttpRoute = ({ namespace, name, spec }: Named<HTTPRouteSpec>): RouteSource => ({
  kind: "HTTPRoute",
  namespace,
  name,
  parentRefs: spec.parentRefs ?? [],
  hostnames: spec.hostnames ?? [],
  rules: (spec.rules ?? []).map(({ matches = [], ...rule }) => ({
    ...rule,
    matches: () => orAny(matches.map(httpMatch)),
  })),
});

export const fromGrpcRoute = ({ namespace, name, spec }: Named<GRPCRouteSpec>): RouteSource => ({
  kind: "GRPCRoute",
  namespace,
  name,
  parentRefs: spec.parentRefs ?? [],
  hostnames: spec.hostnames ?? [],
  rules: (spec.rules ?? []).map(({ matches = [], ...rule }) => ({
    ...rule,
    matches: () => orAny(matches.map(grpcMatch)),
  })),
});

const orAny = (matches: readonly Match[]): readonly Match[] =>
  matches.length === 0 ? [NO_MATCH] : matches;

const httpMatch = ({ path, method, headers = [], queryParams = [] }: HTTPRouteSpecRuleMatch) => ({
  path: path ? pathCondition(path) : ANY_PATH,
  headers: [
    ...headers.map(headerCondition),
    ...(method === undefined ? [] : [valueCondition({ name: ":method", value: method })]),
  ],
  cookies: [],
  query: queryParams.map(valueCondition),
});

/** Names that Envoy Gateway takes for a service or a method that is left out (route.go). */
const ANY_SERVICE = "(?i)\\.?[a-z_][a-z_0-9]*(\\.[a-z_][a-z_0-9]*)*";
const ANY_METHOD = "[A-Za-z_][A-Za-z_0-9]*";

/** A method of gRPC is a path, `/<service>/<method>`. */
const grpcMatch = ({ method: asked, headers = [] }: GRPCRouteSpecRuleMatch): Match => {
  const { type = "Exact", service, method } = asked ?? {};
  const conditions = headers.map(headerCondition);
  const match = { ...NO_MATCH, headers: conditions };
  if (service === undefined && method === undefined) {
    return match;
  }
  if (type === "RegularExpression") {
    const value = `/${service ?? ANY_SERVICE}/${method ?? ANY_METHOD}`;
    return { ...match, path: pathCondition({ type, value }) };
  }
  if (service === undefined) {
    return { ...match, headers: [...conditions, pathEnd(`/${method}`)] };
  }
  return {
    ...match,
    path:
      method === undefined
        ? { type: "PathPrefix", value: `/${service}` }
        : { type: "Exact", value: `/${service}/${method}` },
  };
};

const pathEnd = (end: string): Match["headers"][number] => ({
  name: ":path",
  kind: "suffix",
  holds: (value) => value.endsWith(end),
});
