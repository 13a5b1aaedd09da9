import { readFileSync } from "node:fs";
import { parseInventory, type Inventory } from "../model/nginx/inventory";
import { CommandFault } from "./fault";

/**
 * The text of a file that somebody named.
 *
 * @param what what it should hold, for the message.
 * @throws {CommandFault} It cannot be read.
 */
export function readText(file: string, what: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new CommandFault(`cannot read ${what}: ${message}`, 2);
  }
}

/** @throws {CommandFault} It cannot be read, or is no inventory: with every fault of it. */
export function loadInventory(file: string): Inventory {
  const parsed = parseInventory(
    readText(file, 'the inventory, which "edge inventory" writes'),
    file,
  );
  if ("fault" in parsed) {
    throw new CommandFault(parsed.fault, 2);
  }
  return parsed.inventory;
}
