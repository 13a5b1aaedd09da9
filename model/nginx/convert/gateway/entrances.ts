import type { HTTPRouteSpecParentRef } from "../../../../kubernetes/types";
import type { ConversionTarget } from "../conversion";
import type { PlannedListener } from "./listeners";

/** Listeners by which a host is reached, as references of its routes; none over HTTPS without one. */
export interface Entrances {
  readonly http: readonly HTTPRouteSpecParentRef[];
  readonly https: readonly HTTPRouteSpecParentRef[];
}

/** A route's reference to a listener, always by its name: listeners for other hosts are not meant. */
export const listenerReference = ({
  target: { gateway },
  listener: { name, set },
}: {
  target: Pick<ConversionTarget, "gateway">;
  listener: Pick<PlannedListener, "name" | "set">;
}) => ({
  group: "gateway.networking.k8s.io",
  kind: set === undefined ? "Gateway" : "ListenerSet",
  name: set ?? gateway.name,
  namespace: gateway.namespace,
  sectionName: name,
});

/** Where the routes of a server's name attach: one with a listener of its own to no other of HTTPS. */
export const entrancesOf = ({
  listeners,
  target,
}: {
  listeners: readonly PlannedListener[];
  target: ConversionTarget;
}): ((name: string) => Entrances) => {
  const own = new Map(listeners.map((listener) => [listener.hostname ?? "", listener]));
  const shared = listeners.filter(({ hostname }) => hostname === undefined);
  const refs = (some: readonly PlannedListener[], protocol: PlannedListener["protocol"]) =>
    some
      .filter((each) => each.protocol === protocol)
      .map((listener) => listenerReference({ target, listener }));
  return (name) => {
    const listener = own.get(name);
    return { http: refs(shared, "HTTP"), https: refs(listener ? [listener] : shared, "HTTPS") };
  };
};
