import { createHash } from "node:crypto";
import { canonical } from "../canonical";
import { byText, groupBy, sortBy } from "../collections";
import type { HttpRequest } from "../http/request";

/** A request that is sent to both proxies, and why. */
export interface ProbeRequest extends Omit<HttpRequest, "clientAddress"> {
  /** Digest of what is sent: the same request has the same id in every run. */
  readonly id: string;
  readonly protocol: ProbeProtocol;
  /** Why it is sent, sorted, such as `hit` or `basicAuth without credentials`. */
  readonly purposes: readonly string[];
  /** Ids of the protections that it puts to the test, sorted. */
  readonly protections: readonly string[];
  /** `refused`: no proxy may let it pass. */
  readonly expected: "refused" | "whatever nginx does";
  /** Id of the protection with whose credentials it is sent, or a key of the file of credentials. */
  readonly credentials?: string;
  /** Sent once a WebSocket is open; the first answer to it is compared. */
  readonly message?: string;
}

/** `grpc`: a call with an empty message, by HTTP/2. */
export const PROTOCOLS = ["http/1.1", "h2", "websocket", "grpc"] as const;

/** Asked for like a method: calls of gRPC, and no other POST. */
export const CALLS = "GRPC";

/** Whether somebody asked for requests of its kind. */
export const isAskedFor = (
  { method, protocol }: Pick<ProbeRequest, "method" | "protocol">,
  methods: readonly string[],
): boolean => methods.includes(method) || (protocol === "grpc" && methods.includes(CALLS));

export type ProbeProtocol = (typeof PROTOCOLS)[number];

/** A request in short: what is left out is the usual. */
export type RequestInput = Pick<ProbeRequest, "scheme" | "host" | "target"> &
  Partial<Omit<ProbeRequest, "id" | "purposes">> & { readonly purpose: string };

export const probeRequest = ({ purpose, ...input }: RequestInput): ProbeRequest => {
  const sent = {
    protocol: "http/1.1" as const,
    method: "GET",
    protections: [],
    expected: "whatever nginx does" as const,
    ...input,
    headers: [USER_AGENT, ...(input.headers ?? [])],
  };
  return { ...sent, id: idOf(sent), purposes: [purpose] };
};

/** A request that was changed, with the id of what it now is. */
export const renewed = (request: ProbeRequest): ProbeRequest => ({ ...request, id: idOf(request) });

/** Whether a text can be sent as a host, perhaps with a port. */
export const isHost = (text: string): boolean => /^[\x21-\x7e]+$/.test(text) && !/[/?#]/.test(text);

/** Says in access logs whose request it was. */
const USER_AGENT = ["User-Agent", "envoy-edge-probe"] as const;

/** Twelve digits: a million requests share none but by chance of one in 500. */
const idOf = ({
  protocol,
  scheme,
  host,
  method,
  target,
  headers,
  credentials,
  message,
}: Omit<ProbeRequest, "id" | "purposes">): string =>
  createHash("sha256")
    .update(
      JSON.stringify(
        canonical({
          protocol,
          scheme,
          host,
          method,
          target,
          headers: headers.map((field) => field.join(": ")),
          credentials,
          message,
        }),
      ),
    )
    .digest("hex")
    .slice(0, 12);

/** Each request once, with all that it is sent for; by host, target and the rest. */
export const unique = (requests: readonly ProbeRequest[]): ProbeRequest[] =>
  sortBy(
    groupBy(requests, ({ id }) => id).map((same) => same.reduce(merged)),
    ({ host, target, scheme, protocol, method, id }) =>
      [host, target, scheme, protocol, method, id].join("\n"),
  );

const merged = (first: ProbeRequest, other: ProbeRequest): ProbeRequest => ({
  ...first,
  purposes: together(first.purposes, other.purposes),
  protections: together(first.protections, other.protections),
  expected: first.expected === "refused" ? "refused" : other.expected,
});

const together = (...lists: readonly (readonly string[])[]): string[] =>
  [...new Set(lists.flat())].sort(byText);

/** Such as `GET https://shop.example/x, h2`. */
export const titleOf = ({ method, scheme, host, target, protocol }: ProbeRequest): string =>
  `${method} ${scheme}://${host}${target}${protocol === "http/1.1" ? "" : `, ${protocol}`}`;
