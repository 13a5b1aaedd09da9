import type { Chosen } from "../choice/ingresses";
import type { RawBackend, Read } from "../objects/kinds";
import type { InventoryBackend, InventoryIngress, InventoryIngressClass } from "../schema";
import { annotationsOf, nameOf } from "./metadata";

/** An Ingress as the inventory holds it. */
export const inventoryIngress = ({
  ingress: { metadata, spec },
  chosenBy,
}: Chosen): InventoryIngress => ({
  ...nameOf(metadata),
  ...(metadata.creationTimestamp ? { created: metadata.creationTimestamp } : {}),
  chosenBy,
  labels: metadata.labels,
  annotations: annotationsOf(metadata),
  ...(typeof spec.ingressClassName === "string" && { ingressClassName: spec.ingressClassName }),
  ...(spec.defaultBackend && { defaultBackend: backendOf(spec.defaultBackend) }),
  rules: spec.rules.map(({ host, http }) => ({
    ...(host !== undefined && host !== "" && { host }),
    paths: (http?.paths ?? []).map(({ path, pathType, backend }) => ({
      path,
      pathType,
      backend: backendOf(backend),
    })),
  })),
  tls: spec.tls.map(({ hosts, secretName }) => ({
    hosts,
    ...(secretName !== undefined && secretName !== "" && { secretName }),
  })),
});

/** What the API server would refuse, which an old object may have, becomes a backend that leads nowhere. */
const backendOf = ({ service, resource }: RawBackend): InventoryBackend => {
  if (service !== undefined) {
    const { name, port } = service;
    return { type: "service", service: name, port: port.name ?? port.number ?? 0 };
  }
  const { apiGroup, kind = "", name = "" } = resource ?? {};
  return { type: "resource", ...(typeof apiGroup === "string" && { apiGroup }), kind, name };
};

/** An IngressClass as the inventory holds it. */
export const inventoryIngressClass = ({
  metadata,
  spec,
}: Read<"ingressClasses">): InventoryIngressClass => ({
  name: metadata.name,
  controller: spec.controller,
  isDefault: metadata.annotations["ingressclass.kubernetes.io/is-default-class"] === "true",
  ...(spec.parameters && { parameters: spec.parameters }),
});
