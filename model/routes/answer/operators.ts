import { type Incoming, splitTarget, valueOf } from "./incoming";

/**
 * A header value with Envoy's command operators filled in as far as the request decides them; others
 * stay as they are: only run time knows. A field that is not there gives an empty text
 * (envoyproxy.io, "Command operators"; the cases of the tests were run on Envoy 1.39.1).
 */
export const fillIn = (template: string, request: Incoming): string =>
  template.replace(/%%|%([A-Z_]+)(?:\(([^)]*)\))?(?::(\d+))?%/g, (whole, ...groups: unknown[]) => {
    const [name, argument, length] = groups as (string | undefined)[];
    if (name === undefined) {
      return "%";
    }
    const value = valueOfOperator({ name, argument, request });
    return value === undefined
      ? whole
      : value.slice(0, length === undefined ? undefined : Number(length));
  });

const valueOfOperator = ({
  name,
  argument,
  request,
}: {
  name: string;
  argument: string | undefined;
  request: Incoming;
}): string | undefined => {
  switch (name) {
    case "REQ":
    case "REQUEST_HEADER":
      return argument === undefined ? undefined : field(argument, request);
    case "PATH":
      return path(argument, request);
    case "DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT":
      return request.clientAddress;
    case "DOWNSTREAM_DIRECT_REMOTE_ADDRESS_WITHOUT_PORT":
      return request.directAddress;
    case "REQUESTED_SERVER_NAME":
      return request.serverName;
    default:
      // Facts of a TLS connection are empty without one.
      return /^DOWNSTREAM_(TLS|PEER)_/.test(name) && !request.secure ? "" : undefined;
  }
};

/** `X?Y`: the second field in place of the first. */
const field = (names: string, request: Incoming): string =>
  names
    .split("?")
    .map((name) => valueOf(request, name))
    .find((value) => value !== undefined) ?? "";

/** `%PATH(NQ)%`: without the query. */
const path = (option: string | undefined, request: Incoming): string => {
  const parts = splitTarget(request.target);
  return option?.startsWith("NQ") ? parts.path : parts.path + parts.query;
};
