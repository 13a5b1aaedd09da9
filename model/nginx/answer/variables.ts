import { header, targetParts } from "../../http/request";
import type { Exchange, LocatedExchange } from "./exchange";

/** Variables of nginx as the request decides them, without `$`; nothing for others. */
const valueOf = (
  name: string,
  exchange: Exchange & Partial<LocatedExchange>,
): string | undefined => {
  const { request, client, uri, host, location } = exchange;
  const { query = "" } = targetParts(request);
  const [namespace, ingress] = (location?.ingress ?? "/").split("/");
  const known: Readonly<Record<string, string | undefined>> = {
    host,
    http_host: request.host,
    best_http_host: client.host,
    remote_addr: client.address,
    binary_remote_addr: client.address,
    realip_remote_addr: request.clientAddress,
    scheme: request.scheme,
    pass_access_scheme: client.scheme,
    pass_port: client.port,
    server_port: client.serverPort,
    request_method: request.method,
    request_uri: request.target,
    uri: uri.path,
    document_uri: uri.path,
    args: query,
    query_string: query,
    is_args: query === "" ? "" : "?",
    namespace,
    ingress_name: ingress,
    location_path: location?.path,
    req_id: header(request, "x-request-id") ?? "{generated}",
    request_id: "{generated}",
    literal_dollar: "$",
  };
  return Object.hasOwn(known, name) ? (known[name] ?? "") : partOf(name, exchange, query);
};

/** `$http_<field>`, `$cookie_<name>` and `$arg_<name>`: empty where the request has none. */
const partOf = (name: string, { request }: Exchange, query: string): string | undefined => {
  const [, kind, part = ""] = /^(http|cookie|arg)_(.+)$/.exec(name) ?? [];
  switch (kind) {
    case "http":
      return header(request, part.replaceAll("_", "-")) ?? "";
    case "cookie":
      return cookie(request, part) ?? "";
    case "arg":
      return valueIn({ text: query, separator: "&", name: part.toLowerCase() }) ?? "";
    default:
      return undefined;
  }
};

/** The value of a cookie of the request. */
export const cookie = (request: Exchange["request"], name: string): string | undefined =>
  valueIn({ text: header(request, "cookie") ?? "", separator: /;\s*/, name });

const valueIn = ({
  text,
  separator,
  name,
}: {
  text: string;
  separator: string | RegExp;
  name: string;
}): string | undefined =>
  text
    .split(separator)
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);

/** A text with its variables filled in; those that only run time knows stay as they are. */
export const fillIn = (template: string, exchange: Exchange & Partial<LocatedExchange>): string =>
  template.replace(
    /\$(?:\{\w+\}|\w+)/g,
    (whole) => valueOf(whole.replace(/[${}]/g, "").toLowerCase(), exchange) ?? whole,
  );
