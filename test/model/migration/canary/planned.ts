import type { Manifest } from "../../../../model/migration/plan/migration-plan";
import { planCanaries } from "../../../../model/migration/canary";
import type { CanaryInput } from "../../../../model/migration/canary/contract";
import type { Lead } from "../../../../model/migration/canary/leads";
import { convert } from "../../../../model/nginx/convert";
import { effectiveNginx } from "../../../../model/nginx/effective/build";
import type { FindingAnswers } from "../../../../model/nginx/findings/finding";
import type { Inventory } from "../../../../model/nginx/inventory";
import type { MigrationSettings } from "../../../../model/settings";
import { inventoryOf, type InventoryOfInput } from "../../../support/nginx";
import { settingsOf } from "../../../support/settings";

export const POD_CIDR = "10.244.0.0/16";

const SETTINGS = settingsOf({ migration: { public: { podCidrs: [POD_CIDR] } } }).migration.public;

const TARGET = {
  stack: "prod",
  gateway: { name: "public", namespace: "ingress-nginx", className: "envoy-edge" },
};

/** Ingresses of which some groups are safe and others are not. */
export const INPUT: InventoryOfInput = {
  ingresses: [
    {
      name: "web",
      host: "shop.example",
      tls: true,
      paths: [
        { path: "/b", type: "Exact" },
        { path: "", type: "ImplementationSpecific", backend: "other" },
        { path: "/unsafe", backend: "unsafe" },
      ],
      rules: [{ host: "a.example", paths: ["/a"] }],
    },
    { name: "later", paths: [{ path: "/b", type: "Exact", backend: "lost" }] },
    {
      name: "vhost",
      host: "vhost.example",
      annotations: { "upstream-vhost": "x" },
      paths: [{ path: "/", backend: "unsafe" }],
    },
  ],
};

export interface PlannedOptions extends Partial<
  Pick<CanaryInput, "stage" | "listenerSet" | "name">
> {
  readonly settings?: Partial<MigrationSettings>;
  readonly answers?: FindingAnswers;
}

/** What canaries add to the plan of an inventory, at stage `optin` unless another is named. */
export const plannedFor = (
  inventory: Inventory,
  { settings = {}, answers = {}, stage = "optin", name = "public", ...rest }: PlannedOptions = {},
) => {
  if (SETTINGS === undefined) {
    throw new Error("the settings have no migration public");
  }
  const nginx = effectiveNginx(inventory);
  const conversion = convert({ inventory, nginx, answers, target: TARGET });
  const canaries = planCanaries({
    name,
    settings: { ...SETTINGS, ...settings },
    inventory,
    nginx,
    conversion,
    stage,
    target: TARGET,
    envoyService: { namespace: "ingress-nginx", name: "public" },
    pods: { nginx: { app: "ingress-nginx" }, envoy: { app: "envoy" } },
    ...rest,
  });
  const of = (kind: string): Manifest[] =>
    canaries.resources.flatMap(({ object }) => (object.kind === kind ? [object] : []));
  const ingresses = of("Ingress") as Lead["ingress"][];
  const bridges = of("Service") as Lead["bridge"][];
  return {
    ...canaries,
    inventory,
    nginx,
    conversion,
    of,
    leads: ingresses.flatMap((ingress, index) =>
      bridges.slice(index, index + 1).map((bridge): Lead => ({ ingress, bridge })),
    ),
  };
};

/** The same for an inventory from short input. */
export const planned = (input: InventoryOfInput, options?: PlannedOptions) =>
  plannedFor(inventoryOf(input), options);

/** Each group in a line: what it is, its hosts, and why not. */
export const groupTexts = ({ groups }: ReturnType<typeof planned>): string[] =>
  groups.map(
    ({ backend, hosts, safe, reasons }) =>
      `${backend} ${hosts.join(" ")}: ${safe ? "safe" : reasons.join("; ")}`,
  );
