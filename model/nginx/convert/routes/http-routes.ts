import type {
  HTTPRouteSpec,
  HTTPRouteSpecParentRef,
  HTTPRouteSpecRule,
} from "../../../../kubernetes/types";
import { chunks } from "../../../collections";
import { type KubernetesObject, stackLabels } from "../../../kubernetes-object";
import {
  MOST_HOSTNAMES,
  MOST_MATCHES,
  MOST_MATCHES_IN_RULE,
  MOST_RULES,
} from "../../../routes/limits";
import { hostName } from "../names";
import type { Entry, PlannedRule } from "../planned";
import type { Entrances } from "../gateway/entrances";

/** An HTTPRoute with the rules that are in it. */
export interface PlacedRoute {
  readonly object: KubernetesObject<HTTPRouteSpec>;
  readonly rules: readonly PlannedRule[];
}

/**
 * HTTPRoutes of a host: one for each namespace and way in, split where the API's limits ask for it.
 * The first of a namespace is `edge.<host>`, further ones add `.2`, `.3`, ….
 */
export const httpRoutes = ({
  host,
  hostnames,
  rules,
  entrances,
  stack,
}: {
  /** Name of the server. */
  host: string;
  /** Empty: every host. */
  hostnames: readonly string[];
  rules: readonly PlannedRule[];
  entrances: Entrances;
  stack: string;
}): PlacedRoute[] =>
  [...new Set(rules.map(({ namespace }) => namespace))].flatMap((namespace) =>
    ENTRIES.flatMap((entry) => {
      const refs = parentRefs(entry, entrances);
      const own = rules.filter((rule) => rule.namespace === namespace && rule.entry === entry);
      return refs.length === 0
        ? []
        : splitRules(own).flatMap((part) =>
            splitHostnames(hostnames).map((names) => ({ refs, names, part })),
          );
    }).map(({ refs, names, part }, index) => ({
      object: {
        apiVersion: "gateway.networking.k8s.io/v1",
        kind: "HTTPRoute",
        metadata: {
          name: `${hostName(host)}${index === 0 ? "" : `.${index + 1}`}`,
          namespace,
          labels: stackLabels(stack),
        },
        spec: {
          parentRefs: refs,
          ...(names.length > 0 && { hostnames: names }),
          rules: part.map(ruleSpec),
        },
      },
      rules: part,
    })),
  );

const ENTRIES: readonly Entry[] = ["both", "https", "http"];

const splitHostnames = (hostnames: readonly string[]): string[][] =>
  hostnames.length === 0 ? [[]] : chunks(hostnames, MOST_HOSTNAMES);

/** Fills each HTTPRoute up to the API's limits. */
const splitRules = (rules: readonly PlannedRule[]): PlannedRule[][] => {
  const filled: PlannedRule[][] = [];
  let matches = 0;
  for (const rule of mergeSame(rules).flatMap(splitMatches)) {
    const last = filled.at(-1);
    matches += rule.matches.length;
    if (last && last.length < MOST_RULES && matches <= MOST_MATCHES) {
      last.push(rule);
    } else {
      filled.push([rule]);
      matches = rule.matches.length;
    }
  }
  return filled;
};

/** Rules of one name do the same: they become one with the matches of all. */
const mergeSame = (rules: readonly PlannedRule[]): PlannedRule[] => {
  const byName = new Map<string, PlannedRule>();
  for (const rule of rules) {
    const same = byName.get(rule.name);
    byName.set(rule.name, same ? { ...same, matches: [...same.matches, ...rule.matches] } : rule);
  }
  return [...byName.values()];
};

const splitMatches = (rule: PlannedRule): PlannedRule[] =>
  chunks(rule.matches, MOST_MATCHES_IN_RULE).map((matches, index) => ({
    ...rule,
    matches,
    name: index === 0 ? rule.name : `${rule.name}-${index + 1}`,
  }));

const ruleSpec = ({
  name,
  matches,
  filters,
  backendRefs,
  sessionPersistence,
}: PlannedRule): HTTPRouteSpecRule => ({
  name,
  matches: [...matches],
  ...(filters.length > 0 && { filters: [...filters] }),
  ...(backendRefs.length > 0 && { backendRefs: [...backendRefs] }),
  ...(sessionPersistence !== undefined && { sessionPersistence }),
});

const parentRefs = (entry: Entry, { http, https }: Entrances): HTTPRouteSpecParentRef[] => [
  ...(entry === "https" ? [] : http),
  ...(entry === "http" ? [] : https),
];
