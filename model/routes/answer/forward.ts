import { sortBy } from "../../collections";
import type { Forwarded, WeightedBackend } from "../../http/answer";
import type { ResolvedBackend } from "./backends";
import type { ClientSettings } from "./client-settings";
import type { CompiledRoute, WeightedReference } from "./compiled-route";
import { editsOf, mutateByRoute } from "./header-mutations";
import { type Incoming, valueOf, withField } from "./incoming";
import { hostName } from "./receive";
import { rewriteHost, rewriteTarget } from "./rewrite";
import type { RuleFilters } from "./rule-filters";
import { affinityOf, limitsOf, replacedStatuses } from "./traffic";

/** What a backend sees of a request, and how it is sent. */
export const forward = ({
  request,
  sent,
  route: { action, match },
  filters,
  first,
  client,
}: {
  request: Incoming;
  /** Names of the fields that the client sent. */
  sent: ReadonlySet<string>;
  route: CompiledRoute;
  filters: RuleFilters;
  /** The first backend, by which protocol and TLS are told. */
  first: ResolvedBackend;
  client: ClientSettings;
}): Forwarded => {
  const { path, host: hostRewrite } = filters;
  const target = rewriteTarget({ request, rewrite: path, matched: match.path });
  const host = rewriteHost(request, hostRewrite);
  const limits = limitsOf(action, client);
  const described = [
    ...forwardedHost({ request, filters, host }),
    ...(client.envoyHeaders === "sent" ? envoyFields({ request, target, limits }) : []),
  ].reduce(
    (current, [name, value]) => withField(current, name, [value]),
    mutateByRoute(request, filters.requestHeaders),
  );
  const affinity = affinityOf(action);
  return {
    type: "upstream",
    backends: shares(action.backends),
    method: request.method,
    target,
    host,
    headers: editsOf(described, sent),
    protocol: first.protocol,
    // Without a name of its own the handshake gets that of the request.
    ...(first.tls && { tls: { sni: hostName({ host }), ...first.tls } }),
    limits,
    ...(affinity && { affinity }),
    mirrors: action.mirrors
      .filter(({ state }) => state === "serving")
      .map(({ service, port }) => `${service}:${port}`)
      .sort(),
    replacedStatuses: replacedStatuses(action.traffic),
  };
};

/** The host before a rewrite, unless the route says otherwise. */
const forwardedHost = ({
  request,
  filters,
  host,
}: {
  request: Incoming;
  filters: RuleFilters;
  host: string;
}): [string, string][] => {
  const original = request.host;
  const chain = valueOf(request, "x-forwarded-host");
  return filters.host && filters.appendsForwardedHost && host !== original
    ? [["x-forwarded-host", chain === undefined ? original : `${chain},${original}`]]
    : [];
};

/** Fields of Envoy's router, which Envoy Gateway suppresses unless asked for. */
const envoyFields = ({
  request,
  target,
  limits: { totalSeconds },
}: {
  request: Incoming;
  target: string;
  limits: Forwarded["limits"];
}): [string, string][] => {
  const original = request.target;
  return [
    ...(totalSeconds > 0
      ? [["x-envoy-expected-rq-timeout-ms", String(totalSeconds * 1000)] as [string, string]]
      : []),
    ...(target === original ? [] : [["x-envoy-original-path", original] as [string, string]]),
  ];
};

/** Parts of 1 by Service and port. A reference that is invalid keeps its part, and says so. */
const shares = (references: readonly WeightedReference[]): WeightedBackend[] => {
  const sum = references.reduce((total, { weight }) => total + weight, 0);
  const parts = new Map<string, WeightedBackend>();
  for (const { backend, weight } of references) {
    const service = backend.state === "invalid" ? `${backend.service} (invalid)` : backend.service;
    const key = `${service} ${backend.port}`;
    const share = (parts.get(key)?.share ?? 0) + weight / sum;
    parts.set(key, { service, port: backend.port, share });
  }
  return sortBy([...parts], ([key]) => key).map(([, part]) => part);
};
