import type {
  HTTPRouteSpecRuleBackendRef,
  HTTPRouteSpecRuleFilter,
  HTTPRouteSpecRuleMatchHeader,
  HTTPRouteSpecRuleSessionPersistence,
} from "../../../kubernetes/types";
import type { DirectResponse, MergedParts, RuleContext, RuleMatch } from "./emission";
import type { PathedBlock } from "./paths/location-path";

/** Listeners by which a rule is reached: plain HTTP, HTTPS, or both. */
export type Entry = "both" | "http" | "https";

/** A rule before it has a place in an HTTPRoute. */
export interface PlannedRule {
  /** Unique among the rules of a host. */
  readonly name: string;
  readonly entry: Entry;
  /** Namespace of its HTTPRoute. */
  readonly namespace: string;
  readonly matches: readonly RuleMatch[];
  readonly filters: readonly HTTPRouteSpecRuleFilter[];
  /** Empty: it answers by itself. */
  readonly backendRefs: readonly HTTPRouteSpecRuleBackendRef[];
  readonly sessionPersistence?: HTTPRouteSpecRuleSessionPersistence;
  /** What it answers by itself through an HTTPRouteFilter. */
  readonly response?: DirectResponse;
}

/** The rule with one more condition on every match. */
export const withHeader = (
  rule: PlannedRule,
  condition: HTTPRouteSpecRuleMatchHeader,
): PlannedRule => ({
  ...rule,
  matches: rule.matches.map((match) => ({
    ...match,
    headers: [...(match.headers ?? []), condition],
  })),
});

/**
 * - `open`: as nginx serves it, as far as that can be kept.
 * - `denied`: 403, because of a finding.
 * - `heldBack`: no rule; the host stays on nginx.
 */
export type Fate = "open" | "denied" | "heldBack";

/** A location on its way to rules. */
export interface PlannedLocation {
  readonly context: RuleContext;
  /** What all families add, merged. */
  readonly parts: MergedParts;
  readonly paths: readonly PathedBlock[];
  readonly fate: Fate;
  readonly rules: readonly PlannedRule[];
}
