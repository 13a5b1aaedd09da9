import { clientService } from "../migration/client-service";
import type { MigrationPlan } from "../migration/plan/migration-plan";
import { atLeast } from "../migration/stage";

/** What becomes of the address that clients have. */
export interface AddressChange {
  /**
   * - `none`: clients keep it.
   * - `planned`: it changes as the address mode says.
   * - `moved`: it changes in a way that no stage leads through.
   */
  readonly change: "none" | "planned" | "moved";
  readonly text: string;
}

type Plan = MigrationPlan | undefined;

/** Compares where clients go. A plan of a migration that is new or gone is absent. */
export const addressChange = ({ before, after }: { before: Plan; after: Plan }): AddressChange => {
  if (after === undefined) {
    return { change: "none", text: "as it is in the cluster" };
  }
  const to = serviceOf(after);
  const unchanged = `unchanged, of ${to}${ofHosts(after)}`;
  if (before === undefined) {
    return { change: "none", text: unchanged };
  }
  const isOtherMode = before.addressMode !== after.addressMode;
  if (isOtherMode && atLeast(before.stage, "install") && atLeast(after.stage, "install")) {
    return {
      change: "moved",
      text: `addressMode ${before.addressMode} becomes ${after.addressMode} at stage ${after.stage}: go back to assess first`,
    };
  }
  const from = serviceOf(before);
  if (from === to) {
    return { change: "none", text: unchanged };
  }
  return isWayOf(before, after)
    ? { change: "planned", text: `of ${to} in place of ${from}: records are moved to it` }
    : { change: "moved", text: `of ${to} in place of ${from}` };
};

const serviceOf = (plan: MigrationPlan): string => {
  const service = clientService(plan);
  return service === undefined ? "nginx" : `Service ${service}`;
};

const ofHosts = ({ addressMode, stage, entry, movedHosts = [] }: MigrationPlan): string =>
  addressMode === "dns" && stage === "pool"
    ? `, but for ${movedHosts.length} hosts with a record of ${entry.envoy}`
    : "";

/** The modes `own` and `dns` change the address by their stages; the Services stay the same. */
const isWayOf = (before: MigrationPlan, after: MigrationPlan): boolean =>
  before.entry.nginx === after.entry.nginx &&
  before.entry.service === after.entry.service &&
  before.entry.envoy === after.entry.envoy;
