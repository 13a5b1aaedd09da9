import type {
  BackendSpec,
  BackendTLSPolicySpec,
  BackendTrafficPolicySpec,
  ClientTrafficPolicySpec,
  EnvoyProxySpec,
  GatewayClassSpec,
  GatewaySpec,
  GRPCRouteSpec,
  HTTPRouteFilterSpec,
  HTTPRouteSpec,
  ListenerSetSpec,
  ReferenceGrantSpec,
  SecurityPolicySpec,
  TLSRouteSpec,
} from "../../../kubernetes/types";
import { sortBy } from "../../collections";
import type { KubernetesObject } from "../../kubernetes-object";

/** Specs by kind, as far as they decide what becomes of a request. */
interface Specs {
  readonly Backend: BackendSpec;
  readonly BackendTLSPolicy: BackendTLSPolicySpec;
  readonly BackendTrafficPolicy: BackendTrafficPolicySpec;
  readonly ClientTrafficPolicy: ClientTrafficPolicySpec;
  readonly EnvoyProxy: EnvoyProxySpec;
  readonly Gateway: GatewaySpec;
  readonly GatewayClass: GatewayClassSpec;
  readonly GRPCRoute: GRPCRouteSpec;
  readonly HTTPRoute: HTTPRouteSpec;
  readonly HTTPRouteFilter: HTTPRouteFilterSpec;
  readonly ListenerSet: ListenerSetSpec;
  readonly ReferenceGrant: ReferenceGrantSpec;
  readonly SecurityPolicy: SecurityPolicySpec;
  readonly TLSRoute: TLSRouteSpec;
}

export type Kind = keyof Specs;

/** An object with its namespace; `""` for kinds without. */
export interface Named<Spec> {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly spec: Spec;
}

/** The objects of a kind, by namespace and name. */
export type ObjectsOf = <K extends Kind>(kind: K) => readonly Named<Specs[K]>[];

/**
 * Objects by kind, in the order in which Envoy Gateway takes objects of the same age: by namespace and
 * name (internal/gatewayapi/resource/resource.go, Sort).
 */
export const objectsOf = (objects: readonly KubernetesObject[]): ObjectsOf => {
  const byKind = new Map<string, Named<unknown>[]>();
  for (const { kind, metadata, spec } of sortBy(
    objects,
    ({ metadata: { namespace = "", name } }) => `${namespace}/${name}`,
  )) {
    const { name, namespace = "", labels = {} } = metadata;
    byKind.set(kind, [...(byKind.get(kind) ?? []), { namespace, name, labels, spec }]);
  }
  // The kind says what the spec is: objects are emitted by typed code or have passed the API server.
  return (kind) => (byKind.get(kind) ?? []) as never;
};

/** `namespace/name`. */
export const nameOf = ({ namespace, name }: { namespace: string; name: string }): string =>
  `${namespace}/${name}`;
