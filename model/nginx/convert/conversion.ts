import type { KubernetesObject } from "../../kubernetes-object";
import type { AnsweredFinding } from "../findings/finding";

/** What a conversion makes: objects as the cluster gets them, and what they lose. */
export interface Conversion {
  /** Sorted by kind, namespace and name. */
  readonly objects: readonly KubernetesObject[];
  /** Most severe first, then by id. */
  readonly findings: readonly AnsweredFinding[];
  /** Answers whose finding is not there, or does not take them: ids with what is wrong. */
  readonly answerFaults: readonly { readonly id: string; readonly message: string }[];
  /** Hosts that stay on nginx because an answer says so, sorted; no route has them. */
  readonly heldBack: readonly string[];
  /** `unfit`: a protective finding has no answer, or an answer is wrong. */
  readonly verdict: "fit" | "unfit";
  /** One row for each location, by host and in nginx's order: what becomes of it. */
  readonly rows: readonly ConversionRow[];
}

export interface ConversionRow {
  readonly host: string;
  readonly path: string;
  readonly pathType: string;
  /** `namespace/name`; absent for the default backend. */
  readonly ingress?: string;
  /** `namespace/service:port` with shares, `default backend`, or a redirect's target. */
  readonly before: string;
  readonly result: "kept" | "kept with differences" | "denied" | "held back" | "redirect";
  /** HTTPRoute, GRPCRoute or TLSRoute with its rule, `namespace/name#rule`. */
  readonly rules: readonly string[];
  /** Such as `basic auth`, `addresses`, `rate limit`, sorted. */
  readonly protections: readonly string[];
  /** Ids of the findings about it. */
  readonly findings: readonly string[];
}

/** Where the Gateway of a conversion stands. */
export interface ConversionTarget {
  readonly gateway: {
    readonly name: string;
    readonly namespace: string;
    readonly className: string;
  };
  readonly stack: string;
}
