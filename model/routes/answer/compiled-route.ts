import type {
  BackendTrafficPolicySpec,
  HTTPRouteSpecRule,
  SecurityPolicySpec,
} from "../../../kubernetes/types";
import type { HostPattern } from "../../gateway/hostnames";
import type { ResolvedBackend } from "./backends";
import type { Listener } from "./listeners";
import type { Match } from "./match";
import type { InForce } from "./policies";
import type { RuleFilters } from "./rule-filters";

/** A reference of a rule with its weight. */
export interface WeightedReference {
  readonly backend: ResolvedBackend;
  readonly weight: number;
}

/** What a rule does on a listener: the policies in force are part of it. */
export interface RuleAction {
  readonly filters: RuleFilters | "invalid";
  /** None for a rule that answers by itself. */
  readonly backends: readonly WeightedReference[];
  readonly mirrors: readonly ResolvedBackend[];
  readonly timeouts: NonNullable<HTTPRouteSpecRule["timeouts"]>;
  readonly retry?: HTTPRouteSpecRule["retry"];
  /** Name of the cookie or header of session persistence. */
  readonly session?: { readonly by: "cookie" | "header"; readonly name: string };
  readonly security?: InForce<SecurityPolicySpec>;
  readonly traffic?: BackendTrafficPolicySpec;
  /** Where a policy is refused: every request is answered with 500. */
  readonly fault?: string;
}

/** One route of Envoy's: a host, a match, and what is done. */
export interface CompiledRoute {
  readonly listener: Listener;
  readonly host: HostPattern;
  readonly match: Match;
  readonly action: RuleAction;
}
