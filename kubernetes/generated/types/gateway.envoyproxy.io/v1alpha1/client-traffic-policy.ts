// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

export interface ClientTrafficPolicySpec {
  /** ClientIPDetectionSettings provides configuration for determining the original client IP address for requests. */
  clientIPDetection?: ClientTrafficPolicySpecClientIPDetection;
  /** Connection includes client connection settings. */
  connection?: ClientTrafficPolicySpecConnection;
  /**
   * EnableProxyProtocol interprets the ProxyProtocol header and adds the Client Address into the X-Forwarded-For header.
   * @deprecated Use ProxyProtocol instead.
   */
  enableProxyProtocol?: boolean;
  /** GRPC provides gRPC configuration on the listener. */
  grpc?: ClientTrafficPolicySpecGrpc;
  /** HeaderSettings provides configuration for header management. */
  headers?: ClientTrafficPolicySpecHeaders;
  /** HealthCheck provides configuration for determining whether the HTTP/HTTPS listener is healthy. */
  healthCheck?: ClientTrafficPolicySpecHealthCheck;
  /** HTTP1 provides HTTP/1 configuration on the listener. */
  http1?: ClientTrafficPolicySpecHttp1;
  /** HTTP2 provides HTTP/2 configuration on the listener. */
  http2?: ClientTrafficPolicySpecHttp2;
  /** HTTP3 provides HTTP/3 configuration on the listener. */
  http3?: Record<string, never>;
  /** Path enables managing how the incoming path set by clients can be normalized. */
  path?: ClientTrafficPolicySpecPath;
  /** ProxyProtocol configures the Proxy Protocol settings. When configured, the Proxy Protocol header will be interpreted and the Client Address will be added into the X-Forwarded-For header. */
  proxyProtocol?: ClientTrafficPolicySpecProxyProtocol;
  /** Scheme configures how the :scheme pseudo-header is set for requests forwarded to backends. */
  scheme?: "Preserve" | "MatchBackend";
  /**
   * TargetRef is the name of the resource this policy is being attached to. This policy and the TargetRef MUST be in the same namespace for this Policy to have effect
   * @deprecated use targetRefs/targetSelectors instead
   */
  targetRef?: ClientTrafficPolicySpecTargetRef;
  /** TargetRefs are the names of the Gateway resources this policy is being attached to. */
  targetRefs?: ClientTrafficPolicySpecTargetRef[];
  /** TargetSelectors allow targeting resources for this policy based on labels */
  targetSelectors?: ClientTrafficPolicySpecTargetSelector[];
  /** TcpKeepalive settings associated with the downstream client connection. If defined, sets SO_KEEPALIVE on the listener socket to enable TCP Keepalives. */
  tcpKeepalive?: ClientTrafficPolicySpecTcpKeepalive;
  /** Timeout settings for the client connections. */
  timeout?: ClientTrafficPolicySpecTimeout;
  /** TLS settings configure TLS termination settings with the downstream client. */
  tls?: ClientTrafficPolicySpecTls;
}

export interface ClientTrafficPolicySpecClientIPDetection {
  /** CustomHeader provides configuration for determining the client IP address for a request based on a trusted custom HTTP header. This uses the custom_header original IP detection extension. */
  customHeader?: ClientTrafficPolicySpecClientIPDetectionCustomHeader;
  /** DirectSourceIP configures the geoip filter to use the downstream connection source address (the TCP peer of the connection terminated by Envoy) as the client IP. */
  directSourceIP?: Record<string, never>;
  /** XForwardedForSettings provides configuration for using X-Forwarded-For headers for determining the client IP address. */
  xForwardedFor?: ClientTrafficPolicySpecClientIPDetectionXForwardedFor;
}

export interface ClientTrafficPolicySpecConnection {
  /** BufferLimit provides configuration for the maximum buffer size in bytes for each incoming connection. */
  bufferLimit?: number | string;
  /** ConnectionLimit defines limits related to connections */
  connectionLimit?: ClientTrafficPolicySpecConnectionConnectionLimit;
  /**
   * MaxAcceptPerSocketEvent provides configuration for the maximum number of connections to accept from the kernel per socket event.
   * @default 1
   */
  maxAcceptPerSocketEvent?: number;
  /** SocketBufferLimit provides configuration for the maximum buffer size in bytes for each incoming socket. */
  socketBufferLimit?: number | string;
}

