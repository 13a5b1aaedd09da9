import type { MigrationPlan } from "./plan/migration-plan";
import { atLeast } from "./stage";

/**
 * Service whose address clients have at a stage, `namespace/name`: nginx's until another one is theirs.
 * Hosts of mode `dns` move one by one at `pool`; there it is still nginx's.
 *
 * @returns `undefined` where the inventory has none.
 */
export const clientService = ({
  addressMode,
  stage,
  entry,
}: Pick<MigrationPlan, "addressMode" | "stage" | "entry">): string | undefined =>
  ({
    adopt: entry.nginx,
    own: atLeast(stage, "adopt") ? entry.service : entry.nginx,
    dns: atLeast(stage, "cutover") ? entry.envoy : entry.nginx,
  })[addressMode];
