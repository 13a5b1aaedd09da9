import { chooseController } from "../choice/controller";
import type { Chosen, LeftOutBecause } from "../choice/ingresses";
import { chooseIngresses } from "../choice/ingresses";
import { selectionOf } from "../choice/selection";
import type { FoundController } from "../controller/find";
import { releaseOf } from "../facts/ownership";
import type { ObjectFault } from "../objects/fault";
import type { Objects } from "../objects/kinds";
import type { References } from "../references";
import { referencesOf } from "../references";
import type { InventoryOptions, Selection } from "../schema";
import { selects } from "./entry-service";
import { keyOf } from "./metadata";

/** What of all objects belongs to the inventory. */
export interface Scope {
  readonly controller?: FoundController | undefined;
  readonly selection: Selection;
  /** assumed: there is no IngressClass among the objects. */
  readonly ingressClasses: "found" | "assumed";
  readonly chosen: readonly Chosen[];
  readonly leftOut: Readonly<Record<LeftOutBecause, number>>;
  readonly references: References;
  /** Namespaces of the controller and of the Ingresses. */
  readonly namespaces: ReadonlySet<string>;
}

interface Input {
  readonly objects: Objects;
  readonly options: InventoryOptions;
}

/** Chooses the controller, its Ingresses, and what they refer to. */
export const scopeOf = ({ objects, options }: Input): Scope | { fault: ObjectFault } => {
  const choice = chooseController({ objects, options });
  if ("fault" in choice) {
    return choice;
  }
  const { controller } = choice;
  const { selection, ingressClasses } = selectionOf({ objects, options, controller });
  const { chosen, leftOut } = chooseIngresses({ objects, selection });
  const references = referencesOf({
    chosen,
    configMaps: objects.configMaps,
    selection,
    flags: controller?.arguments ?? {},
  });
  const namespaces = new Set([
    ...chosen.map(({ ingress }) => ingress.metadata.namespace),
    ...(controller ? [controller.workload.metadata.namespace] : []),
  ]);
  return { controller, selection, ingressClasses, chosen, leftOut, references, namespaces };
};

/** Objects that must be read one by one, as `namespace/name`. */
export interface Missing {
  readonly configMaps: readonly string[];
  readonly secrets: readonly string[];
  /** Helm releases of the controller's Services, whose stored manifests are wanted. */
  readonly releases: readonly string[];
}

/**
 * What the objects refer to and do not hold. Ask again after it was read: a ConfigMap may name others.
 */
export const missingReferences = ({ objects, options }: Input): Missing => {
  const scope = scopeOf({ objects, options });
  if ("fault" in scope) {
    return { configMaps: [], secrets: [], releases: [] };
  }
  const { references, controller } = scope;
  const without = (
    keys: Iterable<string>,
    held: readonly Parameters<typeof keyOf>[0][],
  ): string[] => {
    const have = new Set(held.map(keyOf));
    return [...keys].filter((key) => !have.has(key)).sort();
  };
  const entries = controller
    ? objects.services.filter((service) => selects(service, controller.workload))
    : [];
  const releases = new Set(entries.flatMap(({ metadata }) => releaseOf(metadata) ?? []));
  const readable = options.secrets === "facts";
  return {
    configMaps: without(references.configMaps, objects.configMaps),
    secrets: readable ? without(references.secrets.keys(), objects.secrets) : [],
    releases: readable ? [...releases].sort() : [],
  };
};
