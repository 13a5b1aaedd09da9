import type { Difference } from "../../findings/finding";
import type { AuthSettingsOfEither } from "./external-auth-settings";
import { signInOverride, signInTemplate } from "./external-auth-sign-in";
import type { AuthTarget } from "./external-auth-target";
import type { Loss } from "./finding";

/** A loss, and the setting it is about: `auth-<setting>`, or `global-auth-<setting>`. */
export type AuthLoss = Loss & { readonly setting: string };

/** What differs when Envoy asks an authorisation service in nginx's place. */
export const lossesOf = ({
  settings,
  target,
}: {
  settings: AuthSettingsOfEither;
  target: AuthTarget;
}): AuthLoss[] => [
  target.type === "refused" ? unreachable(settings, target.reason) : asking(settings),
  ...whenSet(settings.method || undefined, method),
  ...whenSet(signInTemplate(settings), signIn),
  ...whenSet(settings.requestRedirect, requestRedirect),
  ...whenSet(fieldNames(settings), addedFields),
  ...whenSet(settings.snippet, () => snippet),
  ...whenSet(settings.cacheKey, cache),
  ...whenSet(settings.alwaysSetCookie || undefined, () => cookie),
];

const whenSet = <Value>(value: Value | undefined, loss: (value: Value) => AuthLoss): AuthLoss[] =>
  value === undefined ? [] : [loss(value)];

const fieldNames = ({ proxySetHeaders = {} }: AuthSettingsOfEither): string | undefined =>
  Object.keys(proxySetHeaders).sort().join(", ") || undefined;

const guardDiffers = (nginx: string, envoy: string): Difference => ({
  field: "guard.externalAuth",
  when: "always",
  nginx,
  envoy,
});

/** A URL without what may be secret in it: user and password, query. */
const redacted = ({ url }: AuthSettingsOfEither): string =>
  url.replace(/\/\/[^@/?#]*@/, "//").replace(/[?#].*$/, "?…");

const unreachable = (settings: AuthSettingsOfEither, reason: string): AuthLoss => ({
  setting: "url",
  severity: "refused",
  protective: true,
  value: redacted(settings),
  differences: [guardDiffers("asks this URL", `cannot: ${reason}`)],
  remedy: "name the service itself, such as http://auth.namespace.svc.cluster.local/path",
});

const asking = (settings: AuthSettingsOfEither): AuthLoss => ({
  setting: "url",
  severity: "lossy",
  protective: true,
  value: redacted(settings),
  differences: [
    guardDiffers("2xx lets through; 401 and 403 are passed on, else 500", "200 alone lets through"),
    guardDiffers(
      "GET with the URL's Host and every field of the client",
      "the client's method and Host, Authorization and a list of fields",
    ),
    guardDiffers(
      "X-Original-URL, X-Original-Method, X-Real-IP and X-Forwarded-For tell of the request",
      "none of them: the service has to decide by cookies and Authorization",
    ),
    guardDiffers(
      "the service's Set-Cookie reaches the client; a field that the service leaves out is removed from the request",
      "no Set-Cookie on success; the client's own field reaches the backend",
    ),
  ],
  remedy:
    "make the service answer 200 to Envoy (oauth2-proxy: --upstream=static://200 and its root path; else its endpoint for Envoy) and always send the fields of auth-response-headers; try it without and with a login, then accept",
});

const method = (value: string): AuthLoss => ({
  setting: "method",
  severity: "lossy",
  value,
  differences: [guardDiffers(`asks by ${value}`, "asks by the client's method")],
  remedy: "make the service take every method",
});

/** That the override sees a refusal of the service was read in the documentation, not tried. */
const signIn = (template: string): AuthLoss => {
  const kept = signInOverride(template) !== undefined;
  return {
    setting: "signin",
    severity: "lossy",
    value: template.replace(/[?#].*$/, "?…"),
    differences: [
      guardDiffers(
        "sends the browser there with the URL it came for, percent-encoded",
        kept
          ? "sends it there with the URL as it is: a query is cut at its first &"
          : "answers 401: the URL has a variable that Envoy lacks",
      ),
    ],
    remedy: kept
      ? "try a URL with a query; a service that redirects by itself needs none of this"
      : "let the service itself answer with the redirect",
  };
};

const requestRedirect = (value: string): AuthLoss => ({
  setting: "request-redirect",
  severity: "lossy",
  value,
  differences: [guardDiffers("sends it as X-Auth-Request-Redirect", "does not send the field")],
  remedy: "set where to go after the login in the service itself",
});

const addedFields = (names: string): AuthLoss => ({
  setting: "proxy-set-headers",
  severity: "refused",
  protective: true,
  value: names,
  differences: [guardDiffers("sends these fields to the service", "cannot add any")],
  remedy: "make the service decide the same without them, then accept",
});

const snippet: AuthLoss = {
  setting: "snippet",
  severity: "refused",
  protective: true,
  differences: [guardDiffers("runs the snippet in the request to the service", "cannot")],
  remedy: "make the service do what the snippet does, then accept",
};

const cache = (value: string): AuthLoss => ({
  setting: "cache-key",
  severity: "note",
  value,
  differences: [
    { field: "operation", when: "always", nginx: "keeps answers", envoy: "asks for each request" },
  ],
  remedy: "see that the service bears the load of every request",
});

const cookie: AuthLoss = {
  setting: "always-set-cookie",
  severity: "lossy",
  differences: [guardDiffers("adds the service's Set-Cookie to every answer", "adds it to none")],
  remedy: "let the service set its cookies on its own path",
};
