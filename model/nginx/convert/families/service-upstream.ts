import type { Family } from "../emission";
import { isProxied } from "./proxied";
import { serviceFacts } from "./service-facts";

/** service-upstream: the Service's own address in place of its endpoints, where it has one. */
export const serviceUpstream: Family = (context) => {
  if (!isProxied(context) || !context.upstream.balancing.value.serviceUpstream) {
    return {};
  }
  const { inventory, upstream } = context;
  const hasAddress =
    serviceFacts({ inventory, service: upstream.service })?.clusterIP === "assigned";
  return hasAddress ? { traffic: { routingType: "Service" } } : {};
};