export interface ClientTrafficPolicySpecGrpc {
  /** EnableWeb configures the gRPC-web filter on the listener. The gRPC-web filter allows clients (typically browsers) to make gRPC calls using HTTP/1.1 or HTTP/2. */
  enableWeb?: boolean;
}

export interface ClientTrafficPolicySpecHeaders {
  /** DisableRateLimitHeaders configures Envoy Proxy to omit the "X-RateLimit-" response headers when rate limiting is enabled. */
  disableRateLimitHeaders?: boolean;
  /** EarlyRequestHeaders defines settings for early request header modification, before envoy performs routing, tracing and built-in header manipulation. */
  earlyRequestHeaders?: ClientTrafficPolicySpecHeadersEarlyRequestHeaders;
  /** EnableEnvoyHeaders configures Envoy Proxy to add the "X-Envoy-" headers to requests and responses. */
  enableEnvoyHeaders?: boolean;
  /** Host enables managing how the Host/Authority header set by clients can be normalized. */
  host?: ClientTrafficPolicySpecHeadersHost;
  /** LateResponseHeaders defines settings for global response header modification. */
  lateResponseHeaders?: ClientTrafficPolicySpecHeadersEarlyRequestHeaders;
  /**
   * PreserveXRequestID configures Envoy to keep the X-Request-ID header if passed for a request that is edge (Edge request is the request from external clients to front Envoy) and not reset it, which is…
   * @deprecated use RequestID=PreserveOrGenerate instead
   */
  preserveXRequestID?: boolean;
  /** RequestID configures Envoy's behavior for handling the `X-Request-ID` header. */
  requestID?: "PreserveOrGenerate" | "Preserve" | "Generate" | "Disable";
  /** WithUnderscoresAction configures the action to take when an HTTP header with underscores is encountered. The default action is to reject the request. */
  withUnderscoresAction?: "Allow" | "RejectRequest" | "DropHeader";
  /** XForwardedClientCert configures how Envoy Proxy handle the x-forwarded-client-cert (XFCC) HTTP header. */
  xForwardedClientCert?: ClientTrafficPolicySpecHeadersXForwardedClientCert;
}

export interface ClientTrafficPolicySpecHealthCheck {
  /** Path specifies the HTTP path to match on for health check requests. */
  path: string;
}

export interface ClientTrafficPolicySpecHttp1 {
  /** DisableSafeMaxConnectionDuration controls the close behavior for HTTP/1 connections. By default, connection closure is delayed until the next request arrives after maxConnectionDuration is exceeded. */
  disableSafeMaxConnectionDuration?: boolean;
  /** EnableTrailers defines if HTTP/1 trailers should be proxied by Envoy. */
  enableTrailers?: boolean;
  /** HTTP10 turns on support for HTTP/1.0 and HTTP/0.9 requests. */
  http10?: ClientTrafficPolicySpecHttp1Http10;
  /** IgnoredUpgradeTypes specifies a list of upgrade types for which HTTP/1.1 Upgrade requests should be ignored by Envoy instead of being rejected with a 403 response. */
  ignoredUpgradeTypes?: ClientTrafficPolicySpecHttp1IgnoredUpgradeType[];
  /** PreserveHeaderCase defines if Envoy should preserve the letter case of headers. By default, Envoy will lowercase all the headers. */
  preserveHeaderCase?: boolean;
}

export interface ClientTrafficPolicySpecHttp2 {
  /** ConnectionKeepalive configures HTTP/2 connection keepalive using PING frames. */
  connectionKeepalive?: ClientTrafficPolicySpecHttp2ConnectionKeepalive;
  /** InitialConnectionWindowSize sets the initial window size for HTTP/2 connections. If not set, the default value is 1 MiB. */
  initialConnectionWindowSize?: number | string;
  /** InitialStreamWindowSize sets the initial window size for HTTP/2 streams. If not set, the default value is 64 KiB(64*1024). */
  initialStreamWindowSize?: number | string;
  /** MaxConcurrentStreams sets the maximum number of concurrent streams allowed per connection. If not set, the default value is 100. */
  maxConcurrentStreams?: number;
  /** OnInvalidMessage determines if Envoy will terminate the connection or just the offending stream in the event of HTTP messaging error It's recommended for L2 Envoy deployments to set this value to… */
  onInvalidMessage?: string;
}

export interface ClientTrafficPolicySpecPath {
  /** DisableMergeSlashes allows disabling the default configuration of merging adjacent slashes in the path. Note that slash merging is not part of the HTTP spec and is provided for convenience. */
  disableMergeSlashes?: boolean;
  /** EscapedSlashesAction determines how %2f, %2F, %5c, or %5C sequences in the path URI should be handled. The default is UnescapeAndRedirect. */
  escapedSlashesAction?:
    "KeepUnchanged" | "RejectRequest" | "UnescapeAndForward" | "UnescapeAndRedirect";
}

