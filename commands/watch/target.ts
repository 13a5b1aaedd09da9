import { connect as tcpConnect, type Socket } from "node:net";
import {
  connect as tlsConnect,
  createSecureContext,
  type ConnectionOptions,
  type SecureContext,
} from "node:tls";

/** How servers are trusted. */
export interface Trust {
  /** Any certificate will do. */
  readonly insecure?: boolean;
  /** Certificates of authorities, PEM; default: those of Node.js. */
  readonly ca?: string;
}

/** Where requests go: a URL, and the address at which it is reached. */
export interface Target {
  readonly url: URL;
  /** Address to connect to; Host and the server name stay those of the URL. */
  readonly host: string;
  readonly port: number;
  readonly trust: Trust;
}

/** Reads `host`, `host:port`, `[::1]` or `[::1]:port`. */
export function parseAddress(text: string): { host: string; port?: number } | undefined {
  const [, bracketed, plain, port] =
    /^(?:\[([0-9a-f:.]+)\]|([^:[\]/]+))(?::(\d{1,5}))?$/i.exec(text) ?? [];
  const host = bracketed ?? plain;
  return host === undefined
    ? undefined
    : { host, ...(port !== undefined && { port: Number(port) }) };
}

export function targetOf({
  url,
  address,
  trust,
}: {
  url: URL;
  address: { host: string; port?: number } | undefined;
  trust: Trust;
}): Target {
  const own = url.port === "" ? (isSecure(url) ? 443 : 80) : Number(url.port);
  const host = address?.host ?? url.hostname.replace(/^\[|\]$/g, "");
  return { url, host, port: address?.port ?? own, trust };
}

export const isSecure = (url: URL): boolean => url.protocol === "https:";

/** Path and query of the URL. */
export const pathOf = ({ url }: Target): string => `${url.pathname}${url.search}`;

/** What a TLS client says and believes. */
export const tlsOptions = ({ url, trust }: Target): ConnectionOptions => ({
  // An address is no server name.
  ...(!/^[\d.]+$|^\[/.test(url.hostname) && { servername: url.hostname }),
  rejectUnauthorized: trust.insecure !== true,
  ...(trust.ca !== undefined && { secureContext: contextOf(trust.ca) }),
});

const contexts = new Map<string, SecureContext>();

/** Made once: for each connection anew it is most of the work of a watch. */
function contextOf(ca: string): SecureContext {
  const context = contexts.get(ca) ?? createSecureContext({ ca });
  contexts.set(ca, context);
  return context;
}

/** Opens a connection: over TLS with the protocol asked for, if the URL is `https`. */
export function openConnection(target: Target, alpn: "http/1.1" | "h2"): Socket {
  const { host, port, url } = target;
  if (!isSecure(url)) {
    return tcpConnect({ host, port });
  }
  const socket = tlsConnect({ ...tlsOptions(target), host, port, ALPNProtocols: [alpn] });
  return socket.once("secureConnect", () => {
    if (alpn === "h2" && socket.alpnProtocol !== "h2") {
      socket.destroy(new Error("the server does not speak HTTP/2 here"));
    }
  });
}
