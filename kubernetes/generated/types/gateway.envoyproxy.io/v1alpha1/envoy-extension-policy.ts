// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

export interface EnvoyExtensionPolicySpec {
  /** DynamicModule is an ordered list of dynamic module HTTP filters that should be added to the envoy filter chain. Each module must be registered in the EnvoyProxy resource's dynamicModules allowlist. */
  dynamicModule?: EnvoyExtensionPolicySpecDynamicModule[];
  /** ExtProc is an ordered list of external processing filters that should be added to the envoy filter chain */
  extProc?: EnvoyExtensionPolicySpecExtProc[];
  /** Lua is an ordered list of Lua filters that should be added to the envoy filter chain */
  lua?: EnvoyExtensionPolicySpecLua[];
  /** MergeType determines how this configuration is merged with existing EnvoyExtensionPolicy configurations targeting a parent resource. */
  mergeType?: string;
  /**
   * TargetRef is the name of the resource this policy is being attached to. This policy and the TargetRef MUST be in the same namespace for this Policy to have effect
   * @deprecated use targetRefs/targetSelectors instead
   */
  targetRef?: EnvoyExtensionPolicySpecTargetRef;
  /** TargetRefs are the names of the Gateway resources this policy is being attached to. */
  targetRefs?: EnvoyExtensionPolicySpecTargetRef[];
  /** TargetSelectors allow targeting resources for this policy based on labels */
  targetSelectors?: EnvoyExtensionPolicySpecTargetSelector[];
  /** Wasm is a list of Wasm extensions to be loaded by the Gateway. Order matters, as the extensions will be loaded in the order they are defined in this list. */
  wasm?: EnvoyExtensionPolicySpecWasm[];
}

export interface EnvoyExtensionPolicySpecDynamicModule {
  /** Config is the configuration for the dynamic module filter. This is serialized as JSON and passed to the module's initialization function. */
  config?: unknown;
  /** FilterName identifies a specific filter implementation within the dynamic module. A single shared library can contain multiple filter implementations. */
  filterName?: string;
  /** Name references a dynamic module registered in the EnvoyProxy resource's dynamicModules list. The referenced module must exist in the registry; otherwise, the policy will be rejected. */
  name: string;
  /**
   * TerminalFilter indicates that this dynamic module handles requests without requiring an upstream backend. The module is responsible for generating and sending the response to downstream directly.
   * @default false
   */
  terminalFilter?: boolean;
}

export interface EnvoyExtensionPolicySpecExtProc {
  /**
   * BackendRef references a Kubernetes object that represents the backend server to which the authorization request will be sent.
   * @deprecated Use BackendRefs instead.
   */
  backendRef?: EnvoyExtensionPolicySpecExtProcBackendRef;
  /** BackendRefs references a Kubernetes object that represents the backend server to which the authorization request will be sent. */
  backendRefs?: EnvoyExtensionPolicySpecExtProcBackendRefs[];
  /** BackendSettings holds configuration for managing the connection to the backend. */
  backendSettings?: EnvoyExtensionPolicySpecExtProcBackendSettings;
  /**
   * FailOpen is a switch used to control the behavior when failing to call the external processor.
   * @default false
   */
  failOpen?: boolean;
  /** MessageTimeout is the timeout for a response to be returned from the external processor Default: 200ms */
  messageTimeout?: string;
  /** Metadata defines options related to the sending and receiving of dynamic metadata. */
  metadata?: EnvoyExtensionPolicySpecExtProcMetadata;
  /** ProcessingMode defines how request and response body is processed Default: header and body are not sent to the external processor */
  processingMode?: EnvoyExtensionPolicySpecExtProcProcessingMode;
  /** ShadowMode sets if envoy gateway should treat this external processor as "send and go". */
  shadowMode?: boolean;
  /** Sets the HTTP status that is returned to the client when the external processor returns an error or cannot be reached. Defaults to 500 Internal Server Error. */
  statusOnError?:
    | 400
    | 401
    | 402
    | 403
    | 404
    | 405
    | 406
    | 407
    | 408
    | 409
    | 410
    | 411
    | 412
    | 413
    | 414
    | 415
    | 416
    | 417
    | 421
    | 422
    | 423
    | 424
    | 426
    | 428
    | 429
    | 431
    | 500
    | 501
    | 502
    | 503
    | 504
    | 505
    | 506
    | 507
    | 508
    | 510
    | 511;
}

export interface EnvoyExtensionPolicySpecLua {
  /** FilterContext is the filter context configuration for the Lua script. This must be a JSON object (key/value pairs). */
  filterContext?: unknown;
  /** Inline contains the source code as an inline string. */
  inline?: string;
  /**
   * Type is the type of method to use to read the Lua value. Valid values are Inline and ValueRef, default is Inline.
   * @default "Inline"
   */
  type: "Inline" | "ValueRef";
  /** ValueRef has the source code specified as a local object reference. Only a reference to ConfigMap is supported. */
  valueRef?: EnvoyExtensionPolicySpecLuaValueRef;
}

