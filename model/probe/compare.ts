import type { Field } from "../http/fields";
import type { Observed } from "./observed";

/** A field in which the answers of both proxies differ, and how: for people. */
export interface ObservedDifference {
  readonly field: Field;
  /** Lower-case name, where it is one header field of several. */
  readonly header?: string;
  readonly nginx: string;
  readonly envoy: string;
}

/** The same with bodies, which no interpreter speaks of. */
export type AnyDifference = Omit<ObservedDifference, "field"> & { readonly field: Field | "body" };

/** Compares what came of the same request at both proxies. */
export function compare(nginx: Observed, envoy: Observed): ObservedDifference[] {
  // Which certificate a connection was shown that ended is not known.
  const certificate = [nginx, envoy].some(({ closed }) => closed !== undefined)
    ? []
    : difference("certificate", nginx.certificate, envoy.certificate);
  const outcome = difference("outcome", outcomeOf(nginx), outcomeOf(envoy));
  if (outcome.length > 0) {
    // The rest are answers of different parties.
    return [...certificate, ...outcome];
  }
  return [
    ...certificate,
    ...difference("status", nginx.status, envoy.status),
    ...compareCopies(nginx.copy, envoy.copy),
    ...(nginx.seen !== undefined && envoy.seen !== undefined
      ? compareSeen(nginx.seen, envoy.seen)
      : difference("location", nginx.location, envoy.location)),
    ...compareHeaders("responseHeaders", shownHeaders(nginx), shownHeaders(envoy)),
  ];
}

/** Whether a copy is sent is a part of the answer; what its receiver sees of it is not. */
const compareCopies = (nginx: Shown, envoy: Shown): ObservedDifference[] =>
  difference(
    nginx === undefined || envoy === undefined ? "upstream.mirrors" : "operation",
    nginx,
    envoy,
  );

const outcomeOf = ({ closed, seen }: Observed): string =>
  closed !== undefined ? "closed" : seen !== undefined ? "upstream" : "response";

function compareSeen(
  nginx: NonNullable<Observed["seen"]>,
  envoy: NonNullable<Observed["seen"]>,
): ObservedDifference[] {
  const pairs: readonly (readonly [Field, Shown, Shown])[] = [
    ["backends", nginx.backend, envoy.backend],
    ["upstream.method", nginx.method, envoy.method],
    ["upstream.target", nginx.target, envoy.target],
    ["upstream.host", nginx.host, envoy.host],
    ["upstream.protocol", nginx.protocol, envoy.protocol],
    ["upstream.tls", nginx.serverName, envoy.serverName],
  ];
  return [
    ...pairs.flatMap(([field, a, b]) => difference(field, a, b)),
    ...compareHeaders("upstream.headers", seenHeaders(nginx.headers), seenHeaders(envoy.headers)),
  ];
}

function difference(field: Field, nginx: Shown, envoy: Shown): ObservedDifference[] {
  return nginx === envoy ? [] : [{ field, nginx: show(nginx), envoy: show(envoy) }];
}

type Shown = string | number | undefined;

const show = (value: Shown): string => (value === undefined ? "none" : String(value));

type Headers = Readonly<Record<string, string>>;

function compareHeaders(field: Field, nginx: Headers, envoy: Headers): ObservedDifference[] {
  const names = [...new Set([...Object.keys(nginx), ...Object.keys(envoy)])].sort();
  return names.flatMap((name) =>
    nginx[name] === envoy[name]
      ? []
      : [
          {
            field,
            header: name,
            nginx: `${name}: ${nginx[name] ?? "absent"}`,
            envoy: `${name}: ${envoy[name] ?? "absent"}`,
          },
        ],
  );
}

/** Of the connection and of the framing of a body, not of the request or the answer. */
export const OF_THE_CONNECTION: ReadonlySet<string> = new Set([
  "connection",
  "content-length",
  "keep-alive",
  "sec-websocket-accept",
  "sec-websocket-key",
  "te",
  "transfer-encoding",
]);

/** Of a body that each proxy has of its own, and that echoes what was seen. */
const OF_THE_BODY = new Set(["content-type", "date", "last-modified", "etag"]);

const without = (headers: Headers, left: (name: string) => boolean): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !left(name)));

/** Without values that are new in each request. */
function seenHeaders(headers: Headers): Headers {
  const generated = /^[0-9a-f]{32}$|^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
  const id = headers["x-request-id"];
  return {
    ...without(headers, (name) => OF_THE_CONNECTION.has(name) || name === "host"),
    ...(id !== undefined && { "x-request-id": generated.test(id) ? "{generated}" : id }),
  };
}

/** Of an answer that the proxy makes `Location` is compared by itself. */
function shownHeaders({ headers, seen }: Observed): Headers {
  const cookie = headers["set-cookie"];
  return {
    ...without(
      headers,
      (name) =>
        OF_THE_CONNECTION.has(name) ||
        OF_THE_BODY.has(name) ||
        (name === "location" && seen === undefined),
    ),
    ...(cookie !== undefined && { "set-cookie": comparableCookies(cookie) }),
  };
}

/** Names of cookies and their attributes in one order; without values, and the time of now in them. */
const comparableCookies = (cookies: string): string =>
  cookies.split("\n").map(comparableCookie).sort().join(", ");

const comparableCookie = (cookie: string): string => {
  const [pair = "", ...attributes] = cookie.split(/;\s*/);
  const timeless = attributes.map((each) => each.replace(/^expires=.*/i, "Expires=…"));
  return [`${pair.replace(/=.*$/s, "")}=…`, ...timeless.sort()].join("; ");
};
