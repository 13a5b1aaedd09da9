import type { HTTPRouteSpecParentRef } from "../../../../kubernetes/types";
import type { Server } from "../../effective/nginx";
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

/** Where the routes of each server attach: a host with listeners of its own to no other of HTTPS. */
export const entrancesOf = ({
  listeners,
  target,
}: {
  listeners: readonly PlannedListener[];
  target: ConversionTarget;
}): ((server: Pick<Server, "host" | "passthrough">) => Entrances) => {
  const refs = (some: readonly PlannedListener[]) =>
    some.map((listener) => listenerReference({ target, listener }));
  const http = refs(listeners.filter(({ protocol }) => protocol === "HTTP"));
  const shared = refs(
    listeners.filter(({ protocol, host }) => protocol === "HTTPS" && host === undefined),
  );
  const own = new Map<string, HTTPRouteSpecParentRef[]>();
  for (const listener of listeners) {
    if (listener.protocol === "HTTPS" && listener.host !== undefined) {
      own.set(listener.host, [
        ...(own.get(listener.host) ?? []),
        listenerReference({ target, listener }),
      ]);
    }
  }
  return ({ host, passthrough }) => ({
    http,
    https: passthrough === undefined ? (own.get(host) ?? shared) : [],
  });
};
