import type { RouteEntry, RouteSettings } from "./routes";
import type { ParsedSections, Settings } from "./schema";

/** The Gateway that a route names, else the only one; `undefined` if it must name one. */
export const gatewayOf = (
  route: Pick<RouteEntry, "gateway">,
  gatewayNames: readonly string[],
): string | undefined => route.gateway ?? (gatewayNames.length === 1 ? gatewayNames[0] : undefined);

/** An HTTPRoute lives with its first backend as written, so that rules added later never move it. */
const backendNamespace = ({ rules }: RouteEntry): string | undefined =>
  rules.flatMap(({ backends }) => backends)[0]?.service.split("/")[0];

/**
 * Fills in what depends on other sections: a route's Gateway, and its namespace.
 *
 * @param gatewayNames Names of all Gateways, those with faults included.
 * @returns Settings without the routes whose Gateway is not among the sections.
 */
export const settle = (sections: ParsedSections, gatewayNames: readonly string[]): Settings => {
  const gateways = new Map(Object.entries(sections.gateways));
  const routes = Object.entries(sections.routes).flatMap(([name, route]) => {
    const gateway = gatewayOf(route, gatewayNames) ?? "";
    const home = gateways.get(gateway);
    const namespace = route.namespace ?? backendNamespace(route) ?? home?.namespace;
    return home && namespace !== undefined
      ? [[name, { ...route, gateway, namespace }] satisfies [string, RouteSettings]]
      : [];
  });
  return { ...sections, routes: Object.fromEntries(routes) };
};
