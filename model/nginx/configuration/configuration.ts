import type { Finding } from "../findings/finding";

/**
 * What holds for the whole controller: its defaults, overridden by its main ConfigMap, overridden by
 * its arguments. Values as `internal/ingress/controller/config/config.go` of controller 1.15.1 has
 * them; durations in seconds, sizes in bytes.
 */
export interface NginxConfiguration {
  /** Defaults of annotations (`internal/ingress/defaults/main.go`). */
  readonly defaults: LocationDefaults;
  readonly hsts: { readonly header: string } | "off";
  readonly redirectStatus: number;
  readonly noTlsRedirectLocations: readonly string[];
  readonly noAuthLocations: readonly string[];
  readonly globalAuth?: GlobalAuth;
  /** Addresses, user agents and referers that are refused with 403. */
  readonly blocked: {
    readonly cidrs: readonly string[];
    readonly userAgents: readonly string[];
    readonly referers: readonly string[];
  };
  /** Which of the client's own `X-Forwarded-*` are believed. */
  readonly clientAddress: {
    readonly useForwardedHeaders: boolean;
    readonly forwardedForHeader: string;
    readonly computeFullForwardedFor: boolean;
    readonly proxyProtocol: boolean;
    readonly realIp: boolean;
    /** `proxy-real-ip-cidr`. */
    readonly trustedCidrs: readonly string[];
  };
  readonly requestHeaders: {
    readonly underscores: "drop" | "allow";
    /** Ones with other odd characters (`ignore-invalid-headers`). */
    readonly invalid: "drop" | "allow";
    readonly requestId: "keep" | "generate" | "off";
    /** `proxy-set-headers`, from the ConfigMap it names. */
    readonly set: Readonly<Record<string, string>>;
  };
  readonly responseHeaders: {
    /** `add-headers`, from the ConfigMap it names. */
    readonly add: Readonly<Record<string, string>>;
    readonly hide: readonly string[];
    /** `Server`: removed unless `server-tokens` is on. */
    readonly server: "removed" | "sent";
    /** `global-allowed-response-headers`. */
    readonly allowedCustom: readonly string[];
  };
  readonly tls: {
    readonly protocols: readonly string[];
    readonly ciphers: string;
    /** `--default-ssl-certificate`, namespace/name. */
    readonly defaultCertificate?: string;
    /** `ssl-reject-handshake`. */
    readonly unknownHosts: "placeholder" | "reject";
    readonly http2: boolean;
    readonly passthrough: boolean;
  };
  readonly compression: { readonly gzip: boolean; readonly brotli: boolean };
  readonly clientKeepAlive: { readonly idleSeconds: number; readonly requests: number };
  readonly backendKeepAliveSeconds: number;
  readonly drainSeconds: number;
  readonly mergeSlashes: boolean;
  readonly limitStatus: number;
  readonly limitConnectionsStatus: number;
  readonly modsecurity: {
    readonly enabled: boolean;
    readonly coreRules: boolean;
    readonly snippet: string;
  };
  readonly openTelemetry: { readonly enabled: boolean; readonly trustIncoming: boolean };
  /** Which annotations are in force, and how values are checked. */
  readonly admission: {
    readonly snippets: boolean;
    /** Annotations above it drop the Ingress. */
    readonly riskLevel: Risk;
    /** `--enable-annotation-validation`. */
    readonly validation: boolean;
    readonly crossNamespaceResources: boolean;
    readonly strictPathTypes: boolean;
    /** `annotation-value-word-blocklist`. */
    readonly blockedWords: readonly string[];
    /** `--disable-catch-all`. */
    readonly catchAll: boolean;
  };
  /** `--default-backend-service`, namespace/name; absent: the built-in page with status 404. */
  readonly defaultBackendService?: string;
  /** Hosts over HTTP and HTTPS listen here. */
  readonly ports: { readonly http: number; readonly https: number };
  /** `tcp-services` and `udp-services`: port → `namespace/service:port[:PROXY][:PROXY]`. */
  readonly streams: {
    readonly tcp: Readonly<Record<string, string>>;
    readonly udp: Readonly<Record<string, string>>;
  };
  readonly snippets: {
    readonly main: string;
    readonly http: string;
    readonly server: string;
    readonly location: string;
    readonly stream: string;
  };
}

export type Risk = "Low" | "Medium" | "High" | "Critical";

/** Values that an annotation overrides; the ConfigMap key has the annotation's name but where noted. */
export interface LocationDefaults {
  readonly sslRedirect: boolean;
  readonly forceSslRedirect: boolean;
  readonly preserveTrailingSlash: boolean;
  readonly relativeRedirects: boolean;
  readonly usePortInRedirects: boolean;
  readonly proxyConnectSeconds: number;
  readonly proxyReadSeconds: number;
  readonly proxySendSeconds: number;
  /** 0: no limit. */
  readonly bodyBytes: number;
  readonly proxyBuffering: boolean;
  readonly requestBuffering: boolean;
  readonly proxyHttpVersion: "1.0" | "1.1";
  readonly nextUpstream: readonly string[];
  readonly nextUpstreamTries: number;
  readonly nextUpstreamSeconds: number;
  readonly customHttpErrors: readonly number[];
  readonly interceptErrors: boolean;
  readonly allowRanges: readonly string[];
  readonly denyRanges: readonly string[];
  readonly loadBalance: "round_robin" | "ewma";
  readonly upstreamHashBy: string;
  readonly serviceUpstream: boolean;
  readonly limitRate: number;
  readonly limitRateAfter: number;
  readonly proxyRedirectFrom: string;
  readonly proxyRedirectTo: string;
  readonly proxyCookieDomain: string;
  readonly proxyCookiePath: string;
  readonly proxySslProtocols: string;
  readonly accessLog: boolean;
}

export interface GlobalAuth {
  readonly url: string;
  readonly method: string;
  readonly signIn?: string;
  readonly signInRedirectParameter: string;
  readonly responseHeaders: readonly string[];
  readonly requestRedirect?: string;
  readonly snippet?: string;
  readonly cacheKey?: string;
  readonly alwaysSetCookie: boolean;
}

/** The configuration, and what in the ConfigMap and the command line cannot be kept or is not known. */
export interface ReadConfiguration {
  readonly configuration: NginxConfiguration;
  readonly findings: readonly Finding[];
}
