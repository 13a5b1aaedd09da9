import { byText } from "../../../collections";
import type { LeftOutBecause } from "../choice/ingresses";
import { secretFacts } from "../facts/secret";
import type { ObjectFault } from "../objects/fault";
import type { Metadata, Objects } from "../objects/kinds";
import type { Inventory, InventoryOptions, Unknown } from "../schema";
import { INVENTORY_VERSION } from "../schema";
import { inventoryController } from "./controller";
import { inventoryIngress, inventoryIngressClass } from "./ingress";
import { keyOf, sortObjects } from "./metadata";
import { inventoryCrds, inventoryExternalDns, inventoryIssuers } from "./neighbours";
import { endpointsOf, inventoryConfigMap, inventoryService } from "./references";
import type { Scope } from "./scope";
import { scopeOf } from "./scope";

export { missingReferences, scopeOf } from "./scope";
export type { Missing, Scope } from "./scope";

/** What an inventory is built from. */
export interface InventoryInput {
  readonly source: Inventory["source"];
  readonly options: InventoryOptions;
  readonly objects: Objects;
  /** Version of the API server, such as `v1.35.4`; absent for manifests. */
  readonly kubernetes?: string;
}

/** An inventory, and how many Ingresses are not in it for which reason. */
export interface Built {
  readonly inventory: Inventory;
  readonly leftOut: Readonly<Record<LeftOutBecause, number>>;
}

/** Builds the inventory: the same objects, in whatever order, give the same inventory. */
export const buildInventory = (input: InventoryInput): Built | { faults: ObjectFault[] } => {
  const scope = scopeOf(input);
  if ("fault" in scope) {
    return { faults: [scope.fault] };
  }
  const known = knownOf({ input, scope });
  const inventory: Inventory = {
    version: INVENTORY_VERSION,
    source: input.source,
    options: input.options,
    unknown: unknownOf({ input, scope, known }),
    ...(input.kubernetes !== undefined && { kubernetes: { version: input.kubernetes } }),
    selection: scope.selection,
    ...known,
  };
  return { inventory, leftOut: scope.leftOut };
};

type Known = Omit<
  Inventory,
  "version" | "source" | "options" | "unknown" | "kubernetes" | "selection"
>;

const knownOf = ({ input, scope }: { input: InventoryInput; scope: Scope }): Known => {
  const { objects, options } = input;
  const { controller, references, chosen } = scope;
  const referred = <Item extends { metadata: Metadata }>(
    items: readonly Item[],
    keys: ReadonlySet<string>,
  ): Item[] => sortObjects(items.filter((item) => keys.has(keyOf(item))));
  const endpoints = endpointsOf(objects);
  const ingresses = sortObjects(
    chosen.map((each) => ({ ...each, metadata: each.ingress.metadata })),
  );
  const secrets = options.secrets === "facts" ? objects.secrets : [];
  return {
    ...(controller && { controller: inventoryController({ found: controller, objects }) }),
    ingressClasses: sortObjects(objects.ingressClasses).map(inventoryIngressClass),
    ingresses: ingresses.map(inventoryIngress),
    configMaps: referred(objects.configMaps, references.configMaps).map(inventoryConfigMap),
    services: referred(objects.services, references.services).map((service) =>
      inventoryService({ service, endpoints }),
    ),
    secrets: sortObjects(secrets).flatMap((secret) => {
      const uses = references.secrets.get(keyOf(secret));
      return uses === undefined ? [] : [secretFacts({ secret, uses })];
    }),
    namespaces: sortObjects(objects.namespaces)
      .filter(({ metadata }) => scope.namespaces.has(metadata.name))
      .map(({ metadata: { name, labels } }) => ({ name, labels })),
    issuers: inventoryIssuers(objects),
    externalDns: inventoryExternalDns(objects),
    crds: inventoryCrds(objects),
  };
};

const unknownOf = ({
  input,
  scope,
  known,
}: {
  input: InventoryInput;
  scope: Scope;
  known: Known;
}): Unknown[] => {
  const services = known.controller?.services ?? [];
  const missing: Record<Unknown, boolean> = {
    controller: scope.controller === undefined,
    creationTimes: known.ingresses.some(({ created }) => created === undefined),
    endpoints: input.source === "manifests" && input.objects.endpointSlices.length === 0,
    ingressClasses: scope.ingressClasses === "assumed",
    kubernetes: input.kubernetes === undefined,
    namespaceLabels: known.namespaces.length < scope.namespaces.size,
    resourcePolicy: services.some(({ helm }) => helm?.resourcePolicy === "unknown"),
    secrets: input.options.secrets === "left out",
  };
  return (Object.keys(missing) as Unknown[]).filter((name) => missing[name]).sort(byText);
};
