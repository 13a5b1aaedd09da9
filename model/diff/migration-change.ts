import { sortBy } from "../collections";
import { type Gate, gates } from "../migration/gates";
import { restore } from "../migration/roll-back";
import { shareOf } from "../migration/share";
import type { Stage } from "../migration/stage";
import { type AddressChange, addressChange } from "./address-change";
import type { MigrationTable } from "./route-table";

/** What a change does to a move off ingress-nginx. */
export interface MigrationChange {
  readonly name: string;
  /** Absent: the migration is new. */
  readonly before?: Stage;
  /** Absent: it is gone. */
  readonly after?: Stage;
  /** Part of the traffic that Envoy gets, in words. */
  readonly share: { readonly before: string; readonly after: string };
  readonly address: AddressChange;
  /**
   * As far as files tell: the stage before is taken for the applied one, which only the cluster knows.
   * Empty where the migration is gone.
   */
  readonly gates: readonly Gate[];
  /** Commands that undo the change; absent where there is none, or no way. */
  readonly rollBack?: string;
}

type Tables = readonly MigrationTable[];

/** The migrations that change or have something in the cluster, by name. */
export const migrationChanges = ({
  before,
  after,
  stack,
  now,
}: {
  before: Tables;
  after: Tables;
  stack: string;
  now: Date;
}): MigrationChange[] => {
  const named = (tables: Tables) => new Map(tables.map((table) => [table.plan.name, table]));
  const [old, present] = [named(before), named(after)];
  return sortBy([...new Set([...old.keys(), ...present.keys()])], (name) => name)
    .map((name) => changeOf({ name, was: old.get(name), is: present.get(name), stack, now }))
    .filter((change) => isMoved(change) || change.after !== "assess");
};

/** Whether a migration is at another stage, or leads another share, than before. */
export const isMoved = ({ before, after, share }: MigrationChange): boolean =>
  before !== after || share.before !== share.after;

interface Pair {
  readonly name: string;
  readonly was: MigrationTable | undefined;
  readonly is: MigrationTable | undefined;
  readonly stack: string;
  readonly now: Date;
}

const changeOf = ({ name, was, is, stack, now }: Pair): MigrationChange => {
  const share = { before: shareText(was), after: shareText(is) };
  const command =
    was && is ? restore({ stack, name, before: was.settings, after: is.settings }) : undefined;
  return {
    name,
    ...(was && { before: was.plan.stage }),
    ...(is && { after: is.plan.stage }),
    share,
    address: addressChange({ before: was?.plan, after: is?.plan }),
    gates: is ? gatesOf({ was, is, stack, now }) : [],
    ...(command !== undefined && { rollBack: command }),
  };
};

const shareText = (table: MigrationTable | undefined): string =>
  table ? shareOf(table).text : "0 %";

const gatesOf = ({
  was,
  is,
  stack,
  now,
}: Omit<Pair, "name"> & { readonly is: MigrationTable }): Gate[] =>
  gates({
    stack,
    plan: is.plan,
    settings: is.settings,
    applied: was ? { stage: was.plan.stage, planHash: was.plan.planHash } : { stage: "assess" },
    evidence: is.evidence,
    evidenceStack: is.evidenceStack,
    evidenceFile: is.evidenceFile,
    now,
  });
