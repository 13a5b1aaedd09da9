/** Where a proxy listens. */
export interface ProxyAddress {
  /** IP address or name to connect to. */
  readonly host: string;
  readonly http: number;
  readonly https: number;
}

/**
 * Reads `host[:http-port[:https-port]]`, an IPv6 address in brackets; by default 80 and 443.
 *
 * @returns undefined for anything else.
 */
export function parseAddress(text: string): ProxyAddress | undefined {
  const [, six, name, http = "80", https = "443"] =
    /^(?:\[([\da-fA-F:.]+)\]|([^[\]:/\s]+))(?::(\d{1,5})(?::(\d{1,5}))?)?$/.exec(text) ?? [];
  const host = six ?? name;
  const ports = { http: Number(http), https: Number(https) };
  return host !== undefined && isPort(ports.http) && isPort(ports.https)
    ? { host, ...ports }
    : undefined;
}

const isPort = (port: number): boolean => port >= 1 && port <= 65_535;
