import type { HttpRequest } from "../../http/request";
import { isAddress, isInRange } from "./addresses";
import type { ClientSettings, Detection } from "./client-settings";
import { mutateEarly } from "./header-mutations";
import { type Incoming, valueOf, withField } from "./incoming";
import { normaliseTarget } from "./path";

/** A request as it reaches the routes, or Envoy's own answer before that. */
export type Received =
  | { readonly type: "request"; readonly request: Incoming }
  | { readonly type: "response"; readonly status: number; readonly location?: string };

/** Host of a request without its port, in lower case. */
export const hostName = ({ host }: Pick<HttpRequest, "host">): string =>
  host.replace(/:\d*$/, "").toLowerCase();

/** Characters that Envoy takes in a host (nghttp2's nghttp2_check_authority, and seen to be so). */
const AUTHORITY = /^[!$%&'()*+,\-.:;=@[\]~\w]*$/;

/**
 * What the connection manager does with a request, in its order: odd hosts, odd header names, the path, the
 * client's address and the fields about it, early changes of fields. Run on Envoy 1.39.1 with the
 * settings that Envoy Gateway gives it (internal/xds/translator/listener.go).
 */
export const receive = (sent: HttpRequest, client: ClientSettings): Received => {
  if (!AUTHORITY.test(sent.host)) {
    return { type: "response", status: 400 };
  }
  const odd = sent.headers.filter(([name]) => name.includes("_"));
  if (odd.length > 0 && client.underscores === "RejectRequest") {
    return { type: "response", status: 400 };
  }
  const target = normaliseTarget(sent.target, client.path);
  if (target.type === "rejected") {
    return { type: "response", status: 400 };
  }
  if (target.type === "redirected") {
    return { type: "response", status: 307, location: target.target };
  }
  const dropped = client.underscores === "DropHeader" ? odd : [];
  const raw = incoming({ sent, target: target.target, dropped: new Set(dropped) });
  const { detection } = client;
  if (
    detection.by === "header" &&
    detection.whenMissing === "refuse" &&
    !isAddress(valueOf(raw, detection.name) ?? "")
  ) {
    return { type: "response", status: 403 };
  }
  const located = { ...raw, clientAddress: detect(detection, raw) };
  const early = mutateEarly(sanitised(located, client), client.early);
  return { type: "request", request: described(early, client) };
};

const incoming = ({
  sent,
  target,
  dropped,
}: {
  sent: HttpRequest;
  target: string;
  dropped: ReadonlySet<HttpRequest["headers"][number]>;
}): Incoming => {
  const fields = new Map<string, readonly string[]>();
  for (const field of sent.headers.filter((each) => !dropped.has(each))) {
    const name = field[0].toLowerCase();
    fields.set(name, [...(fields.get(name) ?? []), field[1]]);
  }
  return {
    method: sent.method,
    scheme: sent.scheme,
    host: sent.host,
    target,
    fields,
    touched: new Set([...dropped].map(([name]) => name.toLowerCase())),
    clientAddress: sent.clientAddress,
    directAddress: sent.clientAddress,
    secure: sent.scheme === "https",
    serverName: sent.scheme === "https" ? hostName(sent) : "",
  };
};

/** The client's address; the peer's where header fields do not say it. */
const detect = (detection: Detection, request: Incoming): string => {
  const { directAddress } = request;
  if (detection.by === "peer") {
    return directAddress;
  }
  if (detection.by === "header") {
    const value = valueOf(request, detection.name) ?? "";
    return isAddress(value) ? value : directAddress;
  }
  const chain = (valueOf(request, "x-forwarded-for") ?? "").split(",").map((each) => each.trim());
  return (
    (detection.by === "hops"
      ? validOrNone(chain.at(-detection.hops))
      : firstUntrusted({ chain, ranges: detection.ranges, peer: directAddress })) ?? directAddress
  );
};

const validOrNone = (address = ""): string | undefined =>
  isAddress(address) ? address : undefined;

/** From the right, the first that is no trusted proxy; where all are, the first of all. */
const firstUntrusted = ({
  chain,
  ranges,
  peer,
}: {
  chain: readonly string[];
  ranges: readonly string[];
  peer: string;
}): string | undefined => {
  const isTrusted = (address: string) => ranges.some((range) => isInRange(address, range));
  return isTrusted(peer)
    ? validOrNone(chain.findLast((address) => !isTrusted(address)) ?? chain[0])
    : undefined;
};

/** Fields by which only Envoys speak to each other: an external client's are removed. */
const INTERNAL =
  /^x-envoy-(internal|force-trace|ip-tags|original-(host|path|url)|retr(y-on|y-grpc-on|iable-.*)|max-retries|upstream-(alt-stat-name|rq-.*|stream-duration-ms)|expected-rq-timeout-ms|hedge-on-per-try-timeout|decorator-operation|downstream-service-(cluster|node))$/;

const sanitised = (request: Incoming, { forwardedCertificate }: ClientSettings): Incoming =>
  [...request.fields.keys()]
    .filter(
      (name) =>
        INTERNAL.test(name) ||
        (name === "x-forwarded-client-cert" && forwardedCertificate !== "kept"),
    )
    .reduce((current, name) => withField(current, name, []), request);

/** The request with the fields that say where it comes from. */
const described = (
  request: Incoming,
  { detection, requestId, clientCertificate, forwardedCertificate }: ClientSettings,
): Incoming => {
  const isEdge = detection.by === "peer";
  const { directAddress, secure } = request;
  const scheme = secure ? "https" : "http";
  const proto = isEdge ? scheme : (valueOf(request, "x-forwarded-proto") ?? scheme);
  const chain = valueOf(request, "x-forwarded-for");
  const appends = isEdge || (detection.by !== "header" && detection.appends);
  const fields: [string, string | undefined][] = [
    ["x-forwarded-for", appends ? joined(chain, directAddress) : chain],
    ["x-forwarded-proto", proto],
    ["x-request-id", requestIdOf({ request, requestId, isEdge })],
    ...(isEdge ? [["x-envoy-external-address", directAddress] as [string, string]] : []),
    ...(clientCertificate && forwardedCertificate === "written"
      ? [["x-forwarded-client-cert", "{client certificate}"] as [string, string]]
      : []),
  ];
  return fields.reduce(
    (current, [name, value]) => (value === undefined ? current : withField(current, name, [value])),
    request,
  );
};

const joined = (chain: string | undefined, address: string): string =>
  chain === undefined ? address : `${chain},${address}`;

/** An Envoy at the edge believes no id unless told to; behind a trusted proxy it does. */
const requestIdOf = ({
  request,
  requestId,
  isEdge,
}: {
  request: Incoming;
  requestId: ClientSettings["requestId"];
  isEdge: boolean;
}): string | undefined => {
  const own = valueOf(request, "x-request-id");
  if (requestId === "Preserve" || requestId === "Disable") {
    return own;
  }
  return requestId === "Generate" && isEdge ? "{generated}" : (own ?? "{generated}");
};
