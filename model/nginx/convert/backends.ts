import type { HTTPRouteSpecRuleBackendRef } from "../../../kubernetes/types";
import type { Upstream } from "../effective/nginx";
import type { RuleParts } from "./emission";

/** A Service or Backend with its part of the requests; parts are relative to one another. */
export interface Share {
  readonly upstream: Upstream;
  readonly weight: number;
}

/** The references of a rule to what it sends to, sorted; without those that get nothing. */
export const backendRefs = ({
  shares,
  backends = {},
  namespace,
}: {
  shares: readonly Share[];
  /** In place of Services, by the id of the upstream. */
  backends?: RuleParts["backends"];
  /** Of the route. */
  namespace: string;
}): HTTPRouteSpecRuleBackendRef[] => {
  const sending = shares.filter(({ weight }) => weight > 0);
  return sending.map(({ upstream, weight }) => ({
    ...(backends[upstream.id] ?? serviceReference(upstream, namespace)),
    ...(sending.length > 1 && { weight }),
  }));
};

const serviceReference = (
  { service, port }: Upstream,
  home: string,
): HTTPRouteSpecRuleBackendRef => {
  const { namespace, name } = serviceParts(service);
  return {
    group: "",
    kind: "Service",
    name,
    ...(namespace !== home && { namespace }),
    port: Number(port),
  };
};

/** `namespace/name` in its parts. */
export const serviceParts = (service: string): { namespace: string; name: string } => {
  const slash = service.indexOf("/");
  return { namespace: service.slice(0, slash), name: service.slice(slash + 1) };
};

/**
 * Whether requests can be sent to the upstream: its Service exists, and the port is known by number.
 * For any other nginx answers 503.
 */
export const isServed = ({ kind, port }: Upstream): boolean =>
  kind !== "missing" && typeof port === "number";
