import { groupBy } from "../../collections";
import type { Listener } from "./listeners";
import { nameOf } from "./objects";

/**
 * The listeners that are left when several want the same: on a port, plain HTTP and TLS exclude each
 * other, and a host name may come once. A Gateway's own listener wins over those of ListenerSets, of
 * which the first wins; among listeners of one object nobody does
 * (internal/gatewayapi/validate.go, validateConflicted{Protocols,Hostname}Listeners).
 *
 * @param listeners the Gateway's own first, then those of ListenerSets by age.
 */
export const withoutConflicts = (listeners: readonly Listener[]): Listener[] =>
  groupBy(listeners, ({ port }) => String(port))
    .flatMap(ofOneProtocol)
    .toSorted((a, b) => listeners.indexOf(a) - listeners.indexOf(b));

const ofOneProtocol = (onPort: readonly Listener[]): Listener[] => {
  const [first] = winners(onPort, transportOf);
  const ofProtocol = first ? onPort.filter((each) => transportOf(each) === transportOf(first)) : [];
  return groupBy(ofProtocol, ({ host }) => host).flatMap((same) =>
    winners(same, hostOf).slice(0, 1),
  );
};

const transportOf = ({ protocol }: Listener): string => (protocol === "HTTP" ? "plain" : "TLS");

/** Listeners of one host differ in themselves: two of one object conflict. */
const hostOf = (listener: Listener): string => JSON.stringify([listener.owner, listener.name]);

/** The listeners of the first object that does not contradict itself; none if the Gateway does. */
const winners = (
  rivals: readonly Listener[],
  valueOf: (listener: Listener) => string,
): Listener[] => {
  const owners = groupBy(rivals, ({ owner }) => `${owner.kind} ${nameOf(owner)}`);
  const isClear = (group: readonly Listener[]) => new Set(group.map(valueOf)).size === 1;
  const gateway = owners.find(([first]) => first?.owner.kind === "Gateway");
  if (gateway) {
    return isClear(gateway) ? gateway : [];
  }
  return owners.find(isClear) ?? [];
};