export interface ClientTrafficPolicySpecProxyProtocol {
  /** Optional allows requests without a Proxy Protocol header to be proxied. If set to true, the listener will accept requests without a Proxy Protocol header. */
  optional?: boolean;
}

export interface ClientTrafficPolicySpecTargetRef {
  /** Group is the group of the target resource. */
  group: string;
  /** Kind is kind of the target resource. */
  kind: string;
  /** Name is the name of the target resource. */
  name: string;
  /** SectionName is the name of a section within the target resource. When unspecified, this targetRef targets the entire resource. */
  sectionName?: string;
}

export interface ClientTrafficPolicySpecTargetSelector {
  /**
   * Group is the group that this selector targets. Defaults to gateway.networking.k8s.io
   * @default "gateway.networking.k8s.io"
   */
  group?: string;
  /** Kind is the resource kind that this selector targets. */
  kind: string;
  /** MatchExpressions is a list of label selector requirements. The requirements are ANDed. */
  matchExpressions?: ClientTrafficPolicySpecTargetSelectorMatchExpression[];
  /** MatchLabels are the set of label selectors for identifying the targeted resource. */
  matchLabels?: Record<string, string>;
  /** Namespaces determines which namespaces are considered for target selection. */
  namespaces?: ClientTrafficPolicySpecTargetSelectorNamespaces;
}

export interface ClientTrafficPolicySpecTcpKeepalive {
  /** The duration a connection needs to be idle before keep-alive probes start being sent. The duration format is Defaults to `7200s`. */
  idleTime?: string;
  /** The duration between keep-alive probes. Defaults to `75s`. */
  interval?: string;
  /** The total number of unacknowledged probes to send before deciding the connection is dead. Defaults to 9. */
  probes?: number;
}

export interface ClientTrafficPolicySpecTimeout {
  /** Timeout settings for HTTP. */
  http?: ClientTrafficPolicySpecTimeoutHttp;
  /** Timeout settings for TCP. */
  tcp?: ClientTrafficPolicySpecTimeoutTcp;
}

export interface ClientTrafficPolicySpecTls {
  /** ALPNProtocols supplies the list of ALPN protocols that should be exposed by the listener or used by the proxy to connect to the backend. */
  alpnProtocols?: string[];
  /** Ciphers specifies the set of cipher suites supported when negotiating TLS 1.0 - 1.2. This setting has no effect for TLS 1.3. */
  ciphers?: string[];
  /** ClientValidation specifies the configuration to validate the client initiating the TLS connection to the Gateway listener. */
  clientValidation?: ClientTrafficPolicySpecTlsClientValidation;
  /** ECDHCurves specifies the set of supported ECDH curves. */
  ecdhCurves?: string[];
  /** Fingerprints specifies TLS client fingerprinting. When specified, a JAX fingerprint derived from the client’s TLS handshake is generated. */
  fingerprints?: ("JA3" | "JA4")[];
  /** Max specifies the maximal TLS protocol version to allow The default is TLS 1.3 if this is not specified. */
  maxVersion?: "Auto" | "1.0" | "1.1" | "1.2" | "1.3";
  /** Min specifies the minimal TLS protocol version to allow. The default is TLS 1.2 if this is not specified. */
  minVersion?: "Auto" | "1.0" | "1.1" | "1.2" | "1.3";
  /** Session defines settings related to TLS session management. */
  session?: ClientTrafficPolicySpecTlsSession;
  /** SignatureAlgorithms specifies which signature algorithms the listener should support. */
  signatureAlgorithms?: string[];
}

export interface ClientTrafficPolicySpecClientIPDetectionCustomHeader {
  /** FailClosed is a switch used to control the flow of traffic when client IP detection fails. If set to true, the listener will respond with 403 Forbidden when the client IP address cannot be determined. */
  failClosed?: boolean;
  /** Name of the header containing the original downstream remote address, if present. */
  name: string;
}

export interface ClientTrafficPolicySpecClientIPDetectionXForwardedFor {
  /** DisableXForwardedForAppend configures Envoy Proxy to stop appending the downstream address to the X-Forwarded-For header. */
  disableXForwardedForAppend?: boolean;
  /** NumTrustedHops specifies how many trusted hops to count from the rightmost side of the X-Forwarded-For (XFF) header when determining the original client’s IP address. */
  numTrustedHops?: number;
  /** TrustedCIDRs is a list of CIDR ranges to trust when evaluating the remote IP address to determine the original client’s IP address. */
  trustedCIDRs?: string[];
}

