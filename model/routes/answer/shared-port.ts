import type { ClientTrafficPolicySpec } from "../../../kubernetes/types";
import type { Listener } from "./listeners";
import { nameOf } from "./objects";
import type { PolicyIndex } from "./policies";

/**
 * Client policies without those of single plain listeners that share their port with others: Envoy has
 * one connection manager for the port, so Envoy Gateway refuses them
 * (internal/gatewayapi/clienttrafficpolicy.go, validatePortOverlapForClientTrafficPolicy).
 */
export const withoutSharedPolicies = (
  index: PolicyIndex<ClientTrafficPolicySpec>,
  listeners: readonly Listener[],
): PolicyIndex<ClientTrafficPolicySpec> => {
  const plain = listeners.filter(({ protocol }) => protocol === "HTTP");
  const sharing = plain.filter((listener) =>
    plain.some((other) => other !== listener && other.port === listener.port),
  );
  const refused = new Set(
    sharing.map(({ owner, name }) => `${owner.kind} ${nameOf(owner)} ${name}`),
  );
  return new Map([...index].filter(([target]) => !refused.has(target)));
};
