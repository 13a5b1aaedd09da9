import type { SecurityPolicySpec } from "../../../kubernetes/types";
import { isInRange } from "./addresses";
import { meetsCondition } from "./cel";
import { type Incoming, splitTarget, valueOf } from "./incoming";
import { pathCondition } from "./match";
import { matchesPath } from "./matching";

type Authorization = NonNullable<SecurityPolicySpec["authorization"]>;
type Rule = NonNullable<Authorization["rules"]>[number];

/** `unknown`: a rule depends on what only run time shows, such as claims of a token. */
export type Verdict = "allowed" | "denied" | "unknown";

/**
 * What a policy's authorization says: the first rule that a request meets decides, else the default,
 * which is to deny (internal/xds/translator/authorization.go).
 */
export const authorize = (
  { rules = [], defaultAction = "Deny" }: Authorization,
  request: Incoming,
): Verdict => {
  for (const rule of rules) {
    const met = meets(rule, request);
    if (met === "unknown") {
      return "unknown";
    }
    if (met) {
      return verdict(rule.action);
    }
  }
  return verdict(defaultAction);
};

const verdict = (action: "Allow" | "Deny"): Verdict => (action === "Allow" ? "allowed" : "denied");

/** All parts of a rule must hold. */
const meets = ({ principal, operation, cel }: Rule, request: Incoming): boolean | "unknown" => {
  const { clientCIDRs = [], headers = [], jwt, clientIPGeoLocations } = principal ?? {};
  const { methods = [], path } = operation ?? {};
  const { path: actual } = splitTarget(request.target);
  const isMet =
    (clientCIDRs.length === 0 ||
      clientCIDRs.some((range) => isInRange(request.clientAddress, range))) &&
    headers.every(({ name, values }) => {
      const value = valueOf(request, name);
      return value !== undefined && values.includes(value);
    }) &&
    (methods.length === 0 || methods.some((method) => method === request.method)) &&
    (!path || matchesPath(pathCondition(path), actual) !== (path.invert ?? false));
  const condition = isMet && cel !== undefined ? meetsCondition(cel, request) : isMet;
  const isUnknown = jwt !== undefined || clientIPGeoLocations !== undefined;
  return condition === true && isUnknown ? "unknown" : condition;
};