export interface ClientTrafficPolicySpecConnectionConnectionLimit {
  /** CloseDelay defines the delay to use before closing connections that are rejected once the limit value is reached. Default: none. */
  closeDelay?: string;
  /** MaxConnectionDuration is the maximum amount of time a connection can remain established (usually via TCP/HTTP Keepalive packets) before being drained and/or closed. */
  maxConnectionDuration?: string;
  /** MaxRequestsPerConnection defines the maximum number of requests allowed over a single connection. If not specified, there is no limit. */
  maxRequestsPerConnection?: number;
  /** MaxStreamDuration is the maximum amount of time to keep alive an http stream. When the limit is reached the stream will be reset independent of any other timeouts. */
  maxStreamDuration?: string;
  /** Value of the maximum concurrent connections limit. When the limit is reached, incoming connections will be closed after the CloseDelay duration. */
  value?: number;
}

export interface ClientTrafficPolicySpecHeadersEarlyRequestHeaders {
  /** Add adds the given header(s) (name, value) to the request before the action. It appends to any existing values associated with the header name. */
  add?: ClientTrafficPolicySpecHeadersEarlyRequestHeadersAdd[];
  /** AddIfAbsent adds the given header(s) (name, value) to the request/response only if the header does not already exist. */
  addIfAbsent?: ClientTrafficPolicySpecHeadersEarlyRequestHeadersAdd[];
  /** Remove the given header(s) from the HTTP request before the action. The value of Remove is a list of HTTP header names. */
  remove?: string[];
  /** RemoveOnMatch removes headers whose names match the specified string matchers. Matching is performed on the header name (case-insensitive). */
  removeOnMatch?: ClientTrafficPolicySpecHttp1IgnoredUpgradeType[];
  /** Set overwrites the request with the given header (name, value) before the action. */
  set?: ClientTrafficPolicySpecHeadersEarlyRequestHeadersAdd[];
}

export interface ClientTrafficPolicySpecHeadersHost {
  /** StripTrailingHostDot determines if the trailing dot of the host should be removed from the Host/Authority header before any processing of the request. This affects the upstream host header as well. */
  stripTrailingHostDot?: boolean;
}

export interface ClientTrafficPolicySpecHeadersXForwardedClientCert {
  /** CertDetailsToAdd specifies the fields in the client certificate to be forwarded in the XFCC header. */
  certDetailsToAdd?: ("Subject" | "Cert" | "Chain" | "DNS" | "URI")[];
  /** Mode defines how XFCC header is handled by Envoy Proxy. If not set, the default mode is `Sanitize`. */
  mode?: "Sanitize" | "ForwardOnly" | "AppendForward" | "SanitizeSet" | "AlwaysForwardOnly";
}

export interface ClientTrafficPolicySpecHttp1Http10 {
  /** UseDefaultHost specifies whether a default Host header should be injected into HTTP/1.0 requests that do not include one. */
  useDefaultHost?: boolean;
}

export interface ClientTrafficPolicySpecHttp1IgnoredUpgradeType {
  /**
   * Type specifies how to match against a string.
   * @default "Exact"
   */
  type?: "Exact" | "Prefix" | "Suffix" | "RegularExpression";
  /** Value specifies the string value that the match must have. */
  value: string;
}

export interface ClientTrafficPolicySpecHttp2ConnectionKeepalive {
  /** IdleInterval specifies how long a connection must be idle before a PING is sent. */
  idleInterval?: string;
  /** Interval specifies how often to send HTTP/2 PING frames to keep the connection alive. */
  interval?: string;
  /** IntervalJitter specifies a random jitter percentage added to each interval. Defaults to 15% if not specified. */
  intervalJitter?: number;
  /** Timeout specifies how long to wait for a PING response before considering the connection dead. */
  timeout?: string;
}

export interface ClientTrafficPolicySpecTargetSelectorMatchExpression {
  /** key is the label key that the selector applies to. */
  key: string;
  /** operator represents a key's relationship to a set of values. Valid operators are In, NotIn, Exists and DoesNotExist. */
  operator: string;
  /** values is an array of string values. If the operator is In or NotIn, the values array must be non-empty. */
  values?: string[];
}

