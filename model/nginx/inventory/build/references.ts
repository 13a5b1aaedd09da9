import type { Objects, Read } from "../objects/kinds";
import type { InventoryConfigMap, InventoryService } from "../schema";
import { keyOf, nameOf } from "./metadata";

/** A Service that is referred to. */
export const inventoryService = ({
  service,
  endpoints,
}: {
  service: Read<"services">;
  endpoints: EndpointsByService;
}): InventoryService => {
  const { metadata, spec } = service;
  const { type = "ClusterIP", clusterIP, externalName, selector } = spec;
  const state = type === "ExternalName" ? undefined : endpoints(keyOf(service));
  return {
    ...nameOf(metadata),
    type: type ?? "ClusterIP",
    clusterIP: clusterIP === "None" || type === "ExternalName" ? "none" : "assigned",
    ...(typeof externalName === "string" && { externalName }),
    selector: selector ?? {},
    ports: (spec.ports ?? []).map(({ name, port, protocol, targetPort, appProtocol }) => ({
      ...(typeof name === "string" && { name }),
      port,
      protocol: protocol ?? "TCP",
      targetPort: targetPort ?? port,
      ...(typeof appProtocol === "string" && { appProtocol }),
    })),
    ...(state !== undefined && { endpoints: state }),
  };
};

/** Whether a Service, by `namespace/name`, has an endpoint that is ready; nothing if that is unknown. */
export type EndpointsByService = (key: string) => InventoryService["endpoints"];

/** Reads the EndpointSlices; without any, as in most manifests, nothing is known. */
export const endpointsOf = ({ endpointSlices }: Objects): EndpointsByService => {
  if (endpointSlices.length === 0) {
    return () => undefined;
  }
  const ready = new Set(
    endpointSlices
      // An endpoint that does not say is ready: discovery.k8s.io/v1, EndpointConditions.
      .filter(({ endpoints }) => endpoints.some((each) => each.conditions?.ready !== false))
      .map(({ metadata }) => {
        const service = metadata.labels["kubernetes.io/service-name"] ?? "";
        return `${metadata.namespace}/${service}`;
      }),
  );
  return (key) => (ready.has(key) ? "ready" : "none");
};

/** Keys of the controller's ConfigMap whose value is a key: ssl_session_ticket_key of nginx. */
const SECRET_KEYS = ["ssl-session-ticket-key"];

/** A ConfigMap that is referred to, without what is a secret in it. */
export const inventoryConfigMap = ({ metadata, data }: Read<"configMaps">): InventoryConfigMap => ({
  ...nameOf(metadata),
  data: Object.fromEntries(Object.entries(data).filter(([key]) => !SECRET_KEYS.includes(key))),
  withheld: SECRET_KEYS.filter((key) => data[key] !== undefined),
});
