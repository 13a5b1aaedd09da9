import type { ObservedCondition } from "../../gateway/address";
import type { Inventory } from "../../nginx/inventory";
import type { ProbeReport } from "../../probe/report";
import type { WatchRecord } from "../../watch/record";
import type { Stage } from "../stage";

/** What was looked at, or why it could not be. */
export type Seen<Thing> = { readonly seen: Thing } | { readonly unknown: string };

/** Everything that the checks of a migration judge: plain data, read from a cluster and its proxies. */
export interface MigrationObservation {
  /** When the looking began, RFC 3339. */
  readonly time: string;
  readonly stage: Stage;
  /** When the stage was applied, RFC 3339; absent: no marker says so. */
  readonly since?: string;
  /** What ingress-nginx serves now, without what the migration itself changed. */
  readonly inventory: Seen<Inventory>;
  /** Objects of the plan that controllers write conditions to. */
  readonly objects: Seen<readonly ObservedStatus[]>;
  readonly nginx: Seen<ObservedWorkload>;
  readonly envoy: Seen<ObservedWorkload>;
  /** The Deployment of Envoy Gateway itself. */
  readonly controller: Seen<Replicas>;
  readonly entry: Seen<ObservedEntry>;
  readonly nginxTraffic: Seen<NginxTraffic>;
  readonly envoyTraffic: Seen<Traffic>;
  readonly certificates: Seen<readonly ObservedCertificate[]>;
  readonly health: Seen<HealthAnswer>;
  readonly probe: Seen<ProbeSummary>;
  /** Absent: no record of a watch was given. */
  readonly watch?: WatchSummary;
  readonly certManager: Seen<ObservedCertManager>;
  readonly ingresses: Seen<readonly IngressStatus[]>;
  readonly webhooks: Seen<readonly ObservedWebhook[]>;
}

/** An object with what its controllers say of it. */
export interface ObservedStatus {
  readonly kind: string;
  /** `namespace/name`. */
  readonly key: string;
  readonly generation: number;
  /** Conditions by what they are about: the object (empty), a listener, a parent, an ancestor. */
  readonly scopes: readonly {
    readonly type: "object" | "listener" | "parent" | "ancestor";
    readonly name: string;
    readonly conditions: readonly ObservedCondition[];
  }[];
}

export interface Replicas {
  readonly wanted: number;
  readonly ready: number;
  /** Of the newest template, as far as the workload's controller has come. */
  readonly updated: number;
}

/** A proxy's workload and its pods. */
export interface ObservedWorkload extends Replicas {
  readonly pods: readonly ObservedPod[];
}

export interface ObservedPod {
  readonly name: string;
  /** Absent: not scheduled yet. */
  readonly node?: string;
  readonly ready: boolean;
  readonly restarts: number;
  readonly ports: readonly { readonly name?: string; readonly containerPort: number }[];
}

/** The Service that clients reach, and where it leads. */
export interface ObservedEntry {
  /** `namespace/name`. */
  readonly key: string;
  readonly externalTrafficPolicy: "Cluster" | "Local";
  readonly ports: readonly {
    /** Empty: the Service has one port, without a name. */
    readonly name: string;
    readonly port: number;
    readonly targetPort: number | string;
  }[];
  readonly endpoints: readonly ObservedEndpoint[];
  /** Who wrote the selector and when, RFC 3339, latest last. */
  readonly selectorManagers: readonly { readonly manager: string; readonly time?: string }[];
}

export interface ObservedEndpoint {
  readonly address: string;
  /** Name of the pod; absent: the slice was written by hand. */
  readonly pod?: string;
  readonly ready: boolean;
  /** Names of the Service's ports that lead to a port of it. */
  readonly ports: readonly string[];
}

/** Requests and connections of clients at a proxy, over all its pods. */
export interface Traffic {
  /** Length of the sample. */
  readonly seconds: number;
  /** Requests during the sample; those of ACME are left out where they can be told. */
  readonly requests: number;
  /** Connections of clients open at its end. */
  readonly openConnections: number;
}

export interface NginxTraffic extends Traffic {
  /** Pods whose last reload failed: they serve their last good configuration. */
  readonly failedReloads: readonly string[];
}

/** What TLS shows for a name at both proxies. */
export interface ObservedCertificate {
  readonly host: string;
  readonly envoy: ShownChain | { readonly error: string };
  /** Absent: nginx was not asked. */
  readonly nginx?: ShownChain | { readonly error: string };
}

export interface ShownChain {
  /** SHA-256 of each certificate, that of the host first. */
  readonly fingerprints: readonly string[];
  /** Names in the host's certificate. */
  readonly names: readonly string[];
  /** RFC 3339. */
  readonly notAfter: string;
}

/** What Envoy answers on the load balancer's health-check path. */
export interface HealthAnswer {
  readonly path: string;
  /** Absent: no answer came, because of `error`. */
  readonly status?: number;
  readonly error?: string;
}

/** What `edge probe` found. */
export type ProbeSummary = Pick<
  ProbeReport,
  "planHash" | "time" | "incomplete" | "counts" | "protections" | "requests"
>;

/** What `edge watch` counted. */
export type WatchSummary = Pick<WatchRecord, "started" | "ended"> & {
  readonly total: Pick<WatchRecord["total"], "sent" | "lost" | "duplicated" | "wrong">;
};

export interface ObservedCertManager {
  /** Whether its controller reads Gateways; absent: no controller of it was found. */
  readonly gatewayApi?: "on" | "off";
  /** Certificates that belong to an Ingress and go with it. */
  readonly ownedByIngress: readonly { readonly certificate: string; readonly ingress: string }[];
}

export interface IngressStatus {
  /** `namespace/name`. */
  readonly key: string;
  readonly addresses: readonly string[];
}

export interface ObservedWebhook {
  /** `configuration/name`. */
  readonly key: string;
  readonly failurePolicy: "Fail" | "Ignore";
}