export interface ClientTrafficPolicySpecTargetSelectorNamespaces {
  /**
   * From indicates how namespaces are selected for this target selector.
   * @default "Same"
   */
  from: "Same" | "All" | "Selector";
  /** Selector selects namespaces when From is set to Selector. */
  selector?: ClientTrafficPolicySpecTargetSelectorNamespacesSelector;
}

export interface ClientTrafficPolicySpecTimeoutHttp {
  /** IdleTimeout for an HTTP connection. Idle time is defined as a period in which there are no active requests in the connection. */
  idleTimeout?: string;
  /** RequestHeadersReceivedTimeout is the duration envoy waits for the request headers to arrive. */
  requestHeadersReceivedTimeout?: string;
  /** RequestReceivedTimeout is the duration envoy waits for the complete request reception. */
  requestReceivedTimeout?: string;
  /** The stream idle timeout defines the amount of time a stream can exist without any upstream or downstream activity. Default: 5 minutes. */
  streamIdleTimeout?: string;
}

export interface ClientTrafficPolicySpecTimeoutTcp {
  /** ConnectionInspectionTimeout is the maximum time to wait for initial inspection (TLS / SNI and protocol detection, or HTTP protocol parsing) of an incoming connection on the listener socket. */
  connectionInspectionTimeout?: string;
  /** IdleTimeout for a TCP connection. Idle time is defined as a period in which there are no bytes sent or received on either the upstream or downstream connection. */
  idleTimeout?: string;
  /** TLSHandshakeTimeout for a TCP connection. The maximum time to complete transport level connection negotiation (e.g. the TLS handshake) after a connection is accepted. */
  tlsHandshakeTimeout?: string;
}

export interface ClientTrafficPolicySpecTlsClientValidation {
  /** AllowExpiredCertificate permits client certificates that have expired but are otherwise valid (CA chain, signature). When true, Envoy skips the NotAfter check during client certificate validation. */
  allowExpiredCertificate?: boolean;
  /** CACertificateRefs contains one or more references to Kubernetes objects that contain TLS certificates of the Certificate Authorities that can be used as a trust anchor to validate the certificates… */
  caCertificateRefs?: ClientTrafficPolicySpecTlsClientValidationCaCertificateRef[];
  /** An optional list of hex-encoded SHA-256 hashes. If specified, Envoy will verify that the SHA-256 of the DER-encoded presented certificate matches one of the specified values. */
  certificateHashes?: string[];
  /** Crl specifies the crl configuration that can be used to validate the client initiating the TLS connection */
  crl?: ClientTrafficPolicySpecTlsClientValidationCrl;
  /** Mode defines how the Gateway or Listener validates client certificates. If not specified, defaults to RequireAndVerify. */
  mode?: "Request" | "RequireAny" | "VerifyIfGiven" | "RequireAndVerify";
  /**
   * Optional set to true accepts connections even when a client doesn't present a certificate. Defaults to false, which rejects connections without a valid client certificate.
   * @deprecated Use Mode instead.
   */
  optional?: boolean;
  /** An optional list of base64-encoded SHA-256 hashes. */
  spkiHashes?: string[];
  /** An optional list of Subject Alternative name matchers. If specified, Envoy will verify that the Subject Alternative Name of the presented certificate matches one of the specified matchers */
  subjectAltNames?: ClientTrafficPolicySpecTlsClientValidationSubjectAltNames;
}

export interface ClientTrafficPolicySpecTlsSession {
  /** Resumption determines the proxy's supported TLS session resumption option. By default, Envoy Gateway does not enable session resumption. */
  resumption?: ClientTrafficPolicySpecTlsSessionResumption;
}

export interface ClientTrafficPolicySpecHeadersEarlyRequestHeadersAdd {
  /** Name is the name of the HTTP Header to be matched. Name matching MUST be case-insensitive. */
  name: string;
  /** Value is the value of HTTP Header to be matched. Must consist of printable US-ASCII characters, optionally separated by single tabs or spaces. */
  value: string;
}

export interface ClientTrafficPolicySpecTargetSelectorNamespacesSelector {
  /** matchExpressions is a list of label selector requirements. The requirements are ANDed. */
  matchExpressions?: ClientTrafficPolicySpecTargetSelectorMatchExpression[];
  /** matchLabels is a map of {key,value} pairs. */
  matchLabels?: Record<string, string>;
}

