import type { HTTPRouteSpecParentRef } from "../../../kubernetes/types";
import { type HostPattern, intersection } from "../../gateway/hostnames";
import { byText } from "../../collections";
import type { Listener } from "./listeners";
import { nameOf } from "./objects";

/** A route as far as it says where it attaches. */
export interface Attaching {
  readonly kind: string;
  readonly namespace: string;
  readonly parentRefs: readonly HTTPRouteSpecParentRef[];
  readonly hostnames: readonly string[];
}

/** A listener and the hosts that a route gets on it. */
export interface Attachment {
  readonly listener: Listener;
  readonly hosts: readonly HostPattern[];
}

/**
 * Where a route attaches: the listeners that its parents name and that take it, each with the hosts
 * that both have (internal/gatewayapi/helpers.go, GetReferencedListeners and computeHosts).
 */
export const attachments = (route: Attaching, listeners: readonly Listener[]): Attachment[] =>
  route.parentRefs.flatMap((parent) =>
    listeners
      .filter(
        (listener) =>
          isParent({ parent, listener, home: route.namespace }) && listener.takes(route),
      )
      .map((listener) => ({ listener, hosts: hostsOn({ route, listener, listeners }) })),
  );

const isParent = ({
  parent: { kind = "Gateway", namespace, name, sectionName, port },
  listener,
  home,
}: {
  parent: HTTPRouteSpecParentRef;
  listener: Listener;
  home: string;
}): boolean =>
  kind === listener.owner.kind &&
  nameOf({ namespace: namespace ?? home, name }) === nameOf(listener.owner) &&
  (sectionName === undefined || sectionName === listener.name) &&
  (port === undefined || port === listener.port);

/** Hosts of another listener on the port are that listener's, also where the route names them. */
const hostsOn = ({
  route: { hostnames },
  listener,
  listeners,
}: {
  route: Attaching;
  listener: Listener;
  listeners: readonly Listener[];
}): HostPattern[] => {
  if (hostnames.length === 0) {
    return [listener.host];
  }
  const others = new Set(
    listeners
      .filter((other) => other !== listener && other.port === listener.port)
      .map(({ host }) => host),
  );
  const shared = hostnames.flatMap((host) => intersection(listener.host, host) ?? []);
  return [...new Set(shared)].filter((host) => !others.has(host)).sort(byText);
};
