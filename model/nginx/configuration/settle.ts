import type { ARGUMENTS } from "./arguments";
import type { GlobalAuth, LocationDefaults, NginxConfiguration } from "./configuration";
import type { Values } from "./key";
import type { KEYS } from "./keys";

type Keys = Values<typeof KEYS>;
type Flags = Values<typeof ARGUMENTS>;
type Texts = Readonly<Record<string, string>>;

/** The configuration as the controller holds it, from the values of its ConfigMap and arguments. */
export const settle = ({
  keys,
  flags,
  addedHeaders,
  setHeaders,
  streams,
}: {
  keys: Keys;
  flags: Flags;
  addedHeaders: Texts;
  setHeaders: Texts;
  streams: NginxConfiguration["streams"];
}): NginxConfiguration => ({
  defaults: locationDefaults(keys),
  hsts: keys.hsts ? { header: hstsHeader(keys) } : "off",
  redirectStatus: keys["http-redirect-code"],
  noTlsRedirectLocations: keys["no-tls-redirect-locations"],
  noAuthLocations: keys["no-auth-locations"],
  ...(keys["global-auth-url"] !== "" && { globalAuth: globalAuth(keys) }),
  blocked: {
    cidrs: keys["block-cidrs"],
    userAgents: keys["block-user-agents"],
    referers: keys["block-referers"],
  },
  clientAddress: clientAddress(keys),
  requestHeaders: {
    underscores: keys["enable-underscores-in-headers"] ? "allow" : "drop",
    invalid: keys["ignore-invalid-headers"] ? "drop" : "allow",
    requestId: keys["generate-request-id"] ? "keep" : "off",
    originalUri: keys["proxy-add-original-uri-header"],
    set: setHeaders,
  },
  responseHeaders: {
    add: addedHeaders,
    hide: keys["hide-headers"],
    server: keys["server-tokens"] ? "sent" : "removed",
    allowedCustom: keys["global-allowed-response-headers"],
  },
  tls: {
    protocols: keys["ssl-protocols"],
    ciphers: keys["ssl-ciphers"],
    ...(flags["default-ssl-certificate"] !== "" && {
      defaultCertificate: flags["default-ssl-certificate"],
    }),
    unknownHosts: keys["ssl-reject-handshake"] ? "reject" : "placeholder",
    http2: keys["use-http2"],
    passthrough: flags["enable-ssl-passthrough"],
  },
  compression: { gzip: keys["use-gzip"], brotli: keys["enable-brotli"] },
  clientKeepAlive: { idleSeconds: keys["keep-alive"], requests: keys["keep-alive-requests"] },
  backendKeepAliveSeconds: keys["upstream-keepalive-timeout"],
  retryNonIdempotent: keys["retry-non-idempotent"],
  backendTlsScope: keys["proxy-ssl-location-only"] ? "location" : "server",
  drainSeconds: keys["worker-shutdown-timeout"],
  // The template never turns merge_slashes off.
  mergeSlashes: true,
  limitStatus: keys["limit-req-status-code"],
  limitConnectionsStatus: keys["limit-conn-status-code"],
  modsecurity: {
    enabled: keys["enable-modsecurity"],
    coreRules: keys["enable-owasp-modsecurity-crs"],
    snippet: keys["modsecurity-snippet"],
  },
  openTelemetry: {
    enabled: keys["enable-opentelemetry"],
    trustIncoming: keys["opentelemetry-trust-incoming-span"],
  },
  admission: {
    snippets: keys["allow-snippet-annotations"],
    riskLevel: keys["annotations-risk-level"],
    validation: flags["enable-annotation-validation"],
    crossNamespaceResources: keys["allow-cross-namespace-resources"],
    strictPathTypes: keys["strict-validate-path-type"],
    blockedWords: keys["annotation-value-word-blocklist"],
    catchAll: !flags["disable-catch-all"],
    deepInspection: flags["deep-inspect"],
    externalNames: !flags["disable-svc-external-name"],
  },
  ...(flags["default-backend-service"] !== "" && {
    defaultBackendService: flags["default-backend-service"],
  }),
  ownPaths: {
    health: flags["health-check-path"],
    statusAllow: [...keys["nginx-status-ipv4-whitelist"], ...keys["nginx-status-ipv6-whitelist"]],
  },
  ports: { http: flags["http-port"], https: flags["https-port"] },
  streams,
  snippets: {
    main: keys["main-snippet"],
    http: keys["http-snippet"],
    server: keys["server-snippet"],
    location: keys["location-snippet"],
    stream: keys["stream-snippet"],
  },
});