export interface ClientTrafficPolicySpecTlsClientValidationCaCertificateRef {
  /**
   * Group is the group of the referent. For example, "gateway.networking.k8s.io".
   * @default ""
   */
  group?: string;
  /**
   * Kind is kind of the referent. For example "Secret".
   * @default "Secret"
   */
  kind?: string;
  /** Name is the name of the referent. */
  name: string;
  /** Namespace is the namespace of the referenced object. When unspecified, the local namespace is inferred. */
  namespace?: string;
}

export interface ClientTrafficPolicySpecTlsClientValidationCrl {
  /** If this option is set to true, Envoy will only verify the certificate at the end of the certificate chain against the CRL. */
  onlyVerifyLeafCertificate?: boolean;
  /** Refs contains one or more references to a Kubernetes ConfigMap or a Kubernetes Secret, containing the certificate revocation list in PEM format Expects the content in a key named `ca.crl`. */
  refs: ClientTrafficPolicySpecTlsClientValidationCaCertificateRef[];
}

export interface ClientTrafficPolicySpecTlsClientValidationSubjectAltNames {
  /** DNS names matchers */
  dnsNames?: ClientTrafficPolicySpecHttp1IgnoredUpgradeType[];
  /** Email addresses matchers */
  emailAddresses?: ClientTrafficPolicySpecHttp1IgnoredUpgradeType[];
  /** IP addresses matchers */
  ipAddresses?: ClientTrafficPolicySpecHttp1IgnoredUpgradeType[];
  /** Other names matchers */
  otherNames?: ClientTrafficPolicySpecTlsClientValidationSubjectAltNamesOtherName[];
  /** URIs matchers */
  uris?: ClientTrafficPolicySpecHttp1IgnoredUpgradeType[];
}

export interface ClientTrafficPolicySpecTlsSessionResumption {
  /** Stateful defines setting for stateful (session-id based) session resumption */
  stateful?: Record<string, never>;
  /** Stateless defines setting for stateless (session-ticket based) session resumption */
  stateless?: Record<string, never>;
}

export interface ClientTrafficPolicySpecTlsClientValidationSubjectAltNamesOtherName {
  /** OID Value */
  oid: string;
  /**
   * Type specifies how to match against a string.
   * @default "Exact"
   */
  type?: "Exact" | "Prefix" | "Suffix" | "RegularExpression";
  /** Value specifies the string value that the match must have. */
  value: string;
}

export interface ClientTrafficPolicyStatus {
  /** Ancestors is a list of ancestor resources (usually Gateways) that are associated with the policy, and the status of the policy with respect to each ancestor. */
  ancestors: ClientTrafficPolicyStatusAncestor[];
}

export interface ClientTrafficPolicyStatusAncestor {
  /** AncestorRef corresponds with a ParentRef in the spec that this PolicyAncestorStatus struct describes the status of. */
  ancestorRef: ClientTrafficPolicyStatusAncestorAncestorRef;
  /** Conditions describes the status of the Policy with respect to the given Ancestor. */
  conditions: ClientTrafficPolicyStatusAncestorCondition[];
  /** ControllerName is a domain/path string that indicates the name of the controller that wrote this status. This corresponds with the controllerName field on GatewayClass. */
  controllerName: string;
}

export interface ClientTrafficPolicyStatusAncestorAncestorRef {
  /**
   * Group is the group of the referent. When unspecified, "gateway.networking.k8s.io" is inferred.
   * @default "gateway.networking.k8s.io"
   */
  group?: string;
  /**
   * Kind is kind of the referent.
   * @default "Gateway"
   */
  kind?: string;
  /** Name is the name of the referent. */
  name: string;
  /** Namespace is the namespace of the referent. When unspecified, this refers to the local namespace of the Route. */
  namespace?: string;
  /** Port is the network port this Route targets. It can be interpreted differently based on the type of parent resource. */
  port?: number;
  /** SectionName is the name of a section within the target resource. */
  sectionName?: string;
}

export interface ClientTrafficPolicyStatusAncestorCondition {
  /** lastTransitionTime is the last time the condition transitioned from one status to another. This should be when the underlying condition changed. */
  lastTransitionTime: string;
  /** message is a human readable message indicating details about the transition. This may be an empty string. */
  message: string;
  /** observedGeneration represents the .metadata.generation that the condition was set based upon. */
  observedGeneration?: number;
  /** reason contains a programmatic identifier indicating the reason for the condition's last transition. */
  reason: string;
  /** status of the condition, one of True, False, Unknown. */
  status: "True" | "False" | "Unknown";
  /** type of condition in CamelCase or in foo.example.com/CamelCase. */
  type: string;
}
