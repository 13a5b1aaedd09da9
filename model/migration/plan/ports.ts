import type { GatewaySpec } from "../../../kubernetes/types";
import type { ContainerPort } from "../../gateway/envoy-proxy";
import { containerPort } from "../../gateway/ports";
import type { KubernetesObject } from "../../kubernetes-object";
import type { Nginx } from "../../nginx/effective/nginx";
import type { EntryService, Inventory } from "../../nginx/inventory";

/** A port of a Service as its spec has it. */
export interface ServicePort {
  readonly name?: string;
  readonly port: number;
  readonly protocol?: string;
  readonly targetPort?: number | string;
  readonly nodePort?: number;
  readonly appProtocol?: string;
}

/** A port of nginx's Service and what stands behind it on both sides. */
export interface MappedPort {
  readonly service: ServicePort;
  /** Port of nginx's container; absent: the name is none of its ports. */
  readonly nginx?: number;
  /** Port of Envoy's container; absent: Envoy has no such listener. */
  readonly envoy?: number;
}

export interface PortMap {
  /** In the Service's order; empty without a Service. */
  readonly ports: readonly MappedPort[];
  /** Names for Envoy's container: those by which nginx's Service asks for its ports. */
  readonly names: readonly ContainerPort[];
}

/** Ports of a Service's spec. */
export const portsOf = ({ spec }: Pick<EntryService, "spec">): ServicePort[] =>
  (spec.ports ?? []) as unknown as ServicePort[];

/** Names that the chart of ingress-nginx uses, where no Service says otherwise. */
const USUAL: readonly ContainerPort[] = [
  { name: "http", containerPort: containerPort({ port: 80 }), protocol: "TCP" },
  { name: "https", containerPort: containerPort({ port: 443 }), protocol: "TCP" },
];

/**
 * What each port of nginx's Service means on both sides. A Service finds its pods' port by name, so
 * Envoy's container names its ports as nginx's does; each port has one name only.
 */
export const portMap = ({
  inventory: { controller },
  nginx: { configuration },
  service,
  objects,
}: {
  inventory: Pick<Inventory, "controller">;
  nginx: Pick<Nginx, "configuration">;
  service: EntryService | undefined;
  /** Of the Gateway: they hold the listeners. */
  objects: readonly KubernetesObject[];
}): PortMap => {
  const listeners = listenersOf(objects);
  const { http, https } = configuration.ports;
  const ports = (service === undefined ? [] : portsOf(service)).map((port): MappedPort => {
    const { targetPort = port.port, protocol = "TCP" } = port;
    const nginx =
      typeof targetPort === "number"
        ? targetPort
        : controller?.ports.find((each) => each.name === targetPort)?.containerPort;
    // HTTP and HTTPS have their usual ports at Envoy, whichever nginx has; TCP and UDP the same.
    const wanted = nginx === http ? 80 : nginx === https ? 443 : nginx;
    const isThere = listeners.some((each) => each.port === wanted && each.protocol === protocol);
    return {
      service: port,
      ...(nginx !== undefined && { nginx }),
      ...(isThere && wanted !== undefined && { envoy: containerPort({ port: wanted }) }),
    };
  });
  return { ports, names: namesOf(ports) };
};

/** Ports of all listeners with the protocol that a Service gives them. */
const listenersOf = (objects: readonly KubernetesObject[]) =>
  objects
    .filter(({ kind }) => kind === "Gateway" || kind === "ListenerSet")
    .flatMap(({ spec }) => (spec as Pick<GatewaySpec, "listeners">).listeners)
    .map(({ port, protocol }) => ({ port, protocol: protocol === "UDP" ? "UDP" : "TCP" }));

const namesOf = (ports: readonly MappedPort[]): ContainerPort[] => {
  const asked = ports.flatMap(({ service: { targetPort, protocol = "TCP" }, envoy }) =>
    typeof targetPort === "string" && envoy !== undefined
      ? [{ name: targetPort, containerPort: envoy, protocol }]
      : [],
  );
  const all = [...asked, ...USUAL];
  return all.filter(
    (one, index) =>
      !all
        .slice(0, index)
        .some(
          (other) =>
            other.name === one.name ||
            (other.containerPort === one.containerPort && other.protocol === one.protocol),
        ),
  );
};
