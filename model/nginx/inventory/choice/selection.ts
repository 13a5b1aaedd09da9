import { sortBy } from "../../../collections";
import type { FoundController } from "../controller/find";
import type { Objects } from "../objects/kinds";
import type { InventoryOptions, Selection } from "../schema";

export const DEFAULT_CONTROLLER_CLASS = "k8s.io/ingress-nginx";
export const DEFAULT_CLASS = "nginx";
const DEFAULT_PREFIX = "nginx.ingress.kubernetes.io";

/** What was asked for goes before the controller's arguments, and these before its defaults. */
export const selectionOf = ({
  objects,
  options,
  controller,
}: {
  objects: Objects;
  options: InventoryOptions;
  controller?: FoundController | undefined;
}): { selection: Selection; ingressClasses: "found" | "assumed" } => {
  const given = controller?.arguments ?? {};
  const annotationClass =
    given["ingress-class"] ?? (controller ? DEFAULT_CLASS : (options.class ?? DEFAULT_CLASS));
  const asked = objects.ingressClasses.find(({ metadata }) => metadata.name === options.class);
  const controllerClass =
    options.controllerClass ??
    given["controller-class"] ??
    asked?.spec.controller ??
    DEFAULT_CONTROLLER_CLASS;
  const byName = given["ingress-class-by-name"] === "true";
  const classes = objects.ingressClasses.filter(
    ({ metadata, spec }) =>
      spec.controller === controllerClass || (byName && metadata.name === annotationClass),
  );
  // A folder of an application's manifests has no IngressClass, yet its Ingresses name one.
  const assumed = objects.ingressClasses.length === 0;
  return {
    ingressClasses: assumed ? "assumed" : "found",
    selection: {
      controllerClass,
      annotationClass,
      ingressClasses: assumed
        ? [annotationClass]
        : sortBy(classes, ({ metadata }) => metadata.name).map(({ metadata }) => metadata.name),
      withoutClass: given["watch-ingress-without-class"] === "true" ? "served" : "ignored",
      namespaces: namespacesOf(given),
      annotationsPrefix: options.annotationsPrefix ?? given["annotations-prefix"] ?? DEFAULT_PREFIX,
    },
  };
};

const namespacesOf = (given: Readonly<Record<string, string>>): Selection["namespaces"] => {
  const name = given["watch-namespace"];
  const selector = given["watch-namespace-selector"];
  if (name !== undefined && name !== "") {
    return { by: "name", name };
  }
  return selector === undefined || selector === "" ? { by: "all" } : { by: "labels", selector };
};
