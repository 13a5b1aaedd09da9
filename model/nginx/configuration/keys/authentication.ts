import { isDuration } from "../../annotations/external-auth";
import { isHeaderName } from "../../annotations/values";
import { parseList } from "../../values/texts";
import { parseUrl } from "../../values/urls";
import { CONVERTED, lost, NO_OP, type Table } from "../key";
import { boolean, hiddenText, list, ranges, row, text } from "../readers";

const METHODS = /^(GET|HEAD|POST|PUT|PATCH|DELETE|CONNECT|OPTIONS|TRACE)?$/;

/** A URL may carry a token. */
const url = {
  ...row({
    fallback: "",
    fate: CONVERTED,
    parse: (value: string) => (parseUrl(value) ? value : undefined),
  }),
  value: "hidden" as const,
};

/** Who gets in: authorisation by another service, blocked clients, the web application firewall. */
export const AUTHENTICATION_KEYS = {
  // An invalid URL leaves every location open, with a line in the log.
  "global-auth-url": url,
  "global-auth-method": row({
    fallback: "",
    fate: CONVERTED,
    parse: (value) => (METHODS.test(value) ? value : undefined),
  }),
  "global-auth-signin": url,
  "global-auth-signin-redirect-param": row({
    fallback: "rd",
    fate: CONVERTED,
    parse: (value) => value.trim() || "rd",
  }),
  "global-auth-response-headers": row<readonly string[]>({
    fallback: [],
    fate: CONVERTED,
    parse: (value) => parseList(value).filter(isHeaderName),
  }),
  "global-auth-request-redirect": text("", CONVERTED),
  "global-auth-snippet": hiddenText("", CONVERTED),
  "global-auth-cache-key": text("", CONVERTED),
  "global-auth-cache-duration": row<readonly string[]>({
    fallback: ["200 202 401 5m"],
    fate: CONVERTED,
    parse: (value) => {
      const durations = parseList(value).filter((each) => each !== "");
      return durations.length > 0 && durations.every(isDuration) ? durations : undefined;
    },
  }),
  "global-auth-always-set-cookie": boolean(false, CONVERTED),
  "no-auth-locations": list(["/.well-known/acme-challenge"], CONVERTED),
  "block-cidrs": ranges(CONVERTED),
  "block-user-agents": list([], CONVERTED),
  "block-referers": list([], CONVERTED),
  "enable-modsecurity": boolean(false, CONVERTED),
  "enable-owasp-modsecurity-crs": boolean(false, CONVERTED),
  "modsecurity-snippet": hiddenText("", CONVERTED),
  "limit-conn-zone-variable": text(
    "$binary_remote_addr",
    lost({
      severity: "refused",
      protective: true,
      differences: (["guard.rateLimit", "guard.connectionLimit"] as const).map((field) => ({
        field,
        when: "always",
        nginx: "counts requests and connections by this variable",
        envoy: "counts them by the client's address",
      })),
      remedy:
        "set the limits by hand in a BackendTrafficPolicy, by a header that tells clients apart",
    }),
  ),
  // Read by nobody: the rewrite annotations have no default from here.
  "app-root": text("", NO_OP),
} satisfies Table;
