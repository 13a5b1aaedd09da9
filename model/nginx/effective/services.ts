import type { Inventory, InventoryService } from "../inventory";
import type { Upstream } from "./nginx";

/** What an upstream is by its Service and port. */
export type ServiceFacts = Pick<Upstream, "service" | "port" | "kind" | "endpoints">;

/** Finds the endpoints behind a Service, as the controller does. */
export type Services = (reference: {
  /** `namespace/name`. */
  readonly service: string;
  /** Number, name or target port; absent: the first port. */
  readonly port?: number | string;
  /** service-upstream: the Service's own address is the only endpoint. */
  readonly byClusterIp?: boolean;
}) => ServiceFacts;

/**
 * Looks up Services of an inventory: serviceEndpoints, externalNamePorts and getServiceClusterEndpoint
 * in internal/ingress/controller/controller.go. In manifests a Service that is not there may exist.
 */
export const servicesOf = ({
  inventory: { services, source },
  externalNames,
}: {
  inventory: Inventory;
  /** Whether Services of type ExternalName have endpoints. */
  externalNames: boolean;
}): Services => {
  const known = new Map(services.map((each) => [`${each.namespace}/${each.name}`, each]));
  return ({ service, port, byClusterIp = false }) => {
    const found = known.get(service);
    if (found === undefined) {
      const missing = source === "cluster";
      return {
        service,
        port: port ?? 80,
        kind: missing ? "missing" : "service",
        endpoints: missing ? "none" : "unknown",
      };
    }
    if (found.type === "ExternalName") {
      return externalName({ found, service, port, externalNames });
    }
    const servicePort = port === undefined ? found.ports[0] : portOf(found, port);
    const clusterIp = byClusterIp && found.clusterIP === "assigned";
    return {
      service,
      port: servicePort?.port ?? port ?? 0,
      kind: "service",
      endpoints:
        servicePort === undefined ? "none" : clusterIp ? "ready" : (found.endpoints ?? "unknown"),
    };
  };
};

/** By number, target port or name, the first that fits. */
const portOf = ({ ports }: InventoryService, wanted: number | string) =>
  ports.find(({ port, targetPort, name }) =>
    [String(port), String(targetPort), name].includes(String(wanted)),
  );

const externalName = ({
  found: { externalName: address = "", ports },
  service,
  port = ports[0]?.port ?? 80,
  externalNames,
}: {
  found: InventoryService;
  service: string;
  port: number | string | undefined;
  externalNames: boolean;
}): ServiceFacts => {
  const named = ports.find(({ name }) => name === port)?.port;
  const usable = externalNames && isAddress(address) && (typeof port === "number" || named);
  return {
    service,
    port: named ?? port,
    kind: "externalName",
    endpoints: usable ? "unknown" : "none",
  };
};

/** A DNS name or an address, but not this machine's own (getEndpointsFromSlices). */
const isAddress = (text: string): boolean =>
  text !== "localhost" &&
  !/^(127\.|::1$)/.test(text) &&
  (/^[0-9a-f:]+:[0-9a-f:.]*$/i.test(text) ||
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\.?$/.test(text));
