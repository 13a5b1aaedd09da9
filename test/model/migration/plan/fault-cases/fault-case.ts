import type { AddressMode, Stage } from "../../../../../model/migration/stage";
import type { Inventory } from "../../../../../model/nginx/inventory";

/** What a plan is made of, and the faults that it has. */
export interface Case {
  readonly from?: Inventory;
  readonly settings?: Record<string, unknown>;
  readonly controller?: Record<string, unknown>;
  readonly stage?: Stage;
  readonly name?: string;
  /** Faults by address mode; a mode that is left out has none. */
  readonly faults: Partial<Record<AddressMode, Record<string, Stage>>>;
}

export const all = (faults: Record<string, Stage>) => ({ adopt: faults, own: faults, dns: faults });
export const services = (faults: Record<string, Stage>) => ({ adopt: faults, own: faults });
