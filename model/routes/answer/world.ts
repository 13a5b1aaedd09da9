import type {
  BackendTrafficPolicySpec,
  ClientTrafficPolicySpec,
  EnvoyProxySpec,
  GatewaySpec,
  HTTPRouteFilterSpec,
  SecurityPolicySpec,
} from "../../../kubernetes/types";
import type { KubernetesObject } from "../../kubernetes-object";
import { backendTls } from "./backend-tls";
import type { BackendWorld } from "./backends";
import type { ClusterFacts } from "./facts";
import { permissions } from "./grants";
import { nameOf, type Named, objectsOf, type ObjectsOf } from "./objects";
import { type PolicyIndex, policyIndex } from "./policies";

/** Everything that routes of a Gateway are compiled against. */
export interface World {
  readonly objects: ObjectsOf;
  readonly backends: BackendWorld;
  readonly filter: (namespace: string, name: string) => HTTPRouteFilterSpec | undefined;
  readonly securityPolicies: PolicyIndex<SecurityPolicySpec>;
  readonly trafficPolicies: PolicyIndex<BackendTrafficPolicySpec>;
  readonly clientPolicies: PolicyIndex<ClientTrafficPolicySpec>;
  readonly routeOrder: "precedence" | "as written";
}

/** @param gateway whose EnvoyProxy counts. */
export const buildWorld = ({
  objects: all,
  facts,
  gateway,
}: {
  objects: readonly KubernetesObject[];
  facts: ClusterFacts;
  gateway: Named<GatewaySpec>;
}): World => {
  const objects = objectsOf(all);
  const proxy = proxyOf(objects, gateway);
  const certificate = proxy?.spec.backendTLS?.clientCertificateRef;
  const filters = byName(objects("HTTPRouteFilter"));
  return {
    objects,
    backends: {
      services: byName(facts.services),
      backends: byName(objects("Backend")),
      isPermitted: permissions(objects),
      tlsOf: backendTls(
        objects,
        certificate && {
          namespace: certificate.namespace ?? proxy.namespace,
          name: certificate.name,
        },
      ),
    },
    filter: (namespace, name) => filters.get(nameOf({ namespace, name }))?.spec,
    securityPolicies: policyIndex(objects("SecurityPolicy"), all),
    trafficPolicies: policyIndex(objects("BackendTrafficPolicy"), all),
    clientPolicies: policyIndex(objects("ClientTrafficPolicy"), all),
    routeOrder: proxy?.spec.preserveRouteOrder ? "as written" : "precedence",
  };
};

const byName = <Item extends { namespace: string; name: string }>(
  items: readonly Item[],
): Map<string, Item> => new Map(items.map((item) => [nameOf(item), item]));

/** The Gateway's EnvoyProxy, else that of its class. */
const proxyOf = (
  objects: ObjectsOf,
  { namespace, spec }: Named<GatewaySpec>,
): Named<EnvoyProxySpec> | undefined => {
  const own = spec.infrastructure?.parametersRef;
  const ofClass = objects("GatewayClass").find(({ name }) => name === spec.gatewayClassName)?.spec
    .parametersRef;
  const wanted = own
    ? nameOf({ namespace, name: own.name })
    : ofClass && nameOf({ namespace: ofClass.namespace ?? "", name: ofClass.name });
  return objects("EnvoyProxy").find((proxy) => nameOf(proxy) === wanted);
};
