import type { Objects, Read } from "../objects/kinds";
import type { InventoryIngress, Selection } from "../schema";
import { parseLabelSelector } from "./label-selector";

/** Why an Ingress is not in the inventory. */
export type LeftOutBecause =
  "other class" | "other namespace" | "ACME challenge" | "of this program";

export interface Chosen {
  readonly ingress: Read<"ingresses">;
  readonly chosenBy: InventoryIngress["chosenBy"];
}

/**
 * The Ingresses that the controller serves. Left out, although it serves them too, are those that come
 * and go by themselves: cert-manager's challenges, and the canaries of this program.
 */
export const chooseIngresses = ({
  objects,
  selection,
}: {
  objects: Objects;
  selection: Selection;
}): { chosen: Chosen[]; leftOut: Record<LeftOutBecause, number> } => {
  const leftOut = {
    "other class": 0,
    "other namespace": 0,
    "ACME challenge": 0,
    "of this program": 0,
  };
  const watched = watchedNamespace({ objects, selection });
  const chosen: Chosen[] = [];
  for (const ingress of objects.ingresses) {
    const chosenBy = classOf(ingress, selection);
    const reason =
      chosenBy === undefined
        ? "other class"
        : watched(ingress.metadata.namespace)
          ? passingReason(ingress)
          : "other namespace";
    if (reason !== undefined) {
      leftOut[reason] += 1;
    } else if (chosenBy !== undefined) {
      chosen.push({ ingress, chosenBy });
    }
  }
  return { chosen, leftOut };
};

/** The annotation before `spec.ingressClassName` existed. */
const CLASS_ANNOTATION = "kubernetes.io/ingress.class";

/** The name counts alone where there is one; then the annotation; then whether neither is served. */
const classOf = (
  { metadata, spec }: Read<"ingresses">,
  { ingressClasses, annotationClass, withoutClass }: Selection,
): Chosen["chosenBy"] | undefined => {
  if (spec.ingressClassName !== undefined && spec.ingressClassName !== null) {
    return ingressClasses.includes(spec.ingressClassName) ? "ingressClassName" : undefined;
  }
  const annotation = metadata.annotations[CLASS_ANNOTATION];
  if (annotation !== undefined) {
    return annotation === annotationClass ? "annotation" : undefined;
  }
  return withoutClass === "served" ? "withoutClass" : undefined;
};

const passingReason = ({ metadata: { labels } }: Read<"ingresses">): LeftOutBecause | undefined => {
  if (labels["acme.cert-manager.io/http01-solver"] === "true") {
    return "ACME challenge";
  }
  const ours =
    labels["app.kubernetes.io/managed-by"] === "envoy-edge" &&
    labels["envoy-edge/stack"] !== undefined;
  return ours ? "of this program" : undefined;
};

const watchedNamespace = ({
  objects,
  selection: { namespaces },
}: {
  objects: Objects;
  selection: Selection;
}): ((namespace: string) => boolean) => {
  if (namespaces.by === "all") {
    return () => true;
  }
  if (namespaces.by === "name") {
    return (namespace) => namespace === namespaces.name;
  }
  // The controller does not start with a selector it cannot read; then it serves nothing.
  const fits = parseLabelSelector(namespaces.selector) ?? (() => false);
  const watched = new Set(
    objects.namespaces
      .filter(({ metadata }) => fits(metadata.labels))
      .map(({ metadata }) => metadata.name),
  );
  return (namespace) => watched.has(namespace);
};
