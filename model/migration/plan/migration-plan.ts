import type { ObjectMetadata } from "../../kubernetes-object";
import type { Conversion } from "../../nginx/convert";
import type { AddressMode, Stage } from "../stage";

/** A Kubernetes object of any kind: `spec`, `data` or whatever its kind has. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: ObjectMetadata;
  readonly [field: string]: unknown;
}

/**
 * Groups in the order in which they are written; deleted in the opposite one, and updates come before
 * deletions.
 *
 * - `proxy`: the EnvoyProxy.
 * - `gateway`: Gateway and ListenerSets, grants for their certificates.
 * - `policies`: of the Gateway and of routes; filters, Backends, grants.
 * - `routes`: HTTPRoutes and the like.
 * - `services`: Services of ours: anchor, bridges.
 * - `canaries`: canary Ingresses.
 * - `nginx`: patches of nginx's own objects.
 * - `entry`: the Service that clients reach, and what leads DNS to it.
 * - `marker`: the ConfigMap that says which stage is applied; after everything else.
 */
export const GROUPS = [
  "proxy",
  "gateway",
  "policies",
  "routes",
  "services",
  "canaries",
  "nginx",
  "entry",
  "marker",
] as const;

export type Group = (typeof GROUPS)[number];

/** An object of a migration and how it is managed. */
export interface PlannedResource {
  readonly group: Group;
  readonly object: Manifest;
  /**
   * - `create`: it is ours.
   * - `import`: it was there before; taken over with an empty diff.
   * - `patch`: only these fields are ours, by server-side apply.
   */
  readonly mechanism: "create" | "import" | "patch";
  /** Whether a deletion is refused. */
  readonly protect: boolean;
  /** Whether it stays in the cluster, as it is, when the program lets it go. */
  readonly retain: boolean;
}

/** What one entry of section `migration` makes at its stage: plain, sorted data. */
export interface MigrationPlan {
  readonly name: string;
  readonly stage: Stage;
  readonly addressMode: AddressMode;
  /** Of the controller, the Gateway and the entry Service. */
  readonly namespace: string;
  /** Workload of ingress-nginx; absent: the inventory has none, which is a fault. */
  readonly controller?: PlannedController;
  /** Digest of everything but stage, weights and the random header: what evidence is evidence of. */
  readonly planHash: string;
  readonly conversion: Conversion;
  /** By group, then kind, namespace and name. */
  readonly resources: readonly PlannedResource[];
  /** Service that clients reach: name and where its address comes from; absent before `install`. */
  readonly entry: EntryPlan;
  /** `dns` where no external-dns runs: hosts whose records must point to Envoy, sorted. */
  readonly movedHosts?: readonly string[];
  readonly canaries: CanaryPlan;
  /** Reasons for which this stage cannot be made of this inventory and these settings. */
  readonly faults: readonly PlanFault[];
}

/** What is moved away from, as the inventory has it. */
export interface PlannedController {
  /** `namespace/name`. */
  readonly name: string;
  /** Its pods; absent: a DaemonSet or an autoscaler decides. */
  readonly replicas?: number;
}

/** The Services by which clients reach nginx, and will reach Envoy. */
export interface EntryPlan {
  /** `namespace/name` of nginx's Service, as the inventory has it; absent: none was found. */
  readonly nginx?: string;
  /** `namespace/name` of the Service whose selector is changed (`adopt`, `own`), or Envoy's (`dns`). */
  readonly service?: string;
  /** Service of nginx's pods alone that stays while the entry Service changes: the anchor. */
  readonly anchor?: string;
  /** `namespace/name` of the Service that Envoy Gateway makes for the Gateway. */
  readonly envoy: string;
  /** Labels that choose nginx's pods alone, and Envoy's alone, in the namespace. */
  readonly nginxPods: Readonly<Record<string, string>>;
  readonly envoyPods: Readonly<Record<string, string>>;
}

/** Which hosts nginx's own canaries can lead to Envoy, and which not. */
export interface CanaryPlan {
  /** Groups of hosts that move together, since they share a Service. */
  readonly groups: readonly CanaryGroup[];
}

export interface CanaryGroup {
  /** `namespace/service:port`. */
  readonly backend: string;
  /** Hosts, sorted. */
  readonly hosts: readonly string[];
  /** Ingresses, `namespace/name`, sorted. */
  readonly ingresses: readonly string[];
  readonly safe: boolean;
  /** Why not, such as `rewrite-target on shop/web`. Empty for a safe group. */
  readonly reasons: readonly string[];
}

/** Something that refuses a stage whatever the evidence: what, why, and what does work instead. */
export interface PlanFault {
  /** Such as `entry-service-gitops`. */
  readonly id: string;
  /** First stage that it refuses. */
  readonly stage: Stage;
  readonly message: string;
  readonly remedy: string;
}

/** Stands in a plan where the random value of the canary header goes: a plan holds no secret. */
export const HEADER_VALUE = "{canary-header}";

/** Header that leads a request to Envoy at stage `optin`. */
export const CANARY_HEADER = "x-envoy-edge-canary";

/** Stands in a plan where the address of Envoy's own Service goes, which only the cluster knows. */
export const ENVOY_ADDRESS = "{envoy-address}";
