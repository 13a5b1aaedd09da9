import type { ReferenceGrantSpec } from "../../kubernetes/types";
import { sortBy } from "../collections";
import { type KubernetesObject, stackLabels } from "../kubernetes-object";
import { referenceGrant } from "../reference-grant";
import type { BoundRoute } from "./bound";
import { serviceBackend } from "./service";

/** For each namespace with routes: one grant per Service of another namespace that they send to. */
export const compileGrants = (
  routes: readonly BoundRoute[],
  stack: string,
): KubernetesObject<ReferenceGrantSpec>[] => {
  const needs = routes.flatMap(({ namespace: from, rules }) =>
    rules
      .flatMap(({ backends }) => backends.map(serviceBackend))
      .filter(({ namespace }) => namespace !== from)
      .map(({ namespace, service }) => [from, namespace, service] as const),
  );
  const distinct = new Map(needs.map((need) => [need.join("/"), need]));
  return sortBy([...distinct], ([key]) => key).map(([, [from, namespace, service]]) =>
    referenceGrant({
      metadata: { name: `${from}.${service}`, namespace, labels: stackLabels(stack) },
      from: { kind: "HTTPRoute", namespace: from },
      to: { kind: "Service", name: service },
    }),
  );
};
