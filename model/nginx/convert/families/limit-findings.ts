import type { LimitSettings } from "../../effective/settings";
import type { Finding } from "../../findings/finding";
import type { RuleContext } from "../emission";
import { annotationFinding, type Loss } from "./finding";

/** What differs for the limits of a location; see `limits.ts`. */
export const limitFindings = ({
  context,
  settings: { rps, rpm, connections, rate, rateAfter, exempt },
}: {
  context: RuleContext;
  settings: LimitSettings;
}): Finding[] => {
  const limited = rps > 0 || rpm > 0;
  const losses: readonly (readonly [key: string, applies: boolean, loss: Loss])[] = [
    ["limit-rps", rps > 0, { ...REQUESTS, value: String(rps) }],
    ["limit-rpm", rpm > 0, { ...REQUESTS, value: String(rpm) }],
    ["limit-connections", connections > 0, { ...CONNECTIONS, value: String(connections) }],
    ["limit-rate", rate > 0, { ...BANDWIDTH, value: String(rate) }],
    ["limit-rate-after", rate > 0 && rateAfter > 0, { ...AFTER, value: String(rateAfter) }],
    ["limit-allowlist", limited && exempt.length > 1, { ...EXEMPT, value: exempt.join(",") }],
  ];
  return losses.flatMap(([key, applies, loss]) =>
    applies ? [annotationFinding({ context, key, ...loss })] : [],
  );
};

/** The number of clients: envoyproxy/gateway issue 9973, open in 1.9.1 (local_ratelimit.go). */
const REQUESTS: Loss = {
  severity: "lossy",
  protective: true,
  differences: [
    {
      field: "guard.rateLimit",
      when: "always",
      nginx: "a burst at once, then a steady rate, counted for the Ingress",
      envoy: "the burst in each interval, and 60 times the rate in 60; counted for each match",
    },
    {
      field: "guard.rateLimit",
      when: "always",
      nginx: "knows every client",
      envoy:
        "Envoy Gateway up to 1.9.1 remembers 20 clients of a rule: the next one makes it forget another, who may begin anew",
    },
  ],
  remedy:
    "use an Envoy Gateway with the fix of issue 9973, or a global rate limit with Redis; accept only where the limit is no protection",
};

const CONNECTIONS: Loss = {
  severity: "refused",
  protective: true,
  differences: [
    {
      field: "guard.connectionLimit",
      when: "always",
      nginx: "limits requests at a time for each client",
      envoy: "limits them for all clients together only",
    },
  ],
  remedy: "limit them in the backend or before the Gateway, then accept",
};

const BANDWIDTH: Loss = {
  severity: "refused",
  protective: true,
  differences: [
    {
      field: "operation",
      when: "always",
      nginx: "sends each answer at this many KB a second",
      envoy: "shares one budget among all answers of a route: it is not used",
    },
  ],
  remedy:
    "limit it in the backend, or set bandwidthLimit of a BackendTrafficPolicy by hand, then accept",
};

const AFTER: Loss = {
  severity: "note",
  differences: [
    {
      field: "operation",
      when: "always",
      nginx: "sends the first KB at full speed",
      envoy: "has no limit to begin later",
    },
  ],
  remedy: "see limit-rate",
};

const EXEMPT: Loss = {
  severity: "lossy",
  differences: [
    {
      field: "guard.rateLimit",
      when: "always",
      nginx: "does not count these clients",
      envoy: "counts them too: it can leave out one range only",
    },
  ],
  remedy: "name one range that holds all of them",
};
