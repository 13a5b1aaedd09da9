import type {
  BackendTrafficPolicySpec,
  HTTPRouteSpec,
  SecurityPolicySpec,
} from "../../../kubernetes/types";
import { type KubernetesObject, stackLabels } from "../../kubernetes-object";
import type { PlannedLocation } from "./planned";
import type { PlacedRoute } from "./routes/http-routes";

type Policy = KubernetesObject<SecurityPolicySpec | BackendTrafficPolicySpec>;

/**
 * The policies of a location, at most one of each kind, for all of its rules that send to a backend:
 * an answer of nginx's own comes before every check.
 */
export const locationPolicies = (
  { context, parts: { security, traffic }, rules }: PlannedLocation,
  routes: readonly PlacedRoute[],
): Policy[] => {
  const targetRefs = routes.flatMap((route) =>
    route.rules
      .filter((rule) => rule.backendRefs.length > 0 && rules.some(({ name }) => name === rule.name))
      .map(({ name }) => target(route.object, name)),
  );
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

const target = ({ metadata }: KubernetesObject<HTTPRouteSpec>, sectionName: string) => ({
  group: "gateway.networking.k8s.io",
  kind: "HTTPRoute",
  name: metadata.name,
  sectionName,
});
