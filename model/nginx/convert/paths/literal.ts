import type { Location } from "../../effective/nginx";
import type { LocationPath } from "./location-path";

/** Longest value of a path match (Gateway API, HTTPPathMatch). */
export const MOST_OF_PATH = 1024;

/** What a path match takes as it is (Gateway API 1.6, CEL rules of HTTPPathMatch). */
const NOT_PLAIN = /[^-A-Za-z0-9/._~!$&'()*+,;=:@]/gu;

/**
 * The match of a location without expressions: exact, or a prefix of whole segments, as the
 * controller makes it of Prefix and, measured, of ImplementationSpecific too (`normalizePrefixPath`
 * in internal/ingress/controller/location.go). Other characters than those of plain paths are
 * percent-encoded, as they stand in a request.
 */
export const literalPath = ({
  path,
  pathType,
}: Pick<Location, "path" | "pathType">): LocationPath => {
  if (isUnreachable(path)) {
    return { type: "unreachable" };
  }
  const value = encoded(path);
  const type = pathType === "Exact" ? "Exact" : "PathPrefix";
  return value.length <= MOST_OF_PATH
    ? { type: "path", path: { type, value } }
    : {
        type: "refused",
        path: { type: "PathPrefix", value: "/" },
        reason: `the path has ${value.length} characters; a match takes ${MOST_OF_PATH}`,
      };
};

/** nginx compares with the path in normal form, which has no such segments. */
const isUnreachable = (path: string): boolean => /\/\/|\/\.{1,2}(\/|$)/.test(path);

const encoded = (path: string): string => path.replace(NOT_PLAIN, encodeURIComponent);
