import type { KubernetesObject } from "../../kubernetes-object";
import { convert, type Conversion, type ConversionTarget } from "../../nginx/convert";
import { type PlannedGateway, planGateway } from "../../nginx/convert/gateway";
import { effectiveNginx } from "../../nginx/effective/build";
import type { Nginx } from "../../nginx/effective/nginx";
import { toAnswers } from "../../nginx/findings/answers";
import type { EntryService, Inventory } from "../../nginx/inventory";
import type { MigrationSettings, Settings } from "../../settings";
import { conversionTarget } from "../convert";
import { unpassableHosts } from "./held-back-hosts";
import { nginxService } from "./nginx-service";
import { type PortMap, portMap } from "./ports";
import { type Selectors, selectorsOf } from "./selectors";

/** What the parts of a plan are made from; the same at every stage. */
export interface PlanContext {
  /** Of the migration, its Gateway, and the Service that Envoy Gateway makes for it. */
  readonly name: string;
  /** Of the controller, the Gateway and the entry Service. */
  readonly namespace: string;
  readonly migration: MigrationSettings;
  readonly controller: Settings["controller"];
  readonly inventory: Inventory;
  readonly nginx: Nginx;
  readonly conversion: Conversion;
  readonly target: ConversionTarget;
  /** Its objects are those with listeners for hosts that stay on nginx as well. */
  readonly gateway: Pick<PlannedGateway, "entrancesOf"> & {
    readonly objects: readonly KubernetesObject[];
  };
  /** By which clients reach nginx; absent: none, or nobody said which of several. */
  readonly service?: EntryService;
  readonly selectors: Selectors;
  /** What stands behind each port of that Service. */
  readonly ports: PortMap;
}

/**
 * Works out what all parts of a plan need: what nginx does, what it converts to, whom its Service selects.
 *
 * @throws {RangeError} The configuration has no migration of this name.
 */
export const planContext = ({
  name,
  settings,
  inventory,
  stack,
}: {
  name: string;
  settings: Pick<Settings, "controller" | "migration">;
  inventory: Inventory;
  stack: string;
}): PlanContext => {
  const migration = settings.migration[name];
  if (migration === undefined) {
    throw new RangeError(`the configuration has no migration ${name}`);
  }
  const target = conversionTarget({ name, settings, inventory, stack });
  const nginx = effectiveNginx(inventory);
  const conversion = convert({ inventory, nginx, answers: toAnswers(migration.answers), target });
  const service = nginxService({ inventory, migration });
  const gateway = planGateway({ inventory, nginx, target });
  const objects = gateway.objects(new Set(unpassableHosts({ nginx, conversion })));
  return {
    name,
    namespace: target.gateway.namespace,
    migration,
    controller: settings.controller,
    inventory,
    nginx,
    conversion,
    target,
    gateway: { entrancesOf: gateway.entrancesOf, objects },
    ...(service && { service }),
    selectors: selectorsOf({
      inventory,
      service,
      gateway: target.gateway,
      addressMode: migration.addressMode,
    }),
    ports: portMap({ inventory, nginx, service, objects }),
  };
};
