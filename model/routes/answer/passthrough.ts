import type { HostPattern } from "../../gateway/hostnames";
import { sortBy } from "../../collections";
import type { WeightedBackend } from "../../http/answer";
import { attachments } from "./attachment";
import { resolveBackend } from "./backends";
import type { Listener } from "./listeners";
import type { World } from "./world";

/** TLS that a TLSRoute takes by server name. */
export interface PassthroughRoute {
  readonly listener: Listener;
  readonly host: HostPattern;
  readonly backends: readonly WeightedBackend[];
}

/** TLSRoutes on their listeners; each has one rule (internal/gatewayapi/route.go, processTLSRouteParentRefs). */
export const passthroughRoutes = (
  world: World,
  listeners: readonly Listener[],
): PassthroughRoute[] =>
  world.objects("TLSRoute").flatMap(({ namespace, spec }) => {
    const route = {
      kind: "TLSRoute",
      namespace,
      parentRefs: spec.parentRefs ?? [],
      hostnames: spec.hostnames,
    };
    const references = (spec.rules[0]?.backendRefs ?? []).flatMap((reference) => {
      const backend = resolveBackend({
        reference,
        referrer: { group: "gateway.networking.k8s.io", kind: "TLSRoute", namespace },
        world: world.backends,
        protocol: "http/1.1",
      });
      return backend.state === "serving" ? [{ ...backend, weight: reference.weight ?? 1 }] : [];
    });
    const sum = references.reduce((total, { weight }) => total + weight, 0);
    const backends = sortBy(
      references
        .filter(({ weight }) => weight > 0)
        .map(({ service, port, weight }) => ({ service, port, share: weight / sum })),
      ({ service, port }) => `${service} ${port}`,
    );
    return attachments(route, listeners).flatMap(({ listener, hosts }) =>
      hosts.map((host) => ({ listener, host, backends })),
    );
  });
