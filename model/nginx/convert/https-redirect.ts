import type {
  HTTPRouteSpecRuleFilter,
  HTTPRouteSpecRuleMatchHeader,
} from "../../../kubernetes/types";
import type { NginxConfiguration } from "../configuration/configuration";
import type { Location, Server } from "../effective/nginx";

/**
 * Whether nginx answers plain HTTP of a location with a redirect to HTTPS: rootfs/etc/nginx/lua/
 * lua_ingress.lua, `redirect_to_https`. Exempt are locations whose own path begins with one of
 * `no-tls-redirect-locations` (isLocationInLocationList in template.go).
 */
export const redirectsToHttps = ({
  server,
  location,
  configuration,
}: {
  server: Pick<Server, "tls">;
  location: Pick<Location, "path" | "settings" | "ingress">;
  configuration: Pick<NginxConfiguration, "noTlsRedirectLocations">;
}): boolean => {
  const { forceSslRedirect, sslRedirect } = location.settings.routing;
  const exempt = configuration.noTlsRedirectLocations.some((start) =>
    location.path.startsWith(start),
  );
  return !exempt && (forceSslRedirect || (sslRedirect && server.tls.type === "https"));
};

/**
 * The requests of plain HTTP that count as HTTPS, because a proxy in front says so
 * (`use-forwarded-headers`); undefined where its word does not count.
 */
export const isAlreadyHttps = ({
  clientAddress,
}: Pick<NginxConfiguration, "clientAddress">): HTTPRouteSpecRuleMatchHeader | undefined =>
  clientAddress.useForwardedHeaders
    ? { type: "Exact", name: "X-Forwarded-Proto", value: "https" }
    : undefined;

/** The statuses that a RequestRedirect takes (Gateway API 1.6). */
const REDIRECT_STATUSES = [301, 302, 303, 307, 308] as const;

type RedirectStatus = (typeof REDIRECT_STATUSES)[number];

/** A status as the API takes it; any other redirect becomes 308, nginx's own default. */
export const redirectStatus = (status: number): RedirectStatus =>
  REDIRECT_STATUSES.find((each) => each === status) ?? 308;

/** The redirect of plain HTTP to HTTPS, with the query. */
export const httpsRedirect = (status: number): HTTPRouteSpecRuleFilter => ({
  type: "RequestRedirect",
  requestRedirect: { scheme: "https", statusCode: redirectStatus(status) },
});
