import { replaceAll } from "./expressions";
import { type Incoming, splitTarget, valueOf } from "./incoming";
import type { PathCondition } from "./match";
import type { HostRewrite, PathRewrite } from "./rule-filters";

/** Path and query as a backend sees them (internal/xds/translator/route.go, buildXdsURLRewriteAction). */
export const rewriteTarget = ({
  request,
  rewrite,
  matched,
}: {
  request: Incoming;
  rewrite: PathRewrite | undefined;
  matched: PathCondition;
}): string => {
  const { path, query } = splitTarget(request.target);
  switch (rewrite?.type) {
    case "full":
      return rewrite.path + query;
    case "prefix":
      return replacePrefix({ path, matched, prefix: rewrite.prefix.replace(/\/$/, "") }) + query;
    case "regex":
      return replaceAll({ text: path, ...rewrite }) + query;
    case undefined:
      return path + query;
  }
};

/**
 * The matched part of the path replaced: all of it but for a prefix match, where it ends before the
 * slash, unless the prefix is `/` itself. An empty replacement becomes one slash in place of those that
 * follow.
 */
export const replacePrefix = ({
  path,
  matched,
  prefix,
}: {
  path: string;
  matched: PathCondition;
  prefix: string;
}): string => {
  if (matched.type !== "PathPrefix") {
    return prefix === "" ? "/" : prefix;
  }
  if (prefix === "" || prefix === "/") {
    return `/${path.slice(matched.value.length).replace(/^\/+/, "")}`;
  }
  const end = matched.value === "/" ? 1 : matched.value.replace(/\/$/, "").length;
  return prefix + path.slice(end);
};

/** Host as a backend sees it; a name of run time stays a template. */
export const rewriteHost = (request: Incoming, rewrite: HostRewrite | undefined): string => {
  const { host } = request;
  switch (rewrite?.type) {
    case "literal":
      return rewrite.host;
    case "header":
      return valueOf(request, rewrite.header) ?? host;
    case "backend":
      return "{backend}";
    case "pathRegex":
      return replaceAll({ text: splitTarget(request.target).path, ...rewrite });
    case undefined:
      return host;
  }
};
