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
import { addressDetection } from "./client-address";

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
  return {
    withUnderscoresAction: UNDERSCORES[requestHeaders.underscores],
    requestID: REQUEST_ID[requestHeaders.requestId],
    // A request that no limit counts is told of the bucket for all others by X-RateLimit-*.
    disableRateLimitHeaders: true,
    earlyRequestHeaders: earlyHeaders(clientAddress, PORTS[scheme]),
    ...(Object.keys(late).length > 0 && { lateResponseHeaders: late }),
  };
};

/**
 * Changes of request headers before Envoy appends to the chain of addresses, and before it fills in the
 * scheme where no field has it. They are written first, then removed; one without a value is not set.
 */
const earlyHeaders = (
  {
    useForwardedHeaders,
    forwardedForHeader,
    forwardedHostHeader,
  }: NginxConfiguration["clientAddress"],
  port: string,
): NonNullable<Headers["earlyRequestHeaders"]> => {
  const ports = [{ name: "X-Forwarded-Port", value: port }];
  return {
    set: [
      ...(useForwardedHeaders ? [] : ports),
      { name: "X-Original-Forwarded-For", value: `%REQ(${forwardedForHeader.toUpperCase()})%` },
      { name: "X-Original-Forwarded-Host", value: `%REQ(${forwardedHostHeader.toUpperCase()})%` },
    ],
    ...(useForwardedHeaders
      ? { addIfAbsent: ports }
      : // Envoy keeps a client's scheme where it believes a proxy in front, and appends to its host.
        { remove: ["X-Forwarded-Host", "X-Forwarded-Proto"] }),
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
const clientAddress = (
  settings: NginxConfiguration["clientAddress"],
): Pick<ClientTrafficPolicySpec, "clientIPDetection" | "proxyProtocol"> => {
  const clientIPDetection = addressDetection(settings);
  return {
    ...(settings.proxyProtocol && { proxyProtocol: { optional: false } }),
    ...(clientIPDetection && { clientIPDetection }),
  };
};

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
