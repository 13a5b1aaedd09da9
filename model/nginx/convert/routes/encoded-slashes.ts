import type { Server } from "../../effective/nginx";
import { hostFinding } from "../../findings/loss";
import type { Finding } from "../../findings/finding";
import type { RuleContext, RuleParts } from "../emission";
import { padded } from "../paths/expressions";
import type { PlannedLocation, PlannedRule } from "../planned";
import { FORBIDDEN, responseReference } from "../responses";

/** What the guard of a host is decided by. */
export interface Guarded {
  readonly context: Pick<RuleContext, "location">;
  readonly parts: Pick<RuleParts, "security">;
}

/**
 * Paths in whose place nginx would see others, on a host where that matters.
 *
 * nginx decodes a path before it chooses the location; Envoy decodes only what needs no encoding
 * (letters, digits, `-._~`) and the dots of segments. So `/open/..%2Fadmin` meets the protection of
 * `/admin` in nginx, and in Envoy that of `/open`: where the two differ, such paths are refused.
 *
 * @returns undefined where every location has the same protection.
 */
export const ambiguousPaths = (locations: readonly Guarded[]): "slashes" | "all" | undefined => {
  const protections = new Set(locations.map(({ parts }) => JSON.stringify(parts.security ?? {})));
  if (protections.size < 2) {
    return undefined;
  }
  const isPlain = locations
    .filter(({ parts }) => parts.security !== undefined)
    .every(({ context }) => isUnreserved(context.location.path));
  return isPlain ? "slashes" : "all";
};

/** Text that Envoy sees as nginx does, once encoded slashes are out of the way; its end may be open. */
const isUnreserved = (path: string): boolean =>
  /^(?:[A-Za-z0-9/_~-]|\\?\.|\\[-/_~]|\[[A-Za-z0-9-]+\]|[+?*])*$/.test(path.replace(OPEN_END, ""));

const OPEN_END = /(?:\(\/\|\$\)|\/\?)?(?:\(?\.[*+]\)?)?\$?$/;

const EXPRESSIONS = { slashes: ".*%2[Ff].*", all: ".*%.*" };

/** The rule that refuses them, before all rules of the host but those of exact paths. */
export const ambiguousPathRules = ({
  kind,
  rules,
  locations,
}: {
  kind: "slashes" | "all";
  rules: readonly PlannedRule[];
  locations: readonly PlannedLocation[];
}): PlannedRule[] => {
  const longest = rules
    .flatMap(({ matches }) => matches)
    .flatMap(({ path }) => (path?.type === "RegularExpression" ? [String(path.value)] : []))
    .reduce((length, value) => Math.max(length, Buffer.byteLength(value)), 0);
  const value = padded(EXPRESSIONS[kind], longest + 1);
  // One is enough for the host, in whichever namespace.
  return locations.slice(0, 1).map(({ context: { namespace } }) => ({
    name: "ambiguous-paths",
    entry: "both",
    namespace,
    matches: [{ path: { type: "RegularExpression", value } }],
    filters: [responseReference(FORBIDDEN)],
    backendRefs: [],
    response: FORBIDDEN,
  }));
};

/** What a person should know of the rule. */
export const ambiguousPathFinding = ({ host }: Pick<Server, "host">): Finding =>
  hostFinding({
    host,
    key: "encoded-paths",
    severity: "lossy",
    differences: (["outcome", "status"] as const).map((field) => ({
      field,
      when: "path with percent-encoding" as const,
      nginx: "decodes the path and takes the location of what it then is",
      envoy: "answers 403 to paths with an encoded slash: they could pass by a protection",
    })),
    remedy:
      "protect all paths of the host alike, or have clients send no encoded slashes; else accept it",
    answers: ["accept", "holdBack"],
  });
