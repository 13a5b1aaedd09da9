import { header, type HttpRequest } from "../../http/request";
import type { NginxConfiguration } from "../configuration/configuration";
import { isWithin } from "./addresses";

/** Who asks and how, as nginx believes it. */
export interface Client {
  /** `$remote_addr`. */
  readonly address: string;
  /** `$pass_access_scheme`: what ssl-redirect and X-Forwarded-Proto go by. */
  readonly scheme: string;
  /** `$pass_port`: 443 for whatever port HTTPS is listened to on. */
  readonly port: string;
  /** The port itself, or the one that the client's X-Forwarded-Port names. */
  readonly serverPort: string;
  /** `$best_http_host`: the Host field, or the client's X-Forwarded-Host. */
  readonly host: string;
}

/** rootfs/etc/nginx/lua/lua_ingress.lua, and the realip part of nginx.tmpl. */
export const clientOf = ({
  request,
  configuration: { clientAddress, ports, tls },
}: {
  request: HttpRequest;
  configuration: NginxConfiguration;
}): Client => {
  const believed = (name: string): string | undefined =>
    clientAddress.useForwardedHeaders ? header(request, name) : undefined;
  const secure = request.scheme === "https";
  const port = String(secure ? ports.https : ports.http);
  const serverPort = believed("x-forwarded-port") ?? port;
  return {
    address:
      // Through the passthrough proxy nginx sees that proxy alone (measured; lab-nginx).
      secure && tls.passthrough ? "127.0.0.1" : realAddress({ request, clientAddress }),
    scheme: believed("x-forwarded-proto") ?? request.scheme,
    port: serverPort === String(ports.https) ? "443" : serverPort,
    serverPort,
    host: believed("x-forwarded-host")?.replace(/,.*$/s, "") ?? request.host,
  };
};

/** The last address of the chain that is not trusted, else its first (ngx_http_realip_module, recursive). */
const realAddress = ({
  request: { headers, clientAddress: peer },
  clientAddress: { useForwardedHeaders, realIp, proxyProtocol, forwardedForHeader, trustedCidrs },
}: {
  request: HttpRequest;
  clientAddress: NginxConfiguration["clientAddress"];
}): string => {
  if (proxyProtocol ? !useForwardedHeaders : !useForwardedHeaders && !realIp) {
    return peer;
  }
  const chain = headers
    .filter(([name]) => name.toLowerCase() === forwardedForHeader.toLowerCase())
    .flatMap(([, value]) => value.split(",").map((each) => each.trim()));
  let address = peer;
  for (const next of chain.reverse()) {
    if (!isWithin(address, trustedCidrs) || !isWithin(next, ["0.0.0.0/0", "::/0"])) {
      return address;
    }
    address = next;
  }
  return address;
};
