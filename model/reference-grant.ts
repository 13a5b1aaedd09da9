import type { ReferenceGrantSpec } from "../kubernetes/types";
import type { KubernetesObject, ObjectMetadata } from "./kubernetes-object";

/** Kinds that refer to objects of other namespaces, and their groups. */
const GROUPS = {
  Gateway: "gateway.networking.k8s.io",
  ListenerSet: "gateway.networking.k8s.io",
  HTTPRoute: "gateway.networking.k8s.io",
  SecurityPolicy: "gateway.envoyproxy.io",
  ClientTrafficPolicy: "gateway.envoyproxy.io",
} as const;

/** ReferenceGrant for one object: those of one kind in another namespace may refer to it by name. */
export const referenceGrant = ({
  metadata,
  from,
  to,
}: {
  metadata: ObjectMetadata;
  from: { kind: keyof typeof GROUPS; namespace: string };
  to: { kind: "Secret" | "Service"; name: string };
}): KubernetesObject<ReferenceGrantSpec> => ({
  apiVersion: "gateway.networking.k8s.io/v1",
  kind: "ReferenceGrant",
  metadata,
  spec: {
    from: [{ group: GROUPS[from.kind], ...from }],
    to: [{ group: "", ...to }],
  },
});
