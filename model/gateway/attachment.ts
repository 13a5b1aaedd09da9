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
    .sort((a, b) => a.port - b.port || (a.name < b.name ? -1 : 1));

/** Whether plain HTTP is answered with a redirect: a setting, and there must be both protocols. */
export const redirectsToHttps = (gateway: GatewaySettings): boolean => {
  const protocols = listenersOf(gateway).map(({ protocol }) => protocol);
  return (
    gateway.httpsRedirect === "permanent" &&
    protocols.includes("HTTP") &&
    protocols.includes("HTTPS")
  );
};

/**
 * The listeners that serve a route's host. Where plain HTTP is redirected, hosts that an HTTPS
 * listener takes are left to HTTPS; a host taken in part keeps HTTP for the rest of it.
 *
 * @returns Empty if no listener takes the host.
 */
export const attachment = ({
  host,
  gateway,
}: {
  host: HostPattern;
  gateway: GatewaySettings;
}): NamedListener[] => {
  const taking = listenersOf(gateway).filter(
    (listener) => intersection(listener.host, host) !== undefined,
  );
  const secure = taking.filter(({ protocol }) => protocol === "HTTPS");
  return redirectsToHttps(gateway) && secure.some((listener) => covers(listener.host, host))
    ? secure
    : taking;
};
