import { canonical } from "../../canonical";
import { toFaults } from "../../settings/faults";
import { printable } from "./objects/fault";
import { isMap } from "./objects/is-map";
import type { Inventory } from "./schema";
import { INVENTORY_VERSION, inventorySchema } from "./schema";

/** The file of an inventory: equal inventories are equal bytes. */
export const formatInventory = (inventory: Inventory): string =>
  `${JSON.stringify(canonical(inventory), null, 2)}\n`;

/**
 * Reads the file of an inventory.
 *
 * @param file name of the file, for messages.
 * @returns the inventory, or one text with every fault of the file: what, where, and the remedy.
 */
export const parseInventory = (
  text: string,
  file: string,
): { inventory: Inventory } | { fault: string } => {
  const raw = parseJson(text);
  if (!isMap(raw)) {
    return { fault: `${file} is not an inventory: it is not JSON, or no map; ${REMEDY}` };
  }
  if (raw.version !== INVENTORY_VERSION) {
    return { fault: `${file} is ${versionOf(raw)}; this program reads version 1; ${REMEDY}` };
  }
  const result = inventorySchema.safeParse(raw);
  if (result.success) {
    return { inventory: result.data };
  }
  const faults = toFaults({ issues: result.error.issues, raw, schema: inventorySchema });
  const lines = faults.map(
    ({ path, message, remedy }) => `  ${path}: ${message}; allowed: ${remedy}`,
  );
  return {
    fault: [`${file} is not an inventory; ${REMEDY}`, ...lines.map(printable)].join("\n"),
  };
};

const REMEDY = 'write it anew with "edge inventory"';

const versionOf = ({ version }: Record<string, unknown>): string =>
  typeof version === "number"
    ? `an inventory of schema version ${version}`
    : "of no known schema version";

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
