import { groupBy } from "../../collections";
import type { Listener } from "./listeners";
import { nameOf } from "./objects";

/**
 * The listeners that are left when several want the same: on a port, plain HTTP and TLS exclude each
 * other, and a host name may come once. A Gateway's own listeners win over those of ListenerSets, of
 * which the first wins; whoever contradicts himself wins nothing
 * (internal/gatewayapi/validate.go, validateConflicted{Protocols,Hostname}Listeners).
 *
 * @param listeners the Gateway's own first, then those of ListenerSets by age.
 */
export const withoutConflicts = (listeners: readonly Listener[]): Listener[] => {
  const left = new Set(
    groupBy(listeners, ({ port }) => String(port))
      .map(ofOneTransport)
      .flatMap((onPort) => groupBy(onPort, ({ host }) => host).flatMap(ofOneHost)),
  );
  return listeners.filter((listener) => left.has(listener));
};

const ofOneTransport = (onPort: readonly Listener[]): Listener[] => {
  const own = onPort.filter(isOwn);
  const deciding =
    own.length > 0 ? [own] : groupBy(onPort, ownerOf).filter((group) => !isMixed(group));
  const [[first] = []] = deciding;
  return first === undefined || isMixed(own)
    ? []
    : (own.length > 0 ? onPort : deciding.flat()).filter(
        (each) => isPlain(each) === isPlain(first),
      );
};

const ofOneHost = (rivals: readonly Listener[]): Listener[] => {
  const own = rivals.filter(isOwn);
  if (own.length > 0) {
    return own.length === 1 ? own : [];
  }
  const isTwiceInOne = groupBy(rivals, ownerOf).some(({ length }) => length > 1);
  return isTwiceInOne ? [] : rivals.slice(0, 1);
};

const isOwn = ({ owner }: Listener): boolean => owner.kind === "Gateway";

const ownerOf = ({ owner }: Listener): string => nameOf(owner);

const isPlain = ({ protocol }: Listener): boolean => protocol === "HTTP";

const isMixed = (group: readonly Listener[]): boolean => new Set(group.map(isPlain)).size > 1;
