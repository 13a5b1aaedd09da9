import type { Affinity, CertificateMode } from "../../http/answer";

/** All that the annotations of one Ingress say, with the controller's defaults filled in. */
export interface LocationSettings {
  readonly routing: RoutingSettings;
  readonly canary?: CanarySettings;
  readonly balancing: BalancingSettings;
  readonly auth: AuthSettings;
  readonly clientCertificate?: ClientCertificateSettings;
  /** Present: auth-tls-secret cannot be used, so all of the host answers 403, because of this. */
  readonly clientCertificateFault?: string;
  readonly sources: SourceSettings;
  readonly limits: LimitSettings;
  readonly cors?: CorsSettings;
  readonly proxy: ProxySettings;
  readonly errors: ErrorSettings;
  readonly mirror?: MirrorSettings;
  readonly tls: TlsSettings;
  readonly snippets: SnippetSettings;
  readonly firewall?: FirewallSettings;
  readonly observability: ObservabilitySettings;
}

export interface RoutingSettings {
  /** Absent, or equal to the path: no rewrite. */
  readonly rewriteTarget?: string;
  readonly useRegex: boolean;
  readonly appRoot?: string;
  readonly serverAliases: readonly string[];
  readonly upstreamVhost?: string;
  readonly forwardedPrefix?: string;
  readonly preserveTrailingSlash: boolean;
  readonly sslRedirect: boolean;
  readonly forceSslRedirect: boolean;
  readonly fromToWww: boolean;
  /** permanent-redirect or temporal-redirect, the latter winning. */
  readonly redirect?: { readonly url: string; readonly status: number };
  readonly relativeRedirects: boolean;
  readonly usePortInRedirects: boolean;
  readonly proxyRedirect: { readonly from: string; readonly to: string };
  /** `off` or nginx's two words. */
  readonly cookieDomain: string;
  readonly cookiePath: string;
}

export interface CanarySettings {
  readonly weight: number;
  readonly weightTotal: number;
  readonly header?: string;
  readonly headerValue?: string;
  readonly headerPattern?: string;
  readonly cookie?: string;
}

export interface BalancingSettings {
  readonly affinity?: {
    readonly mode: Extract<Affinity, { by: "cookie" }>["mode"];
    readonly canary: "sticky" | "legacy";
    readonly cookie: {
      readonly name: string;
      readonly path?: string;
      readonly domain?: string;
      readonly expiresSeconds?: number;
      readonly maxAgeSeconds?: number;
      readonly sameSite?: "None" | "Lax" | "Strict";
      /** False: Secure exactly over HTTPS. */
      readonly secure: boolean;
      readonly changeOnFailure: boolean;
      readonly conditionalSameSiteNone: boolean;
    };
  };
  readonly loadBalance: "round_robin" | "ewma";
  /** An expression of nginx variables. */
  readonly hashBy?: { readonly expression: string; readonly subsetSize?: number };
  readonly serviceUpstream: boolean;
}

export interface AuthSettings {
  readonly basic?: {
    readonly scheme: "basic" | "digest";
    /** `namespace/name`. */
    readonly secret: string;
    readonly secretType: "auth-file" | "auth-map";
    readonly realm: string;
  };
  readonly external?: ExternalAuthSettings;
  /** False: exempt from the controller's global-auth-url. */
  readonly globalAuth: boolean;
  readonly satisfy: "all" | "any";
}

export interface ExternalAuthSettings {
  readonly url: string;
  /** Empty: GET. */
  readonly method: string;
  readonly signIn?: string;
  readonly signInRedirectParameter: string;
  readonly responseHeaders: readonly string[];
  readonly requestRedirect?: string;
  /** Header fields of the ConfigMap that auth-proxy-set-headers names. */
  readonly proxySetHeaders: Readonly<Record<string, string>>;
  readonly snippet?: string;
  readonly cacheKey?: string;
  readonly cacheDurations: readonly string[];
  readonly alwaysSetCookie: boolean;
  readonly keepaliveConnections: number;
}

export interface ClientCertificateSettings {
  /** `namespace/name` of the Secret with ca.crt; one without it checks nothing and is left out. */
  readonly secret: string;
  readonly verify: "on" | "off" | "optional" | "optional_no_ca";
  readonly mode: CertificateMode;
  readonly depth: number;
  readonly errorPage?: string;
  readonly matchCn?: string;
  readonly passToUpstream: boolean;
}

/** Ranges in CIDR notation, sorted; a plain address has become /32 or /128. */
export interface SourceSettings {
  readonly allow: readonly string[];
  readonly deny: readonly string[];
}

/** 0: no limit. */
export interface LimitSettings {
  readonly rps: number;
  readonly rpm: number;
  readonly connections: number;
  readonly burstMultiplier: number;
  /** KB per second and response. */
  readonly rate: number;
  readonly rateAfter: number;
  readonly exempt: readonly string[];
}

export interface CorsSettings {
  readonly allowOrigins: readonly string[];
  readonly allowMethods: string;
  readonly allowHeaders: string;
  readonly allowCredentials: boolean;
  readonly exposeHeaders: string;
  readonly maxAgeSeconds: number;
}

export interface ProxySettings {
  readonly protocol: "HTTP" | "HTTPS" | "AUTO_HTTP" | "GRPC" | "GRPCS" | "FCGI";
  readonly connectSeconds: number;
  readonly readSeconds: number;
  readonly sendSeconds: number;
  /** 0: no limit. */
  readonly bodyBytes: number;
  readonly buffering: boolean;
  readonly requestBuffering: boolean;
  readonly httpVersion: "1.0" | "1.1";
  readonly nextUpstream: readonly string[];
  readonly nextUpstreamTries: number;
  readonly nextUpstreamSeconds: number;
  /** Value of Connection towards the backend; absent: upgrade or nothing. */
  readonly connectionHeader?: string;
  /** Response header fields of the ConfigMap that custom-headers names. */
  readonly customHeaders: Readonly<Record<string, string>>;
  readonly tls?: {
    /** `namespace/name`; without it nginx ignores the rest. */
    readonly secret: string;
    /** Whether the Secret's own certificate is shown to the backend. */
    readonly clientCertificate: "sent" | "none";
    readonly verify: boolean;
    readonly verifyDepth: number;
    readonly name?: string;
    readonly serverName: boolean;
    readonly protocols: string;
    readonly ciphers: string;
  };
  readonly fastcgi?: {
    readonly index?: string;
    readonly parameters: Readonly<Record<string, string>>;
  };
}

export interface ErrorSettings {
  readonly customHttpErrors: readonly number[];
  /** `namespace/name` of the Service. */
  readonly defaultBackend?: string;
  readonly intercept: boolean;
}

export interface MirrorSettings {
  readonly target: string;
  /** Host of the copy. */
  readonly host: string;
  readonly requestBody: boolean;
}

export interface TlsSettings {
  readonly passthrough: boolean;
  readonly ciphers?: string;
  readonly preferServerCiphers?: boolean;
}

/** Texts that are in force; ones that the controller does not allow are left out. */
export interface SnippetSettings {
  readonly configuration?: string;
  readonly server?: string;
  readonly stream?: string;
}

export interface FirewallSettings {
  readonly enabled: boolean;
  readonly coreRules: boolean;
  readonly transactionId?: string;
  readonly snippet?: string;
}

export interface ObservabilitySettings {
  readonly accessLog: boolean;
  readonly rewriteLog: boolean;
  readonly openTelemetry?: boolean;
  readonly trustIncomingSpan?: boolean;
  readonly operationName?: string;
}
