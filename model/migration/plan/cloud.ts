import type { EntryService } from "../../nginx/inventory";

/**
 * Annotations that are not a cloud's wish for a load balancer: of tools that own the object, of DNS, and
 * those that name an address or a certificate, which a second load balancer cannot have or must not.
 */
const NOT_COPIED =
  /^(meta\.helm\.sh|helm\.sh|kubectl\.kubernetes\.io|argocd\.argoproj\.io|[^/]*toolkit\.fluxcd\.io|pulumi\.com|external-dns\.[^/]*)\/|(loadbalancer-?ips?|load-balancer-ips?|load-balancer-ip|eip-allocations|pip-name|private-ipv4-addresses|ip-allocations|static-ip|ip-address|address-?name|load-balancer-id|loadbalancer-id|load-balancer-name|loadbalancer-name|-hostname|-ssl-cert|-certificate-ids?|-cert-id|tls-secret)$/i;

/** What a new load balancer is asked for as nginx's was, by the annotations of its Service. */
export const cloudAnnotations = (
  service: Pick<EntryService, "annotations"> | undefined,
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(service?.annotations ?? {}).filter(([name]) => !NOT_COPIED.test(name)),
  );

type Fields = Partial<{
  allocateLoadBalancerNodePorts: boolean;
  externalTrafficPolicy: "Local" | "Cluster";
  loadBalancerClass: string;
  loadBalancerSourceRanges: string[];
}>;

/** Fields of a Service's spec that say what its load balancer does, without its address. */
const FIELDS: readonly (keyof Fields)[] = [
  "allocateLoadBalancerNodePorts",
  "externalTrafficPolicy",
  "loadBalancerClass",
  "loadBalancerSourceRanges",
];

/** Those of nginx's Service, as the API server gave them; Kubernetes' own default where it has none. */
export const loadBalancerFields = (service: Pick<EntryService, "spec"> | undefined): Fields => ({
  externalTrafficPolicy: "Cluster",
  ...pick(service, FIELDS),
});

/** Fields of a Service's spec that it has. */
export const pick = (
  service: Pick<EntryService, "spec"> | undefined,
  fields: readonly string[],
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(service?.spec ?? {}).filter(([name]) => fields.includes(name)));
