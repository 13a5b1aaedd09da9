import type { HTTPRouteSpecRuleFilter } from "../../../kubernetes/types";
import { byText, sortedEntries } from "../../collections";
import type { HeaderChanges, RuleParts } from "./emission";

/** The filters of a rule that proxies: its header changes, then the others. */
export const proxyFilters = ({
  requestHeaders,
  responseHeaders,
  filters = [],
}: Pick<
  RuleParts,
  "requestHeaders" | "responseHeaders" | "filters"
>): HTTPRouteSpecRuleFilter[] => [
  ...(requestHeaders === undefined
    ? []
    : [
        { type: "RequestHeaderModifier" as const, requestHeaderModifier: modifier(requestHeaders) },
      ]),
  ...(responseHeaders === undefined
    ? []
    : [
        {
          type: "ResponseHeaderModifier" as const,
          responseHeaderModifier: modifier(responseHeaders),
        },
      ]),
  ...joinRewrites(filters),
];

/** The filters of a rule that answers by itself: nginx sets its fields on those answers too. */
export const answerFilters = ({
  responseHeaders: { set = {} } = {},
}: Pick<RuleParts, "responseHeaders">): HTTPRouteSpecRuleFilter[] =>
  Object.keys(set).length === 0 ? [] : proxyFilters({ responseHeaders: { set } });

/** A rule has at most one URLRewrite: those of host and path are joined. */
export const joinRewrites = (
  filters: readonly HTTPRouteSpecRuleFilter[],
): HTTPRouteSpecRuleFilter[] => {
  const rewrites = filters.flatMap(({ urlRewrite }) => urlRewrite ?? []);
  return rewrites.length < 2
    ? [...filters]
    : [
        ...filters.filter(({ type }) => type !== "URLRewrite"),
        { type: "URLRewrite", urlRewrite: Object.assign({}, ...rewrites) as RewriteFilter },
      ];
};

type RewriteFilter = NonNullable<HTTPRouteSpecRuleFilter["urlRewrite"]>;

const modifier = ({ set = {}, remove = [] }: HeaderChanges) => ({
  ...(Object.keys(set).length > 0 && {
    set: sortedEntries(set).map(([name, value]) => ({ name, value })),
  }),
  ...(remove.length > 0 && { remove: [...remove].sort(byText) }),
});
