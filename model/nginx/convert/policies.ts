import type {
  BackendTrafficPolicySpec,
  HTTPRouteSpec,
  SecurityPolicySpec,
} from "../../../kubernetes/types";
import { type KubernetesObject, stackLabels } from "../../kubernetes-object";
import type { PlannedLocation } from "./planned";
import type { PlacedRoute } from "./routes/http-routes";

type Policy = KubernetesObject<SecurityPolicySpec | BackendTrafficPolicySpec>;

/** What a policy names to be about a rule. */
type Target = NonNullable<SecurityPolicySpec["targetRefs"]>[number];

/** Targets for policies of each rule that sends to a backend, by the rule's name. */
export const targetsOf = (routes: readonly PlacedRoute[]): ReadonlyMap<string, Target[]> => {
  const byName = new Map<string, Target[]>();
  for (const { object, rules } of routes) {
    for (const { name } of rules.filter(({ backendRefs }) => backendRefs.length > 0)) {
      byName.set(name, [...(byName.get(name) ?? []), target(object, name)]);
    }
  }
  return byName;
};

/**
 * The policies of a location, at most one of each kind, for all of its rules that send to a backend:
 * an answer of nginx's own comes before every check.
 */
export const locationPolicies = (
  { context, parts: { security, traffic }, rules }: PlannedLocation,
  targets: ReadonlyMap<string, Target[]>,
): Policy[] => {
  const names = new Set(rules.map(({ name }) => name));
  const targetRefs = [...names].flatMap((name) => targets.get(name) ?? []);
  const metadata = {
    name: context.name,
    namespace: context.namespace,
    labels: stackLabels(context.target.stack),
  };
  return targetRefs.length === 0
    ? []
    : [
        ...(security === undefined
          ? []
          : [{ ...SECURITY, metadata, spec: { targetRefs, ...security } }]),
        ...(traffic === undefined
          ? []
          : // Merged into the Gateway's baseline, which it would replace else.
            [
              {
                ...TRAFFIC,
                metadata,
                spec: { targetRefs, mergeType: "StrategicMerge", ...traffic },
              },
            ]),
      ];
};

const SECURITY = { apiVersion: "gateway.envoyproxy.io/v1alpha1", kind: "SecurityPolicy" };
const TRAFFIC = { apiVersion: "gateway.envoyproxy.io/v1alpha1", kind: "BackendTrafficPolicy" };

const target = ({ metadata }: KubernetesObject<HTTPRouteSpec>, sectionName: string): Target => ({
  group: "gateway.networking.k8s.io",
  kind: "HTTPRoute",
  name: metadata.name,
  sectionName,
});
