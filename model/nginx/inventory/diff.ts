import { isMap } from "./objects/is-map";
import type { Inventory } from "./schema";

/** One difference between two inventories. */
export interface Drift {
  /** The object, such as `Ingress shop/web`. */
  readonly object: string;
  /** Path of the field, such as `rules.0.host`; empty for the whole object. */
  readonly field: string;
  /** Value before; absent: it was not there. */
  readonly before?: unknown;
  /** Value after; absent: it is gone. */
  readonly after?: unknown;
  /**
   * configuration: somebody changed what the inventory was reviewed for. state: what moves by itself,
   * such as readiness, an autoscaled number of replicas, or the end of a renewed certificate.
   */
  readonly nature: "configuration" | "state";
}

/** What is different, in the order of objects and fields. What was asked for is not compared. */
export const diffInventories = (before: Inventory, after: Inventory): Drift[] => {
  const old = objectsOf(before);
  const present = objectsOf(after);
  const names = [...new Set([...old.keys(), ...present.keys()])].sort();
  return names.flatMap((object) =>
    fieldsOf(old.get(object), present.get(object), "").map((difference) => ({
      object,
      ...difference,
      nature: natureOf({ object, field: difference.field, autoscaled: isAutoscaled(after) }),
    })),
  );
};

/** The objects of an inventory by name. */
const objectsOf = (inventory: Inventory): Map<string, unknown> => {
  const { services = [], webhooks = [], ...controller } = inventory.controller ?? {};
  return new Map<string, unknown>([
    ["inventory", { source: inventory.source, unknown: inventory.unknown }],
    ["selection", inventory.selection],
    ["Kubernetes", inventory.kubernetes],
    ["controller", inventory.controller && controller],
    ...named("controller Service", services),
    ...webhooks.map((each): [string, unknown] => [
      `webhook ${each.configuration}/${each.name}`,
      each,
    ]),
    ...named("IngressClass", inventory.ingressClasses),
    ...named("Ingress", inventory.ingresses),
    ...named("ConfigMap", inventory.configMaps),
    ...named("Service", inventory.services),
    ...named("Secret", inventory.secrets),
    ...named("Namespace", inventory.namespaces),
    ...inventory.issuers.flatMap((each) => named(each.kind, [each])),
    ...named("external-dns", inventory.externalDns),
    ...named("CRD", inventory.crds),
  ]);
};

const named = (
  kind: string,
  objects: readonly { readonly namespace?: string; readonly name: string }[],
): [string, unknown][] =>
  objects.map((each) => [
    `${kind} ${each.namespace === undefined ? "" : `${each.namespace}/`}${each.name}`,
    each,
  ]);

type Difference = Pick<Drift, "field" | "before" | "after">;

const fieldsOf = (before: unknown, after: unknown, field: string): Difference[] => {
  if (before === undefined || after === undefined) {
    return before === after
      ? []
      : [{ field, ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
  }
  if (isPlainList(before) && isPlainList(after)) {
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ field, before, after }];
  }
  if ((isMap(before) && isMap(after)) || (Array.isArray(before) && Array.isArray(after))) {
    const one = before as Record<string, unknown>;
    const other = after as Record<string, unknown>;
    return [...new Set([...Object.keys(one), ...Object.keys(other)])]
      .sort()
      .flatMap((key) => fieldsOf(one[key], other[key], field === "" ? key : `${field}.${key}`));
  }
  return before === after ? [] : [{ field, before, after }];
};

/** A list of texts or numbers is compared as a whole: its places mean nothing. */
const isPlainList = (value: unknown): value is unknown[] =>
  Array.isArray(value) && value.every((each) => typeof each !== "object");

/** Fields that change without anybody's doing: object, then field. */
const MOVING: readonly (readonly [RegExp, RegExp])[] = [
  [/^Service /, /^endpoints$/],
  [/^controller Service /, /^status\.conditions(\.|$)/],
  // Who wrote which field last; what was written shows by itself.
  [/^controller Service /, /^managers(\.|$)/],
  [/^Secret /, /^certificates\.\d+\.(notAfter|fingerprint)$/],
];

const isAutoscaled = ({ controller }: Inventory): boolean => controller?.autoscaler !== undefined;

const natureOf = ({
  object,
  field,
  autoscaled,
}: {
  object: string;
  field: string;
  autoscaled: boolean;
}): Drift["nature"] => {
  const moving =
    MOVING.some(([objects, fields]) => objects.test(object) && fields.test(field)) ||
    (autoscaled && object === "controller" && field === "replicas");
  return moving ? "state" : "configuration";
};
