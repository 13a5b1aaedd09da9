import type { BalancingSettings } from "../effective/settings";
import type { AnnotationSource, Parsed } from "./annotation";
import { present, readFamily } from "./reading";
import { annotationTable } from "./table";
import { matching, oneOf, VARIABLES } from "./values";

const NO_SUBSETS = "Envoy Gateway knows no subsets: a key is hashed to one endpoint.";

export const balancingAnnotations = annotationTable(
  {
    scope: "upstream",
    risk: "Low",
    invalid: "drops the Ingress",
    fidelity: "approximate",
    protective: false,
    emits: [],
    differs: "",
  },
  {
    "load-balance": {
      meaning: "`round_robin` or `ewma`.",
      emits: ["BackendTrafficPolicy.spec.loadBalancer.type"],
      differs: "ewma, by time to answer, becomes least request, by requests under way.",
    },
    "upstream-hash-by": {
      meaning: "Sends requests with the same value of an nginx variable to the same endpoint.",
      risk: "High",
      emits: ["BackendTrafficPolicy.spec.loadBalancer.consistentHash"],
      differs: "One variable is kept; an expression of several is refused. Endpoints are others.",
    },
    "upstream-hash-by-subset": {
      meaning: "`true`: to the same few endpoints.",
      fidelity: "impossible",
      differs: NO_SUBSETS,
    },
    "upstream-hash-by-subset-size": {
      meaning: "How many; by default 3.",
      fidelity: "impossible",
      differs: NO_SUBSETS,
    },
    "service-upstream": {
      meaning: "Sends requests to the Service's address, not to its endpoints.",
      invalid: "takes the default",
      fidelity: "exact",
      emits: ["BackendTrafficPolicy.spec.routingType"],
    },
  },
);

/** `chash` and the like do nothing without the annotation that gives them their key. */
const ALGORITHMS = [
  "round_robin",
  "ewma",
  "chash",
  "chashsubset",
  "sticky_balanced",
  "sticky_persistent",
];

/** Fact: internal/ingress/annotations/{loadbalancing,serviceupstream}. */
export const parseBalancing = (
  source: AnnotationSource,
): Parsed<Pick<BalancingSettings, "loadBalance" | "serviceUpstream">> => {
  const { loadBalance, serviceUpstream } = source.configuration.defaults;
  return readFamily({
    source,
    without: { loadBalance, serviceUpstream },
    read: ({ text, boolean, ignore }) => {
      const key = "load-balance";
      const named = text(key, oneOf(ALGORITHMS), { refused: "drop", empty: "default" });
      if (named !== undefined && named !== "round_robin" && named !== "ewma") {
        ignore({ key, reason: `${named} does nothing by itself; requests go in turn` });
      }
      // Unlike an absent one, a value that cannot be read is false, whatever the ConfigMap says.
      const fallback = "service-upstream" in source.values ? false : serviceUpstream;
      return {
        loadBalance: named === undefined ? loadBalance : named === "ewma" ? "ewma" : "round_robin",
        serviceUpstream: boolean("service-upstream") ?? fallback,
      };
    },
  });
};

/** An expression: letters, digits, - and _, and nginx variables. */
const HASH_KEY = matching("made of letters, digits and -_${}", VARIABLES);

/** Undefined: no hashing. Fact: internal/ingress/annotations/upstreamhashby. */
export const parseHash = (source: AnnotationSource): Parsed<BalancingSettings["hashBy"]> =>
  readFamily<BalancingSettings["hashBy"]>({
    source,
    without: undefined,
    read: ({ text, boolean, integer }) => {
      const drop = { refused: "drop" } as const;
      const expression = text("upstream-hash-by", HASH_KEY, drop);
      const subset = boolean("upstream-hash-by-subset", drop) ?? false;
      const size = integer("upstream-hash-by-subset-size", drop) ?? 0;
      return expression === undefined
        ? undefined
        : { expression, ...present({ subsetSize: subset ? size || 3 : undefined }) };
    },
  });
