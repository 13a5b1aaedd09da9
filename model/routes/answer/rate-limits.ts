import type { BackendTrafficPolicySpec } from "../../../kubernetes/types";
import type { Guard } from "../../http/answer";
import { isInRange } from "./addresses";
import { type Incoming, splitTarget, valueOf } from "./incoming";
import { matchesPath, parameters } from "./matching";
import { pathCondition, valueCondition } from "./match";

type Limits = NonNullable<BackendTrafficPolicySpec["rateLimit"]>;
type Rule = NonNullable<NonNullable<Limits["local"]>["rules"]>[number];
type Selector = NonNullable<Rule["clientSelectors"]>[number];

const UNIT_SECONDS: Readonly<Record<string, number>> = {
  Second: 1,
  Minute: 60,
  Hour: 3600,
  Day: 86_400,
  Month: 2_592_000,
  Year: 31_536_000,
};

/** Length of a unit of rate limits in seconds. */
export const unitSeconds = (unit: string): number => UNIT_SECONDS[unit] ?? Number.NaN;

/**
 * The rate limits that count a request: all that choose it, and the general one of the local limits
 * only where no other does (internal/xds/translator/local_ratelimit.go). A bucket of Envoy's is full at
 * first, so all of a unit's requests may come at once.
 */
export const rateLimitGuards = (limits: Limits | undefined, request: Incoming): Guard[] => {
  const local = limits?.local?.rules ?? [];
  const chosen = local.filter((rule) => isSelective(rule) && chooses(rule, request));
  const general = local.filter((rule) => !isSelective(rule));
  const global = (limits?.global?.rules ?? []).filter(
    (rule) => !isSelective(rule) || chooses(rule, request),
  );
  return [...(chosen.length > 0 ? chosen : general), ...global]
    .filter(({ shadowMode }) => shadowMode !== true)
    .map(guard);
};

/** Units longer than a minute count as that many requests in each minute. */
const guard = ({ limit: { requests, unit } }: Rule): Guard => ({
  kind: "rateLimit",
  requests: unit === "Second" ? requests : (requests * 60) / unitSeconds(unit),
  unit: unit === "Second" ? "second" : "minute",
  burst: requests,
  status: 429,
});

const isSelective = ({ clientSelectors = [] }: Rule): boolean => clientSelectors.length > 0;

/** All selectors of a rule must choose, and all parts of each. */
const chooses = ({ clientSelectors = [] }: Rule, request: Incoming): boolean =>
  clientSelectors.every((selector) => selects(selector, request));

const selects = (
  { headers = [], methods = [], path, sourceCIDR, queryParams = [] }: Selector,
  request: Incoming,
): boolean => {
  const target = splitTarget(request.target);
  const query = parameters(target.query);
  return (
    headers.every(({ name, type, value, invert }) =>
      holds({ type, value, invert, actual: valueOf(request, name) }),
    ) &&
    (methods.length === 0 ||
      methods.some(({ value, invert = false }) => (request.method === value) !== invert)) &&
    (!path || matchesPath(pathCondition(path), target.path) !== (path.invert ?? false)) &&
    (!sourceCIDR ||
      isInRange(request.clientAddress, sourceCIDR.value) !== (sourceCIDR.invert ?? false)) &&
    queryParams.every(({ name, type, value, invert }) =>
      holds({ type, value, invert, actual: query.get(name) }),
    )
  );
};

/** `Distinct`: each value has a bucket of its own, and there must be one. */
const holds = ({
  type = "Exact",
  value = "",
  invert = false,
  actual,
}: {
  type: "Exact" | "RegularExpression" | "Distinct" | undefined;
  value: string | undefined;
  invert: boolean | undefined;
  actual: string | undefined;
}): boolean => {
  if (type === "Distinct") {
    return actual !== undefined;
  }
  return (
    (actual !== undefined && valueCondition({ name: "", type, value }).holds(actual)) !== invert
  );
};
