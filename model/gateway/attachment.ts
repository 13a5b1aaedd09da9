import { byText } from "../collections";
import type { GatewaySettings, ListenerSettings } from "../settings/gateways";
import { covers, type HostPattern, intersection } from "./hostnames";

/** A listener with its name and the hosts it takes, `*` for all. */
export interface NamedListener extends ListenerSettings {
  name: string;
  host: HostPattern;
}

/** Listeners in a fixed order: by port, then name. */
export const listenersOf = ({ listeners }: Pick<GatewaySettings, "listeners">): NamedListener[] =>
  Object.entries(listeners)
    .map(([name, listener]) => ({ ...listener, name, host: listener.hostname ?? "*" }))
    .sort((a, b) => a.port - b.port || byText(a.name, b.name));

/** Whether plain HTTP is answered with a redirect: a setting, and there must be both protocols. */
export const redirectsToHttps = (gateway: GatewaySettings): boolean => {
  const protocols = listenersOf(gateway).map(({ protocol }) => protocol);
  return (
    gateway.httpsRedirect === "permanent" &&
    protocols.includes("HTTP") &&
    protocols.includes("HTTPS")
  );
};

interface Question {
  host: HostPattern;
  gateway: GatewaySettings;
}

/** Whether plain HTTP has nothing but the redirect for the host: an HTTPS listener takes all of it. */
const isOnlyHttps = ({ host, gateway }: Question): boolean =>
  redirectsToHttps(gateway) &&
  listenersOf(gateway).some(
    (listener) => listener.protocol === "HTTPS" && covers(listener.host, host),
  );

/** A listener that serves a route's host. */
export interface AttachedListener extends NamedListener {
  /** The hosts that the two have in common. */
  shared: HostPattern;
}

/**
 * The listeners that serve a route's host. Where plain HTTP is redirected, hosts that an HTTPS
 * listener takes are left to HTTPS; a host taken in part keeps HTTP for the rest of it.
 *
 * @returns Empty if no listener takes the host.
 */
export const attachment = (question: Question): AttachedListener[] => {
  const onlyHttps = isOnlyHttps(question);
  return listenersOf(question.gateway)
    .filter(({ protocol }) => protocol === "HTTPS" || !onlyHttps)
    .flatMap((listener) => {
      const shared = intersection(listener.host, question.host);
      return shared === undefined ? [] : [{ ...listener, shared }];
    });
};

/**
 * Ports by which a route must name its listeners, so that it does not attach to the others: those
 * of HTTPS where plain HTTP is redirected. Empty where every listener that takes the host serves it.
 */
export const attachedPorts = (question: Question): number[] =>
  isOnlyHttps(question) ? [...new Set(attachment(question).map(({ port }) => port))] : [];
