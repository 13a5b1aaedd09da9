/** What a proxy does with a request: what must hold first, and what then becomes of it. */
export interface Answer {
  /** Certificate that an HTTPS client is shown; absent over plain HTTP. */
  readonly certificate?: ShownCertificate;
  /** Checks that only run time can decide, sorted by kind. Empty before an outcome that skips them. */
  readonly guards: readonly Guard[];
  readonly outcome: Outcome;
  /** Header fields that the proxy sets on or removes from the client's answer, by lower-case name. */
  readonly responseHeaders: HeaderEdits;
}

/** `namespace/name` of a TLS Secret, or `placeholder`: the proxy's own. */
export type ShownCertificate = string;

/** A value that is set, or `null`: the field is removed. Values with run-time parts are templates. */
export type HeaderEdits = Readonly<Record<string, string | null>>;

export type Outcome =
  | Responded
  | Forwarded
  /** No answer: the connection or the TLS handshake ends. */
  | { readonly type: "closed" }
  /** TLS is passed through to the backend, by server name. */
  | { readonly type: "passthrough"; readonly backends: readonly WeightedBackend[] }
  /** It cannot be told from what is known, such as which of several expressions match. */
  | { readonly type: "unknown"; readonly reason: string };

/** The proxy answers by itself. */
export interface Responded {
  readonly type: "response";
  readonly status: number;
  /** `Location` of a redirect, as sent. */
  readonly location?: string;
}

/** A backend sees the request. */
export interface Forwarded {
  readonly type: "upstream";
  /** Sorted by service and port; weights are shares of 1, zero shares left out. */
  readonly backends: readonly WeightedBackend[];
  readonly method: string;
  /** Path and query as the backend sees them. */
  readonly target: string;
  readonly host: string;
  /** Fields that the proxy sets or removes, by lower-case name; others arrive as sent. */
  readonly headers: HeaderEdits;
  readonly protocol: BackendProtocol;
  readonly tls?: BackendTls;
  readonly limits: ForwardLimits;
  readonly affinity?: Affinity;
  /** `namespace/service:port` of each backend that gets a copy. */
  readonly mirrors: readonly string[];
  /** Statuses of the backend whose answers the proxy replaces, sorted. */
  readonly replacedStatuses: readonly number[];
}

export interface WeightedBackend {
  /** `namespace/service`; the nginx default backend without a Service is `default backend`. */
  readonly service: string;
  /** Number of the Service's port, or its name where no number is known. */
  readonly port: number | string;
  readonly share: number;
}

export type BackendProtocol = "http/1.1" | "http/1.0" | "h2c" | "https" | "h2" | "fastcgi";

export interface BackendTls {
  readonly verify: "on" | "off";
  /** Server name sent; absent: none. */
  readonly sni?: string;
  /** `namespace/name` of the Secret with the proxy's own certificate. */
  readonly clientCertificate?: string;
}

/** Seconds; 0 is no limit. */
export interface ForwardLimits {
  readonly connectSeconds: number;
  /** Longest silence before the answer or inside it. */
  readonly idleSeconds: number;
  /** Longest whole exchange. */
  readonly totalSeconds: number;
  /** Tries in all. */
  readonly tries: number;
}

/** How requests stick to an endpoint. */
export type Affinity =
  | { readonly by: "cookie"; readonly mode: "balanced" | "persistent"; readonly name: string }
  /** An nginx variable such as `$request_uri`, or the Envoy field in that notation. */
  | { readonly by: "hash"; readonly of: string };

/** A check that depends on what no request shows by itself: a secret, a counter, another service. */
export type Guard =
  /** `users`: `namespace/name` of the Secret with the users as it is in the cluster today. */
  | { readonly kind: "basicAuth"; readonly users: string; readonly scheme: "basic" | "digest" }
  /** `service`: host of the URL, or `namespace/service:port` where the host is a Service's name. */
  | {
      readonly kind: "externalAuth";
      readonly service: string;
      /** Path and query of the authorisation request; a template where it holds variables. */
      readonly target: string;
      /** Sorted, lower case: copied from its answer to the backend's request. */
      readonly copiedHeaders: readonly string[];
      /** Where an unauthorised browser is sent; a template. */
      readonly signIn?: string;
    }
  | {
      readonly kind: "clientCertificate";
      readonly authorities: string;
      readonly mode: CertificateMode;
    }
  | {
      readonly kind: "rateLimit";
      readonly requests: number;
      readonly unit: "second" | "minute";
      /** Requests that may come at once. */
      readonly burst: number;
      readonly status: number;
    }
  | { readonly kind: "connectionLimit"; readonly connections: number; readonly status: number }
  | { readonly kind: "bodySize"; readonly bytes: number }
  | { readonly kind: "webApplicationFirewall" }
  /** One of several guards is enough (`satisfy any`); `addresses` are the ranges let through. */
  | {
      readonly kind: "anyOf";
      readonly addresses: readonly string[];
      readonly guards: readonly Guard[];
    };

/** `required`: no handshake or answer without a valid one; `request`: asked for, not checked. */
export type CertificateMode = "required" | "optional" | "request";
