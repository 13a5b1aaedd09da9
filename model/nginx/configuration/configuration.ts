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
  /** What is refused with 403. */
  readonly blocked: {
    /**
     * In CIDR notation, sorted. Of no effect on a location that has ranges of its own: nginx inherits
     * `deny` only where there is neither `allow` nor `deny`.
     */
    readonly cidrs: readonly string[];
    /** Keys of an nginx map: a text in any case, `~` and an expression, or `~*` and one in any case. */
    readonly userAgents: readonly string[];
    /** As for user agents. */
    readonly referers: readonly string[];
  };
  /** Which of the client's own `X-Forwarded-*` are believed. */
  readonly clientAddress: {
    readonly useForwardedHeaders: boolean;
    readonly forwardedForHeader: string;
    /** What X-Original-Forwarded-Host is copied from. */
    readonly forwardedHostHeader: string;
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
    /** X-Request-ID: the client's, else one is generated (`keep`) or there is none (`off`). */
    readonly requestId: "keep" | "off";
    /** X-Original-URI is sent, with the target as the client sent it. */
    readonly originalUri: boolean;
    /** `proxy-set-headers`, from the ConfigMap it names. */
    readonly set: Readonly<Record<string, string>>;
  };
  readonly responseHeaders: {
    /** `add-headers`, from the ConfigMap it names. */
    readonly add: Readonly<Record<string, string>>;
    readonly hide: readonly string[];
    /** `Server`: removed unless `server-tokens` is on, then nginx's own or the backend's. */
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
  /** `retry-non-idempotent`: POST and the like too are passed to another endpoint. */
  readonly retryNonIdempotent: boolean;
  /** `server`: `proxy-ssl-*` of an Ingress hold for other locations of its host too. */
  readonly backendTlsScope: "server" | "location";
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
    /** False with `--disable-catch-all`. */
    readonly catchAll: boolean;
    /** `--deep-inspect`: Ingresses with suspicious hosts, paths or Secret names are left out. */
    readonly deepInspection: boolean;
    /** False with `--disable-svc-external-name`: such Services have no endpoints. */
    readonly externalNames: boolean;
  };
  /** `--default-backend-service`, namespace/name; absent: the built-in page with status 404. */
  readonly defaultBackendService?: string;
  /** Paths below these are answered on the server for unknown hosts, before every Ingress. */
  readonly ownPaths: {
    /** `--health-check-path`: 200. */
    readonly health: string;
    /** Addresses let through to `/nginx_status`; others get 403. */
    readonly statusAllow: readonly string[];
  };
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
  readonly serviceUpstream: boolean;
  readonly limitRate: number;
  readonly limitRateAfter: number;
  readonly proxyRedirectFrom: string;
  readonly proxyRedirectTo: string;
  readonly proxyCookieDomain: string;
  readonly proxyCookiePath: string;
  /** False: the controller writes no access log, whatever an annotation says. */
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
  readonly cacheDurations: readonly string[];
  readonly alwaysSetCookie: boolean;
}

/** The configuration, and what in the ConfigMap and the command line cannot be kept or is not known. */
export interface ReadConfiguration {
  readonly configuration: NginxConfiguration;
  readonly findings: readonly Finding[];
}
