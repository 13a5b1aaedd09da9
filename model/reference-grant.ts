import type { ReferenceGrantSpec } from "../kubernetes/types";
import type { KubernetesObject, ObjectMetadata } from "./kubernetes-object";

/** ReferenceGrant for one object: routes or Gateways of another namespace may refer to it by name. */
export const referenceGrant = ({
  metadata,
  from,
  to,
}: {
  metadata: ObjectMetadata;
  from: { kind: "Gateway" | "HTTPRoute"; namespace: string };
  to: { kind: "Secret" | "Service"; name: string };
}): KubernetesObject<ReferenceGrantSpec> => ({
  apiVersion: "gateway.networking.k8s.io/v1",
  kind: "ReferenceGrant",
  metadata,
  spec: {
    from: [{ group: "gateway.networking.k8s.io", ...from }],
    to: [{ group: "", ...to }],
  },
});
