import type {
  BackendTrafficPolicySpec,
  HTTPRouteSpecRuleFilter,
  HTTPRouteSpecRuleMatch,
  HTTPRouteSpecRuleSessionPersistence,
  SecurityPolicySpec,
} from "../../../kubernetes/types";
import type { KubernetesObject } from "../../kubernetes-object";
import type { Location, Nginx, Server, Upstream } from "../effective/nginx";
import type { Finding } from "../findings/finding";
import type { Inventory } from "../inventory";
import type { ConversionTarget } from "./conversion";

/** What a family of annotations sees of the location whose rule it adds to. */
export interface RuleContext {
  readonly inventory: Inventory;
  readonly nginx: Nginx;
  readonly server: Server;
  readonly location: Location;
  /** `namespace/name` of the location's Ingress. */
  readonly ingress: string;
  /** Namespace of the Ingress, of its routes and of their policies. */
  readonly namespace: string;
  /** Absent: the built-in page. */
  readonly upstream?: Upstream;
  readonly target: ConversionTarget;
  /** Unique prefix for names of objects that belong to this rule alone. */
  readonly name: string;
}

/** What a family adds to a rule; parts of several families are merged into one of each. */
export interface RuleParts {
  /** In place of the proxying: the rule answers by itself, with no check before it. */
  readonly response?: DirectResponse;
  readonly requestHeaders?: HeaderChanges;
  readonly responseHeaders?: HeaderChanges;
  /** Other filters of the rule: URLRewrite, RequestMirror, CORS, ExtensionRef. */
  readonly filters?: readonly HTTPRouteSpecRuleFilter[];
  /** Parts of the rule's policies, without targetRefs; no two families may set the same field. */
  readonly security?: Omit<SecurityPolicySpec, "targetRef" | "targetRefs">;
  readonly traffic?: Omit<BackendTrafficPolicySpec, "targetRef" | "targetRefs">;
  /** Objects besides, such as HTTPRouteFilter, Backend, BackendTLSPolicy, ReferenceGrant. */
  readonly objects?: readonly KubernetesObject[];
  /** In place of a Service as backend, by id of its upstream: the location's own, its canary's. */
  readonly backends?: Readonly<Record<string, BackendReference>>;
  readonly sessionPersistence?: HTTPRouteSpecRuleSessionPersistence;
  readonly findings?: readonly Finding[];
  /** Words for the route table, such as `basic auth`. */
  readonly protections?: readonly string[];
}

export interface HeaderChanges {
  readonly set?: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
}

export interface BackendReference {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** Absent for an Envoy Gateway Backend, which has its own. */
  readonly port?: number;
}

/** An answer without a backend, by an HTTPRouteFilter's directResponse or a RequestRedirect. */
export interface DirectResponse {
  readonly status: number;
  /** `Location`, in which Envoy's operators such as `%REQ(:AUTHORITY)%` are filled in. */
  readonly location?: string;
  /** Plain text. */
  readonly body?: string;
}

/** The parts of all families as those of one rule, its lists perhaps empty. */
export type MergedParts = RuleParts &
  Required<Pick<RuleParts, "filters" | "objects" | "findings" | "protections">>;

/** One family's part: pure, and without knowledge of other families. */
export type Family = (context: RuleContext) => RuleParts;

/** A match of a rule; header and cookie conditions of canaries are added to each. */
export type RuleMatch = HTTPRouteSpecRuleMatch;
