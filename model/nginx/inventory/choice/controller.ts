import type { FoundController } from "../controller/find";
import { findControllers } from "../controller/find";
import type { ObjectFault } from "../objects/fault";
import type { Objects } from "../objects/kinds";
import type { InventoryOptions } from "../schema";
import { DEFAULT_CONTROLLER_CLASS, DEFAULT_CLASS } from "./selection";

type Asked = Pick<InventoryOptions, "controller" | "class" | "controllerClass">;

/**
 * The one controller that was asked for, or the only one there is. None at all is no fault: manifests
 * of applications have none, and its defaults are assumed.
 */
export const chooseController = ({
  objects,
  options,
}: {
  objects: Objects;
  options: Asked;
}): { controller?: FoundController } | { fault: ObjectFault } => {
  const all = findControllers(objects);
  const fitting = all.filter((each) => fits({ controller: each, objects, options }));
  const [controller, other] = fitting;
  if (all.length === 0) {
    return {};
  }
  return controller !== undefined && other === undefined
    ? { controller }
    : { fault: notOne({ all, fitting }) };
};

const fits = ({
  controller,
  objects,
  options,
}: {
  controller: FoundController;
  objects: Objects;
  options: Asked;
}): boolean => {
  const controllerClass = controller.arguments["controller-class"] ?? DEFAULT_CONTROLLER_CLASS;
  const annotationClass = controller.arguments["ingress-class"] ?? DEFAULT_CLASS;
  const named = objects.ingressClasses.find(({ metadata }) => metadata.name === options.class);
  return (
    (options.controller === undefined || options.controller === keyOf(controller)) &&
    (options.controllerClass === undefined || options.controllerClass === controllerClass) &&
    (options.class === undefined ||
      (named ? named.spec.controller === controllerClass : options.class === annotationClass))
  );
};

const keyOf = ({ workload: { metadata } }: FoundController): string =>
  `${metadata.namespace}/${metadata.name}`;

const notOne = ({
  all,
  fitting,
}: {
  all: readonly FoundController[];
  fitting: readonly FoundController[];
}): ObjectFault => ({
  object: "ingress-nginx",
  field: "controller",
  message:
    fitting.length === 0
      ? "is none of what was asked for"
      : "is more than one: each serves Ingresses of its own, and has an inventory of its own",
  remedy: (fitting.length === 0 ? all : fitting)
    .map((each) => `--controller ${keyOf(each)}`)
    .sort()
    .join(", or "),
});
