import { header, targetParts, type HttpRequest } from "./request";

/**
 * What a request must be like for a difference to show. Each is a plain predicate, so that a finding
 * predicts differences and the comparison of both interpreters can hold it to that.
 */
export const TRAITS = {
  always: () => true,
  "plain HTTP": ({ scheme }) => scheme === "http",
  HTTPS: ({ scheme }) => scheme === "https",
  "HTTPS, path /": (request) => request.scheme === "https" && isRoot(targetParts(request).path),
  "path not in normal form": (request) => !isNormal(targetParts(request).path),
  "path with percent-encoding": (request) => targetParts(request).path.includes("%"),
  "path without a trailing slash": (request) => !targetParts(request).path.endsWith("/"),
  "path with a trailing slash": (request) => targetParts(request).path.endsWith("/"),
  "path that each proxy reads in its own way": (request) =>
    isReadDifferently(targetParts(request).path),
  "path below /healthz or /nginx_status": (request) =>
    /^\/(healthz|nginx_status)/.test(targetParts(request).path),
  "target ending with a slash": ({ target }) => target.endsWith("/"),
  "query that is empty": ({ target }) => /^[^?]*\?$/.test(target),
  "target with a fragment": ({ target }) => target.includes("#"),
  "query present": (request) => request.target.includes("?"),
  "method OPTIONS": ({ method }) => method === "OPTIONS",
  "method TRACE or CONNECT": ({ method }) => method === "TRACE" || method === "CONNECT",
  "host with a port": ({ host }) => /:\d+$/.test(host),
  "host with a trailing dot": ({ host }) => /\.(:\d*)?$/.test(host),
  "Origin present": (request) => header(request, "origin") !== undefined,
  "header name with an underscore": ({ headers }) => headers.some(([name]) => name.includes("_")),
  "header name with an odd character": ({ headers }) =>
    headers.some(([name]) => /[^-_a-zA-Z0-9]/.test(name)),
  "original forwarded fields alone": (request) =>
    ["for", "host"].some(
      (name) =>
        header(request, `x-original-forwarded-${name}`) !== undefined &&
        header(request, `x-forwarded-${name}`) === undefined,
    ),
  "X-Forwarded-Host present": (request) => header(request, "x-forwarded-host") !== undefined,
  "list of addresses in a field": ({ headers }) =>
    headers.some(([, value]) => /^[\da-f.:]+\s*,[\da-f.:, ]*$/i.test(value)),
  "forwarded headers present": ({ headers }) =>
    headers.some(([name]) =>
      /^(x-forwarded-|x-real-ip$|x-request-id$|x-original-|x-scheme$)/i.test(name),
    ),
  /** Of a wildcard with one label or more: without the wildcard itself nothing more can be said. */
  "host with several labels below a wildcard": ({ host }) => host.split(".").length > 2,
  "host in upper case or with a port": ({ host }) => /[A-Z]|:/.test(host),
  /** Empty, with an empty label, or with characters that no host name and no port has. */
  "host that is no host name": ({ host }) => /^$|\.\.|[^!$%&'()*+,\-.:;=@[\]~\w]/.test(host),
} as const satisfies Record<string, (request: HttpRequest) => boolean>;

export type Trait = keyof typeof TRAITS;

/** Whether nothing is left once slashes are merged and dots resolved. */
const isRoot = (path: string): boolean =>
  withPlainDots(path)
    .split("/")
    .filter((segment) => segment !== "" && segment !== ".")
    .reduce<string[]>(
      (open, segment) => (segment === ".." ? open.slice(0, -1) : [...open, segment]),
      [],
    ).length === 0;

/** Dots as they are, without parameters: Envoy takes `%2e` for one, and `..;a=b` for `..`. */
const withPlainDots = (path: string): string =>
  path.replace(/%2e/gi, ".").replace(DOTS_WITH_PARAMETERS, "$1");

const DOTS_WITH_PARAMETERS = /(?<=\/)(\.{1,2});[^/]*/g;

/** Neither empty, `.` nor `..` segments, nor anything percent-encoded. */
const isNormal = (path: string): boolean =>
  !path.includes("%") && !/\/\/|\/\.{1,2}(;[^/]*)?(\/|$)/.test(path);

/**
 * nginx decodes a whole path, merges its slashes and resolves its dots in one go, and refuses to climb
 * above the root (ngx_http_parse_complex_uri). Envoy decodes what needs no escape, resolves dots, then
 * merges slashes; it escapes odd characters, takes a backslash for a slash, and dots with parameters for dots.
 */
const isReadDifferently = (path: string): boolean => {
  const plain = path.replace(/%2e/gi, ".");
  const hasDots = /\/\.{1,2}(\/|$)/.test(plain);
  return (
    KEPT_ESCAPE.test(path) ||
    /[^\x21-\x7e]|["\\<>^`{|}]/.test(path) ||
    /\/\.{1,2};/.test(plain) ||
    (hasDots && (plain.includes("//") || climbs(plain)))
  );
};

/** An escape that Envoy leaves as it is: not of a letter, a digit or `-._~`. */
const KEPT_ESCAPE = /%(?!2[de]|3\d|[46][1-9a-f]|[57][\da]|5f|7e)/i;

const climbs = (path: string): boolean => {
  const depths = path
    .split("/")
    .filter((segment) => segment !== "" && segment !== ".")
    .map((segment) => (segment === ".." ? -1 : 1));
  return depths.some(
    (_, index) => depths.slice(0, index + 1).reduce((sum, step) => sum + step, 0) < 0,
  );
};
