import type {
  HTTPRouteFilterSpec,
  HTTPRouteFilterSpecMatch,
  HTTPRouteSpecRuleFilter,
} from "../../../kubernetes/types";
import type { BackendReference } from "./backends";
import { type HeaderMutations, headerMutations } from "./header-mutations";
import { isValidExpression } from "./expressions";

type Redirect = NonNullable<HTTPRouteSpecRuleFilter["requestRedirect"]>;
type CorsFilter = NonNullable<HTTPRouteSpecRuleFilter["cors"]>;

/** How the path that a backend sees comes about. */
export type PathRewrite =
  | { readonly type: "full"; readonly path: string }
  | { readonly type: "prefix"; readonly prefix: string }
  | { readonly type: "regex"; readonly pattern: string; readonly substitution: string };

/** How the host that a backend sees comes about. */
export type HostRewrite =
  | { readonly type: "literal"; readonly host: string }
  | { readonly type: "header"; readonly header: string }
  | { readonly type: "backend" }
  | { readonly type: "pathRegex"; readonly pattern: string; readonly substitution: string };

/** The filters of a rule, taken together. */
export interface RuleFilters {
  readonly requestHeaders: HeaderMutations;
  readonly responseHeaders: HeaderMutations;
  readonly path?: PathRewrite;
  readonly host?: HostRewrite;
  readonly appendsForwardedHost: boolean;
  readonly redirect?: Redirect;
  readonly directStatus?: number;
  readonly mirrors: readonly BackendReference[];
  readonly cors?: CorsFilter;
  /** Further conditions, any of which must hold besides the rule's matches. */
  readonly matches: readonly HTTPRouteFilterSpecMatch[];
}

/** An HTTPRouteFilter of the route's namespace by name. */
export type FindFilter = (name: string) => HTTPRouteFilterSpec | undefined;

/**
 * The filters of a rule, taken together (internal/gatewayapi/filters.go).
 *
 * @returns `invalid` where Envoy Gateway answers 500 for the whole rule: a filter that is not there or
 *   not known, two rewrites of one thing, or fields that no filter may change.
 */
export const readFilters = (
  filters: readonly HTTPRouteSpecRuleFilter[],
  findFilter: FindFilter,
): RuleFilters | "invalid" => {
  const extensions = filters.flatMap(({ extensionRef }) =>
    extensionRef ? [extensionRef.kind === "HTTPRouteFilter" && findFilter(extensionRef.name)] : [],
  );
  const found = extensions.filter((each) => typeof each === "object");
  const request = filters.flatMap(({ requestHeaderModifier }) => requestHeaderModifier ?? []);
  const response = filters.flatMap(({ responseHeaderModifier }) => responseHeaderModifier ?? []);
  const paths = filters
    .flatMap((filter) => pathRewrites(filter))
    .concat(found.flatMap(regexRewrites));
  const hosts = filters.flatMap(literalHosts).concat(found.flatMap(hostRewrites));
  const redirects = filters.flatMap(({ requestRedirect }) => requestRedirect ?? []);
  const mirrors = filters.flatMap(({ requestMirror }) => requestMirror ?? []);
  const direct = found.flatMap(({ directResponse }) => directResponse ?? []);
  const conditions = found.filter(({ matches = [] }) => matches.length > 0);
  const isInvalid =
    found.length < extensions.length ||
    filters.some(({ type }) => type === "ExternalAuth") ||
    [paths, hosts, redirects, conditions].some((each) => each.length > 1) ||
    (mirrors.length > 0 && redirects.length + direct.length > 0) ||
    [...request, ...response].some(hasBadField) ||
    [...paths, ...hosts].some((each) => "pattern" in each && !isValidExpression(each.pattern));
  if (isInvalid) {
    return "invalid";
  }
  const [path] = paths;
  const [host] = hosts;
  const [redirect] = redirects;
  const [answer] = direct;
  const cors = filters.findLast((filter) => filter.cors)?.cors;
  return {
    requestHeaders: headerMutations(request),
    // Envoy's field of a direct response comes after those of the rule's own filters.
    responseHeaders: headerMutations([...response, ...direct.map(({ header = {} }) => header)]),
    ...(path && { path }),
    ...(host && { host }),
    appendsForwardedHost: found.every(
      ({ urlRewrite }) => urlRewrite?.appendXForwardedHost !== false,
    ),
    ...(redirect && { redirect }),
    ...(answer && { directStatus: answer.statusCode ?? 200 }),
    mirrors: mirrors.filter(isMirrored).map(({ backendRef }) => backendRef),
    ...(cors && { cors }),
    matches: conditions.flatMap(({ matches = [] }) => matches),
  };
};

const pathRewrites = ({ urlRewrite }: HTTPRouteSpecRuleFilter): PathRewrite[] => {
  const path = urlRewrite?.path;
  if (!path) {
    return [];
  }
  const { replaceFullPath, replacePrefixMatch = "" } = path;
  return replaceFullPath === undefined
    ? [{ type: "prefix", prefix: replacePrefixMatch }]
    : [{ type: "full", path: replaceFullPath }];
};

const regexRewrites = ({ urlRewrite }: HTTPRouteFilterSpec): PathRewrite[] => {
  const regex = urlRewrite?.path?.replaceRegexMatch;
  return regex ? [{ type: "regex", ...regex }] : [];
};

const literalHosts = ({ urlRewrite }: HTTPRouteSpecRuleFilter): HostRewrite[] =>
  urlRewrite?.hostname === undefined ? [] : [{ type: "literal", host: urlRewrite.hostname }];

const hostRewrites = ({ urlRewrite }: HTTPRouteFilterSpec): HostRewrite[] => {
  const { type, header = "", pathRegex } = urlRewrite?.hostname ?? {};
  switch (type) {
    case "Header":
      return [{ type: "header", header }];
    case "Backend":
      return [{ type: "backend" }];
    case "PathRegex":
      return [{ type: "pathRegex", pattern: "", substitution: "", ...pathRegex }];
    case undefined:
      return [];
  }
};

const isMirrored = ({
  fraction,
  percent,
}: NonNullable<HTTPRouteSpecRuleFilter["requestMirror"]>) =>
  fraction ? fraction.numerator > 0 : percent !== 0;

/** What EG takes as the value of a field (filters.go, HeaderValueRegexp). */
const FIELD_VALUE = /^[!-~]+([\t ]?[!-~]+)*$/;

type Modifier = NonNullable<HTTPRouteSpecRuleFilter["requestHeaderModifier"]>;

const hasBadField = ({ add = [], set = [], remove = [] }: Modifier): boolean =>
  [...add, ...set].some(({ name, value }) => isFixed(name) || !FIELD_VALUE.test(value)) ||
  remove.some(isFixed);

const isFixed = (name: string): boolean => /[/:]/.test(name) || name.toLowerCase() === "host";
