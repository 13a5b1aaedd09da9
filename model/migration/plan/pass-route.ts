import type {
  HTTPRouteSpec,
  HTTPRouteSpecParentRef,
  HTTPRouteSpecRule,
} from "../../../kubernetes/types";
import { type KubernetesObject, stackLabels } from "../../kubernetes-object";
import type { PlanContext } from "./context";

/** An HTTPRoute beside the Gateway; without hostnames it is for hosts that no other route names. */
export const routeBesideGateway = ({
  context: { namespace, target },
  name,
  parentRefs,
  hostnames = [],
  rule,
}: {
  context: Pick<PlanContext, "namespace" | "target">;
  name: string;
  parentRefs: readonly HTTPRouteSpecParentRef[];
  hostnames?: readonly string[];
  rule: HTTPRouteSpecRule;
}): KubernetesObject<HTTPRouteSpec> => ({
  apiVersion: "gateway.networking.k8s.io/v1",
  kind: "HTTPRoute",
  metadata: { name, namespace, labels: stackLabels(target.stack) },
  spec: {
    parentRefs: [...parentRefs],
    ...(hostnames.length > 0 && { hostnames: [...hostnames] }),
    rules: [rule],
  },
});
