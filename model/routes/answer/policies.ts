import type { KubernetesObject } from "../../kubernetes-object";
import type { Listener } from "./listeners";
import { mergeSpecs } from "./merge-specs";
import { nameOf, type Named } from "./objects";
import { selects } from "./selector";

/** What policies of Envoy Gateway have in common: their targets, and how they join those above. */
export interface PolicySpec {
  readonly targetRefs?: readonly Target[];
  readonly targetSelectors?: readonly {
    readonly group?: string;
    readonly kind: string;
    readonly matchLabels?: Readonly<Record<string, string>>;
    readonly matchExpressions?: readonly {
      readonly key: string;
      readonly operator: string;
      readonly values?: readonly string[];
    }[];
    readonly namespaces?: { readonly from: string };
  }[];
  readonly mergeType?: string;
}

interface Target {
  readonly kind: string;
  readonly name: string;
  readonly sectionName?: string;
}

/** A policy in force, with the namespace that each of its fields comes from. */
export interface InForce<Spec> {
  readonly spec: Spec;
  readonly namespaceOf: (field: keyof Spec) => string;
}

/** Where a policy may be attached on the way of a request: a rule of a route on a listener. */
export interface Place {
  readonly kind: string;
  readonly namespace: string;
  readonly route: string;
  readonly rule: string | undefined;
  readonly listener: Listener;
}

/** Policies by target; of several for one target the first, by namespace and name, counts. */
export type PolicyIndex<Spec> = ReadonlyMap<string, Named<Spec>>;

const key = (kind: string, object: { namespace: string; name: string }, section = ""): string =>
  `${kind} ${nameOf(object)} ${section}`;

/** @param objects by which selectors choose. */
export const policyIndex = <Spec extends PolicySpec>(
  policies: readonly Named<Spec>[],
  objects: readonly KubernetesObject[],
): PolicyIndex<Spec> => {
  const index = new Map<string, Named<Spec>>();
  for (const policy of policies) {
    for (const target of targetsOf(policy, objects)) {
      if (!index.has(target)) {
        index.set(target, policy);
      }
    }
  }
  return index;
};

/** Policies reach into other namespaces only with a selector and a grant: that is not looked at. */
const targetsOf = (
  { namespace, spec }: Named<PolicySpec>,
  objects: readonly KubernetesObject[],
): string[] => [
  ...(spec.targetRefs ?? []).map(({ kind, name, sectionName }) =>
    key(kind, { namespace, name }, sectionName),
  ),
  ...(spec.targetSelectors ?? []).flatMap((selector) =>
    objects
      .filter(
        ({ kind, metadata: { namespace: home, labels = {} } }) =>
          kind === selector.kind && home === namespace && selects(selector, labels),
      )
      .map(({ kind, metadata: { name } }) => key(kind, { namespace, name })),
  ),
];

/**
 * The policy in force at a place: of the rule, else of the route, else of the listener, else of its
 * ListenerSet or Gateway. The narrower one replaces the wider ones, unless it says to be merged with
 * the next one above the route (internal/gatewayapi/{backendtrafficpolicy,securitypolicy}.go).
 */
export const policyInForce = <Spec extends PolicySpec & object>(
  index: PolicyIndex<Spec>,
  { kind, namespace, route, rule, listener }: Place,
): InForce<Spec> | undefined => {
  const of = { namespace, name: route };
  const ofRule = rule === undefined ? undefined : index.get(key(kind, of, rule));
  const own = ofRule ?? index.get(key(kind, of));
  const above = listenerPolicy(index, listener);
  if (own?.spec.mergeType !== undefined && above) {
    const { spec } = own;
    return {
      spec: mergeSpecs({ parent: above.spec, own: spec }),
      namespaceOf: (field) => (spec[field] === undefined ? above.namespace : own.namespace),
    };
  }
  const policy = own ?? above;
  return policy && { spec: policy.spec, namespaceOf: () => policy.namespace };
};

/** The policy of a listener, else of the object that it is in, else of its Gateway. */
export const listenerPolicy = <Spec>(
  index: PolicyIndex<Spec>,
  { owner, gateway, name }: Pick<Listener, "owner" | "gateway" | "name">,
): Named<Spec> | undefined =>
  index.get(key(owner.kind, owner, name)) ??
  index.get(key(owner.kind, owner)) ??
  index.get(key("Gateway", gateway));
