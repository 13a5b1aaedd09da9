/** What is known of a Gateway in the cluster, and of the Service in front of its proxies. */
export interface ObservedGateway {
  readonly generation: number;
  readonly conditions: readonly ObservedCondition[];
  readonly addresses: readonly { readonly type?: string | undefined; readonly value: string }[];
}

export interface ObservedCondition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string | undefined;
  readonly message?: string | undefined;
  readonly observedGeneration?: number | undefined;
}

export interface ObservedService {
  readonly type: string;
  readonly clusterIP?: string | undefined;
  readonly loadBalancer: readonly {
    readonly ip?: string | undefined;
    readonly hostname?: string | undefined;
  }[];
  readonly ports: readonly { readonly port: number; readonly nodePort?: number | undefined }[];
}

/** Address that clients reach, and whether it is a number or a name. */
export interface GatewayAddress {
  readonly value: string;
  readonly kind: "ip" | "hostname";
}

export type AddressState =
  | { readonly state: "ready"; readonly address: GatewayAddress }
  | { readonly state: "waiting"; readonly reason: string };

/**
 * The address of a Gateway, or why it has none yet.
 *
 * The Gateway's own status counts once it is Programmed at the present generation. A load balancer's
 * address on the Service counts as well: after a passing loss of the address Envoy Gateway 1.9 can
 * leave `Programmed` at False with reason `AddressNotAssigned` (envoyproxy/gateway#9567).
 */
export function addressState({
  gateway,
  service,
}: {
  gateway: ObservedGateway | undefined;
  service: ObservedService | undefined;
}): AddressState {
  if (gateway === undefined) {
    return { state: "waiting", reason: "the Gateway does not exist" };
  }
  const programmed = gateway.conditions.find((each) => each.type === "Programmed");
  if (programmed === undefined || isStale(programmed, gateway)) {
    return { state: "waiting", reason: "no controller has processed this generation yet" };
  }
  const own = gateway.addresses[0];
  if (programmed.status === "True" && own !== undefined) {
    const kind = own.type === "Hostname" ? "hostname" : "ip";
    return { state: "ready", address: { value: own.value, kind } };
  }
  const assigned = serviceAddress(service);
  if (programmed.reason === "AddressNotAssigned" && assigned !== undefined) {
    return { state: "ready", address: assigned };
  }
  return { state: "waiting", reason: waitingReason(programmed) };
}

function isStale(condition: ObservedCondition, gateway: ObservedGateway): boolean {
  return (condition.observedGeneration ?? 0) < gateway.generation;
}

/** Address that a load balancer gave a Service; undefined while there is none. */
export function serviceAddress(service: ObservedService | undefined): GatewayAddress | undefined {
  const ingress = service?.type === "LoadBalancer" ? service.loadBalancer[0] : undefined;
  if (ingress?.ip !== undefined) {
    return { value: ingress.ip, kind: "ip" };
  }
  if (ingress?.hostname !== undefined) {
    return { value: ingress.hostname, kind: "hostname" };
  }
  return undefined;
}

function waitingReason(condition: ObservedCondition): string {
  const text = condition.message === undefined ? "" : `: ${condition.message}`;
  return `Programmed is ${condition.status} (${condition.reason ?? "no reason"})${text}`;
}

/** What to do when the address does not come, by the type of the Service. */
export function addressRemedy({
  gateway,
  service,
}: {
  /** Name of the Gateway in the configuration. */
  gateway: string;
  service: ObservedService | undefined;
}): string {
  if (service?.type === "LoadBalancer" && service.loadBalancer.length === 0) {
    return (
      "no load balancer gave the Service an address: install a load-balancer controller, or set " +
      `gateways.${gateway}.service.type to NodePort or ClusterIP`
    );
  }
  return "look at the events of the Gateway's namespace and the log of the envoy-gateway Deployment";
}

/** Port that clients use for a listener: the node port of a NodePort Service, else the listener's. */
export function clientPort({
  listenerPort,
  service,
}: {
  listenerPort: number;
  service: ObservedService | undefined;
}): number {
  if (service?.type !== "NodePort") {
    return listenerPort;
  }
  return service.ports.find((each) => each.port === listenerPort)?.nodePort ?? listenerPort;
}
