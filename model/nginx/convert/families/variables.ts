/** Side of the proxy on which a text is filled in: after a rewrite, an answer no longer has its path. */
export type Side = "request" | "response";

/**
 * A text with nginx variables as Envoy's header values have it: `$host` becomes `%REQ(:AUTHORITY)%`,
 * a literal `%` is doubled.
 *
 * @returns undefined where a variable has no counterpart.
 */
export const toEnvoyText = (text: string, side: Side): string | undefined => {
  const parts = text.split(VARIABLE).map((part, index) =>
    // Every second part is a variable's name.
    index % 2 === 0
      ? part.replaceAll("%", "%%")
      : operatorOf(part.replace(/[{}]/g, "").toLowerCase(), side),
  );
  return parts.includes(undefined) ? undefined : parts.join("");
};

/** Whether nginx would fill something in. */
export const hasVariables = (text: string): boolean => VARIABLE.test(text);

/**
 * Whether Envoy may fill in something else: nginx's `$host` has neither a port nor capitals, and a value
 * that comes to nothing removes the client's field, which Envoy leaves as it is.
 */
export const isApproximate = (text: string): boolean =>
  /\$\{?(host|http_(?!host\b)\w+)\b/i.test(text);

/** Text in which nothing is filled in, as Envoy's header values have it. */
export const literal = (text: string): string => text.replaceAll("%", "%%");

const VARIABLE = /\$(\{\w+\}|\w+)/;

const HOST = "%REQ(:AUTHORITY)%";
const SCHEME = "%REQ(X-FORWARDED-PROTO)%";

const OPERATORS: Readonly<Record<string, string>> = {
  remote_addr: "%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%",
  host: HOST,
  http_host: HOST,
  best_http_host: HOST,
  scheme: SCHEME,
  pass_access_scheme: SCHEME,
  request_method: "%REQ(:METHOD)%",
  req_id: "%REQ(X-REQUEST-ID)%",
};

const operatorOf = (variable: string, side: Side): string | undefined => {
  if (variable === "request_uri") {
    return side === "request" ? "%REQ(:PATH)%" : undefined;
  }
  const header = /^http_(\w+)$/.exec(variable)?.[1];
  return (
    OPERATORS[variable] ??
    (header === undefined ? undefined : `%REQ(${header.replaceAll("_", "-").toUpperCase()})%`)
  );
};
