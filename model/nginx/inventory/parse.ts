import { type FileKind, formatJsonFile, parseJsonFile } from "../../json-file";
import type { Inventory } from "./schema";
import { INVENTORY_VERSION, inventorySchema } from "./schema";

const KIND: FileKind<Inventory> = {
  what: "an inventory",
  remedy: 'write it anew with "edge inventory"',
  version: INVENTORY_VERSION,
  schema: inventorySchema,
};

/** The file of an inventory: equal inventories are equal bytes. */
export const formatInventory = (inventory: Inventory): string => formatJsonFile(inventory);

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
  const parsed = parseJsonFile({ text, file, kind: KIND });
  return "fault" in parsed ? parsed : { inventory: parsed.content };
};
