import type { ReferenceGrantSpec } from "../../../../kubernetes/types";
import { type KubernetesObject, stackLabels } from "../../../kubernetes-object";
import { referenceGrant } from "../../../reference-grant";
import { serviceParts } from "../backends";
import type { ConversionTarget } from "../conversion";
import type { PlacedRoute } from "../routes/http-routes";
import type { PlannedListener } from "./listeners";

/** Reference to a Secret, `namespace/name`. */
export const secretReference = (secret: string) => ({
  group: "",
  kind: "Secret",
  ...serviceParts(secret),
});

/**
 * Allow the Gateway, and ListenerSets beside it, to read certificates of other namespaces: one source
 * and one Secret each.
 */
export const certificateGrants = ({
  listeners,
  target: { gateway, stack },
}: {
  listeners: readonly PlannedListener[];
  target: ConversionTarget;
}): KubernetesObject<ReferenceGrantSpec>[] =>
  listeners.flatMap(({ set, certificates = [] }) =>
    certificates
      .map(serviceParts)
      .filter(({ namespace }) => namespace !== gateway.namespace)
      .map(({ namespace, name }) =>
        referenceGrant({
          metadata: {
            name: `${set ?? gateway.name}.${gateway.namespace}.${name}`,
            namespace,
            labels: stackLabels(stack),
          },
          from: {
            kind: set === undefined ? "Gateway" : "ListenerSet",
            namespace: gateway.namespace,
          },
          to: { kind: "Secret", name },
        }),
      ),
  );

/** Allow routes to send to Services of other namespaces: only default backends are such. */
export const serviceGrants = ({
  routes,
  stack,
}: {
  routes: readonly PlacedRoute[];
  stack: string;
}): KubernetesObject<ReferenceGrantSpec>[] =>
  routes
    .flatMap(({ rules }) => rules)
    .flatMap(({ namespace: home, backendRefs }) =>
      // Only references to Services name a namespace.
      backendRefs.flatMap(({ name, namespace }) =>
        namespace === undefined
          ? []
          : [
              referenceGrant({
                metadata: { name: `${home}.${name}`, namespace, labels: stackLabels(stack) },
                from: { kind: "HTTPRoute", namespace: home },
                to: { kind: "Service", name },
              }),
            ],
      ),
    );