const locationDefaults = (keys: Keys): LocationDefaults => ({
  sslRedirect: keys["ssl-redirect"],
  forceSslRedirect: keys["force-ssl-redirect"],
  preserveTrailingSlash: keys["preserve-trailing-slash"],
  relativeRedirects: keys["relative-redirects"],
  usePortInRedirects: keys["use-port-in-redirects"],
  proxyConnectSeconds: keys["proxy-connect-timeout"],
  proxyReadSeconds: keys["proxy-read-timeout"],
  proxySendSeconds: keys["proxy-send-timeout"],
  bodyBytes: keys["proxy-body-size"],
  proxyBuffering: keys["proxy-buffering"] === "on",
  requestBuffering: keys["proxy-request-buffering"] === "on",
  proxyHttpVersion: keys["proxy-http-version"],
  nextUpstream: keys["proxy-next-upstream"],
  nextUpstreamTries: keys["proxy-next-upstream-tries"],
  nextUpstreamSeconds: keys["proxy-next-upstream-timeout"],
  customHttpErrors: keys["custom-http-errors"],
  interceptErrors: !keys["disable-proxy-intercept-errors"],
  allowRanges: keys["whitelist-source-range"],
  denyRanges: keys["denylist-source-range"],
  loadBalance: keys["load-balance"],
  serviceUpstream: keys["service-upstream"],
  limitRate: keys["limit-rate"],
  limitRateAfter: keys["limit-rate-after"],
  proxyRedirectFrom: keys["proxy-redirect-from"],
  proxyRedirectTo: keys["proxy-redirect-to"],
  proxyCookieDomain: keys["proxy-cookie-domain"],
  proxyCookiePath: keys["proxy-cookie-path"],
  accessLog: !keys["disable-access-log"] && !keys["disable-http-access-log"],
});

const clientAddress = (keys: Keys): NginxConfiguration["clientAddress"] => ({
  useForwardedHeaders: keys["use-forwarded-headers"],
  forwardedForHeader: keys["forwarded-for-header"],
  forwardedHostHeader: keys["forwarded-host-header"],
  computeFullForwardedFor: keys["compute-full-forwarded-for"],
  proxyProtocol: keys["use-proxy-protocol"],
  realIp: keys["enable-real-ip"],
  trustedCidrs: keys["proxy-real-ip-cidr"],
});

/** As rootfs/etc/nginx/lua/lua_ingress.lua writes it. */
const hstsHeader = (keys: Keys): string =>
  [
    `max-age=${keys["hsts-max-age"]}`,
    ...(keys["hsts-include-subdomains"] ? ["includeSubDomains"] : []),
    ...(keys["hsts-preload"] ? ["preload"] : []),
  ].join("; ");

const globalAuth = (keys: Keys): GlobalAuth => ({
  url: keys["global-auth-url"],
  method: keys["global-auth-method"],
  ...(keys["global-auth-signin"] !== "" && { signIn: keys["global-auth-signin"] }),
  signInRedirectParameter: keys["global-auth-signin-redirect-param"],
  responseHeaders: keys["global-auth-response-headers"],
  ...(keys["global-auth-request-redirect"] !== "" && {
    requestRedirect: keys["global-auth-request-redirect"],
  }),
  ...(keys["global-auth-snippet"] !== "" && { snippet: keys["global-auth-snippet"] }),
  ...(keys["global-auth-cache-key"] !== "" && { cacheKey: keys["global-auth-cache-key"] }),
  cacheDurations: keys["global-auth-cache-duration"],
  alwaysSetCookie: keys["global-auth-always-set-cookie"],
});
