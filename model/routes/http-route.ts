import type { HTTPRouteSpec, HTTPRouteSpecParentRef } from "../../kubernetes/types";
import { chunks, groupBy, sortBy } from "../collections";
import { attachedPorts } from "../gateway/attachment";
import { type KubernetesObject, stackLabels } from "../kubernetes-object";
import type { Rule } from "../settings/rules";
import type { BoundRoute } from "./bound";
import { MOST_HOSTNAMES, MOST_MATCHES, MOST_RULES } from "./limits";
import { precedenceKey } from "./precedence";
import { compileRule, type PlannedRule } from "./rule";

/** An HTTPRoute with its rules as they were compiled. */
export interface PlannedRoute {
  readonly object: KubernetesObject<HTTPRouteSpec>;
  readonly rules: readonly PlannedRule[];
}

/**
 * HTTPRoutes of one route: one, unless its hosts need different listeners or the API's limits are
 * exceeded. The first is `<gateway>-<route>`, further ones add `.2`, `.3`, …: no name can have a dot.
 */
export const compileHttpRoutes = (route: BoundRoute, stack: string): PlannedRoute[] => {
  const ruleSets = splitRules(
    sortedRules(route).flatMap((rule) => compileRule(rule, route.namespace)),
  );
  return splitHosts(route)
    .flatMap((part) => ruleSets.map((rules) => ({ ...part, rules })))
    .map(({ ports, hosts, rules }, index) => ({
      object: {
        apiVersion: "gateway.networking.k8s.io/v1",
        kind: "HTTPRoute",
        metadata: {
          name: `${route.gateway}-${route.name}${index === 0 ? "" : `.${index + 1}`}`,
          namespace: route.namespace,
          labels: stackLabels(stack),
        },
        spec: {
          parentRefs: parentRefs(route, ports),
          ...(!hosts.includes("*") && { hostnames: hosts }),
          rules: rules.map(({ spec }) => spec),
        },
      },
      rules,
    }));
};

/** Rules by their most specific matches, which alone decide what rule a request meets. */
const sortedRules = ({ rules }: BoundRoute): Rule[] =>
  sortBy(rules, ({ matches }) => matches.map(precedenceKey).sort().join("\n"));

/** Fills each HTTPRoute up to the API's limits. */
const splitRules = (rules: readonly PlannedRule[]): PlannedRule[][] => {
  const parts: PlannedRule[][] = [];
  let matches = 0;
  for (const rule of rules) {
    const last = parts.at(-1);
    matches += rule.spec.matches.length;
    if (last && last.length < MOST_RULES && matches <= MOST_MATCHES) {
      last.push(rule);
    } else {
      parts.push([rule]);
      matches = rule.spec.matches.length;
    }
  }
  return parts;
};

interface HostGroup {
  hosts: string[];
  /** Ports of the listeners to attach to; empty: all listeners that take the hosts. */
  ports: number[];
}

/** Hosts that attach to the same listeners, at most as many as an HTTPRoute may have. */
const splitHosts = ({ hosts, home }: BoundRoute): HostGroup[] => {
  const bound = sortBy([...new Set(hosts)], (host) => host).map((host) => ({
    host,
    ports: attachedPorts({ host, gateway: home }),
  }));
  return groupBy(bound, ({ ports }) => ports.join()).flatMap((group) =>
    chunks(group, MOST_HOSTNAMES).map((part) => ({
      hosts: part.map(({ host }) => host),
      ports: [...new Set(part.flatMap(({ ports }) => ports))],
    })),
  );
};

/** The Gateway, by port where the route must not attach to all of its listeners. */
const parentRefs = (
  { gateway, home, namespace }: BoundRoute,
  ports: readonly number[],
): HTTPRouteSpecParentRef[] => {
  const parent = {
    group: "gateway.networking.k8s.io",
    kind: "Gateway",
    name: gateway,
    ...(home.namespace !== namespace && { namespace: home.namespace }),
  };
  return ports.length === 0 ? [parent] : ports.map((port) => ({ ...parent, port }));
};
