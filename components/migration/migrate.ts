import * as pulumi from "@pulumi/pulumi";
import type { Connection } from "../../cluster/connection";
import type { MigrationOutput } from "../../outputs";
import { migrationOutput } from "./address";
import { IngressMigration } from "./ingress-migration";
import { type LoadedMigration, migrationModel } from "./load";

/** Makes what each migration has at its stage, and gives its outputs by name. */
export function migrate({
  migrations,
  connection,
  stack,
  after,
}: {
  migrations: readonly LoadedMigration[];
  connection: Connection | undefined;
  stack: string;
  /** What must be there first: the accepted class. */
  after: readonly pulumi.Resource[];
}): Record<string, pulumi.Output<MigrationOutput>> {
  return Object.fromEntries(
    migrations.map(({ plan, settings }) => {
      const { HEADER_VALUE, ENVOY_ADDRESS, migrationFacts } = migrationModel();
      const facts = migrationFacts({ plan, settings, stack });
      const output =
        plan.resources.length === 0
          ? migrationOutput({ plan, facts, connection, written: pulumi.output(undefined) })
          : new IngressMigration(plan.name, {
              plan,
              facts,
              placeholders: { headerValue: HEADER_VALUE, envoyAddress: ENVOY_ADDRESS },
              stack,
              connection,
              after,
            }).output;
      return [plan.name, output];
    }),
  );
}
