import { convert, type Conversion } from "../nginx/convert";
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

/**
 * What one entry of section `migration` makes of its inventory. The Gateway has the entry's name and
 * stands beside the controller: a Service selects pods of its own namespace only.
 */
export const convertMigration = ({
  name,
  settings,
  inventory,
  stack,
}: {
  name: string;
  settings: Pick<Settings, "controller" | "migration">;
  inventory: Inventory;
  stack: string;
}): Conversion =>
  convert({
    inventory,
    nginx: effectiveNginx(inventory),
    answers: toAnswers(settings.migration[name]?.answers ?? {}),
    target: {
      stack,
      gateway: {
        name,
        namespace: inventory.controller?.namespace ?? "ingress-nginx",
        className: settings.controller.className,
      },
    },
  });
