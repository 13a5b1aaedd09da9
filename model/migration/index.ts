export { parseInventory } from "../nginx/inventory";
export { assess, type Assessment } from "./assessment";
export { convertMigration, inventoryFile } from "./convert";
export { evidenceFile, parseEvidence } from "./evidence/parse";
export { gateError, gateNotes, gates } from "./gates";
export { ENVOY_ADDRESS, HEADER_VALUE } from "./plan/migration-plan";
export { migrationFaults } from "./plan/faults/across";
export { planMigration } from "./plan/plan";
export { migrationFacts } from "./outputs";