export interface EnvoyExtensionPolicySpecTargetRef {
  /** Group is the group of the target resource. */
  group: string;
  /** Kind is kind of the target resource. */
  kind: string;
  /** Name is the name of the target resource. */
  name: string;
  /** SectionName is the name of a section within the target resource. When unspecified, this targetRef targets the entire resource. */
  sectionName?: string;
}

export interface EnvoyExtensionPolicySpecTargetSelector {
  /**
   * Group is the group that this selector targets. Defaults to gateway.networking.k8s.io
   * @default "gateway.networking.k8s.io"
   */
  group?: string;
  /** Kind is the resource kind that this selector targets. */
  kind: string;
  /** MatchExpressions is a list of label selector requirements. The requirements are ANDed. */
  matchExpressions?: EnvoyExtensionPolicySpecTargetSelectorMatchExpression[];
  /** MatchLabels are the set of label selectors for identifying the targeted resource. */
  matchLabels?: Record<string, string>;
  /** Namespaces determines which namespaces are considered for target selection. */
  namespaces?: EnvoyExtensionPolicySpecTargetSelectorNamespaces;
}

export interface EnvoyExtensionPolicySpecWasm {
  /** Code is the Wasm code for the extension. */
  code: EnvoyExtensionPolicySpecWasmCode;
  /** Config is the configuration for the Wasm extension. This configuration will be passed as a JSON string to the Wasm extension. */
  config?: unknown;
  /** Env configures the environment for the Wasm extension */
  env?: EnvoyExtensionPolicySpecWasmEnv;
  /**
   * FailOpen is a switch used to control the behavior when a fatal error occurs during the initialization or the execution of the Wasm extension.
   * @default false
   */
  failOpen?: boolean;
  /** Name is a unique name for this Wasm extension. It is used to identify the Wasm extension if multiple extensions are handled by the same vm_id and root_id. */
  name?: string;
  /** RootID is a unique ID for a set of extensions in a VM which will share a RootContext and Contexts if applicable (e.g., an Wasm HttpFilter and an Wasm AccessLog). */
  rootID?: string;
}

export interface EnvoyExtensionPolicySpecExtProcBackendRef {
  /**
   * Group is the group of the referent. For example, "gateway.networking.k8s.io".
   * @default ""
   */
  group?: string;
  /**
   * Kind is the Kubernetes resource kind of the referent. For example "Service".
   * @default "Service"
   */
  kind?: string;
  /** Name is the name of the referent. */
  name: string;
  /** Namespace is the namespace of the backend. When unspecified, the local namespace is inferred. */
  namespace?: string;
  /** Port specifies the destination port number to use for this resource. Port is required when the referent is a Kubernetes Service. */
  port?: number;
}

