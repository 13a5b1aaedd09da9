import type { Difference, Finding } from "../../findings/finding";
import type { RuleContext } from "../emission";
import type { AffinitySettings } from "./affinity";
import { annotationFinding, type Loss } from "./finding";
import { isAlwaysHttps, isMostlyHttps } from "./schemes";

/** What differs where requests stick to an endpoint by a cookie. */
export const affinityFindings = ({
  context,
  affinity,
}: {
  context: RuleContext;
  affinity: AffinitySettings;
}): Finding[] => {
  const losses: Readonly<Record<string, Loss | undefined>> = {
    affinity: NEW_SESSIONS,
    "affinity-canary-behavior": canaryLoss({ context, affinity }),
    "session-cookie-expires": expiresLoss(affinity),
    "session-cookie-max-age": negativeLoss(affinity),
    "session-cookie-change-on-failure": failureLoss(affinity),
    "session-cookie-conditional-samesite-none": browserLoss(affinity),
    "session-cookie-secure": secureLoss({ context, affinity }),
    ...persistentLosses({ context, affinity }),
  };
  return Object.entries(losses).flatMap(([key, loss]) =>
    loss === undefined ? [] : [annotationFinding({ context, key, ...loss })],
  );
};

/** Which endpoint it is, no answer shows. */
const endpoint = (nginx: string, envoy: string): Difference[] => [
  { field: "operation", when: "always", nginx, envoy },
];

/** In the cookie that the client gets. */
const attribute = (nginx: string, envoy: string): Difference[] => [
  { field: "responseHeaders", when: "always", nginx, envoy },
];

const NEW_SESSIONS: Loss = {
  severity: "lossy",
  differences: endpoint(
    "knows the endpoint of each of today's cookies",
    "cannot read them: each client gets an endpoint anew, once",
  ),
  remedy: "See that applications bear a lost session, or move at a quiet time.",
};

/** Envoy draws for each request between Services with weights; a header or cookie decides for good anyway. */
const canaryLoss = ({
  context: { upstream },
  affinity,
}: {
  context: RuleContext;
  affinity: AffinitySettings;
}): Loss | undefined =>
  affinity.canary === "sticky" && (upstream?.canary?.weight ?? 0) > 0
    ? {
        severity: "lossy",
        value: "sticky",
        differences: endpoint(
          "keeps a client with the canary or without it",
          "decides for each request, by weight",
        ),
        remedy: "End the canary before the move, or choose it by header or cookie.",
      }
    : undefined;

const expiresLoss = ({ cookie }: AffinitySettings): Loss | undefined =>
  cookie.expiresSeconds === undefined
    ? undefined
    : {
        severity: "note",
        value: String(cookie.expiresSeconds),
        differences: attribute("writes Expires", "writes Max-Age, which every browser prefers"),
        remedy: "Nothing.",
      };

const negativeLoss = ({ cookie }: AffinitySettings): Loss | undefined =>
  (cookie.maxAgeSeconds ?? cookie.expiresSeconds ?? 0) < 0
    ? {
        severity: "lossy",
        value: String(cookie.maxAgeSeconds ?? cookie.expiresSeconds),
        differences: attribute(
          "lets the browser forget the cookie at once",
          "sets one of the session",
        ),
        remedy: "Remove the annotation, and affinity with it, if no client should stick.",
      }
    : undefined;

const failureLoss = ({ cookie }: AffinitySettings): Loss | undefined =>
  cookie.changeOnFailure
    ? {
        severity: "lossy",
        value: "true",
        differences: endpoint(
          "gives a client whose endpoint failed another one",
          "stays with the endpoint until it is no longer ready",
        ),
        remedy: "See that readiness probes find failed pods.",
      }
    : undefined;

const browserLoss = ({ cookie }: AffinitySettings): Loss | undefined =>
  cookie.conditionalSameSiteNone && cookie.sameSite === "None"
    ? {
        severity: "note",
        value: "true",
        differences: attribute(
          "leaves SameSite=None out for browsers of 2019 and older",
          "does not look at the browser",
        ),
        remedy: "Nothing, unless such browsers still come.",
      }
    : undefined;

/** nginx writes Secure exactly over HTTPS, unless told always; Envoy always or never. */
const secureLoss = ({
  context,
  affinity: { cookie, mode },
}: {
  context: RuleContext;
  affinity: AffinitySettings;
}): Loss | undefined => {
  if (mode === "persistent") {
    return {
      severity: "lossy",
      ...(cookie.secure && { protective: true }),
      differences: attribute(
        cookie.secure ? "always writes Secure" : "writes Secure over HTTPS",
        "never writes it",
      ),
      remedy: "Use affinity-mode balanced, which keeps the attribute.",
    };
  }
  const isWritten = isMostlyHttps(context);
  return cookie.secure || isAlwaysHttps(context)
    ? undefined
    : {
        severity: "lossy",
        differences: [
          {
            field: "responseHeaders",
            when: isWritten ? "plain HTTP" : "HTTPS",
            nginx: "writes Secure exactly over HTTPS",
            envoy: isWritten ? "always writes it" : "never writes it",
          },
        ],
        remedy: "Serve the host over one scheme only.",
      };
};

/** Envoy's cookie of a session has the route's path, and no other attributes. */
const persistentLosses = ({
  context: { location },
  affinity: { mode, cookie },
}: {
  context: RuleContext;
  affinity: AffinitySettings;
}): Record<string, Loss | undefined> => {
  if (mode !== "persistent") {
    return {};
  }
  const remedy = "Use affinity-mode balanced, which keeps the attribute.";
  return {
    "session-cookie-path":
      cookie.path === undefined || cookie.path === location.path
        ? undefined
        : {
            severity: "lossy",
            value: cookie.path,
            differences: attribute("writes this path", "writes the route's path"),
            remedy,
          },
    "session-cookie-domain":
      cookie.domain === undefined
        ? undefined
        : {
            severity: "lossy",
            value: cookie.domain,
            differences: attribute("writes this domain", "writes none"),
            remedy,
          },
    "session-cookie-samesite":
      cookie.sameSite === undefined
        ? undefined
        : {
            severity: "lossy",
            protective: true,
            value: cookie.sameSite,
            differences: attribute(`writes SameSite=${cookie.sameSite}`, "writes none"),
            remedy,
          },
  };
};
