export { parseInventory } from "../nginx/inventory";
export { assess, type Assessment } from "./assessment";
export { convertMigration, inventoryFile } from "./convert";