export interface EnvoyExtensionPolicySpecExtProcBackendRefs {
  /** Fallback indicates whether the backend is designated as a fallback. Multiple fallback backends can be configured. */
  fallback?: boolean;
  /**
   * Group is the group of the referent. For example, "gateway.networking.k8s.io".
   * @default ""
   */
  group?: string;
  /**
   * Kind is the Kubernetes resource kind of the referent. For example "Service".
   * @default "Service"
   */
  kind?: string;
  /** Name is the name of the referent. */
  name: string;
  /** Namespace is the namespace of the backend. When unspecified, the local namespace is inferred. */
  namespace?: string;
  /** Port specifies the destination port number to use for this resource. Port is required when the referent is a Kubernetes Service. */
  port?: number;
  /**
   * Weight specifies the proportion of requests forwarded to the referenced backend. This is computed as weight/(sum of all weights in this BackendRefs list).
   * @default 1
   */
  weight?: number;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettings {
  /** Circuit Breaker settings for the upstream connections and requests. If not set, circuit breakers will be enabled with the default thresholds */
  circuitBreaker?: EnvoyExtensionPolicySpecExtProcBackendSettingsCircuitBreaker;
  /** Connection includes backend connection settings. */
  connection?: EnvoyExtensionPolicySpecExtProcBackendSettingsConnection;
  /** DNS includes dns resolution settings. */
  dns?: EnvoyExtensionPolicySpecExtProcBackendSettingsDns;
  /** HealthCheck allows gateway to perform active health checking on backends. */
  healthCheck?: EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheck;
  /** HTTP2 provides HTTP/2 configuration for backend connections. */
  http2?: EnvoyExtensionPolicySpecExtProcBackendSettingsHttp2;
  /** LoadBalancer policy to apply when routing traffic from the gateway to the backend endpoints. Defaults to `LeastRequest`. */
  loadBalancer?: EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancer;
  /** ProxyProtocol enables the Proxy Protocol when communicating with the backend. */
  proxyProtocol?: EnvoyExtensionPolicySpecExtProcBackendSettingsProxyProtocol;
  /** Retry provides more advanced usage, allowing users to customize the number of retries, retry fallback strategy, and retry triggering conditions. If not set, retry will be disabled. */
  retry?: EnvoyExtensionPolicySpecExtProcBackendSettingsRetry;
  /** TcpKeepalive settings associated with the upstream client connection. Disabled by default. */
  tcpKeepalive?: EnvoyExtensionPolicySpecExtProcBackendSettingsTcpKeepalive;
  /** Timeout settings for the backend connections. */
  timeout?: EnvoyExtensionPolicySpecExtProcBackendSettingsTimeout;
}

export interface EnvoyExtensionPolicySpecExtProcMetadata {
  /** AccessibleNamespaces are metadata namespaces that are sent to the external processor as context */
  accessibleNamespaces?: string[];
  /** WritableNamespaces are metadata namespaces that the external processor can write to */
  writableNamespaces?: string[];
}

export interface EnvoyExtensionPolicySpecExtProcProcessingMode {
  /** AllowModeOverride allows the external processor to override the processing mode set via the `mode_override` field in the gRPC response message. This defaults to false. */
  allowModeOverride?: boolean;
  /** Defines processing mode for requests. If present, request headers are sent. */
  request?: EnvoyExtensionPolicySpecExtProcProcessingModeRequest;
  /** Defines processing mode for responses. If present, response headers are sent. */
  response?: EnvoyExtensionPolicySpecExtProcProcessingModeRequest;
}

export interface EnvoyExtensionPolicySpecLuaValueRef {
  /** Group is the group of the referent. For example, "gateway.networking.k8s.io". */
  group: string;
  /** Kind is kind of the referent. For example "HTTPRoute" or "Service". */
  kind: string;
  /** Name is the name of the referent. */
  name: string;
}

export interface EnvoyExtensionPolicySpecTargetSelectorMatchExpression {
  /** key is the label key that the selector applies to. */
  key: string;
  /** operator represents a key's relationship to a set of values. Valid operators are In, NotIn, Exists and DoesNotExist. */
  operator: string;
  /** values is an array of string values. If the operator is In or NotIn, the values array must be non-empty. */
  values?: string[];
}

export interface EnvoyExtensionPolicySpecTargetSelectorNamespaces {
  /**
   * From indicates how namespaces are selected for this target selector.
   * @default "Same"
   */
  from: "Same" | "All" | "Selector";
  /** Selector selects namespaces when From is set to Selector. */
  selector?: EnvoyExtensionPolicySpecTargetSelectorNamespacesSelector;
}

export interface EnvoyExtensionPolicySpecWasmCode {
  /** HTTP is the HTTP URL containing the Wasm code. */
  http?: EnvoyExtensionPolicySpecWasmCodeHttp;
  /** Image is the OCI image containing the Wasm code. */
  image?: EnvoyExtensionPolicySpecWasmCodeImage;
  /** PullPolicy is the policy to use when pulling the Wasm module by either the HTTP or Image source. This field is only applicable when the SHA256 field is not set. */
  pullPolicy?: "IfNotPresent" | "Always";
  /** Type is the type of the source of the Wasm code. Valid WasmCodeSourceType values are "HTTP" or "Image". */
  type: "HTTP" | "Image";
}

export interface EnvoyExtensionPolicySpecWasmEnv {
  /** HostKeys is a list of keys for environment variables from the host envoy process that should be passed into the Wasm VM. This is useful for passing secrets to to Wasm extensions. */
  hostKeys?: string[];
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsCircuitBreaker {
  /**
   * The maximum number of connections that Envoy will establish to the referenced backend defined within a xRoute rule.
   * @default 1024
   */
  maxConnections?: number;
  /**
   * The maximum number of parallel requests that Envoy will make to the referenced backend defined within a xRoute rule.
   * @default 1024
   */
  maxParallelRequests?: number;
  /**
   * The maximum number of parallel retries that Envoy will make to the referenced backend defined within a xRoute rule.
   * @default 1024
   */
  maxParallelRetries?: number;
  /**
   * The maximum number of pending requests that Envoy will queue to the referenced backend defined within a xRoute rule.
   * @default 1024
   */
  maxPendingRequests?: number;
  /** The maximum number of requests that Envoy will make over a single connection to the referenced backend defined within a xRoute rule. Default: unlimited. */
  maxRequestsPerConnection?: number;
  /** PerEndpoint defines Circuit Breakers that will apply per-endpoint for an upstream cluster */
  perEndpoint?: EnvoyExtensionPolicySpecExtProcBackendSettingsCircuitBreakerPerEndpoint;
  /** RetryBudget provides settings for retry budget, which limits the number of retries in a given percentage. RetryBudget take precedence over maxParallelRetries. */
  retryBudget?: EnvoyExtensionPolicySpecExtProcBackendSettingsCircuitBreakerRetryBudget;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsConnection {
  /** BufferLimit Soft limit on size of the cluster’s connections read and write buffers. BufferLimit applies to connection streaming (maybe non-streaming) channel between processes, it's in user space. */
  bufferLimit?: number | string;
  /** Preconnect configures proactive upstream connections to reduce latency by establishing connections before they’re needed and avoiding connection establishment overhead. */
  preconnect?: EnvoyExtensionPolicySpecExtProcBackendSettingsConnectionPreconnect;
  /** SocketBufferLimit provides configuration for the maximum buffer size in bytes for each socket to backend. */
  socketBufferLimit?: number | string;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsDns {
  /** DNSRefreshRate specifies the rate at which DNS records should be refreshed. Defaults to 30 seconds. */
  dnsRefreshRate?: string;
  /** LookupFamily determines how Envoy would resolve DNS for Routes where the backend is specified as a fully qualified domain name (FQDN). If set, this configuration overrides other defaults. */
  lookupFamily?: "IPv4" | "IPv6" | "IPv4Preferred" | "IPv6Preferred" | "IPv4AndIPv6";
  /** RespectDNSTTL indicates whether the DNS Time-To-Live (TTL) should be respected. If the value is set to true, the DNS refresh rate will be set to the resource record’s TTL. */
  respectDnsTtl?: boolean;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheck {
  /** Active health check configuration */
  active?: EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheckActive;
  /** When number of unhealthy endpoints for a backend reaches this threshold Envoy will disregard health status and balance across all endpoints. */
  panicThreshold?: number;
  /** Passive passive check configuration */
  passive?: EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheckPassive;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsHttp2 {
  /** ConnectionKeepalive configures HTTP/2 connection keepalive using PING frames. */
  connectionKeepalive?: EnvoyExtensionPolicySpecExtProcBackendSettingsHttp2ConnectionKeepalive;
  /** InitialConnectionWindowSize sets the initial window size for HTTP/2 connections. If not set, the default value is 1 MiB. */
  initialConnectionWindowSize?: number | string;
  /** InitialStreamWindowSize sets the initial window size for HTTP/2 streams. If not set, the default value is 64 KiB(64*1024). */
  initialStreamWindowSize?: number | string;
  /** MaxConcurrentStreams sets the maximum number of concurrent streams allowed per connection. If not set, the default value is 100. */
  maxConcurrentStreams?: number;
  /** OnInvalidMessage determines if Envoy will terminate the connection or just the offending stream in the event of HTTP messaging error It's recommended for L2 Envoy deployments to set this value to… */
  onInvalidMessage?: string;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancer {
  /** BackendUtilization defines the configuration when the load balancer type is set to BackendUtilization. */
  backendUtilization?: EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerBackendUtilization;
  /** ConsistentHash defines the configuration when the load balancer type is set to ConsistentHash */
  consistentHash?: EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerConsistentHash;
  /** DynamicModule defines the configuration when the load balancer type is set to DynamicModule. The referenced module must be registered in the EnvoyProxy resource's dynamicModules allowlist. */
  dynamicModule?: EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerDynamicModule;
  /** EndpointOverride defines the configuration for endpoint override. */
  endpointOverride?: EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerEndpointOverride;
  /** SlowStart defines the configuration related to the slow start load balancer policy. If set, during slow start window, traffic sent to the newly added hosts will gradually increase. */
  slowStart?: EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerSlowStart;
  /** Type decides the type of Load Balancer policy. Valid LoadBalancerType values are "ConsistentHash", "LeastRequest", "Random", "RoundRobin", "BackendUtilization", "DynamicModule". */
  type:
    | "ConsistentHash"
    | "LeastRequest"
    | "Random"
    | "RoundRobin"
    | "BackendUtilization"
    | "DynamicModule";
  /** ZoneAware defines the configuration related to the distribution of requests between locality zones. */
  zoneAware?: EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerZoneAware;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsProxyProtocol {
  /** Version of ProxyProtocol Valid ProxyProtocolVersion values are "V1" "V2" */
  version: "V1" | "V2";
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsRetry {
  /** NumAttemptsPerPriority defines the number of requests (initial attempt + retries) that should be sent to the same priority before switching to a different one. */
  numAttemptsPerPriority?: number;
  /**
   * NumRetries is the number of retries to be attempted. Defaults to 2.
   * @default 2
   */
  numRetries?: number;
  /** PerRetry is the retry policy to be applied per retry attempt. */
  perRetry?: EnvoyExtensionPolicySpecExtProcBackendSettingsRetryPerRetry;
  /** RetryOn specifies the retry trigger condition. */
  retryOn?: EnvoyExtensionPolicySpecExtProcBackendSettingsRetryRetryOn;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsTcpKeepalive {
  /** The duration a connection needs to be idle before keep-alive probes start being sent. The duration format is Defaults to `7200s`. */
  idleTime?: string;
  /** The duration between keep-alive probes. Defaults to `75s`. */
  interval?: string;
  /** The total number of unacknowledged probes to send before deciding the connection is dead. Defaults to 9. */
  probes?: number;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsTimeout {
  /** Timeout settings for HTTP. */
  http?: EnvoyExtensionPolicySpecExtProcBackendSettingsTimeoutHttp;
  /** Timeout settings for TCP. */
  tcp?: EnvoyExtensionPolicySpecExtProcBackendSettingsTimeoutTcp;
}

export interface EnvoyExtensionPolicySpecExtProcProcessingModeRequest {
  /** Defines which attributes are sent to the external processor. */
  attributes?: string[];
  /** Defines body processing mode */
  body?: "Streamed" | "Buffered" | "BufferedPartial" | "FullDuplexStreamed";
}

export interface EnvoyExtensionPolicySpecTargetSelectorNamespacesSelector {
  /** matchExpressions is a list of label selector requirements. The requirements are ANDed. */
  matchExpressions?: EnvoyExtensionPolicySpecTargetSelectorMatchExpression[];
  /** matchLabels is a map of {key,value} pairs. */
  matchLabels?: Record<string, string>;
}

export interface EnvoyExtensionPolicySpecWasmCodeHttp {
  /** SHA256 checksum that will be used to verify the Wasm code. */
  sha256?: string;
  /** TLS configuration when connecting to the Wasm code source. If unset, system trust store is used for HTTPS url. */
  tls?: EnvoyExtensionPolicySpecWasmCodeHttpTls;
  /** URL is the URL containing the Wasm code. */
  url: string;
}

export interface EnvoyExtensionPolicySpecWasmCodeImage {
  /** PullSecretRef is a reference to the secret containing the credentials to pull the image. */
  pullSecretRef?: EnvoyExtensionPolicySpecWasmCodeImagePullSecretRef;
  /** SHA256 checksum that will be used to verify the OCI image. */
  sha256?: string;
  /** TLS configuration when connecting to the Wasm code source. If unset, system trust store is used. */
  tls?: EnvoyExtensionPolicySpecWasmCodeHttpTls;
  /** URL is the URL of the OCI image. URL can be in the format of `registry/image:tag` or `registry/image@sha256:digest`. */
  url: string;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsCircuitBreakerPerEndpoint {
  /**
   * MaxConnections configures the maximum number of connections that Envoy will establish per-endpoint to the referenced backend defined within a xRoute rule.
   * @default 1024
   */
  maxConnections?: number;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsCircuitBreakerRetryBudget {
  /** MinRetryConcurrency specifies the minimum retry concurrency allowed for the retry budget. */
  minRetryConcurrency?: number;
  /** Percent specifies the limit on concurrent retries as a percentage [0, 100] of the sum of active requests and active pending requests. */
  percent: EnvoyExtensionPolicySpecExtProcBackendSettingsCircuitBreakerRetryBudgetPercent;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsConnectionPreconnect {
  /** PerEndpointPercent configures how many additional connections to maintain per upstream endpoint, useful for high-QPS or latency sensitive services. */
  perEndpointPercent?: number;
  /** PredictivePercent configures how many additional connections to maintain across the cluster by anticipating which upstream endpoint the load balancer will select next, useful for low-QPS services. */
  predictivePercent?: number;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheckActive {
  /** GRPC defines the configuration of the GRPC health checker. It's optional, and can only be used if the specified type is GRPC. */
  grpc?: EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheckActiveGrpc;
  /** HealthCheckLog defines health check event logging configuration for this cluster. When set, HC probe outcomes are logged to the configured sinks. */
  healthCheckLog?: EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheckActiveHealthCheckLog;
  /**
   * HealthyThreshold defines the number of healthy health checks required before a backend host is marked healthy.
   * @default 1
   */
  healthyThreshold?: number;
  /** HTTP defines the configuration of http health checker. It's required while the health checker type is HTTP. */
  http?: EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheckActiveHttp;
  /** InitialJitter defines the maximum time Envoy will wait before the first health check. Envoy will randomly select a value between 0 and the initial jitter value. */
  initialJitter?: string;
  /**
   * Interval defines the time between active health checks.
   * @default "3s"
   */
  interval?: string;
  /** Overrides defines the configuration of the overriding health check settings for all endpoints in the backend cluster. */
  overrides?: EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheckActiveOverrides;
  /** TCP defines the configuration of tcp health checker. It's required while the health checker type is TCP. */
  tcp?: EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheckActiveTcp;
  /**
   * Timeout defines the time to wait for a health check response.
   * @default "1s"
   */
  timeout?: string;
  /** Type defines the type of health checker. */
  type: "HTTP" | "TCP" | "GRPC";
  /**
   * UnhealthyThreshold defines the number of unhealthy health checks required before a backend host is marked unhealthy.
   * @default 3
   */
  unhealthyThreshold?: number;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheckPassive {
  /**
   * AlwaysEjectOneEndpoint defines whether at least one host should be ejected, regardless of MaxEjectionPercent.
   * @default false
   */
  alwaysEjectOneEndpoint?: boolean;
  /**
   * BaseEjectionTime defines the base duration for which a host will be ejected on consecutive failures.
   * @default "30s"
   */
  baseEjectionTime?: string;
  /**
   * Consecutive5xxErrors sets the number of consecutive 5xx errors triggering ejection.
   * @default 5
   */
  consecutive5XxErrors?: number;
  /** ConsecutiveGatewayErrors sets the number of consecutive gateway errors triggering ejection. */
  consecutiveGatewayErrors?: number;
  /**
   * ConsecutiveLocalOriginFailures sets the number of consecutive local origin failures triggering ejection. Parameter takes effect only when split_external_local_origin_errors is set to true.
   * @default 5
   */
  consecutiveLocalOriginFailures?: number;
  /** FailurePercentageThreshold sets the failure percentage threshold for outlier detection. If the failure percentage of a given host is greater than or equal to this value, it will be ejected. */
  failurePercentageThreshold?: number;
  /**
   * Interval defines the time between passive health checks.
   * @default "3s"
   */
  interval?: string;
  /**
   * MaxEjectionPercent sets the maximum percentage of hosts in a cluster that can be ejected.
   * @default 10
   */
  maxEjectionPercent?: number;
  /**
   * SplitExternalLocalOriginErrors enables splitting of errors between external and local origin.
   * @default false
   */
  splitExternalLocalOriginErrors?: boolean;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsHttp2ConnectionKeepalive {
  /** IdleInterval specifies how long a connection must be idle before a PING is sent. */
  idleInterval?: string;
  /** Interval specifies how often to send HTTP/2 PING frames to keep the connection alive. */
  interval?: string;
  /** IntervalJitter specifies a random jitter percentage added to each interval. Defaults to 15% if not specified. */
  intervalJitter?: number;
  /** Timeout specifies how long to wait for a PING response before considering the connection dead. */
  timeout?: string;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerBackendUtilization {
  /** A given endpoint must report load metrics continuously for at least this long before the endpoint weight will be used. Default is 10s. */
  blackoutPeriod?: string;
  /** ErrorUtilizationPenaltyPercent adjusts endpoint weights based on the error rate (eps/qps). This is expressed as a percentage-based integer where 100 represents 1.0, 150 represents 1.5, etc. */
  errorUtilizationPenaltyPercent?: number;
  /**
   * KeepResponseHeaders keeps the ORCA load report headers/trailers before sending the response to the client. Defaults to false.
   * @default false
   */
  keepResponseHeaders?: boolean;
  /** Metric names used to compute utilization if application_utilization is not set. For map fields in ORCA proto, use the form ".", e.g., "named_metrics.foo". */
  metricNamesForComputingUtilization?: string[];
  /** OutOfBand enables out-of-band ORCA load reporting. */
  outOfBand?: EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerBackendUtilizationOutOfBand;
  /** If a given endpoint has not reported load metrics in this long, stop using the reported weight. Defaults to 3m. */
  weightExpirationPeriod?: string;
  /** How often endpoint weights are recalculated. Values less than 100ms are capped at 100ms. */
  weightUpdatePeriod?: string;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerConsistentHash {
  /** Cookie configures the cookie hash policy when the consistent hash type is set to Cookie. */
  cookie?: EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerConsistentHashCookie;
  /**
   * Header configures the header hash policy when the consistent hash type is set to Header.
   * @deprecated use Headers instead
   */
  header?: EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerConsistentHashHeader;
  /** Headers configures the header hash policy for each header, when the consistent hash type is set to Headers. */
  headers?: EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerConsistentHashHeader[];
  /** QueryParams configures the query parameter hash policy when the consistent hash type is set to QueryParams. */
  queryParams?: EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerConsistentHashQueryParam[];
  /**
   * The table size for consistent hashing, must be prime number limited to 5000011.
   * @default 65537
   */
  tableSize?: number;
  /** ConsistentHashType defines the type of input to hash on. Valid Type values are "SourceIP", "Header", "Headers", "Cookie". */
  type: "SourceIP" | "Header" | "Headers" | "Cookie" | "QueryParams";
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerDynamicModule {
  /** Config is optional configuration for the module's load balancer implementation. This is serialized and passed to the module's initialization function. */
  config?: unknown;
  /** LBPolicyName identifies a specific load balancer implementation within the dynamic module. A single shared library can contain multiple LB policy implementations. */
  lbPolicyName: string;
  /** Name references a dynamic module registered in the EnvoyProxy resource's dynamicModules list. The referenced module must exist in the registry; otherwise, the policy will be rejected. */
  name: string;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerEndpointOverride {
  /** ExtractFrom defines the sources to extract endpoint override information from. */
  extractFrom: EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerEndpointOverrideExtractFrom[];
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerSlowStart {
  /** Window defines the duration of the warm up period for newly added host. During slow start window, traffic sent to the newly added hosts will gradually increase. */
  window: string;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerZoneAware {
  /** PreferLocalZone configures zone-aware routing to prefer sending traffic to the local locality zone. */
  preferLocal?: EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerZoneAwarePreferLocal;
  /** WeightedZones configures weight-based traffic distribution across locality zones. Traffic is distributed proportionally based on the sum of all zone weights. */
  weightedZones?: EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerZoneAwareWeightedZone[];
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsRetryPerRetry {
  /** Backoff is the backoff policy to be applied per retry attempt. gateway uses a fully jittered exponential back-off algorithm for retries. */
  backOff?: EnvoyExtensionPolicySpecExtProcBackendSettingsRetryPerRetryBackOff;
  /** Timeout is the timeout per retry attempt. */
  timeout?: string;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsRetryRetryOn {
  /** HttpStatusCodes specifies the http status codes to be retried. The retriable-status-codes trigger must also be configured for these status codes to trigger a retry. */
  httpStatusCodes?: number[];
  /** Triggers specifies the retry trigger condition(Http/Grpc). */
  triggers?: (
    | "5xx"
    | "gateway-error"
    | "reset"
    | "reset-before-request"
    | "connect-failure"
    | "retriable-4xx"
    | "refused-stream"
    | "retriable-status-codes"
    | "cancelled"
    | "deadline-exceeded"
    | "internal"
    | "resource-exhausted"
    | "unavailable"
  )[];
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsTimeoutHttp {
  /** The idle timeout for an HTTP connection. Idle time is defined as a period in which there are no active requests in the connection. */
  connectionIdleTimeout?: string;
  /** The maximum duration of an HTTP connection. Default: unlimited. */
  maxConnectionDuration?: string;
  /** MaxStreamDuration is the maximum duration for a stream to complete. */
  maxStreamDuration?: string;
  /** RequestTimeout is the time until which entire response is received from the upstream. */
  requestTimeout?: string;
  /** The stream idle timeout defines the amount of time a stream can exist without any upstream or downstream activity. */
  streamIdleTimeout?: string;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsTimeoutTcp {
  /** The timeout for network connection establishment, including TCP and TLS handshakes. Default: 10 seconds. */
  connectTimeout?: string;
}

export interface EnvoyExtensionPolicySpecWasmCodeHttpTls {
  /** CACertificateRef contains a reference to Kubernetes objects that contain TLS certificates of the Certificate Authorities that can be used as a trust anchor to validate the certificates presented by… */
  caCertificateRef: EnvoyExtensionPolicySpecWasmCodeImagePullSecretRef;
}

export interface EnvoyExtensionPolicySpecWasmCodeImagePullSecretRef {
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

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsCircuitBreakerRetryBudgetPercent {
  /** @default 100 */
  denominator?: number;
  numerator: number;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheckActiveGrpc {
  /** Service to send in the health check request. If this is not specified, then the health check request applies to the entire server and not to a specific service. */
  service?: string;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheckActiveHealthCheckLog {
  /** Matches defines which health check probe outcomes produce a log entry. When omitted or empty, all events are logged. */
  matches?: ("Failure" | "FailureSeriesStart" | "Success" | "HealthyTransition")[];
  /** Sinks defines where health check events are written. When omitted, events are written to /dev/stdout. */
  sinks?: EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheckActiveHealthCheckLogSink[];
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheckActiveHttp {
  /** ExpectedResponse defines a list of HTTP expected responses to match. */
  expectedResponse?: EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheckActiveHttpExpectedResponse;
  /** ExpectedStatuses defines a list of HTTP response statuses considered healthy. Defaults to 200 only */
  expectedStatuses?: number[];
  /** Hostname defines the HTTP Host header used for active HTTP health checks. */
  hostname?: string;
  /** Method defines the HTTP method used for health checking. Defaults to GET */
  method?: string;
  /** Path defines the HTTP path that will be requested during health checking. */
  path: string;
  /** RequestBody defines the HTTP request body payload sent during health checking. */
  requestBody?: EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheckActiveHttpExpectedResponse;
  /** RetriableStatuses defines a list of HTTP response statuses considered retriable. */
  retriableStatuses?: number[];
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheckActiveOverrides {
  /** Port overrides the health check port. If not set, the endpoint's serving port is used for health checks. */
  port?: number;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheckActiveTcp {
  /** Receive defines the expected response payload. */
  receive?: EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheckActiveHttpExpectedResponse;
  /** Send defines the request payload. */
  send?: EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheckActiveHttpExpectedResponse;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerBackendUtilizationOutOfBand {
  /** Authority overrides the :authority header on the OutOfBand gRPC stream. If unset, Envoy uses the endpoint hostname, then the dialed address, then the cluster name. */
  authority?: string;
  /** Port overrides the port used for the OutOfBand reporting connection, e.g. to reach a separate reporting sidecar. Defaults to the endpoint's port. */
  port?: number;
  /** ReportingPeriod is how often Envoy requests load reports from the server. Must be greater than 0. */
  reportingPeriod?: string;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerConsistentHashCookie {
  /** Additional Attributes to set for the generated cookie. */
  attributes?: Record<string, string>;
  /** Name of the cookie to hash. */
  name: string;
  /** TTL of the generated cookie if the cookie is not present. This value sets the Max-Age attribute value. */
  ttl?: string;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerConsistentHashHeader {
  /** Name of the header to hash. */
  name: string;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerConsistentHashQueryParam {
  /** Name of the query param to hash. */
  name: string;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerEndpointOverrideExtractFrom {
  /** Header defines the header to get the override endpoint addresses. The header value must specify at least one endpoint in `IP:Port` format or multiple endpoints in `IP:Port,IP:Port,...` format. */
  header?: string;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerZoneAwarePreferLocal {
  /** ForceLocalZone defines override configuration for forcing all traffic to stay within the local zone instead of the default behavior which maintains equal distribution among upstream endpoints while… */
  force?: EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerZoneAwarePreferLocalForce;
  /** MinEndpointsThreshold is the minimum number of total upstream endpoints across all zones required to enable zone-aware routing. */
  minEndpointsThreshold?: number;
  /** Configures percentage of requests that will be considered for zone aware routing if zone aware routing is configured. If not specified, Envoy defaults to 100%. */
  percentageEnabled?: number;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerZoneAwareWeightedZone {
  /** Weight defines the weight for this locality. Higher values receive more traffic. */
  weight: number;
  /** Zone specifies the topology zone this weight applies to. The value should match the topology.kubernetes.io/zone label of the nodes where endpoints are running. */
  zone: string;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsRetryPerRetryBackOff {
  /** BaseInterval is the base interval between retries. */
  baseInterval?: string;
  /** MaxInterval is the maximum interval between retries. This parameter is optional, but must be greater than or equal to the base_interval if set. */
  maxInterval?: string;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheckActiveHealthCheckLogSink {
  /** File defines the file sink configuration. Required when type is File. */
  file?: EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheckActiveHealthCheckLogSinkFile;
  /** Type defines the type of sink. */
  type: "File";
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheckActiveHttpExpectedResponse {
  /** Binary payload base64 encoded. */
  binary?: string;
  /** Text payload in plain text. */
  text?: string;
  /** Type defines the type of the payload. */
  type: "Text" | "Binary";
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsLoadBalancerZoneAwarePreferLocalForce {
  /** MinEndpointsInZoneThreshold is the minimum number of upstream endpoints in the local zone required to honor the forceLocalZone override. This is useful for protecting zones with fewer endpoints. */
  minEndpointsInZoneThreshold?: number;
}

export interface EnvoyExtensionPolicySpecExtProcBackendSettingsHealthCheckActiveHealthCheckLogSinkFile {
  /** Path specifies the file path for health check event output. Use /dev/stdout to write to standard output. */
  path: string;
}

export interface EnvoyExtensionPolicyStatus {
  /** Ancestors is a list of ancestor resources (usually Gateways) that are associated with the policy, and the status of the policy with respect to each ancestor. */
  ancestors: EnvoyExtensionPolicyStatusAncestor[];
}

export interface EnvoyExtensionPolicyStatusAncestor {
  /** AncestorRef corresponds with a ParentRef in the spec that this PolicyAncestorStatus struct describes the status of. */
  ancestorRef: EnvoyExtensionPolicyStatusAncestorAncestorRef;
  /** Conditions describes the status of the Policy with respect to the given Ancestor. */
  conditions: EnvoyExtensionPolicyStatusAncestorCondition[];
  /** ControllerName is a domain/path string that indicates the name of the controller that wrote this status. This corresponds with the controllerName field on GatewayClass. */
  controllerName: string;
}

export interface EnvoyExtensionPolicyStatusAncestorAncestorRef {
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

export interface EnvoyExtensionPolicyStatusAncestorCondition {
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
