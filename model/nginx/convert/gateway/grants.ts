import type { ReferenceGrantSpec } from "../../../../kubernetes/types";
import { type KubernetesObject, stackLabels } from "../../../kubernetes-object";
import { referenceGrant } from "../../../reference-grant";
import { serviceParts } from "../backends";
import type { ConversionTarget } from "../conversion";

/** Reference to a Secret, `namespace/name`. */
export const secretReference = (secret: string) => ({
  group: "",
  kind: "Secret",
  ...serviceParts(secret),
});

/** Allow the Gateway to read certificates of other namespaces: one source, one Secret each. */
export const certificateGrants = ({
  secrets,
  target: { gateway, stack },
}: {
  secrets: readonly string[];
  target: ConversionTarget;
}): KubernetesObject<ReferenceGrantSpec>[] =>
  [...new Set(secrets)]
    .map(serviceParts)
    .filter(({ namespace }) => namespace !== gateway.namespace)
    .map(({ namespace, name }) =>
      referenceGrant({
        metadata: {
          name: `${gateway.name}.${gateway.namespace}.${name}`,
          namespace,
          labels: stackLabels(stack),
        },
        from: { kind: "Gateway", namespace: gateway.namespace },
        to: { kind: "Secret", name },
      }),
    );
