import { z } from "zod";
import type { HttpRequest } from "../http/request";
import { placeOf } from "../nginx/answer/place";
import type { Nginx } from "../nginx/effective/nginx";
import { DEFAULT_SERVER } from "../nginx/effective/servers";
import { isHost, probeRequest, unique, type ProbeRequest } from "./request";

/** Most requests that are taken from a log. */
export const LOG_REQUESTS = 1_000;

/** What a log says of a request; nginx's default format names the upstream in place of the host. */
interface Entry {
  readonly method: string;
  readonly path: string;
  readonly host?: string;
  readonly upstream?: string;
}

/** Samples of a log, and how many of its lines gave none. */
export interface LogSamples {
  readonly requests: readonly ProbeRequest[];
  readonly leftOut: number;
}

/**
 * Requests from an access log: the controller's default format (log-format-upstream) or JSON, one
 * object a line. Only GET and HEAD; queries are left out, since they may hold secrets.
 */
export const logRequests = ({ text, nginx }: { text: string; nginx: Nginx }): LogSamples => {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const found = lines.map((line) => {
    const entry = line.startsWith("{") ? jsonEntry(line) : plainEntry(line);
    return entry === undefined ? undefined : requestOf(entry, nginx);
  });
  const requests = found.filter((each) => each !== undefined);
  return {
    requests: unique(requests).slice(0, LOG_REQUESTS),
    leftOut: lines.length - requests.length,
  };
};

/** `"GET /path HTTP/1.1" 200 … [namespace-service-port]`: log-format-upstream of the controller. */
const plainEntry = (line: string): Entry | undefined => {
  const [, method, target, rest = ""] =
    /"([A-Z]+) (\/\S*) HTTP\/[\d.]+" \d{3} (.*)$/.exec(line) ?? [];
  const upstream = /\[([^\]]*)\] \[[^\]]*\]/.exec(rest.replace(/"[^"]*"/g, ""))?.[1];
  return method === undefined || target === undefined || upstream === undefined
    ? undefined
    : { method, path: withoutQuery(target), upstream };
};

/** Absent where a log writes nothing, `null` or anything else for it. */
const text = z.string().min(1).optional().catch(undefined);

const jsonSchema = z.object({
  method: text,
  request_method: text,
  host: text,
  http_host: text,
  vhost: text,
  path: text,
  uri: text,
  request_uri: text,
  request: text,
});

/** With the usual names of nginx's variables and of Envoy's log fields. */
const jsonEntry = (line: string): Entry | undefined => {
  const read = jsonSchema.safeParse(parsed(line));
  if (!read.success) {
    return undefined;
  }
  const { request = "", ...each } = read.data;
  const [, first, second] = /^([A-Z]+) (\/\S*)/.exec(request) ?? [];
  const method = each.request_method ?? each.method ?? first;
  const target = each.request_uri ?? second ?? each.path ?? each.uri;
  const host = each.http_host ?? each.host ?? each.vhost;
  return method === undefined || host === undefined || target?.startsWith("/") !== true
    ? undefined
    : { method, path: withoutQuery(target), host };
};

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

const withoutQuery = (target: string): string => target.replace(/[?#].*$/, "");

const requestOf = (
  { method, path, host, upstream }: Entry,
  nginx: Nginx,
): ProbeRequest | undefined => {
  const name = host ?? hostOf({ path, upstream, nginx });
  if (
    name === undefined ||
    !["GET", "HEAD"].includes(method) ||
    !isHost(name) ||
    !/^[\x21-\x7e]+$/.test(path)
  ) {
    return undefined;
  }
  const { host: serverName } = placeOf({ nginx, request: asked(name, path) });
  const isHttps =
    serverName !== DEFAULT_SERVER && nginx.servers.get(serverName)?.tls.type === "https";
  return probeRequest({
    host: name,
    scheme: isHttps ? "https" : "http",
    method,
    target: path,
    purpose: "access log",
  });
};

/** To find its place: of the rest nothing matters for that. */
const asked = (host: string, target: string): HttpRequest => ({
  scheme: "https",
  host,
  method: "GET",
  target,
  headers: [],
  clientAddress: "192.0.2.1",
});

/** A host of which the path leads to the upstream: several may, and each is as good. */
const hostOf = ({
  path,
  upstream,
  nginx,
}: {
  path: string;
  upstream: string | undefined;
  nginx: Nginx;
}): string | undefined =>
  [...nginx.servers.values()].find(({ host, locations }) => {
    const place = placeOf({ nginx, request: asked(host, path) });
    return locations.some(
      ({ path: own, ingress, backend }) =>
        own === place.path &&
        ingress === place.ingress &&
        backend.type === "upstream" &&
        backend.id === upstream,
    );
  })?.host;
