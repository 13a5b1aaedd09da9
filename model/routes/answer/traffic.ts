import type { BackendTrafficPolicySpec } from "../../../kubernetes/types";
import type { Affinity, ForwardLimits } from "../../http/answer";
import { seconds } from "../duration";
import type { ClientSettings } from "./client-settings";
import type { RuleAction } from "./compiled-route";

/** Envoy's and Envoy Gateway's own limits (cluster.go, route.go; Envoy's documentation), in seconds. */
const DEFAULTS = { connect: 10, request: 15, streamIdle: 300 };
const HOUR = 3600;
/** internal/xds/translator/route.go, retryDefaultNumRetries. */
const DEFAULT_RETRIES = 2;

/** Limits of a forwarded request (internal/xds/translator/route.go, idleTimeout and its neighbours). */
export const limitsOf = (
  { timeouts, retry, traffic }: Pick<RuleAction, "timeouts" | "retry" | "traffic">,
  { streamIdleSeconds }: Pick<ClientSettings, "streamIdleSeconds">,
): ForwardLimits => {
  const { tcp, http } = traffic?.timeout ?? {};
  const backendRequest = retry ? undefined : timeouts.backendRequest;
  const request = inSeconds(backendRequest ?? timeouts.request ?? http?.requestTimeout);
  const total = request ?? DEFAULTS.request;
  const longest = inSeconds(http?.maxStreamDuration) ?? 0;
  return {
    connectSeconds: inSeconds(tcp?.connectTimeout) ?? DEFAULTS.connect,
    idleSeconds:
      inSeconds(http?.streamIdleTimeout) ??
      streamIdleSeconds ??
      idleFor(request) ??
      DEFAULTS.streamIdle,
    totalSeconds: longest > 0 && (total === 0 || longest < total) ? longest : total,
    tries: 1 + retries(retry, traffic?.retry),
  };
};

const inSeconds = (duration: string | undefined): number | undefined =>
  duration === undefined ? undefined : seconds(duration);

/** A limit of the whole request is never cut short by that of silence; without one there is none either. */
const idleFor = (request: number | undefined): number | undefined => {
  if (request === undefined) {
    return undefined;
  }
  return request === 0 ? 0 : Math.max(HOUR, request);
};

const retries = (own: RuleAction["retry"], policy: BackendTrafficPolicySpec["retry"]): number => {
  if (own) {
    return own.attempts ?? DEFAULT_RETRIES;
  }
  return policy ? (policy.numRetries ?? DEFAULT_RETRIES) : 0;
};

type ConsistentHash = NonNullable<
  NonNullable<BackendTrafficPolicySpec["loadBalancer"]>["consistentHash"]
>;

/**
 * How requests stick to an endpoint. A cookie of session persistence holds the endpoint; one of a
 * consistent hash holds a value that is hashed, so that it moves when endpoints come and go.
 */
export const affinityOf = ({
  session,
  traffic,
}: Pick<RuleAction, "session" | "traffic">): Affinity | undefined => {
  if (session) {
    return session.by === "cookie"
      ? { by: "cookie", mode: "persistent", name: session.name }
      : { by: "hash", of: variable("http", session.name) };
  }
  const balancer = traffic?.loadBalancer;
  return balancer?.type === "ConsistentHash" && balancer.consistentHash
    ? hashOf(balancer.consistentHash)
    : undefined;
};

const hashOf = ({ type, cookie, headers = [], queryParams = [] }: ConsistentHash): Affinity => {
  switch (type) {
    case "Cookie":
      return { by: "cookie", mode: "balanced", name: cookie?.name ?? "" };
    case "SourceIP":
      return { by: "hash", of: "$remote_addr" };
    case "Header":
    case "Headers":
      return { by: "hash", of: headers.map(({ name }) => headerVariable(name)).join("") };
    case "QueryParams":
      return { by: "hash", of: queryParams.map(({ name }) => variable("arg", name)).join("") };
  }
};

/** Envoy's own fields have nginx variables of their own. */
const OWN_FIELDS: Readonly<Record<string, string>> = {
  ":path": "$request_uri",
  ":authority": "$http_host",
  ":method": "$request_method",
  ":scheme": "$scheme",
};

const headerVariable = (name: string): string =>
  OWN_FIELDS[name.toLowerCase()] ?? variable("http", name);

const variable = (kind: "http" | "arg", name: string): string =>
  `$${kind}_${name.toLowerCase().replaceAll("-", "_")}`;

/** Statuses of backends whose answers a policy replaces, sorted. */
export const replacedStatuses = (traffic: BackendTrafficPolicySpec | undefined): number[] => {
  const statuses = (traffic?.responseOverride ?? [])
    .filter(({ source }) => source !== "Local")
    .flatMap(({ match: { statusCodes = [] } }) => statusCodes)
    .flatMap(({ value, range }) =>
      range
        ? Array.from({ length: range.end - range.start + 1 }, (_, index) => range.start + index)
        : (value ?? []),
    );
  return [...new Set(statuses)].sort((a, b) => a - b);
};
