import * as pulumi from "@pulumi/pulumi";
import type { Connection } from "../../cluster/connection";
import { readApplied } from "../../cluster/migration/marker";
import { fault } from "../fault";
import { type LoadedMigration, migrationModel } from "./load";

/** A report of an assessment is no preview: `edge convert` and `edge diff` show all. */
const MOST_LINES = 10;

/**
 * Looks at which stage of each migration is applied, and refuses the stage that is wanted where a gate
 * blocks it; says what there is to know.
 *
 * @throws {pulumi.RunError} Blockers, all of them.
 */
export async function passGates({
  migrations,
  connection,
  stack,
}: {
  migrations: readonly LoadedMigration[];
  connection: Connection | undefined;
  stack: string;
}): Promise<void> {
  if (migrations.length === 0) {
    return;
  }
  const { gateError, gateNotes, gates } = migrationModel();
  const passed = await Promise.all(
    migrations.map(async (migration) => ({
      ...migration,
      gates:
        connection === undefined
          ? []
          : gates({
              ...migration,
              stack,
              applied: await applied({ migration, connection }),
              now: new Date(),
            }),
    })),
  );
  const errors = passed.flatMap(
    (each) => gateError({ name: each.plan.name, gates: each.gates }) ?? [],
  );
  if (errors.length > 0) {
    throw fault(errors.join("\n\n"));
  }
  for (const { plan, gates: found } of passed) {
    await reportAssessment(plan);
    for (const note of gateNotes({ name: plan.name, gates: found })) {
      await pulumi.log.warn(note);
    }
  }
}

const applied = ({
  migration: { plan },
  connection,
}: {
  migration: LoadedMigration;
  connection: Connection;
}) => readApplied({ connection, namespace: plan.namespace, name: plan.name });

/** What the migration keeps and, before it begins, what waits for an answer. */
async function reportAssessment({
  name,
  stage,
  conversion,
}: LoadedMigration["plan"]): Promise<void> {
  const { assess } = migrationModel();
  const { summary, blockers } = assess(conversion);
  await pulumi.log.info(`migration ${name}, stage ${stage}: ${summary}`);
  if (blockers.length > 0) {
    await pulumi.log.warn(warning({ name, blockers }));
  }
}

function warning({ name, blockers }: { name: string; blockers: readonly string[] }): string {
  const left = blockers.length - MOST_LINES;
  return [
    `migration ${name} cannot go on to its next stages:`,
    ...blockers.slice(0, MOST_LINES),
    ...(left > 0 ? [`…and ${left} more`] : []),
    "edge convert --format table shows them; answers belong under migration.<name>.answers",
  ].join("\n  ");
}
