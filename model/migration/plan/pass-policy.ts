import type { BackendTrafficPolicySpec } from "../../../kubernetes/types";
import { type KubernetesObject, stackLabels } from "../../kubernetes-object";
import type { PlanContext } from "./context";

/**
 * How Envoy passes requests to nginx, in place of the Gateway's policy: nginx has limits of its own for
 * each path, and tells its backends' from them; it is told the client's address where it reads PROXY headers.
 */
export const passPolicy = ({
  context: { namespace, target, nginx },
  name,
  routes,
}: {
  context: Pick<PlanContext, "namespace" | "target" | "nginx">;
  name: string;
  routes: readonly Pick<KubernetesObject, "metadata">[];
}): KubernetesObject<BackendTrafficPolicySpec> => ({
  apiVersion: "gateway.envoyproxy.io/v1alpha1",
  kind: "BackendTrafficPolicy",
  metadata: { name, namespace, labels: stackLabels(target.stack) },
  spec: {
    targetRefs: routes.map(({ metadata }) => ({
      group: "gateway.networking.k8s.io",
      kind: "HTTPRoute",
      name: metadata.name,
    })),
    timeout: {
      tcp: { connectTimeout: "5s" },
      // nginx ends idle connections after 75 s: a request must not meet one that is being closed.
      http: { requestTimeout: "0s", streamIdleTimeout: "0s", connectionIdleTimeout: "60s" },
    },
    retry: {
      numRetries: 2,
      retryOn: { triggers: ["connect-failure", "reset-before-request", "refused-stream"] },
    },
    ...(nginx.configuration.clientAddress.proxyProtocol && { proxyProtocol: { version: "V1" } }),
  },
});
