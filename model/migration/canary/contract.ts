import type { GatewaySpec } from "../../../kubernetes/types";
import type { Conversion, ConversionTarget } from "../../nginx/convert";
import type { Nginx } from "../../nginx/effective/nginx";
import type { Inventory } from "../../nginx/inventory";
import type { MigrationSettings } from "../../settings";
import type { CanaryGroup, Manifest, PlanFault, PlannedResource } from "../plan/migration-plan";
import type { Stage } from "../stage";

/** Name and port of the private listener that nginx's canaries lead to; the container has the same port. */
export const BRIDGE = { name: "bridge", port: 8080 } as const;

/** What canaries are planned from. */
export interface CanaryInput {
  /** Of the migration: the Gateway has the same. */
  readonly name: string;
  readonly settings: MigrationSettings;
  readonly inventory: Inventory;
  readonly nginx: Nginx;
  readonly conversion: Conversion;
  readonly stage: Stage;
  readonly target: ConversionTarget;
  /** The Service that Envoy Gateway makes for the Gateway: what bridge Services lead to. */
  readonly envoyService: { readonly namespace: string; readonly name: string };
  /** Labels that choose nginx's pods alone, and Envoy's alone, in the Gateway's namespace. */
  readonly pods: {
    readonly nginx: Readonly<Record<string, string>>;
    readonly envoy: Readonly<Record<string, string>>;
  };
  /** Name of the ListenerSet that holds the bridge listener; absent: the Gateway has room for it. */
  readonly listenerSet?: string;
}

/** What canaries add to a plan at its stage. */
export interface Canaries {
  readonly groups: readonly CanaryGroup[];
  /**
   * The listener's ClientTrafficPolicy (group `policies`) and NetworkPolicy (`gateway`), bridge Services
   * (`services`) and canary Ingresses (`canaries`) that the stage has. The plan filters nothing.
   */
  readonly resources: readonly PlannedResource[];
  /**
   * The bridge listener, that the plan adds to the Gateway or to `listenerSet`: from `routes` to `idle`;
   * absent else, in `dns` mode, and with canaries off.
   */
  readonly listener?: NonNullable<GatewaySpec["listeners"]>[number];
  /**
   * The conversion's routes as the stage has them: those of safe groups with the bridge as a further
   * parent, or beside others of its own. What is no route comes back as it is.
   */
  readonly routesOf: (objects: readonly Manifest[]) => readonly Manifest[];
  /** What refuses `optin` and `canary`. */
  readonly faults: readonly PlanFault[];
}

/** Implemented by `planCanaries` in `./index`. */
export type PlanCanaries = (input: CanaryInput) => Canaries;
