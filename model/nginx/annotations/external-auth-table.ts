import { annotationTable } from "./table";

const NO_CACHE = "Envoy asks for every request: more load on the authorisation service.";

export const externalAuthAnnotations = annotationTable(
  {
    scope: "location",
    risk: "Medium",
    invalid: "takes the default",
    fidelity: "approximate",
    protective: true,
    emits: ["SecurityPolicy.spec.extAuth"],
    differs: "",
  },
  {
    "auth-url": {
      meaning:
        "Asks this URL about each request: 2xx lets it through, 401 and 403 are passed on, all else is 500.",
      risk: "High",
      invalid: "drops the Ingress",
      emits: ["SecurityPolicy.spec.extAuth.http", "Backend.spec.endpoints"],
      differs:
        "Envoy lets through on 200 alone, asks with the client's method and Host, sends a list of fields and no `X-Original-*`.",
    },
    "auth-method": {
      meaning: "Method of that request; by default GET.",
      risk: "Low",
      invalid: "denies the location",
      fidelity: "impossible",
      emits: [],
      differs: "Envoy asks with the client's method.",
    },
    "auth-signin": {
      meaning: "Sends an unauthorised browser to this URL, with the one it came for.",
      risk: "High",
      emits: ["BackendTrafficPolicy.spec.responseOverride"],
      differs:
        "The URL that it came for is not percent-encoded; variables that Envoy lacks leave the 401.",
    },
    "auth-signin-redirect-param": {
      meaning: "Name of the parameter with that URL; by default `rd`.",
      emits: ["BackendTrafficPolicy.spec.responseOverride"],
      differs: "As for auth-signin.",
    },
    "auth-request-redirect": {
      meaning: "Value of X-Auth-Request-Redirect for the authorisation service.",
      fidelity: "impossible",
      emits: [],
      differs: "Envoy Gateway adds no field to the authorisation request of one route.",
    },
    "auth-response-headers": {
      meaning: "Fields of its answer that the backend gets.",
      invalid: "denies the location",
      emits: ["SecurityPolicy.spec.extAuth.http.headersToBackend"],
      differs: "A field that the service leaves out reaches the backend as the client sent it.",
    },
    "auth-proxy-set-headers": {
      meaning: "ConfigMap with fields for the authorisation request.",
      fidelity: "impossible",
      emits: [],
      differs: "Envoy Gateway adds no field to the authorisation request of one route.",
    },
    "auth-always-set-cookie": {
      meaning: "Passes on cookies of its answer also when the backend fails.",
      risk: "Low",
      fidelity: "impossible",
      emits: [],
      differs: "Cookies of the authorisation service reach the client only when it refuses.",
    },
    "auth-cache-key": {
      meaning: "Keeps its answers, by this key.",
      fidelity: "impossible",
      emits: [],
      differs: NO_CACHE,
    },
    "auth-cache-duration": {
      meaning: "How long, by status; by default 200, 202 and 401 for 5 minutes.",
      invalid: "denies the location",
      fidelity: "impossible",
      emits: [],
      differs: NO_CACHE,
    },
    "auth-snippet": {
      meaning: "nginx directives for the authorisation request.",
      risk: "Critical",
      fidelity: "impossible",
      emits: [],
      differs: "Refused: nothing in Envoy Gateway stands for it.",
    },
    "auth-keepalive": { ...connection(), meaning: "Idle connections kept to the URL's host." },
    "auth-keepalive-requests": { ...connection(), meaning: "Requests on one such connection." },
    "auth-keepalive-timeout": { ...connection(), meaning: "Seconds that it is kept." },
    "auth-keepalive-share-vars": {
      ...connection(),
      meaning: "Shares nginx's variables with the authorisation request.",
    },
  },
);

/** Envoy keeps connections anyway. */
function connection() {
  return { risk: "Low", fidelity: "no-op", protective: false, emits: [] } as const;
}
