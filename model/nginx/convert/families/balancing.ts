import type { Finding } from "../../findings/finding";
import type { Family, RuleContext, RuleParts } from "../emission";
import { affinityParts } from "./affinity";
import { usesBackend } from "./backend-protocol";
import { annotationFinding } from "./finding";
import { hashParts } from "./hash-by";
import { loadBalanceParts } from "./load-balance";
import { isProxied } from "./proxied";

/**
 * How requests are spread over endpoints. The first Ingress that names a Service and port decides for
 * all; a cookie comes before a hash, and a hash before load-balance (rootfs/etc/nginx/lua/balancer.lua).
 */
export const balancing: Family = (context) => {
  if (!isProxied(context)) {
    return {};
  }
  const { affinity, hashBy, loadBalance } = context.upstream.balancing.value;
  if (affinity !== undefined) {
    return sticking({ context, key: "affinity", parts: affinityParts({ context, affinity }) });
  }
  return hashBy !== undefined
    ? sticking({ context, key: "upstream-hash-by", parts: hashParts({ context, hashBy }) })
    : loadBalanceParts({ context, loadBalance });
};

/** Parts that choose among endpoints; through a Backend, Envoy sees only the Service's address. */
const sticking = ({
  context,
  key,
  parts,
}: {
  context: RuleContext;
  key: string;
  parts: RuleParts & { readonly findings: readonly Finding[] };
}): RuleParts =>
  context.upstream?.kind === "service" && usesBackend(context)
    ? { ...parts, findings: [...parts.findings, withoutEndpoints({ context, key })] }
    : parts;

const withoutEndpoints = ({ context, key }: { context: RuleContext; key: string }): Finding =>
  annotationFinding({
    context,
    key,
    severity: "refused",
    differences: [
      {
        field: "upstream.affinity",
        when: "always",
        nginx: "chooses the endpoint",
        envoy: "sends everything to the Service's address, which chooses by itself",
      },
    ],
    remedy:
      "Give the Service sessionAffinity: ClientIP, or let its pods take plain HTTP from the proxies.",
  });
