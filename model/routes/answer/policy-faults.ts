import type { BackendTrafficPolicySpec, SecurityPolicySpec } from "../../../kubernetes/types";
import { isRange } from "./addresses";
import { resolveBackend, type BackendWorld } from "./backends";
import type { InForce } from "./policies";
import { bytesOf } from "./quantity";
import { unitSeconds } from "./rate-limits";

const SECURITY_POLICY = { group: "gateway.envoyproxy.io", kind: "SecurityPolicy" };

/**
 * Why Envoy Gateway answers a rule's requests with 500 instead of letting them past a policy that it
 * cannot translate (internal/gatewayapi/{securitypolicy,backendtrafficpolicy}.go); undefined: it can.
 */
export const policyFault = ({
  security,
  traffic,
  world,
}: {
  security: InForce<SecurityPolicySpec> | undefined;
  traffic: BackendTrafficPolicySpec | undefined;
  world: BackendWorld;
}): string | undefined =>
  (security && (basicAuthFault(security, world) ?? rangeFault(security.spec))) ??
  (security && externalAuthFault(security, world)) ??
  (traffic && (rateLimitFault(traffic) ?? bufferFault(traffic)));

const basicAuthFault = (
  { spec: { basicAuth }, namespaceOf }: InForce<SecurityPolicySpec>,
  { isPermitted }: BackendWorld,
): string | undefined => {
  const home = namespaceOf("basicAuth");
  return !basicAuth ||
    isPermitted({
      from: { ...SECURITY_POLICY, namespace: home },
      to: {
        group: "",
        kind: "Secret",
        namespace: basicAuth.users.namespace ?? home,
        name: basicAuth.users.name,
      },
    })
    ? undefined
    : "users of another namespace without a grant";
};

const rangeFault = ({ authorization }: SecurityPolicySpec): string | undefined =>
  (authorization?.rules ?? [])
    .flatMap(({ principal }) => principal?.clientCIDRs ?? [])
    .every(isRange)
    ? undefined
    : "a range of addresses that is none";

/** A policy that fails open lets requests past. */
const externalAuthFault = (
  { spec: { extAuth }, namespaceOf }: InForce<SecurityPolicySpec>,
  world: BackendWorld,
): string | undefined => {
  const service = extAuth?.http ?? extAuth?.grpc;
  const references = service?.backendRefs ?? [];
  const isResolved = references.every(
    (reference) =>
      resolveBackend({
        reference,
        referrer: { ...SECURITY_POLICY, namespace: namespaceOf("extAuth") },
        world,
        protocol: "http/1.1",
      }).state !== "invalid",
  );
  return !extAuth || extAuth.failOpen || (isResolved && references.length > 0)
    ? undefined
    : "an authorisation service that is not there";
};

const rateLimitFault = ({ rateLimit }: BackendTrafficPolicySpec): string | undefined => {
  const rules = rateLimit?.local?.rules ?? [];
  const general = rules.filter(({ clientSelectors = [] }) => clientSelectors.length === 0);
  const base = general[0] ? unitSeconds(general[0].limit.unit) : 1;
  return general.length > 1 || rules.some(({ limit }) => unitSeconds(limit.unit) % base !== 0)
    ? "rate limits that Envoy cannot have together"
    : undefined;
};

const bufferFault = ({ requestBuffer }: BackendTrafficPolicySpec): string | undefined => {
  const bytes = requestBuffer?.limit === undefined ? 0 : bytesOf(requestBuffer.limit);
  return Number.isInteger(bytes) && bytes <= 0xffffffff ? undefined : "a buffer of no such size";
};
