import type { HTTPRouteSpec, HTTPRouteSpecParentRef } from "../../../kubernetes/types";
import type { Conversion, ConversionRow } from "../../nginx/convert";
import type { Manifest } from "../plan/migration-plan";
import type { Place } from "./groups";

/** What the conversion makes of locations: the rules by which Envoy passes their requests on. */
export interface Forwarding {
  /** `namespace/route#rule`. */
  readonly rulesOf: (place: Place) => readonly string[];
  /** Why Envoy passes nothing on for a location; undefined: it does. */
  readonly obstacle: (place: Place) => string | undefined;
}

export const forwardingOf = ({
  rows,
  objects,
}: Pick<Conversion, "rows" | "objects">): Forwarding => {
  const passing = new Set(objects.flatMap((object) => passingRules(object as Manifest)));
  const byPlace = new Map(rows.map((row) => [keyOf(row), row]));
  const rowOf = ({ server: { host }, location }: Place) =>
    byPlace.get(keyOf({ host, ...location }));
  const rulesOf = (place: Place): string[] =>
    (rowOf(place)?.rules ?? []).filter((rule) => passing.has(rule));
  return {
    rulesOf,
    obstacle: (place) => {
      const { server, location } = place;
      switch (rowOf(place)?.result) {
        case "held back":
          return `${server.host}, which is held back`;
        case "denied":
          return `${server.host}${location.path}, which is closed`;
        default:
          return rulesOf(place).length > 0
            ? undefined
            : `${server.host}${location.path}, which Envoy passes to no Service`;
      }
    },
  };
};

const keyOf = ({
  host,
  path,
  pathType,
  ingress,
}: Pick<ConversionRow, "host" | "path" | "pathType" | "ingress">): string =>
  JSON.stringify([host, path, pathType, ingress]);

/** Rules of an HTTPRoute that send to a backend: redirects and answers of Envoy's own are none. */
const passingRules = ({
  kind,
  metadata: { namespace = "", name: route },
  spec,
}: Manifest): string[] =>
  kind === "HTTPRoute"
    ? (spec as RouteSpec).rules
        .filter(({ backendRefs = [] }) => backendRefs.length > 0)
        .map(({ name = "" }) => `${namespace}/${route}#${name}`)
    : [];

/** Every route of a plan has both. */
type RouteSpec = Required<Pick<HTTPRouteSpec, "parentRefs" | "rules">>;

/**
 * The objects, with the bridge as a further parent of HTTPRoutes that have one of the rules. A route
 * that only redirects plain HTTP gets none: what nginx passes on comes over plain HTTP too, and would
 * be redirected for ever.
 *
 * @param rules `namespace/route#rule`.
 */
export const withParent = ({
  objects,
  rules,
  parent,
}: {
  objects: readonly Manifest[];
  rules: ReadonlySet<string>;
  parent: HTTPRouteSpecParentRef;
}): Manifest[] =>
  objects.map((object) => {
    if (!passingRules(object).some((rule) => rules.has(rule))) {
      return object;
    }
    const spec = object.spec as RouteSpec;
    return { ...object, spec: { ...spec, parentRefs: [...spec.parentRefs, parent] } };
  });
