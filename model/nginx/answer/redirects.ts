import type { Responded } from "../../http/answer";
import { certificateFor } from "../effective/tls";
import type { Exchange, LocatedExchange } from "./exchange";

/** Codes with which nginx's `return` sends a Location; other ones make its text the body. */
const LOCATED: readonly number[] = [301, 302, 303, 307, 308];

/** permanent-redirect or temporal-redirect: the URL as written. */
export const fixedRedirect = ({
  location: { settings },
}: LocatedExchange): Responded | undefined => {
  const { redirect } = settings.routing;
  return (
    redirect && {
      type: "response",
      status: redirect.status,
      ...(LOCATED.includes(redirect.status) && { location: redirect.url }),
    }
  );
};

/**
 * The path of a location that ends in a slash, asked for without it: the query stays, the port does
 * not.
 */
export const slashRedirect = (exchange: LocatedExchange, path: string): Responded => {
  const { uri, location, request, host } = exchange;
  const target = uri.args === undefined || uri.args === "" ? path : `${path}?${uri.args}`;
  const { relativeRedirects } = location.settings.routing;
  return {
    type: "response",
    status: 301,
    location: relativeRedirects ? target : `${request.scheme}://${host}${target}`,
  };
};

/** app-root: before everything else of the host, for `/` alone; the query is lost. */
export const appRootRedirect = ({ server, uri, request }: Exchange): Responded | undefined =>
  server.appRoot === undefined || uri.path !== "/"
    ? undefined
    : {
        type: "response",
        status: 302,
        location: `${request.scheme}://${request.host}${server.appRoot.value}`,
      };

/** from-to-www-redirect (ngx_srv_redirect.lua), with port and without one trailing slash. */
export const wwwRedirect = ({
  nginx: { configuration },
  client,
  request,
  to,
}: Pick<Exchange, "nginx" | "client" | "request"> & { to: string }): Responded => ({
  type: "response",
  status: configuration.redirectStatus,
  location: `${client.scheme}://${to}:${client.serverPort}${withoutSlash(request.target)}`,
});

const withoutSlash = (target: string): string => target.replace(/\/$/, "");

/** ssl-redirect and force-ssl-redirect (lua_ingress.lua), with no trailing slash unless it is kept. */
export const httpsRedirect = (exchange: LocatedExchange): Responded | undefined => {
  const { nginx, client, request, location, host, block } = exchange;
  const { noTlsRedirectLocations, redirectStatus, ports } = nginx.configuration;
  const { sslRedirect, forceSslRedirect, preserveTrailingSlash, usePortInRedirects } =
    location.settings.routing;
  const isExempt = noTlsRedirectLocations.some((begin) => block?.text.startsWith(begin));
  const hasCertificate = certificateFor({ certificates: nginx.certificates, host }) !== undefined;
  const wanted = forceSslRedirect || (sslRedirect && hasCertificate);
  if (client.scheme !== "http" || isExempt || !wanted) {
    return undefined;
  }
  const name = client.host.replace(/:.*$/s, "") + (usePortInRedirects ? `:${ports.https}` : "");
  const target = preserveTrailingSlash ? request.target : withoutSlash(request.target);
  return { type: "response", status: redirectStatus, location: `https://${name}${target}` };
};
