/** nginx variables with an equal command operator of Envoy. */
export type Operators = Readonly<Record<string, string>>;

/**
 * `$host` is not `:authority`, which keeps port and case, and `$request_uri` is not `:path`, which
 * Envoy has normalised: they are not among them.
 */
const EXACT: Operators = {
  http_host: "%REQ(:AUTHORITY)%",
  pass_access_scheme: "%REQ(X-FORWARDED-PROTO)%",
  remote_addr: "%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%",
  request_method: "%REQ(:METHOD)%",
  scheme: "%REQ(X-FORWARDED-PROTO)%",
};

/**
 * An nginx template as a header value for Envoy, with its command operators.
 *
 * @param operators by variable without its dollar sign; left out: those that are exactly equal.
 *   `$http_<name>` is always known: a request's own field.
 * @returns undefined where the template has another variable.
 */
export const toEnvoyTemplate = (
  template: string,
  operators: Operators = EXACT,
): string | undefined => {
  const parts = template
    .split(/(\$\{\w+\}|\$\w+)/)
    .map((part, index) =>
      index % 2 === 0
        ? part.replaceAll("%", "%%")
        : operatorOf(part.replace(/[${}]/g, ""), operators),
    );
  return parts.every((part) => part !== undefined) ? parts.join("") : undefined;
};

const operatorOf = (variable: string, operators: Operators): string | undefined => {
  const field = /^http_(\w+)$/.exec(variable)?.[1];
  return (
    operators[variable] ??
    (field === undefined ? undefined : `%REQ(${field.replaceAll("_", "-").toUpperCase()})%`)
  );
};
