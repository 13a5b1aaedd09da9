import type { NginxConfiguration, Risk } from "../configuration/configuration";
import type { Inventory, InventoryIngress } from "../inventory";

/**
 * - `exact`: no request shows a difference.
 * - `approximate`: kept, with a difference that a finding states.
 * - `impossible`: no Envoy Gateway field does it.
 * - `no-op`: has no effect that Envoy lacks.
 */
export type Fidelity = "exact" | "approximate" | "impossible" | "no-op";

/** An annotation key that the controller accepts: one row of the docs. */
export interface Annotation {
  /** Without the prefix. */
  readonly key: string;
  /** `server`: of the first Ingress of a host; `upstream`: of the first of a Service and port. */
  readonly scope: "location" | "server" | "upstream";
  /** Upstream's own (docs/user-guide/nginx-configuration/annotations-risk.md). */
  readonly risk: Risk;
  /** What the controller does with a value that it cannot take. */
  readonly invalid: "drops the Ingress" | "denies the location" | "takes the default";
  readonly meaning: string;
  /** Of the whole key; a value may do better, which the findings say. */
  readonly fidelity: Fidelity;
  /** Never dropped without an answer (migration.md §6.3). */
  readonly protective: boolean;
  /** Kind and field that is emitted, such as `BackendTrafficPolicy.spec.timeout.tcp.connectTimeout`. */
  readonly emits: readonly string[];
  /** What differs, or why it cannot be kept; empty for exact ones. */
  readonly differs: string;
}

/** What the parser of a family reads. */
export interface AnnotationSource {
  readonly ingress: InventoryIngress;
  /** Annotations under the prefix, without it; aliases are resolved; only those in force. */
  readonly values: Readonly<Record<string, string>>;
  readonly configuration: NginxConfiguration;
  /** For the Secrets, ConfigMaps and Services that annotations name. */
  readonly inventory: Inventory;
}

/** What comes of a family's annotations. Where they cannot be taken, `settings` are those without them. */
export type Parsed<Settings> =
  | {
      readonly type: "settings";
      readonly settings: Settings;
      readonly ignored: readonly Ignored[];
    }
  | {
      /** `dropped`: the controller does not take the Ingress at all. `denied`: its locations answer 503. */
      readonly type: "dropped" | "denied";
      readonly key: string;
      readonly reason: string;
      readonly settings: Settings;
    };

/** A value that the controller takes for its default, which it says in its log only. */
export interface Ignored {
  readonly key: string;
  readonly reason: string;
  /** Present: because of it the controller leaves out a check that the Ingress asks for. */
  readonly protection?: "lost";
}
