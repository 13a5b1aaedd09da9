import type { Case } from "./fault-case";
import { CONTROLLER_CASES } from "./controller";
import { ENTRY_SERVICE_CASES } from "./entry-service";
import { PORT_CASES } from "./ports";
import { SELECTOR_CASES } from "./selectors";
import { GATEWAY_CASES } from "./gateway";
import { HELD_BACK_CASES } from "./held-back";

/** Inventories and settings by what is at fault with them. */
export const CASES: Record<string, Case> = {
  ...CONTROLLER_CASES,
  ...ENTRY_SERVICE_CASES,
  ...PORT_CASES,
  ...SELECTOR_CASES,
  ...GATEWAY_CASES,
  ...HELD_BACK_CASES,
};
