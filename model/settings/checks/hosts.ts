import { attachment, listenersOf } from "../../gateway/attachment";
import { boundRoutes } from "../../routes/bound";
import { faultAt, valueAt } from "../faults";
import type { Check } from "./check";

/** A route may have `host` or `hosts`: the place of the host at `index`. */
const hostPath = ({ raw, route, index }: { raw: unknown; route: string; index: number }) =>
  valueAt(raw, ["routes", route, "host"]) === undefined
    ? ["routes", route, "hosts", index]
    : ["routes", route, "host"];

/** A host that no listener of the Gateway takes would never be served. */
export const hosts: Check = ({ settings, raw }) =>
  boundRoutes(settings).flatMap((route) => {
    const known = [...new Set(listenersOf(route.home).map(({ host }) => host))];
    return route.hosts.flatMap((host, index) =>
      attachment({ host, gateway: route.home }).length > 0
        ? []
        : [
            faultAt({
              raw,
              path: hostPath({ raw, route: route.name, index }),
              message: `is taken by no listener of Gateway ${route.gateway}`,
              remedy: `a host within ${known.join(", ")}, or a listener for it`,
            }),
          ],
    );
  });
