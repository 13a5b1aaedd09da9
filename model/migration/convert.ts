import { convert, type Conversion, type ConversionTarget } from "../nginx/convert";
import { effectiveNginx } from "../nginx/effective/build";
import { toAnswers } from "../nginx/findings/answers";
import type { Inventory } from "../nginx/inventory";
import type { MigrationSettings, Settings } from "../settings";

/** The file with a migration's inventory, from the folder of the project. */
export const inventoryFile = ({
  migration,
  stack,
}: {
  migration: Pick<MigrationSettings, "inventory">;
  stack: string;
}): string => migration.inventory ?? `inventory/${stack}.json`;

/** Names of a migration, and what they are for. */
interface MigrationInput {
  readonly name: string;
  readonly settings: Pick<Settings, "controller" | "migration">;
  readonly inventory: Inventory;
  readonly stack: string;
}

/**
 * Where the Gateway of a migration stands: it has the entry's name, and stands beside the controller,
 * since a Service selects pods of its own namespace only.
 */
export const conversionTarget = ({
  name,
  settings,
  inventory,
  stack,
}: MigrationInput): ConversionTarget => ({
  stack,
  gateway: {
    name,
    namespace: inventory.controller?.namespace ?? "ingress-nginx",
    className: settings.controller.className,
  },
});

/** What one entry of section `migration` makes of its inventory. */
export const convertMigration = (input: MigrationInput): Conversion =>
  convert({
    inventory: input.inventory,
    nginx: effectiveNginx(input.inventory),
    answers: toAnswers(input.settings.migration[input.name]?.answers ?? {}),
    target: conversionTarget(input),
  });
