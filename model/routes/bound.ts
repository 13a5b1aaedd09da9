import { sortBy } from "../collections";
import type { GatewaySettings } from "../settings/gateways";
import type { RouteSettings } from "../settings/routes";
import type { Settings } from "../settings/schema";

/** A route with its name and the Gateway that it belongs to. */
export interface BoundRoute extends RouteSettings {
  name: string;
  home: GatewaySettings;
}

/** All routes with their Gateways, by name. */
export const boundRoutes = ({
  gateways,
  routes,
}: Pick<Settings, "gateways" | "routes">): BoundRoute[] => {
  const bound = Object.entries(gateways).flatMap(([gateway, home]) =>
    Object.entries(routes)
      .filter(([, route]) => route.gateway === gateway)
      .map(([name, route]) => ({ ...route, name, home })),
  );
  return sortBy(bound, ({ name }) => name);
};
