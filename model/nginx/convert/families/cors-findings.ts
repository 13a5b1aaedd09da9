import type { CorsSettings } from "../../effective/settings";
import type { Difference, Finding } from "../../findings/finding";
import type { RuleContext } from "../emission";
import type { SortedOrigins } from "./cors-origins";
import { annotationFinding } from "./finding";

/** What differs for requests of other origins; see `cors.ts`. */
export const corsFindings = ({
  context,
  settings: { allowOrigins },
  origins,
}: {
  context: RuleContext;
  settings: CorsSettings;
  origins: SortedOrigins;
}): Finding[] => {
  const everyOrigin = allowOrigins.includes("*");
  return [
    annotationFinding({
      context,
      key: "enable-cors",
      severity: "lossy",
      differences: [...PREFLIGHT, ...(everyOrigin ? EVERY_ANSWER : ORIGINS_ANSWER)],
      remedy: "nothing for browsers; a client that asks with OPTIONS and is no browser may notice",
    }),
    ...(origins.widened.length + origins.lost.length > 0 ? [originsFinding(context, origins)] : []),
  ];
};

const preflight = (field: Difference["field"], nginx: string, envoy: string): Difference => ({
  field,
  when: "method OPTIONS",
  nginx,
  envoy,
});

const BY_ITSELF = "answers OPTIONS of an allowed origin by itself, whatever it asks";
const REAL_ONLY =
  "answers real preflight requests alone, of whatever origin; others are checked and go on";

const PREFLIGHT: readonly Difference[] = [
  preflight("status", "204", "200"),
  preflight("location", BY_ITSELF, "goes on to a redirect, if there is one"),
  preflight("outcome", BY_ITSELF, REAL_ONLY),
  preflight("guard.basicAuth", BY_ITSELF, REAL_ONLY),
  preflight("guard.externalAuth", BY_ITSELF, REAL_ONLY),
  preflight("guard.rateLimit", BY_ITSELF, REAL_ONLY),
  preflight("guard.bodySize", BY_ITSELF, REAL_ONLY),
  preflight("responseHeaders", "all CORS fields", "none to an origin that is not allowed"),
];

const ORIGINS_ANSWER: readonly Difference[] = [
  {
    field: "responseHeaders",
    when: "Origin present",
    nginx: "all CORS fields in every answer",
    envoy: "those for preflight requests (methods, headers, age) in their answers only",
  },
];

const EVERY_ANSWER: readonly Difference[] = [
  {
    field: "responseHeaders",
    when: "always",
    nginx: "all CORS fields in every answer: the origin * and, against the rules, credentials",
    envoy: "names the request's origin, without credentials, and nothing without an Origin",
  },
];

const originsFinding = (context: RuleContext, { widened, lost }: SortedOrigins): Finding =>
  annotationFinding({
    context,
    key: "cors-allow-origin",
    severity: "lossy",
    // Never wider without a person's leave.
    ...(widened.length > 0 && { protective: true }),
    value: [...widened, ...lost].join(","),
    differences: [...(widened.length > 0 ? [WIDENED] : []), ...(lost.length > 0 ? [LOST] : [])],
    remedy: "name the origins one by one, each with scheme and host; or accept the difference",
  });

const WIDENED: Difference = {
  field: "responseHeaders",
  when: "Origin present",
  nginx: "* stands for one label",
  envoy: "* stands for several labels: more origins are allowed",
};

const LOST: Difference = {
  field: "responseHeaders",
  when: "Origin present",
  nginx: "allows origins without a host, such as null",
  envoy: "does not",
};
