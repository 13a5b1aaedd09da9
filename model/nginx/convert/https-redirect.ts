import type {
  HTTPRouteSpecRuleFilter,
  HTTPRouteSpecRuleMatchHeader,
} from "../../../kubernetes/types";
import type { NginxConfiguration } from "../configuration/configuration";
import type { Location, Nginx } from "../effective/nginx";
import { certificateFor } from "../effective/tls";

/**
 * Whether nginx answers plain HTTP of a location with a redirect to HTTPS: rootfs/etc/nginx/lua/
 * lua_ingress.lua, `redirect_to_https`. Exempt are locations whose own path begins with one of
 * `no-tls-redirect-locations` (isLocationInLocationList in template.go).
 *
 * @param secure Whether nginx has a certificate for the name that is asked for.
 */
export const redirectsToHttps = ({
  location: { blocks, settings },
  secure,
  configuration: { noTlsRedirectLocations },
}: {
  location: Pick<Location, "blocks" | "settings">;
  secure: boolean;
  configuration: Pick<NginxConfiguration, "noTlsRedirectLocations">;
}): boolean => {
  const { forceSslRedirect, sslRedirect } = settings.routing;
  const exempt = noTlsRedirectLocations.some((start) =>
    blocks.some(({ text }) => text.startsWith(start)),
  );
  return !exempt && (forceSslRedirect || (sslRedirect && secure));
};

/** Whether nginx has a certificate for a name, its own or that of a wildcard. */
export const isSecure = ({ certificates }: Pick<Nginx, "certificates">, name: string): boolean =>
  name !== "_" && certificateFor({ certificates, host: name }) !== undefined;

/**
 * The requests that count as plain HTTP where a proxy in front says what the client used
 * (`use-forwarded-headers`): Envoy then keeps the field of the client, and makes it where there is none.
 */
export const FORWARDED_AS_HTTP: HTTPRouteSpecRuleMatchHeader = {
  type: "Exact",
  name: "X-Forwarded-Proto",
  value: "http",
};

/** The statuses that a RequestRedirect takes (Gateway API 1.6). */
const REDIRECT_STATUSES = [301, 302, 303, 307, 308] as const;

type RedirectStatus = (typeof REDIRECT_STATUSES)[number];

/** A status as the API takes it; any other redirect becomes 308, nginx's own default. */
export const redirectStatus = (status: number): RedirectStatus =>
  REDIRECT_STATUSES.find((each) => each === status) ?? 308;

/**
 * The redirect of plain HTTP to HTTPS, with the query. Envoy Gateway never writes port 443.
 *
 * @param port Absent: the scheme's own.
 */
export const httpsRedirect = ({
  status,
  port,
}: {
  status: number;
  port?: number;
}): HTTPRouteSpecRuleFilter => ({
  type: "RequestRedirect",
  requestRedirect: {
    scheme: "https",
    statusCode: redirectStatus(status),
    ...(port !== undefined && port !== 443 && { port }),
  },
});
