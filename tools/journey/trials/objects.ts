import { isDeepStrictEqual } from "node:util";
import type { KubernetesObject } from "@kubernetes/client-node";
import { INGRESS_NGINX } from "../../../lab/ingress-nginx/install";
import type { Api } from "../../../lab/kubernetes";

/** Kinds of objects that a migration makes or changes. */
const KINDS: readonly (readonly [string, string])[] = [
  ["v1", "Service"],
  ["v1", "ConfigMap"],
  ["apps/v1", "Deployment"],
  ["networking.k8s.io/v1", "Ingress"],
  ["gateway.networking.k8s.io/v1", "Gateway"],
  ["gateway.networking.k8s.io/v1", "GatewayClass"],
  ["gateway.networking.k8s.io/v1", "HTTPRoute"],
  ["gateway.envoyproxy.io/v1alpha1", "EnvoyProxy"],
  ["gateway.envoyproxy.io/v1alpha1", "BackendTrafficPolicy"],
  ["gateway.envoyproxy.io/v1alpha1", "ClientTrafficPolicy"],
  ["gateway.envoyproxy.io/v1alpha1", "SecurityPolicy"],
];

/** Objects by `Kind namespace/name`, without what controllers say of them. */
export type Snapshot = ReadonlyMap<string, unknown>;

/** What there is of these kinds, of every namespace. */
export async function snapshot({ objects }: Pick<Api, "objects">): Promise<Snapshot> {
  const lists = await Promise.all(
    KINDS.map(async ([apiVersion, kind]) => {
      const { items } = await objects.list(apiVersion, kind);
      return items.map((each) => [placeOf(kind, each), contentOf(each)] as const);
    }),
  );
  return new Map(lists.flat());
}

/** Objects that were made, changed or deleted between two snapshots, sorted. */
export const differences = (before: Snapshot, after: Snapshot): string[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((place) => !isDeepStrictEqual(before.get(place), after.get(place)))
    .sort();

const placeOf = (kind: string, { metadata }: KubernetesObject): string =>
  `${kind} ${metadata?.namespace ?? ""}/${metadata?.name ?? ""}`;

const contentOf = (object: KubernetesObject): unknown => {
  const { metadata } = object;
  const content = Object.entries(object).filter(
    ([field]) => field !== "metadata" && field !== "status",
  );
  return {
    uid: metadata?.uid,
    labels: metadata?.labels,
    annotations: metadata?.annotations,
    deletionTimestamp: metadata?.deletionTimestamp,
    content,
  };
};

/** The selector of the Service by which clients reach nginx. */
export async function entrySelector({ core }: Pick<Api, "core">): Promise<Record<string, string>> {
  const { namespace, controller } = INGRESS_NGINX;
  const { spec } = await core.readNamespacedService({ namespace, name: controller });
  return spec?.selector ?? {};
}

/** What nginx's ConfigMap says of kept connections; nothing where it says nothing. */
export async function keepAlive({ core }: Pick<Api, "core">): Promise<string | undefined> {
  const { namespace, controller } = INGRESS_NGINX;
  const { data } = await core.readNamespacedConfigMap({ namespace, name: controller });
  return data?.["keep-alive"];
}
