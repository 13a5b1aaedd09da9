import type { BackendProtocol, BackendTls, Forwarded, Outcome } from "../../http/answer";
import type { Block, Upstream } from "../effective/nginx";
import { affinityOf, backendsOf } from "./backends";
import type { LocatedExchange } from "./exchange";
import { requestHeaders } from "./request-headers";
import type { Rewritten } from "./rewrite";
import { urlTarget } from "./url-target";
import { fillIn } from "./variables";

/** What the backend of a location sees of a request. */
export const forward = ({
  exchange,
  upstream,
  rewritten,
}: {
  exchange: LocatedExchange & { readonly block: Block };
  upstream: Upstream;
  /** Absent: the target arrives as the client sent it. */
  rewritten?: Extract<Rewritten, { type: "target" }> | undefined;
}): Outcome => {
  const { nginx, request, client, location } = exchange;
  const { routing, proxy, errors, mirror } = location.settings;
  const backends = backendsOf({ upstream, nginx, request });
  if (backends === "unknown") {
    return { type: "unknown", reason: "RE2 cannot run the canary-by-header-pattern" };
  }
  const { forwardedPrefix, upstreamVhost } = routing;
  const protocol = protocolOf(exchange);
  const tls = isEncrypted(protocol) ? tlsOf(exchange) : undefined;
  const affinity = affinityOf(upstream);
  return {
    type: "upstream",
    backends,
    method: request.method,
    target: rewritten?.target ?? request.target,
    host: upstreamVhost === undefined ? client.host : fillIn(upstreamVhost, exchange),
    headers: requestHeaders({
      exchange,
      upstream,
      // nginx.tmpl writes it beside a rewrite only.
      forwardedPrefix: forwardedPrefix === undefined ? undefined : rewritten?.fill(forwardedPrefix),
    }),
    protocol,
    ...(tls && { tls }),
    limits: {
      connectSeconds: proxy.connectSeconds,
      idleSeconds: proxy.readSeconds,
      totalSeconds: 0,
      tries: triesOf(proxy),
    },
    ...(affinity && { affinity }),
    mirrors: mirror ? [mirrorOf(mirror.target)] : [],
    replacedStatuses: errors.intercept ? [...errors.customHttpErrors].sort((a, b) => a - b) : [],
  } satisfies Forwarded;
};

/** `non_idempotent` alone says for which methods, and not when (ngx_http_upstream_next). */
const triesOf = ({
  nextUpstream,
  nextUpstreamTries,
}: LocatedExchange["location"]["settings"]["proxy"]): number => {
  const tries = nextUpstream.some((each) => each !== "non_idempotent");
  return tries && !nextUpstream.includes("off") ? nextUpstreamTries : 1;
};

const protocolOf = ({ location, request }: LocatedExchange): BackendProtocol => {
  const { protocol, httpVersion } = location.settings.proxy;
  const plain = httpVersion === "1.0" ? "http/1.0" : "http/1.1";
  switch (protocol) {
    case "HTTP":
      return plain;
    case "HTTPS":
      return "https";
    case "AUTO_HTTP":
      return request.scheme === "https" ? "https" : plain;
    case "GRPC":
      return "h2c";
    case "GRPCS":
      return "h2";
    case "FCGI":
      return "fastcgi";
  }
};

const isEncrypted = (protocol: BackendProtocol): boolean =>
  protocol === "https" || protocol === "h2";

/** Without a name of its own nginx would send that of its one upstream block. */
const tlsOf = ({ location, server }: LocatedExchange): BackendTls => {
  const { proxy } = location.settings;
  // The template has no grpc_ssl_*: proxy-ssl-* say nothing of gRPC.
  const tls = proxy.protocol === "GRPCS" ? undefined : (proxy.tls ?? server.backendTls?.value);
  return {
    verify: tls?.verify === true ? "on" : "off",
    ...(tls?.serverName === true && { sni: tls.name ?? "upstream_balancer" }),
    ...(tls?.clientCertificate === "sent" && { clientCertificate: tls.secret }),
  };
};

/** `namespace/service:port`, or the host and port of the URL. */
const mirrorOf = (target: string): string => {
  const [url = ""] = target.split("$");
  const { service } = urlTarget(url);
  const port = /^\w+:\/\/[^/?]*:(\d+)/.exec(url)?.[1] ?? (/^https:/i.test(url) ? "443" : "80");
  return service.includes("/") ? service : `${service}:${port}`;
};
