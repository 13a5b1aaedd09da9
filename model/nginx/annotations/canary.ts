import type { CanarySettings } from "../effective/settings";
import type { AnnotationSource, Parsed } from "./annotation";
import { present, readFamily } from "./reading";
import { annotationTable } from "./table";
import { BASIC, EXPRESSION } from "./values";

export const canaryAnnotations = annotationTable(
  {
    scope: "upstream",
    risk: "Medium",
    invalid: "takes the default",
    fidelity: "exact",
    protective: false,
    emits: ["HTTPRoute.spec.rules[].matches[].headers"],
    differs: "",
  },
  {
    canary: {
      meaning:
        "Makes the Ingress's Service an alternative of the Service that another Ingress has for the same host and path. Its other annotations are not used.",
      risk: "Low",
      emits: ["HTTPRoute.spec.rules[]"],
    },
    "canary-weight": {
      meaning: "Share of the requests that go to the canary, of canary-weight-total.",
      risk: "Low",
      emits: ["HTTPRoute.spec.rules[].backendRefs[].weight"],
    },
    "canary-weight-total": {
      meaning: "What the weight is a share of: 100, or more.",
      risk: "Low",
      emits: ["HTTPRoute.spec.rules[].backendRefs[].weight"],
    },
    "canary-by-header": {
      meaning: "Field that sends a request to the canary (`always`) or not (`never`).",
    },
    "canary-by-header-value": {
      meaning: "Value that sends a request to the canary, in place of `always` and `never`.",
    },
    "canary-by-header-pattern": {
      meaning:
        "Regular expression for that value, searched anywhere in it; not with canary-by-header-value.",
      fidelity: "approximate",
      differs: "Expressions with look-around or back-references are refused.",
    },
    "canary-by-cookie": {
      meaning: "Cookie that sends a request to the canary (`always`) or not (`never`).",
      emits: ["HTTPRouteFilter.spec.matches[].cookies"],
    },
  },
);

const OTHERS = [
  "canary-weight",
  "canary-by-header",
  "canary-by-header-value",
  "canary-by-header-pattern",
  "canary-by-cookie",
] as const;

/** Undefined: the Ingress is no canary. Fact: internal/ingress/annotations/canary. */
export const parseCanary = (source: AnnotationSource): Parsed<CanarySettings | undefined> =>
  readFamily<CanarySettings | undefined>({
    source,
    without: undefined,
    read: ({ boolean, integer, text, ignore }) => {
      if (boolean("canary") !== true) {
        for (const key of OTHERS.filter((each) => each in source.values)) {
          ignore({ key, reason: "the Ingress has no canary: true" });
        }
        return undefined;
      }
      const total = integer("canary-weight-total") ?? 100;
      if (total < 100) {
        ignore({ key: "canary-weight-total", reason: "it is less than 100" });
      }
      return {
        weight: integer("canary-weight") ?? 0,
        weightTotal: Math.max(total, 100),
        ...present({
          header: text("canary-by-header", BASIC),
          headerValue: text("canary-by-header-value", BASIC),
          headerPattern: text("canary-by-header-pattern", EXPRESSION),
          cookie: text("canary-by-cookie", BASIC),
        }),
      };
    },
  });
