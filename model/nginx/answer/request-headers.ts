import type { HeaderEdits } from "../../http/answer";
import { header } from "../../http/request";
import { CUSTOM_DEFAULT_BACKEND } from "../effective/finish";
import type { Upstream } from "../effective/nginx";
import type { LocatedExchange } from "./exchange";
import { snippetEffects } from "./snippets";
import { fillIn } from "./variables";

type Fields = Readonly<Record<string, string | undefined>>;

/**
 * The fields that nginx sets for a backend (proxy_set_header in nginx.tmpl), and those of the client
 * that it drops; one that comes to nothing is not sent.
 *
 * @param forwardedPrefix X-Forwarded-Prefix with the groups of the rewrite filled in.
 */
export const requestHeaders = ({
  exchange,
  upstream,
  forwardedPrefix,
}: {
  exchange: LocatedExchange;
  upstream: Upstream;
  forwardedPrefix?: string | undefined;
}): HeaderEdits => {
  const { nginx, request } = exchange;
  const fields: Fields = {
    ...dropped(exchange),
    ...described(exchange),
    ...certificateFields(exchange),
    ...connection(exchange),
    ...(exchange.location.settings.auth.basic && { authorization: "" }),
    proxy: "",
    ...lowerCase(nginx.configuration.requestHeaders.set, exchange),
    ...lowerCase(snippetEffects(exchange).requestHeaders, exchange),
    ...errorFields({ exchange, upstream }),
    ...(forwardedPrefix !== undefined && { "x-forwarded-prefix": forwardedPrefix }),
  };
  const sent = new Set(request.headers.map(([name]) => name.toLowerCase()));
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value = ""]): [string, string | null][] =>
      value === "" ? (sent.has(name) ? [[name, null]] : []) : [[name, value]],
    ),
  );
};

/** Names that nginx ignores: `_` and what is neither letter, digit nor `-`. */
const dropped = ({ request, nginx }: LocatedExchange): Fields => {
  const { underscores, invalid } = nginx.configuration.requestHeaders;
  const isDropped = (name: string): boolean =>
    (underscores === "drop" && name.includes("_")) || (invalid === "drop" && /[^\w-]/.test(name));
  return Object.fromEntries(
    request.headers
      .filter(([name]) => isDropped(name))
      .map(([name]) => [name.toLowerCase(), undefined]),
  );
};

const described = ({ client, request, nginx: { configuration } }: LocatedExchange): Fields => {
  const { clientAddress, requestHeaders: settings } = configuration;
  const sent = (name: string): string | undefined => header(request, name);
  const full = clientAddress.useForwardedHeaders && clientAddress.computeFullForwardedFor;
  const chain = [sent("x-forwarded-for"), request.clientAddress].filter(Boolean).join(", ");
  return {
    "x-request-id": sent("x-request-id") ?? (settings.requestId === "keep" ? "{generated}" : ""),
    "x-real-ip": client.address,
    "x-forwarded-for": full ? chain : client.address,
    "x-forwarded-host": client.host,
    "x-forwarded-port": client.port,
    "x-forwarded-proto": client.scheme,
    "x-forwarded-scheme": client.scheme,
    "x-scheme": client.scheme,
    "x-original-forwarded-for": sent(clientAddress.forwardedForHeader),
    "x-original-forwarded-host": sent(clientAddress.forwardedHostHeader),
    ...(settings.originalUri && { "x-original-uri": request.target }),
  };
};

/** What is known of the client's certificate; over plain HTTP all of it is empty. */
const certificateFields = ({ server: { clientCertificate }, request }: LocatedExchange): Fields => {
  if (clientCertificate === undefined) {
    return {};
  }
  const names = [
    "ssl-client-verify",
    "ssl-client-subject-dn",
    "ssl-client-issuer-dn",
    ...(clientCertificate.value.passToUpstream ? ["ssl-client-cert"] : []),
  ];
  return Object.fromEntries(
    names.map((name) => [name, request.scheme === "https" ? `{${name}}` : ""]),
  );
};

const connection = ({ location }: LocatedExchange): Fields => {
  const { connectionHeader } = location.settings.proxy;
  return connectionHeader === undefined ? {} : { connection: connectionHeader };
};

const lowerCase = (fields: Readonly<Record<string, string>>, exchange: LocatedExchange): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name.toLowerCase(), fillIn(value, exchange)]),
  );

/** What a backend learns that answers in place of one without endpoints. */
const errorFields = ({
  exchange,
  upstream,
}: {
  exchange: LocatedExchange;
  upstream: Upstream;
}): Fields => {
  if (!upstream.id.startsWith(CUSTOM_DEFAULT_BACKEND)) {
    return {};
  }
  return {
    "x-code": "503",
    "x-format": header(exchange.request, "accept"),
    "x-namespace": fillIn("$namespace", exchange),
    "x-ingress-name": fillIn("$ingress_name", exchange),
    "x-service-name": "{service}",
    "x-service-port": "{port}",
  };
};
