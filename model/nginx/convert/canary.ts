import type {
  HTTPRouteFilterSpec,
  HTTPRouteSpecRuleFilter,
  HTTPRouteSpecRuleMatchHeader,
} from "../../../kubernetes/types";
import { type KubernetesObject, stackLabels } from "../../kubernetes-object";
import type { Canary, Upstream } from "../effective/nginx";
import { isServed, type Share } from "./backends";
import type { RuleContext } from "./emission";
import { filterReference } from "./responses";

/** One way in which a location's requests are split, and the requests for which it holds. */
export interface Variant {
  /** Of the rule's name. */
  readonly suffix: string;
  readonly shares: readonly Share[];
  /** Conditions on header fields; Envoy Gateway tries rules with more of them first. */
  readonly headers: HTTPRouteSpecRuleMatchHeader[];
  /** Conditions on cookies, by reference; rules with them come after those with header fields. */
  readonly filters: readonly HTTPRouteSpecRuleFilter[];
}

/**
 * How a location's requests are split between its upstream and its canary: header, then cookie, then
 * weight, as `route_to_alternative_balancer` in rootfs/etc/nginx/lua/balancer.lua decides.
 */
export const canaryVariants = ({
  context,
  upstream,
}: {
  context: Pick<RuleContext, "nginx" | "name">;
  upstream: Upstream;
}): Variant[] => {
  const alternative = canaryOf(context, upstream);
  if (alternative === undefined) {
    return [plain([{ upstream, weight: 1 }])];
  }
  const { canary, upstream: other } = alternative;
  const shares = {
    canary: [{ upstream: other, weight: 1 }],
    primary: [{ upstream, weight: 1 }],
  };
  return [
    ...headerConditions(canary).map(({ goes, header }) => ({
      ...plain(shares[goes]),
      suffix: `-header-${goes}`,
      headers: [header],
    })),
    ...cookieConditions(canary).map(({ goes }) => ({
      ...plain(shares[goes]),
      suffix: `-cookie-${goes}`,
      filters: [filterReference(cookieFilterName(context.name, goes))],
    })),
    plain([
      { upstream, weight: total(canary) - canary.weight },
      { upstream: other, weight: canary.weight },
    ]),
  ];
};

/** The filters that hold the conditions on a canary's cookie. */
export const cookieFilters = ({
  nginx,
  name,
  namespace,
  upstream,
  target,
}: Pick<
  RuleContext,
  "nginx" | "name" | "namespace" | "upstream" | "target"
>): KubernetesObject<HTTPRouteFilterSpec>[] => {
  const alternative = upstream && canaryOf({ nginx }, upstream);
  return alternative === undefined
    ? []
    : cookieConditions(alternative.canary).map(({ goes, cookie, value }) => ({
        apiVersion: "gateway.envoyproxy.io/v1alpha1",
        kind: "HTTPRouteFilter",
        metadata: {
          name: cookieFilterName(name, goes),
          namespace,
          labels: stackLabels(target.stack),
        },
        spec: { matches: [{ cookies: [{ name: cookie, type: "Exact", value }] }] },
      }));
};

const plain = (shares: readonly Share[]): Variant => ({
  suffix: "",
  shares,
  headers: [],
  filters: [],
});

/** The canary in force: nginx has none for an upstream that serves nothing itself. */
export const canaryOf = (
  { nginx }: Pick<RuleContext, "nginx">,
  { canary, endpoints }: Upstream,
): { canary: Canary; upstream: Upstream } | undefined => {
  const upstream = canary && nginx.upstreams.get(canary.upstream);
  return upstream && isServed(upstream) && endpoints !== "none" ? { canary, upstream } : undefined;
};

/** A total of 100 or less is not heeded. */
const total = ({ weightTotal }: Canary): number => Math.max(weightTotal, 100);

type Side = "canary" | "primary";

const headerConditions = ({
  header,
  headerValue,
  headerPattern,
}: Canary): { goes: Side; header: HTTPRouteSpecRuleMatchHeader }[] => {
  if (header === undefined) {
    return [];
  }
  if (headerValue !== undefined) {
    return [{ goes: "canary", header: { type: "Exact", name: header, value: headerValue } }];
  }
  if (headerPattern !== undefined) {
    // nginx searches for it anywhere in the value.
    const value = `.*(?:${headerPattern}).*`;
    return [{ goes: "canary", header: { type: "RegularExpression", name: header, value } }];
  }
  return [
    { goes: "canary", header: { type: "Exact", name: header, value: "always" } },
    { goes: "primary", header: { type: "Exact", name: header, value: "never" } },
  ];
};

const cookieConditions = ({
  cookie,
}: Canary): { goes: Side; cookie: string; value: "always" | "never" }[] =>
  cookie === undefined
    ? []
    : [
        { goes: "canary", cookie, value: "always" },
        { goes: "primary", cookie, value: "never" },
      ];

const cookieFilterName = (name: string, side: Side): string => `${name}.cookie-${side}`;
