import type {
  BackendTrafficPolicySpec,
  ClientTrafficPolicySpec,
} from "../../../../kubernetes/types";
import { sortedEntries } from "../../../collections";
import { NGINX_CLIENT } from "../../../gateway/baseline";
import type { NginxConfiguration } from "../../configuration/configuration";
import { durationOf } from "../duration";
import { compressors } from "../families/compression";
import { addedHeaders } from "../families/custom-headers";
import { loadBalancer } from "../families/load-balance";
import { retryPolicy } from "../families/retries";
import { defaultLimits, timeoutPolicy } from "../families/time-limits";

type Headers = NonNullable<ClientTrafficPolicySpec["headers"]>;

/** What the listeners of a scheme do, as the controller's configuration has it; without targets. */
export const clientBaseline = (
  configuration: NginxConfiguration,
  scheme: "http" | "https",
): ClientTrafficPolicySpec => ({
  ...NGINX_CLIENT,
  headers: headers(configuration, scheme),
  path: {
    ...NGINX_CLIENT.path,
    ...(!configuration.mergeSlashes && { disableMergeSlashes: true }),
  },
  timeout: { http: { idleTimeout: `${configuration.clientKeepAlive.idleSeconds}s` } },
  tls: tls(configuration.tls),
  ...clientAddress(configuration.clientAddress),
});

const REQUEST_ID = { keep: "PreserveOrGenerate", off: "Preserve" } as const;
const UNDERSCORES = { drop: "DropHeader", allow: "Allow" } as const;
const PORTS = { http: "80", https: "443" };

const headers = (
  { requestHeaders, responseHeaders, hsts, clientAddress }: NginxConfiguration,
  scheme: "http" | "https",
): Headers => {
  const added = addedHeaders(responseHeaders.add);
  const set = {
    ...added.set,
    ...(scheme === "https" && hsts !== "off" && { "Strict-Transport-Security": hsts.header }),
  };
  const remove = [...(responseHeaders.server === "removed" ? ["server"] : []), ...added.remove];
  const late = {
    ...(remove.length > 0 && { remove }),
    ...(Object.keys(set).length > 0 && {
      set: sortedEntries(set).map(([name, value]) => ({ name, value })),
    }),
  };
  const port = { name: "X-Forwarded-Port", value: PORTS[scheme] };
  return {
    withUnderscoresAction: UNDERSCORES[requestHeaders.underscores],
    requestID: REQUEST_ID[requestHeaders.requestId],
    // A request that no limit counts is told of the bucket for all others by X-RateLimit-*.
    disableRateLimitHeaders: true,
    earlyRequestHeaders: {
      // Before Envoy appends to the chain. A field without a value is not set.
      set: [
        ...(clientAddress.useForwardedHeaders ? [] : [port]),
        { name: "X-Original-Forwarded-For", value: "%REQ(X-FORWARDED-FOR)%" },
        { name: "X-Original-Forwarded-Host", value: "%REQ(X-FORWARDED-HOST)%" },
      ],
      ...(clientAddress.useForwardedHeaders && { addIfAbsent: [port] }),
    },
    ...(Object.keys(late).length > 0 && { lateResponseHeaders: late }),
  };
};

const VERSIONS = {
  TLSv1: "1.0",
  "TLSv1.1": "1.1",
  "TLSv1.2": "1.2",
  "TLSv1.3": "1.3",
} as const;

const tls = ({ protocols, http2 }: NginxConfiguration["tls"]) => {
  const versions = Object.entries(VERSIONS)
    .filter(([protocol]) => protocols.includes(protocol))
    .map(([, version]) => version);
  const [minVersion = "1.2", maxVersion = minVersion] = [versions[0], versions.at(-1)];
  return {
    alpnProtocols: http2 ? ["h2", "http/1.1"] : ["http/1.1"],
    minVersion,
    ...(maxVersion !== "1.3" && { maxVersion }),
  };
};

/** Where the client's address comes from (`real_ip_header`, `set_real_ip_from`). */
const clientAddress = ({
  useForwardedHeaders,
  proxyProtocol,
  realIp,
  trustedCidrs,
}: NginxConfiguration["clientAddress"]): Pick<
  ClientTrafficPolicySpec,
  "clientIPDetection" | "proxyProtocol"
> => ({
  ...(proxyProtocol && { proxyProtocol: { optional: false } }),
  ...((useForwardedHeaders || realIp) && {
    clientIPDetection: { xForwardedFor: { trustedCIDRs: [...trustedCidrs] } },
  }),
});

/** What all routes do towards backends unless their own policy says otherwise; without targets. */
export const backendBaseline = ({
  defaults,
  backendKeepAliveSeconds,
  compression,
}: NginxConfiguration): BackendTrafficPolicySpec => {
  const timeout = timeoutPolicy(defaultLimits(defaults));
  const compressor = compressors(compression);
  return {
    timeout: {
      ...timeout,
      http: { ...timeout.http, connectionIdleTimeout: durationOf(backendKeepAliveSeconds) },
    },
    retry: retryPolicy(defaults),
    loadBalancer: loadBalancer(defaults.loadBalance),
    ...(compressor !== undefined && { compressor }),
  };
};
