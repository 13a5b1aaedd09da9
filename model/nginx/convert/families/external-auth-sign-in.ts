import type { BackendTrafficPolicySpecResponseOverride } from "../../../../kubernetes/types";
import type { GlobalAuth } from "../../configuration/configuration";
import { type Operators, toEnvoyTemplate } from "../../snippets/operators";

/**
 * Where an unauthorised browser is sent, as nginx writes it (buildAuthSignURL in template.go): the URL
 * of the request is added unless the parameter for it is there.
 */
export const signInTemplate = ({
  signIn,
  signInRedirectParameter: parameter,
}: GlobalAuth): string | undefined => {
  if (signIn === undefined) {
    return undefined;
  }
  const [, query = ""] = /\?([^#]*)/.exec(signIn) ?? [];
  const back = `${parameter}=$pass_access_scheme://$http_host$escaped_request_uri`;
  if (query === "") {
    return `${signIn}?${back}`;
  }
  return new URLSearchParams(query).get(parameter) ? signIn : `${signIn}&${back}`;
};

/** Envoy escapes nothing, and its path is normalised. */
const OPERATORS: Operators = {
  escaped_request_uri: "%REQ(:PATH)%",
  host: "%REQ(:AUTHORITY)%",
  http_host: "%REQ(:AUTHORITY)%",
  pass_access_scheme: "%REQ(X-FORWARDED-PROTO)%",
  request_uri: "%REQ(:PATH)%",
  scheme: "%REQ(X-FORWARDED-PROTO)%",
};

/** A redirect in place of Envoy's own 401; undefined where the URL has a variable that Envoy lacks. */
export const signInOverride = (
  template: string,
): BackendTrafficPolicySpecResponseOverride | undefined => {
  const value = toEnvoyTemplate(template, OPERATORS);
  return value === undefined
    ? undefined
    : {
        match: { statusCodes: [{ type: "Value", value: 401 }] },
        source: "Local",
        response: { statusCode: 302, header: { set: [{ name: "Location", value }] } },
      };
};
