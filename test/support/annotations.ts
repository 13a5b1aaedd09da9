import assert from "node:assert/strict";
import { parseAnnotations } from "../../model/nginx/annotations";
import type { ParsedAnnotations } from "../../model/nginx/annotations";
import { readConfiguration } from "../../model/nginx/configuration";
import type { LocationSettings } from "../../model/nginx/effective/settings";
import type { Finding } from "../../model/nginx/findings/finding";
import type { Inventory } from "../../model/nginx/inventory";
import { inventoryOf } from "./nginx";
import type { InventoryOfInput } from "./nginx";

type Annotations = Readonly<Record<string, string>>;

/** The world of an Ingress `shop/web` beside its annotations, and what the inventory has differently. */
export interface Surroundings extends Omit<InventoryOfInput, "ingresses"> {
  readonly amend?: (inventory: Inventory) => Inventory;
}

/** Validators of annotations are off. */
export const UNCHECKED: Surroundings = { arguments: { "enable-annotation-validation": "false" } };

/** Snippets are allowed. */
export const SNIPPETS: Surroundings = {
  configMap: { "allow-snippet-annotations": "true", "annotations-risk-level": "Critical" },
};

/** What the controller makes of annotations (keys without a slash get the prefix). */
export const parse = (
  annotations: Annotations,
  { amend = (inventory) => inventory, ...surroundings }: Surroundings = {},
): ParsedAnnotations => {
  const inventory = amend(inventoryOf({ ...surroundings, ingresses: [{ annotations }] }));
  const [ingress] = inventory.ingresses;
  assert(ingress !== undefined);
  const { configuration } = readConfiguration(inventory);
  return parseAnnotations({ ingress, configuration, inventory });
};

/** Settings of annotations that are all used. */
export const settings = (
  annotations: Annotations,
  surroundings: Surroundings = {},
): LocationSettings => {
  const { settings: found, denied, dropped, findings } = parse(annotations, surroundings);
  assert.deepEqual(
    { denied, dropped, findings },
    { denied: undefined, dropped: undefined, findings: [] },
  );
  return found;
};

/** Settings of annotations of which these are not used. */
export const settingsWithout = (
  unused: readonly string[],
  annotations: Annotations,
  surroundings: Surroundings = {},
): LocationSettings => {
  const { settings: found, denied, dropped, findings } = parse(annotations, surroundings);
  assert.deepEqual({ denied, dropped }, { denied: undefined, dropped: undefined });
  assert.deepEqual(keysOf(findings), unused);
  return found;
};

/** The annotation that drops the Ingress. */
export const droppedBy = (annotations: Annotations, surroundings: Surroundings = {}): string =>
  parse(annotations, surroundings).dropped?.key ?? "nothing";

/** The annotation that denies the locations, with its reason. */
export const deniedBy = (annotations: Annotations, surroundings: Surroundings = {}): string => {
  const { denied, dropped } = parse(annotations, surroundings);
  assert.equal(dropped, undefined);
  return denied === undefined ? "nothing" : `${denied.key}: ${denied.reason}`;
};

/** The annotations that findings are about. */
export const keysOf = (findings: readonly Finding[]): string[] =>
  findings.map(({ key = "" }) => key).sort();

/** Secrets whose keys are not told, as those of users by key. */
export const withoutKeys = (inventory: Inventory): Inventory => ({
  ...inventory,
  secrets: inventory.secrets.map((secret) => {
    const { keys, ...others } = secret;
    assert(keys !== undefined);
    return others;
  }),
});
