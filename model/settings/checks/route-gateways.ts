import { closest } from "fastest-levenshtein";
import { type Fault, faultAt } from "../faults";
import type { ParsedSections } from "../schema";
import { gatewayOf } from "../settle";

/** Every route belongs to one Gateway; with several it must say to which. */
export const routeGateways = ({
  routes,
  gatewayNames,
  raw,
}: {
  routes: ParsedSections["routes"];
  /** Names of all Gateways, those with faults included. */
  gatewayNames: readonly string[];
  raw: unknown;
}): Fault[] =>
  Object.entries(routes).flatMap(([name, route]) => {
    const gateway = gatewayOf(route, gatewayNames);
    if (gateway !== undefined && gatewayNames.includes(gateway)) {
      return [];
    }
    const path = ["routes", name, "gateway"];
    if (gatewayNames.length === 0) {
      return [
        faultAt({ raw, path, message: "finds no Gateway", remedy: "an entry under gateways" }),
      ];
    }
    const known = gatewayNames.join(", ");
    return [
      gateway === undefined
        ? faultAt({ raw, path, message: "is missing", remedy: `one of ${known}` })
        : faultAt({
            raw,
            path,
            message: "is not a Gateway of this stack",
            remedy: `did you mean ${closest(gateway, [...gatewayNames])}? Known: ${known}`,
          }),
    ];
  });
