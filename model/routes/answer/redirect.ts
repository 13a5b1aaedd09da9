import type { Responded } from "../../http/answer";
import { type Incoming, splitTarget } from "./incoming";
import type { PathCondition } from "./match";
import { replacePrefix } from "./rewrite";
import type { RuleFilters } from "./rule-filters";

type Redirect = NonNullable<RuleFilters["redirect"]>;

/** The API server's default. */
const FOUND = 302;

/**
 * Envoy's answer for a RequestRedirect. The host keeps its port and case, but for one that stands for
 * the other scheme; the query stays, unless the new path brings its own
 * (internal/xds/translator/route.go, buildXdsRedirectAction; run on Envoy 1.39.1).
 */
export const redirectOf = ({
  request,
  redirect,
  matched,
  port,
}: {
  request: Incoming;
  redirect: Redirect;
  matched: PathCondition;
  /** Of the listener. */
  port: number;
}): Responded => {
  const current = request.secure ? "https" : "http";
  const scheme = redirect.scheme ?? current;
  const host = redirect.hostname ?? hostFor(request.host, current, scheme);
  const wanted = redirect.port ?? (redirect.scheme === undefined ? port : undefined);
  const isOwn = wanted !== undefined && wanted !== 80 && wanted !== 443;
  const authority = isOwn ? `${host.replace(/:\d+$/, "")}:${wanted}` : host;
  return {
    type: "response",
    status: redirect.statusCode ?? FOUND,
    location: `${scheme}://${authority}${pathFor({ request, redirect, matched })}`,
  };
};

const hostFor = (host: string, current: string, scheme: string): string => {
  const usual = current === "http" ? ":80" : ":443";
  return scheme !== current && host.endsWith(usual) ? host.slice(0, -usual.length) : host;
};

const pathFor = ({
  request,
  redirect: { path: replacement },
  matched,
}: {
  request: Incoming;
  redirect: Redirect;
  matched: PathCondition;
}): string => {
  const { path, query } = splitTarget(request.target);
  if (replacement?.replaceFullPath !== undefined) {
    const full = replacement.replaceFullPath;
    return full.includes("?") ? full : full + query;
  }
  return replacement?.replacePrefixMatch === undefined
    ? path + query
    : replacePrefix({ path, matched, prefix: replacement.replacePrefixMatch }) + query;
};
