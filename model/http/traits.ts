import { header, targetParts, type HttpRequest } from "./request";

/**
 * What a request must be like for a difference to show. Each is a plain predicate, so that a finding
 * predicts differences and the comparison of both interpreters can hold it to that.
 */
export const TRAITS = {
  always: () => true,
  "plain HTTP": ({ scheme }) => scheme === "http",
  HTTPS: ({ scheme }) => scheme === "https",
  "path not in normal form": (request) => !isNormal(targetParts(request).path),
  "path with percent-encoding": (request) => targetParts(request).path.includes("%"),
  "path with a trailing slash": (request) => targetParts(request).path.endsWith("/"),
  "query present": (request) => request.target.includes("?"),
  "method OPTIONS": ({ method }) => method === "OPTIONS",
  "Origin present": (request) => header(request, "origin") !== undefined,
  "header name with an underscore": ({ headers }) => headers.some(([name]) => name.includes("_")),
  "forwarded headers present": ({ headers }) =>
    headers.some(([name]) =>
      /^(x-forwarded-|x-real-ip$|x-request-id$|x-original-|x-scheme$)/i.test(name),
    ),
  "host with several labels below a wildcard": () => true,
} as const satisfies Record<string, (request: HttpRequest) => boolean>;

export type Trait = keyof typeof TRAITS;

/** Neither empty, `.` nor `..` segments, nor anything percent-encoded. */
const isNormal = (path: string): boolean =>
  !path.includes("%") && !/\/\/|\/\.{1,2}(\/|$)/.test(path);
