import type { BalancingSettings } from "../effective/settings";
import type { AnnotationSource, Parsed } from "./annotation";
import type { Reader } from "./reading";
import { present, readFamily } from "./reading";
import { annotationTable } from "./table";
import {
  BASIC,
  integer as wholeNumber,
  matching,
  matchingExactly,
  oneOf,
  URL_TEXT,
} from "./values";

const NEW_SESSIONS = "Sessions of today's clients begin anew: their cookies mean nothing to Envoy.";
const NOT_PERSISTENT = "Envoy has no such attribute in affinity-mode persistent.";

export const affinityAnnotations = annotationTable(
  {
    scope: "upstream",
    risk: "Medium",
    invalid: "takes the default",
    fidelity: "approximate",
    protective: false,
    emits: ["BackendTrafficPolicy.spec.loadBalancer.consistentHash.cookie"],
    differs: NEW_SESSIONS,
  },
  {
    affinity: {
      meaning: "`cookie`: a client stays with one endpoint by a cookie.",
      risk: "Low",
    },
    "affinity-mode": {
      meaning:
        "`balanced`: sessions move when endpoints come or go. `persistent`: they stay as long as their endpoint.",
      emits: [
        "BackendTrafficPolicy.spec.loadBalancer.consistentHash",
        "HTTPRoute.spec.rules[].sessionPersistence",
      ],
    },
    "affinity-canary-behavior": {
      meaning: "`sticky`: who was sent to a canary stays there. `legacy`: decided by request.",
      risk: "Low",
      emits: [],
      differs: "Envoy decides between Services anew for each request, as with legacy.",
    },
    "session-cookie-name": {
      meaning: "Name of the cookie; by default INGRESSCOOKIE.",
      fidelity: "exact",
      differs: "",
    },
    "session-cookie-path": {
      meaning: "Path of the cookie; by default the location's.",
      differs: NOT_PERSISTENT,
    },
    "session-cookie-domain": {
      meaning: "Domain of the cookie; by default none.",
      differs: NOT_PERSISTENT,
    },
    "session-cookie-expires": {
      meaning: "Seconds until the cookie ends, as Expires.",
      differs: "Envoy writes Max-Age.",
    },
    "session-cookie-max-age": {
      meaning: "Seconds until the cookie ends, as Max-Age.",
      differs: "A negative time cannot be kept.",
    },
    "session-cookie-samesite": {
      meaning: "`None`, `Lax` or `Strict`.",
      risk: "Low",
      protective: true,
      differs: NOT_PERSISTENT,
    },
    "session-cookie-secure": {
      meaning: "`true`: Secure always. Otherwise exactly over HTTPS.",
      risk: "Low",
      protective: true,
      differs: "Envoy writes the attribute always or never.",
    },
    "session-cookie-change-on-failure": {
      meaning: "`true`: a client whose endpoint failed gets another one, and a new cookie.",
      risk: "Low",
      emits: [],
      differs: "Envoy leaves an endpoint only when it counts as unhealthy.",
    },
    "session-cookie-conditional-samesite-none": {
      meaning: "Leaves out SameSite=None for browsers that cannot read it.",
      risk: "Low",
      fidelity: "impossible",
      emits: [],
      differs: "Envoy does not look at the browser. The browsers in question are of 2019 or older.",
    },
  },
);

export type Affinity = BalancingSettings["affinity"];

/** Undefined: no affinity. Fact: internal/ingress/annotations/sessionaffinity. */
export const parseAffinity = (source: AnnotationSource): Parsed<Affinity> =>
  readFamily<Affinity>({
    source,
    without: undefined,
    read: (reader) => {
      const affinity = reader.text("affinity", oneOf(["cookie"]));
      const mode = reader.text("affinity-mode", oneOf(MODES));
      const canary = reader.text("affinity-canary-behavior", oneOf(["sticky", "legacy"]));
      return affinity === "cookie"
        ? {
            mode: mode === "persistent" ? "persistent" : "balanced",
            canary: canary === "legacy" ? "legacy" : "sticky",
            cookie: cookieOf(reader),
          }
        : undefined;
    },
  });

const MODES = ["balanced", "persistent"];

const cookieOf = (reader: Reader): NonNullable<Affinity>["cookie"] => ({
  name: reader.text("session-cookie-name", BASIC) ?? "INGRESSCOOKIE",
  ...present({
    path: reader.text("session-cookie-path", URL_TEXT),
    domain: reader.text("session-cookie-domain", BASIC),
    expiresSeconds: seconds(reader, { key: "session-cookie-expires", check: matching }),
    maxAgeSeconds: seconds(reader, { key: "session-cookie-max-age", check: matchingExactly }),
    sameSite: sameSite(reader),
  }),
  // Written only when true (pkg/apis/ingress/types.go): false is as if it were not there.
  secure: reader.boolean("session-cookie-secure") ?? false,
  changeOnFailure: reader.boolean("session-cookie-change-on-failure") ?? false,
  conditionalSameSiteNone: reader.boolean("session-cookie-conditional-samesite-none") ?? false,
});

/** The controller checks the beginning or the end only; Lua then needs a number. */
const seconds = (
  { text, ignore }: Reader,
  { key, check }: { key: string; check: typeof matching },
): number | undefined => {
  const value = text(key, check("a number of seconds", /^0|-?[1-9]\d*$/));
  const number = value === undefined ? undefined : wholeNumber.parse(value);
  if (value !== undefined && number === undefined) {
    ignore({ key, reason: "it is not a whole number" });
  }
  return number;
};

const SAME_SITES = ["None", "Lax", "Strict"] as const;

const sameSite = ({ text, ignore }: Reader): (typeof SAME_SITES)[number] | undefined => {
  const key = "session-cookie-samesite";
  const value = text(key, oneOf(["none", "lax", "strict"], "any"));
  const known = SAME_SITES.find((each) => each === value);
  if (value !== undefined && known === undefined) {
    ignore({ key, reason: "the attribute is written only for None, Lax or Strict in this case" });
  }
  return known;
};
