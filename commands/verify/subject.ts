import type { Connection } from "../../cluster/connection";
import type { MarkerReading } from "../../cluster/migration/marker";
import type { ProbeSummary, WatchSummary } from "../../model/migration/checks/observation";
import type { MigrationPlan } from "../../model/migration/plan/migration-plan";
import type { Inventory } from "../../model/nginx/inventory";
import type { MigrationSettings, Settings } from "../../model/settings";
import type { ProbeOptions } from "../probe/run";

/** Where a proxy listens. */
export interface ProxyAddress {
  /** IP address or name to connect to. */
  readonly host: string;
  readonly http: number;
  readonly https: number;
}

/** A migration that is looked at, with everything that does not come from looking. */
export interface Subject {
  readonly name: string;
  readonly stack: string;
  readonly settings: MigrationSettings;
  readonly controller: Settings["controller"];
  /** As it was reviewed. */
  readonly inventory: Inventory;
  readonly applied: MarkerReading;
  /** Of the applied stage. */
  readonly plan: MigrationPlan;
  readonly connection: Connection;
  readonly reach: { readonly kubeconfig?: string; readonly context?: string };
  /** As given; absent: a pod of each is reached through the API server. */
  readonly addresses: { readonly nginx?: ProxyAddress; readonly envoy?: ProxyAddress };
  /** Length of a sample of requests, milliseconds. */
  readonly sampleMs: number;
  /** Of a report that was given. */
  readonly probe?: ProbeSummary;
  /** How a probe is run where no report was given. */
  readonly probing: ProbeOptions | "off";
  readonly watch?: WatchSummary;
}
