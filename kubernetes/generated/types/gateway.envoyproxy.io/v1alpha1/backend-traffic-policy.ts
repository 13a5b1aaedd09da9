// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

export interface BackendTrafficPolicySpec {
  /** AdmissionControl defines the admission control policy to be applied. */
  admissionControl?: BackendTrafficPolicySpecAdmissionControl;
  /** BandwidthLimit allows the user to limit the bandwidth of traffic sent to and received from the backend. */
  bandwidthLimit?: BackendTrafficPolicySpecBandwidthLimit;
  /** Circuit Breaker settings for the upstream connections and requests. If not set, circuit breakers will be enabled with the default thresholds */
  circuitBreaker?: BackendTrafficPolicySpecCircuitBreaker;
  /**
   * The compression config for the http streams.
   * @deprecated Use Compressor instead.
   */
  compression?: BackendTrafficPolicySpecCompression[];
  /** The compressor config for the http streams. This provides more granular control over compression configuration. */
  compressor?: BackendTrafficPolicySpecCompression[];
  /** Connection includes backend connection settings. */
  connection?: BackendTrafficPolicySpecConnection;
  /** DNS includes dns resolution settings. */
  dns?: BackendTrafficPolicySpecDns;
  /** FaultInjection defines the fault injection policy to be applied. This configuration can be used to inject delays and abort requests to mimic failure scenarios such as service failures and overloads */
  faultInjection?: BackendTrafficPolicySpecFaultInjection;
  /** HealthCheck allows gateway to perform active health checking on backends. */
  healthCheck?: BackendTrafficPolicySpecHealthCheck;
  /** HTTP2 provides HTTP/2 configuration for backend connections. */
  http2?: BackendTrafficPolicySpecHttp2;
  /** HTTPUpgrade defines the configuration for HTTP protocol upgrades. If not specified, the default upgrade configuration (websocket) will be used. */
  httpUpgrade?: BackendTrafficPolicySpecHttpUpgrade[];
  /** LoadBalancer policy to apply when routing traffic from the gateway to the backend endpoints. Defaults to `LeastRequest`. */
  loadBalancer?: BackendTrafficPolicySpecLoadBalancer;
  /** MergeType determines how this configuration is merged with existing BackendTrafficPolicy configurations targeting a parent resource. */
  mergeType?: string;
  /** ProxyProtocol enables the Proxy Protocol when communicating with the backend. */
  proxyProtocol?: BackendTrafficPolicySpecProxyProtocol;
  /** RateLimit allows the user to limit the number of incoming requests to a predefined value based on attributes within the traffic flow. */
  rateLimit?: BackendTrafficPolicySpecRateLimit;
  /** RequestBuffer allows the gateway to buffer and fully receive each request from a client before continuing to send the request upstream to the backends. */
  requestBuffer?: BackendTrafficPolicySpecRequestBuffer;
  /** ResponseOverride defines the configuration to override specific responses with a custom one. If multiple configurations are specified, the first one to match wins. */
  responseOverride?: BackendTrafficPolicySpecResponseOverride[];
  /** Retry provides more advanced usage, allowing users to customize the number of retries, retry fallback strategy, and retry triggering conditions. If not set, retry will be disabled. */
  retry?: BackendTrafficPolicySpecRetry;
  /** RoutingType can be set to "Service" to use the Service Cluster IP for routing to the backend, or it can be set to "Endpoint" to use Endpoint routing. */
  routingType?: string;
  /**
   * TargetRef is the name of the resource this policy is being attached to. This policy and the TargetRef MUST be in the same namespace for this Policy to have effect
   * @deprecated use targetRefs/targetSelectors instead
   */
  targetRef?: BackendTrafficPolicySpecTargetRef;
  /** TargetRefs are the names of the Gateway resources this policy is being attached to. */
  targetRefs?: BackendTrafficPolicySpecTargetRef[];
  /** TargetSelectors allow targeting resources for this policy based on labels */
  targetSelectors?: BackendTrafficPolicySpecTargetSelector[];
  /** TcpKeepalive settings associated with the upstream client connection. Disabled by default. */
  tcpKeepalive?: BackendTrafficPolicySpecTcpKeepalive;
  /** Telemetry configures the telemetry settings for the policy target (Gateway or xRoute). This will override the telemetry settings in the EnvoyProxy resource. */
  telemetry?: BackendTrafficPolicySpecTelemetry;
  /** Timeout settings for the backend connections. */
  timeout?: BackendTrafficPolicySpecTimeout;
  /** UseClientProtocol configures Envoy to prefer sending requests to backends using the same HTTP protocol that the incoming request used. */
  useClientProtocol?: boolean;
}

export interface BackendTrafficPolicySpecAdmissionControl {
  /** MaxRejectionPercent represents the upper limit of the rejection probability, expressed as a percentage in the range [0, 100]. Defaults to 80 if not specified. */
  maxRejectionPercent?: number;
  /** MinRequestRate defines the minimum requests per second below which requests will pass through the filter without rejection. Defaults to 0 if not specified. */
  minRequestRate?: number;
  /** MinSuccessRate is the lowest request success rate, as a percentage in the range [1, 100], at which the filter will not reject requests. Defaults to 95 if not specified. */
  minSuccessRate?: number;
  /** RejectionAggression controls how steeply the rejection probability rises as the observed success rate falls below MinSuccessRate. */
  rejectionAggression?: number;
  /** SamplingWindow defines the time window over which request success rates are calculated. */
  samplingWindow?: string;
  /** SuccessCriteria defines what constitutes a successful request for both HTTP and gRPC. */
  successCriteria?: BackendTrafficPolicySpecAdmissionControlSuccessCriteria;
}

export interface BackendTrafficPolicySpecBandwidthLimit {
  /** Request configures bandwidth limits for traffic sent to the backend. */
  request?: BackendTrafficPolicySpecBandwidthLimitRequest;
  /** Response configures bandwidth limits for traffic sent from the backend. */
  response?: BackendTrafficPolicySpecBandwidthLimitResponse;
}

export interface BackendTrafficPolicySpecCircuitBreaker {
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
  perEndpoint?: BackendTrafficPolicySpecCircuitBreakerPerEndpoint;
  /** RetryBudget provides settings for retry budget, which limits the number of retries in a given percentage. RetryBudget take precedence over maxParallelRetries. */
  retryBudget?: BackendTrafficPolicySpecCircuitBreakerRetryBudget;
}

export interface BackendTrafficPolicySpecCompression {
  /** The configuration for Brotli compressor. */
  brotli?: Record<string, never>;
  /** The configuration for GZIP compressor. */
  gzip?: Record<string, never>;
  /** MinContentLength defines the minimum response size in bytes to apply compression. Responses smaller than this threshold will not be compressed. */
  minContentLength?: number | string;
  /** CompressorType defines the compressor type to use for compression. */
  type: "Gzip" | "Brotli" | "Zstd";
  /** The configuration for Zstd compressor. */
  zstd?: Record<string, never>;
}

export interface BackendTrafficPolicySpecConnection {
  /** BufferLimit Soft limit on size of the cluster’s connections read and write buffers. BufferLimit applies to connection streaming (maybe non-streaming) channel between processes, it's in user space. */
  bufferLimit?: number | string;
  /** Preconnect configures proactive upstream connections to reduce latency by establishing connections before they’re needed and avoiding connection establishment overhead. */
  preconnect?: BackendTrafficPolicySpecConnectionPreconnect;
  /** SocketBufferLimit provides configuration for the maximum buffer size in bytes for each socket to backend. */
  socketBufferLimit?: number | string;
}

export interface BackendTrafficPolicySpecDns {
  /** DNSRefreshRate specifies the rate at which DNS records should be refreshed. Defaults to 30 seconds. */
  dnsRefreshRate?: string;
  /** LookupFamily determines how Envoy would resolve DNS for Routes where the backend is specified as a fully qualified domain name (FQDN). If set, this configuration overrides other defaults. */
  lookupFamily?: "IPv4" | "IPv6" | "IPv4Preferred" | "IPv6Preferred" | "IPv4AndIPv6";
  /** RespectDNSTTL indicates whether the DNS Time-To-Live (TTL) should be respected. If the value is set to true, the DNS refresh rate will be set to the resource record’s TTL. */
  respectDnsTtl?: boolean;
}

export interface BackendTrafficPolicySpecFaultInjection {
  /** If specified, the request will be aborted if it meets the configuration criteria. */
  abort?: BackendTrafficPolicySpecFaultInjectionAbort;
  /** If specified, a delay will be injected into the request. */
  delay?: BackendTrafficPolicySpecFaultInjectionDelay;
}

export interface BackendTrafficPolicySpecHealthCheck {
  /** Active health check configuration */
  active?: BackendTrafficPolicySpecHealthCheckActive;
  /** When number of unhealthy endpoints for a backend reaches this threshold Envoy will disregard health status and balance across all endpoints. */
  panicThreshold?: number;
  /** Passive passive check configuration */
  passive?: BackendTrafficPolicySpecHealthCheckPassive;
}

export interface BackendTrafficPolicySpecHttp2 {
  /** ConnectionKeepalive configures HTTP/2 connection keepalive using PING frames. */
  connectionKeepalive?: BackendTrafficPolicySpecHttp2ConnectionKeepalive;
  /** InitialConnectionWindowSize sets the initial window size for HTTP/2 connections. If not set, the default value is 1 MiB. */
  initialConnectionWindowSize?: number | string;
  /** InitialStreamWindowSize sets the initial window size for HTTP/2 streams. If not set, the default value is 64 KiB(64*1024). */
  initialStreamWindowSize?: number | string;
  /** MaxConcurrentStreams sets the maximum number of concurrent streams allowed per connection. If not set, the default value is 100. */
  maxConcurrentStreams?: number;
  /** OnInvalidMessage determines if Envoy will terminate the connection or just the offending stream in the event of HTTP messaging error It's recommended for L2 Envoy deployments to set this value to… */
  onInvalidMessage?: string;
}

export interface BackendTrafficPolicySpecHttpUpgrade {
  /** Connect specifies the configuration for the CONNECT config. This is allowed only when type is CONNECT. */
  connect?: BackendTrafficPolicySpecHttpUpgradeConnect;
  /** Type is the case-insensitive type of protocol upgrade. e.g. `websocket`, `CONNECT`, `spdy/3.1` etc. */
  type: string;
}

export interface BackendTrafficPolicySpecLoadBalancer {
  /** BackendUtilization defines the configuration when the load balancer type is set to BackendUtilization. */
  backendUtilization?: BackendTrafficPolicySpecLoadBalancerBackendUtilization;
  /** ConsistentHash defines the configuration when the load balancer type is set to ConsistentHash */
  consistentHash?: BackendTrafficPolicySpecLoadBalancerConsistentHash;
  /** DynamicModule defines the configuration when the load balancer type is set to DynamicModule. The referenced module must be registered in the EnvoyProxy resource's dynamicModules allowlist. */
  dynamicModule?: BackendTrafficPolicySpecLoadBalancerDynamicModule;
  /** EndpointOverride defines the configuration for endpoint override. */
  endpointOverride?: BackendTrafficPolicySpecLoadBalancerEndpointOverride;
  /** SlowStart defines the configuration related to the slow start load balancer policy. If set, during slow start window, traffic sent to the newly added hosts will gradually increase. */
  slowStart?: BackendTrafficPolicySpecLoadBalancerSlowStart;
  /** Type decides the type of Load Balancer policy. Valid LoadBalancerType values are "ConsistentHash", "LeastRequest", "Random", "RoundRobin", "BackendUtilization", "DynamicModule". */
  type:
    | "ConsistentHash"
    | "LeastRequest"
    | "Random"
    | "RoundRobin"
    | "BackendUtilization"
    | "DynamicModule";
  /** ZoneAware defines the configuration related to the distribution of requests between locality zones. */
  zoneAware?: BackendTrafficPolicySpecLoadBalancerZoneAware;
}

export interface BackendTrafficPolicySpecProxyProtocol {
  /** Version of ProxyProtocol Valid ProxyProtocolVersion values are "V1" "V2" */
  version: "V1" | "V2";
}

export interface BackendTrafficPolicySpecRateLimit {
  /** Global defines global rate limit configuration. */
  global?: BackendTrafficPolicySpecRateLimitGlobal;
  /** Local defines local rate limit configuration. */
  local?: BackendTrafficPolicySpecRateLimitLocal;
  /**
   * Type decides the scope for the RateLimits. Valid RateLimitType values are "Global" or "Local".
   * @deprecated Use Global and/or Local fields directly instead. Both can be specified simultaneously for combined rate limiting.
   */
  type?: "Global" | "Local";
}

export interface BackendTrafficPolicySpecRequestBuffer {
  /** Limit specifies the maximum allowed size in bytes for each incoming request buffer. If exceeded, the request will be rejected with HTTP 413 Content Too Large. */
  limit?: number | string;
}

export interface BackendTrafficPolicySpecResponseOverride {
  /** Match configuration. */
  match: BackendTrafficPolicySpecResponseOverrideMatch;
  /** Redirect configuration */
  redirect?: BackendTrafficPolicySpecResponseOverrideRedirect;
  /** Response configuration. */
  response?: BackendTrafficPolicySpecResponseOverrideResponse;
  /** Source specifies which responses this rule applies to. Local overrides only Envoy-generated responses (e.g. auth failures). */
  source?: "All" | "Local" | "Backend";
}

export interface BackendTrafficPolicySpecRetry {
  /** NumAttemptsPerPriority defines the number of requests (initial attempt + retries) that should be sent to the same priority before switching to a different one. */
  numAttemptsPerPriority?: number;
  /**
   * NumRetries is the number of retries to be attempted. Defaults to 2.
   * @default 2
   */
  numRetries?: number;
  /** PerRetry is the retry policy to be applied per retry attempt. */
  perRetry?: BackendTrafficPolicySpecRetryPerRetry;
  /** RetryOn specifies the retry trigger condition. */
  retryOn?: BackendTrafficPolicySpecRetryRetryOn;
}

export interface BackendTrafficPolicySpecTargetRef {
  /** Group is the group of the target resource. */
  group: string;
  /** Kind is kind of the target resource. */
  kind: string;
  /** Name is the name of the target resource. */
  name: string;
  /** SectionName is the name of a section within the target resource. When unspecified, this targetRef targets the entire resource. */
  sectionName?: string;
}

export interface BackendTrafficPolicySpecTargetSelector {
  /**
   * Group is the group that this selector targets. Defaults to gateway.networking.k8s.io
   * @default "gateway.networking.k8s.io"
   */
  group?: string;
  /** Kind is the resource kind that this selector targets. */
  kind: string;
  /** MatchExpressions is a list of label selector requirements. The requirements are ANDed. */
  matchExpressions?: BackendTrafficPolicySpecTargetSelectorMatchExpression[];
  /** MatchLabels are the set of label selectors for identifying the targeted resource. */
  matchLabels?: Record<string, string>;
  /** Namespaces determines which namespaces are considered for target selection. */
  namespaces?: BackendTrafficPolicySpecTargetSelectorNamespaces;
}

export interface BackendTrafficPolicySpecTcpKeepalive {
  /** The duration a connection needs to be idle before keep-alive probes start being sent. The duration format is Defaults to `7200s`. */
  idleTime?: string;
  /** The duration between keep-alive probes. Defaults to `75s`. */
  interval?: string;
  /** The total number of unacknowledged probes to send before deciding the connection is dead. Defaults to 9. */
  probes?: number;
}

export interface BackendTrafficPolicySpecTelemetry {
  /** Metrics defines metrics configuration for the backend or Route. */
  metrics?: BackendTrafficPolicySpecTelemetryMetrics;
  /** Tracing configures the tracing settings for the backend or HTTPRoute. */
  tracing?: BackendTrafficPolicySpecTelemetryTracing;
}

export interface BackendTrafficPolicySpecTimeout {
  /** Timeout settings for HTTP. */
  http?: BackendTrafficPolicySpecTimeoutHttp;
  /** Timeout settings for TCP. */
  tcp?: BackendTrafficPolicySpecTimeoutTcp;
}

export interface BackendTrafficPolicySpecAdmissionControlSuccessCriteria {
  /** GRPC defines success criteria for gRPC requests. */
  grpc?: BackendTrafficPolicySpecAdmissionControlSuccessCriteriaGrpc;
  /** HTTP defines success criteria for HTTP requests. */
  http?: BackendTrafficPolicySpecAdmissionControlSuccessCriteriaHttp;
}

export interface BackendTrafficPolicySpecBandwidthLimitRequest {
  /** Limit specifies the bandwidth limit as a bytes-per-unit throughput rate. */
  limit: BackendTrafficPolicySpecBandwidthLimitRequestLimit;
}

export interface BackendTrafficPolicySpecBandwidthLimitResponse {
  /** Limit specifies the bandwidth limit as a bytes-per-unit throughput rate. */
  limit: BackendTrafficPolicySpecBandwidthLimitRequestLimit;
  /** ResponseTrailers configures the trailer headers appended to responses when bandwidth limiting introduces delays. */
  responseTrailers?: BackendTrafficPolicySpecBandwidthLimitResponseResponseTrailers;
}

export interface BackendTrafficPolicySpecCircuitBreakerPerEndpoint {
  /**
   * MaxConnections configures the maximum number of connections that Envoy will establish per-endpoint to the referenced backend defined within a xRoute rule.
   * @default 1024
   */
  maxConnections?: number;
}

export interface BackendTrafficPolicySpecCircuitBreakerRetryBudget {
  /** MinRetryConcurrency specifies the minimum retry concurrency allowed for the retry budget. */
  minRetryConcurrency?: number;
  /** Percent specifies the limit on concurrent retries as a percentage [0, 100] of the sum of active requests and active pending requests. */
  percent: BackendTrafficPolicySpecCircuitBreakerRetryBudgetPercent;
}

export interface BackendTrafficPolicySpecConnectionPreconnect {
  /** PerEndpointPercent configures how many additional connections to maintain per upstream endpoint, useful for high-QPS or latency sensitive services. */
  perEndpointPercent?: number;
  /** PredictivePercent configures how many additional connections to maintain across the cluster by anticipating which upstream endpoint the load balancer will select next, useful for low-QPS services. */
  predictivePercent?: number;
}

export interface BackendTrafficPolicySpecFaultInjectionAbort {
  /** GrpcStatus specifies the GRPC status code to be returned */
  grpcStatus?: number;
  /** StatusCode specifies the HTTP status code to be returned */
  httpStatus?: number;
  /**
   * Percentage specifies the percentage of requests to be aborted. Default 100%, if set 0, no requests will be aborted.
   * @default 100
   */
  percentage?: number;
}

export interface BackendTrafficPolicySpecFaultInjectionDelay {
  /** FixedDelay specifies the fixed delay duration */
  fixedDelay: string;
  /**
   * Percentage specifies the percentage of requests to be delayed. Default 100%, if set 0, no requests will be delayed.
   * @default 100
   */
  percentage?: number;
}

export interface BackendTrafficPolicySpecHealthCheckActive {
  /** GRPC defines the configuration of the GRPC health checker. It's optional, and can only be used if the specified type is GRPC. */
  grpc?: BackendTrafficPolicySpecHealthCheckActiveGrpc;
  /** HealthCheckLog defines health check event logging configuration for this cluster. When set, HC probe outcomes are logged to the configured sinks. */
  healthCheckLog?: BackendTrafficPolicySpecHealthCheckActiveHealthCheckLog;
  /**
   * HealthyThreshold defines the number of healthy health checks required before a backend host is marked healthy.
   * @default 1
   */
  healthyThreshold?: number;
  /** HTTP defines the configuration of http health checker. It's required while the health checker type is HTTP. */
  http?: BackendTrafficPolicySpecHealthCheckActiveHttp;
  /** InitialJitter defines the maximum time Envoy will wait before the first health check. Envoy will randomly select a value between 0 and the initial jitter value. */
  initialJitter?: string;
  /**
   * Interval defines the time between active health checks.
   * @default "3s"
   */
  interval?: string;
  /** Overrides defines the configuration of the overriding health check settings for all endpoints in the backend cluster. */
  overrides?: BackendTrafficPolicySpecHealthCheckActiveOverrides;
  /** TCP defines the configuration of tcp health checker. It's required while the health checker type is TCP. */
  tcp?: BackendTrafficPolicySpecHealthCheckActiveTcp;
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

export interface BackendTrafficPolicySpecHealthCheckPassive {
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

export interface BackendTrafficPolicySpecHttp2ConnectionKeepalive {
  /** IdleInterval specifies how long a connection must be idle before a PING is sent. */
  idleInterval?: string;
  /** Interval specifies how often to send HTTP/2 PING frames to keep the connection alive. */
  interval?: string;
  /** IntervalJitter specifies a random jitter percentage added to each interval. Defaults to 15% if not specified. */
  intervalJitter?: number;
  /** Timeout specifies how long to wait for a PING response before considering the connection dead. */
  timeout?: string;
}

export interface BackendTrafficPolicySpecHttpUpgradeConnect {
  /** Terminate the CONNECT request, and forwards the payload as raw TCP data. */
  terminate?: boolean;
}

export interface BackendTrafficPolicySpecLoadBalancerBackendUtilization {
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
  outOfBand?: BackendTrafficPolicySpecLoadBalancerBackendUtilizationOutOfBand;
  /** If a given endpoint has not reported load metrics in this long, stop using the reported weight. Defaults to 3m. */
  weightExpirationPeriod?: string;
  /** How often endpoint weights are recalculated. Values less than 100ms are capped at 100ms. */
  weightUpdatePeriod?: string;
}

export interface BackendTrafficPolicySpecLoadBalancerConsistentHash {
  /** Cookie configures the cookie hash policy when the consistent hash type is set to Cookie. */
  cookie?: BackendTrafficPolicySpecLoadBalancerConsistentHashCookie;
  /**
   * Header configures the header hash policy when the consistent hash type is set to Header.
   * @deprecated use Headers instead
   */
  header?: BackendTrafficPolicySpecLoadBalancerConsistentHashHeader;
  /** Headers configures the header hash policy for each header, when the consistent hash type is set to Headers. */
  headers?: BackendTrafficPolicySpecLoadBalancerConsistentHashHeader[];
  /** QueryParams configures the query parameter hash policy when the consistent hash type is set to QueryParams. */
  queryParams?: BackendTrafficPolicySpecLoadBalancerConsistentHashQueryParam[];
  /**
   * The table size for consistent hashing, must be prime number limited to 5000011.
   * @default 65537
   */
  tableSize?: number;
  /** ConsistentHashType defines the type of input to hash on. Valid Type values are "SourceIP", "Header", "Headers", "Cookie". */
  type: "SourceIP" | "Header" | "Headers" | "Cookie" | "QueryParams";
}

export interface BackendTrafficPolicySpecLoadBalancerDynamicModule {
  /** Config is optional configuration for the module's load balancer implementation. This is serialized and passed to the module's initialization function. */
  config?: unknown;
  /** LBPolicyName identifies a specific load balancer implementation within the dynamic module. A single shared library can contain multiple LB policy implementations. */
  lbPolicyName: string;
  /** Name references a dynamic module registered in the EnvoyProxy resource's dynamicModules list. The referenced module must exist in the registry; otherwise, the policy will be rejected. */
  name: string;
}

export interface BackendTrafficPolicySpecLoadBalancerEndpointOverride {
  /** ExtractFrom defines the sources to extract endpoint override information from. */
  extractFrom: BackendTrafficPolicySpecLoadBalancerEndpointOverrideExtractFrom[];
}

export interface BackendTrafficPolicySpecLoadBalancerSlowStart {
  /** Window defines the duration of the warm up period for newly added host. During slow start window, traffic sent to the newly added hosts will gradually increase. */
  window: string;
}

export interface BackendTrafficPolicySpecLoadBalancerZoneAware {
  /** PreferLocalZone configures zone-aware routing to prefer sending traffic to the local locality zone. */
  preferLocal?: BackendTrafficPolicySpecLoadBalancerZoneAwarePreferLocal;
  /** WeightedZones configures weight-based traffic distribution across locality zones. Traffic is distributed proportionally based on the sum of all zone weights. */
  weightedZones?: BackendTrafficPolicySpecLoadBalancerZoneAwareWeightedZone[];
}

export interface BackendTrafficPolicySpecRateLimitGlobal {
  /** Rules are a list of RateLimit selectors and limits. Each rule and its associated limit is applied in a mutually exclusive way. */
  rules: BackendTrafficPolicySpecRateLimitGlobalRule[];
}

export interface BackendTrafficPolicySpecRateLimitLocal {
  /** Rules are a list of RateLimit selectors and limits. If a request matches multiple rules, the strictest limit is applied. */
  rules?: BackendTrafficPolicySpecRateLimitGlobalRule[];
}

export interface BackendTrafficPolicySpecResponseOverrideMatch {
  /** Response headers to match on. The match evaluates to true if all matches are successful. */
  responseHeaders?: BackendTrafficPolicySpecResponseOverrideMatchResponseHeader[];
  /** Status code to match on. The match evaluates to true if any of the matches are successful. */
  statusCodes?: BackendTrafficPolicySpecResponseOverrideMatchStatusCode[];
}

export interface BackendTrafficPolicySpecResponseOverrideRedirect {
  /** Hostname is the hostname to be used in the value of the `Location` header in the response. When empty, the hostname in the `Host` header of the request is used. */
  hostname?: string;
  /** Path defines parameters used to modify the path of the incoming request. The modified path is then used to construct the `Location` header. */
  path?: BackendTrafficPolicySpecResponseOverrideRedirectPath;
  /** Port is the port to be used in the value of the `Location` header in the response. */
  port?: number;
  /** Scheme is the scheme to be used in the value of the `Location` header in the response. When empty, the scheme of the request is used. */
  scheme?: "http" | "https";
  /**
   * StatusCode is the HTTP status code to be used in response.
   * @default 302
   */
  statusCode?: 301 | 302;
}

export interface BackendTrafficPolicySpecResponseOverrideResponse {
  /** Body of the Custom Response Supports Envoy command operators for dynamic content (see https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#command-operators). */
  body?: BackendTrafficPolicySpecResponseOverrideResponseBody;
  /** Content Type of the response. This will be set in the Content-Type header. */
  contentType?: string;
  /** Header defines headers to add, set or remove from the response. This allows the response policy to append, add or override headers of the final response before it is sent to a downstream client. */
  header?: BackendTrafficPolicySpecResponseOverrideResponseHeader;
  /** Status Code of the Custom Response If unset, does not override the status of response. */
  statusCode?: number;
}

export interface BackendTrafficPolicySpecRetryPerRetry {
  /** Backoff is the backoff policy to be applied per retry attempt. gateway uses a fully jittered exponential back-off algorithm for retries. */
  backOff?: BackendTrafficPolicySpecRetryPerRetryBackOff;
  /** Timeout is the timeout per retry attempt. */
  timeout?: string;
}

export interface BackendTrafficPolicySpecRetryRetryOn {
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

export interface BackendTrafficPolicySpecTargetSelectorMatchExpression {
  /** key is the label key that the selector applies to. */
  key: string;
  /** operator represents a key's relationship to a set of values. Valid operators are In, NotIn, Exists and DoesNotExist. */
  operator: string;
  /** values is an array of string values. If the operator is In or NotIn, the values array must be non-empty. */
  values?: string[];
}

export interface BackendTrafficPolicySpecTargetSelectorNamespaces {
  /**
   * From indicates how namespaces are selected for this target selector.
   * @default "Same"
   */
  from: "Same" | "All" | "Selector";
  /** Selector selects namespaces when From is set to Selector. */
  selector?: BackendTrafficPolicySpecTargetSelectorNamespacesSelector;
}

export interface BackendTrafficPolicySpecTelemetryMetrics {
  /** RouteStatName defines the value of the Route stat_prefix, determining how the route stats are named. */
  routeStatName?: string;
}

export interface BackendTrafficPolicySpecTelemetryTracing {
  /** ClientSamplingFraction represents the fraction of requests that should be selected for tracing when requested by the client. */
  clientSamplingFraction?: BackendTrafficPolicySpecCircuitBreakerRetryBudgetPercent;
  /**
   * CustomTags defines the custom tags to add to each span. If provider is kubernetes, pod name and namespace are added by default.
   * @deprecated Use Tags instead.
   */
  customTags?: Record<string, BackendTrafficPolicySpecTelemetryTracingCustomTag>;
  /** OverallSamplingFraction represents the fraction of requests that should be selected for tracing after all other sampling checks have been applied. */
  overallSamplingFraction?: BackendTrafficPolicySpecCircuitBreakerRetryBudgetPercent;
  /** SamplingFraction represents the fraction of requests that should be selected for tracing if no prior sampling decision has been made. */
  samplingFraction?: BackendTrafficPolicySpecCircuitBreakerRetryBudgetPercent;
  /** SpanName defines the name of the span which will be used for tracing. Envoy command operators may be used in the value. */
  spanName?: BackendTrafficPolicySpecTelemetryTracingSpanName;
  /** Tags defines the custom tags to add to each span. Envoy command operators may be used in the value. */
  tags?: Record<string, string>;
}

export interface BackendTrafficPolicySpecTimeoutHttp {
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

export interface BackendTrafficPolicySpecTimeoutTcp {
  /** The timeout for network connection establishment, including TCP and TLS handshakes. Default: 10 seconds. */
  connectTimeout?: string;
}

export interface BackendTrafficPolicySpecAdmissionControlSuccessCriteriaGrpc {
  /** StatusCodes defines gRPC status codes that are considered successful. Status codes are defined in https://github.com/grpc/grpc/blob/master/doc/statuscodes.md#status-codes-and-their-use-in-grpc. */
  statusCodes?: (
    | "Ok"
    | "Cancelled"
    | "Unknown"
    | "InvalidArgument"
    | "DeadlineExceeded"
    | "NotFound"
    | "AlreadyExists"
    | "PermissionDenied"
    | "ResourceExhausted"
    | "FailedPrecondition"
    | "Aborted"
    | "OutOfRange"
    | "Unimplemented"
    | "Internal"
    | "Unavailable"
    | "DataLoss"
    | "Unauthenticated"
  )[];
}

export interface BackendTrafficPolicySpecAdmissionControlSuccessCriteriaHttp {
  /** StatusCodes defines HTTP status codes that are considered successful. */
  statusCodes?: number[];
}

export interface BackendTrafficPolicySpecBandwidthLimitRequestLimit {
  /** Unit specifies the time unit for the bandwidth limit (e.g. Second, Minute, Hour). */
  unit: "Second" | "Minute" | "Hour";
  /** Value specifies the bandwidth limit. */
  value: number | string;
}

export interface BackendTrafficPolicySpecBandwidthLimitResponseResponseTrailers {
  /** Prefix is prepended to each trailer header name. If not set, no prefix is added and the trailers are named as-is. */
  prefix?: string;
}

export interface BackendTrafficPolicySpecCircuitBreakerRetryBudgetPercent {
  /** @default 100 */
  denominator?: number;
  numerator: number;
}

export interface BackendTrafficPolicySpecHealthCheckActiveGrpc {
  /** Service to send in the health check request. If this is not specified, then the health check request applies to the entire server and not to a specific service. */
  service?: string;
}

export interface BackendTrafficPolicySpecHealthCheckActiveHealthCheckLog {
  /** Matches defines which health check probe outcomes produce a log entry. When omitted or empty, all events are logged. */
  matches?: ("Failure" | "FailureSeriesStart" | "Success" | "HealthyTransition")[];
  /** Sinks defines where health check events are written. When omitted, events are written to /dev/stdout. */
  sinks?: BackendTrafficPolicySpecHealthCheckActiveHealthCheckLogSink[];
}

export interface BackendTrafficPolicySpecHealthCheckActiveHttp {
  /** ExpectedResponse defines a list of HTTP expected responses to match. */
  expectedResponse?: BackendTrafficPolicySpecHealthCheckActiveHttpExpectedResponse;
  /** ExpectedStatuses defines a list of HTTP response statuses considered healthy. Defaults to 200 only */
  expectedStatuses?: number[];
  /** Hostname defines the HTTP Host header used for active HTTP health checks. */
  hostname?: string;
  /** Method defines the HTTP method used for health checking. Defaults to GET */
  method?: string;
  /** Path defines the HTTP path that will be requested during health checking. */
  path: string;
  /** RequestBody defines the HTTP request body payload sent during health checking. */
  requestBody?: BackendTrafficPolicySpecHealthCheckActiveHttpExpectedResponse;
  /** RetriableStatuses defines a list of HTTP response statuses considered retriable. */
  retriableStatuses?: number[];
}

export interface BackendTrafficPolicySpecHealthCheckActiveOverrides {
  /** Port overrides the health check port. If not set, the endpoint's serving port is used for health checks. */
  port?: number;
}

export interface BackendTrafficPolicySpecHealthCheckActiveTcp {
  /** Receive defines the expected response payload. */
  receive?: BackendTrafficPolicySpecHealthCheckActiveHttpExpectedResponse;
  /** Send defines the request payload. */
  send?: BackendTrafficPolicySpecHealthCheckActiveHttpExpectedResponse;
}

export interface BackendTrafficPolicySpecLoadBalancerBackendUtilizationOutOfBand {
  /** Authority overrides the :authority header on the OutOfBand gRPC stream. If unset, Envoy uses the endpoint hostname, then the dialed address, then the cluster name. */
  authority?: string;
  /** Port overrides the port used for the OutOfBand reporting connection, e.g. to reach a separate reporting sidecar. Defaults to the endpoint's port. */
  port?: number;
  /** ReportingPeriod is how often Envoy requests load reports from the server. Must be greater than 0. */
  reportingPeriod?: string;
}

export interface BackendTrafficPolicySpecLoadBalancerConsistentHashCookie {
  /** Additional Attributes to set for the generated cookie. */
  attributes?: Record<string, string>;
  /** Name of the cookie to hash. */
  name: string;
  /** TTL of the generated cookie if the cookie is not present. This value sets the Max-Age attribute value. */
  ttl?: string;
}

export interface BackendTrafficPolicySpecLoadBalancerConsistentHashHeader {
  /** Name of the header to hash. */
  name: string;
}

export interface BackendTrafficPolicySpecLoadBalancerConsistentHashQueryParam {
  /** Name of the query param to hash. */
  name: string;
}

export interface BackendTrafficPolicySpecLoadBalancerEndpointOverrideExtractFrom {
  /** Header defines the header to get the override endpoint addresses. The header value must specify at least one endpoint in `IP:Port` format or multiple endpoints in `IP:Port,IP:Port,...` format. */
  header?: string;
}

export interface BackendTrafficPolicySpecLoadBalancerZoneAwarePreferLocal {
  /** ForceLocalZone defines override configuration for forcing all traffic to stay within the local zone instead of the default behavior which maintains equal distribution among upstream endpoints while… */
  force?: BackendTrafficPolicySpecLoadBalancerZoneAwarePreferLocalForce;
  /** MinEndpointsThreshold is the minimum number of total upstream endpoints across all zones required to enable zone-aware routing. */
  minEndpointsThreshold?: number;
  /** Configures percentage of requests that will be considered for zone aware routing if zone aware routing is configured. If not specified, Envoy defaults to 100%. */
  percentageEnabled?: number;
}

export interface BackendTrafficPolicySpecLoadBalancerZoneAwareWeightedZone {
  /** Weight defines the weight for this locality. Higher values receive more traffic. */
  weight: number;
  /** Zone specifies the topology zone this weight applies to. The value should match the topology.kubernetes.io/zone label of the nodes where endpoints are running. */
  zone: string;
}

export interface BackendTrafficPolicySpecRateLimitGlobalRule {
  /** ClientSelectors holds the list of select conditions to select specific clients using attributes from the traffic flow. */
  clientSelectors?: BackendTrafficPolicySpecRateLimitGlobalRuleClientSelector[];
  /** Cost specifies the cost of requests and responses for the rule. */
  cost?: BackendTrafficPolicySpecRateLimitGlobalRuleCost;
  /** Limit holds the rate limit values. This limit is applied for traffic flows when the selectors compute to True, causing the request to be counted towards the limit. */
  limit: BackendTrafficPolicySpecRateLimitGlobalRuleLimit;
  /** ShadowMode indicates whether this rate-limit rule runs in shadow mode. */
  shadowMode?: boolean;
  /** Shared determines whether this rate limit rule applies across all the policy targets. If set to true, the rule is treated as a common bucket and is shared across all policy targets (xRoutes). */
  shared?: boolean;
  /** XRateLimitHeaders controls whether X-RateLimit response headers are emitted for this rate limit rule. */
  xRateLimitHeaders?: "Off" | "DraftVersion03";
}

export interface BackendTrafficPolicySpecResponseOverrideMatchResponseHeader {
  /** Name of the HTTP header. The header name is case-insensitive. */
  name: string;
  /** Value within the HTTP header to match against. */
  value: BackendTrafficPolicySpecResponseOverrideMatchResponseHeaderValue;
}

export interface BackendTrafficPolicySpecResponseOverrideMatchStatusCode {
  /** Range contains the range of status codes. */
  range?: BackendTrafficPolicySpecResponseOverrideMatchStatusCodeRange;
  /**
   * Type is the type of value. Valid values are Value and Range, default is Value.
   * @default "Value"
   */
  type: "Value" | "Range";
  /** Value contains the value of the status code. */
  value?: number;
}

export interface BackendTrafficPolicySpecResponseOverrideRedirectPath {
  /** ReplaceFullPath specifies the value with which to replace the full path of a request during a rewrite or redirect. */
  replaceFullPath?: string;
  /** ReplacePrefixMatch specifies the value with which to replace the prefix match of a request during a rewrite or redirect. */
  replacePrefixMatch?: string;
  /** Type defines the type of path modifier. Additional types may be added in a future release of the API. */
  type: "ReplaceFullPath" | "ReplacePrefixMatch";
}

export interface BackendTrafficPolicySpecResponseOverrideResponseBody {
  /** Inline contains the value as an inline string. */
  inline?: string;
  /**
   * Type is the type of method to use to read the body value. Valid values are Inline and ValueRef, default is Inline.
   * @default "Inline"
   */
  type: "Inline" | "ValueRef";
  /** ValueRef contains the contents of the body specified as a local object reference. Only a reference to ConfigMap is supported. */
  valueRef?: BackendTrafficPolicySpecResponseOverrideResponseBodyValueRef;
}

export interface BackendTrafficPolicySpecResponseOverrideResponseHeader {
  /** Add adds the given header(s) (name, value) to the request before the action. It appends to any existing values associated with the header name. */
  add?: BackendTrafficPolicySpecResponseOverrideResponseHeaderAdd[];
  /** Remove the given header(s) from the HTTP request before the action. The value of Remove is a list of HTTP header names. */
  remove?: string[];
  /** Set overwrites the request with the given header (name, value) before the action. */
  set?: BackendTrafficPolicySpecResponseOverrideResponseHeaderAdd[];
}

export interface BackendTrafficPolicySpecRetryPerRetryBackOff {
  /** BaseInterval is the base interval between retries. */
  baseInterval?: string;
  /** MaxInterval is the maximum interval between retries. This parameter is optional, but must be greater than or equal to the base_interval if set. */
  maxInterval?: string;
}

export interface BackendTrafficPolicySpecTargetSelectorNamespacesSelector {
  /** matchExpressions is a list of label selector requirements. The requirements are ANDed. */
  matchExpressions?: BackendTrafficPolicySpecTargetSelectorMatchExpression[];
  /** matchLabels is a map of {key,value} pairs. */
  matchLabels?: Record<string, string>;
}

export interface BackendTrafficPolicySpecTelemetryTracingCustomTag {
  /** Environment adds value from environment variable to each span. It's required when the type is "Environment". */
  environment?: BackendTrafficPolicySpecTelemetryTracingCustomTagEnvironment;
  /** Literal adds hard-coded value to each span. It's required when the type is "Literal". */
  literal?: BackendTrafficPolicySpecTelemetryTracingCustomTagLiteral;
  /** RequestHeader adds value from request header to each span. It's required when the type is "RequestHeader". */
  requestHeader?: BackendTrafficPolicySpecTelemetryTracingCustomTagRequestHeader;
  /**
   * Type defines the type of custom tag.
   * @default "Literal"
   */
  type: "Literal" | "Environment" | "RequestHeader";
}

export interface BackendTrafficPolicySpecTelemetryTracingSpanName {
  /** Client defines operation name of the span which will be used for tracing. */
  client: string;
  /** Server defines the operation name of the upstream span which will be used for tracing. */
  server: string;
}

export interface BackendTrafficPolicySpecHealthCheckActiveHealthCheckLogSink {
  /** File defines the file sink configuration. Required when type is File. */
  file?: BackendTrafficPolicySpecHealthCheckActiveHealthCheckLogSinkFile;
  /** Type defines the type of sink. */
  type: "File";
}

export interface BackendTrafficPolicySpecHealthCheckActiveHttpExpectedResponse {
  /** Binary payload base64 encoded. */
  binary?: string;
  /** Text payload in plain text. */
  text?: string;
  /** Type defines the type of the payload. */
  type: "Text" | "Binary";
}

export interface BackendTrafficPolicySpecLoadBalancerZoneAwarePreferLocalForce {
  /** MinEndpointsInZoneThreshold is the minimum number of upstream endpoints in the local zone required to honor the forceLocalZone override. This is useful for protecting zones with fewer endpoints. */
  minEndpointsInZoneThreshold?: number;
}

export interface BackendTrafficPolicySpecRateLimitGlobalRuleClientSelector {
  /** Headers is a list of request headers to match. Multiple header values are ANDed together, meaning, a request MUST match all the specified headers. */
  headers?: BackendTrafficPolicySpecRateLimitGlobalRuleClientSelectorHeader[];
  /** Methods is a list of request methods to match. Multiple method values are ORed together, meaning, a request can match any one of the specified methods. */
  methods?: BackendTrafficPolicySpecRateLimitGlobalRuleClientSelectorMethod[];
  /** Path is the request path to match. Support Exact, PathPrefix and RegularExpression match types. */
  path?: BackendTrafficPolicySpecRateLimitGlobalRuleClientSelectorPath;
  /** QueryParams is a list of query parameters to match. Multiple query parameter values are ANDed together, meaning, a request MUST match all the specified query parameters. */
  queryParams?: BackendTrafficPolicySpecRateLimitGlobalRuleClientSelectorQueryParam[];
  /** SourceCIDR is the client IP Address range to match on. */
  sourceCIDR?: BackendTrafficPolicySpecRateLimitGlobalRuleClientSelectorSourceCIDR;
}

export interface BackendTrafficPolicySpecRateLimitGlobalRuleCost {
  /** Request specifies the number to reduce the rate limit counters on the request path. If this is not specified, the default behavior is to reduce the rate limit counters by 1. */
  request?: BackendTrafficPolicySpecRateLimitGlobalRuleCostRequest;
  /** Response specifies the number to reduce the rate limit counters after the response is sent back to the client or the request stream is closed. */
  response?: BackendTrafficPolicySpecRateLimitGlobalRuleCostRequest;
}

export interface BackendTrafficPolicySpecRateLimitGlobalRuleLimit {
  /** FromMetadata sources the limit value from per-request dynamic metadata. */
  fromMetadata?: BackendTrafficPolicySpecRateLimitGlobalRuleLimitFromMetadata;
  /** Requests is the number of requests (or cost units, when used with cost-based rate limiting) allowed per Unit. */
  requests: number;
  /** RateLimitUnit specifies the intervals for setting rate limits. Valid RateLimitUnit values are "Second", "Minute", "Hour", "Day", "Week", "Month" and "Year". */
  unit: "Second" | "Minute" | "Hour" | "Day" | "Week" | "Month" | "Year";
}

export interface BackendTrafficPolicySpecResponseOverrideMatchResponseHeaderValue {
  /**
   * Type specifies how to match against a string.
   * @default "Exact"
   */
  type?: "Exact" | "Prefix" | "Suffix" | "RegularExpression";
  /** Value specifies the string value that the match must have. */
  value: string;
}

export interface BackendTrafficPolicySpecResponseOverrideMatchStatusCodeRange {
  /** End of the range, including the end value. */
  end: number;
  /** Start of the range, including the start value. */
  start: number;
}

export interface BackendTrafficPolicySpecResponseOverrideResponseBodyValueRef {
  /** Group is the group of the referent. For example, "gateway.networking.k8s.io". */
  group: string;
  /** Kind is kind of the referent. For example "HTTPRoute" or "Service". */
  kind: string;
  /** Name is the name of the referent. */
  name: string;
}

export interface BackendTrafficPolicySpecResponseOverrideResponseHeaderAdd {
  /** Name is the name of the HTTP Header to be matched. Name matching MUST be case-insensitive. */
  name: string;
  /** Value is the value of HTTP Header to be matched. Must consist of printable US-ASCII characters, optionally separated by single tabs or spaces. */
  value: string;
}

export interface BackendTrafficPolicySpecTelemetryTracingCustomTagEnvironment {
  /** DefaultValue defines the default value to use if the environment variable is not set. */
  defaultValue?: string;
  /** Name defines the name of the environment variable which to extract the value from. */
  name: string;
}

export interface BackendTrafficPolicySpecTelemetryTracingCustomTagLiteral {
  /** Value defines the hard-coded value to add to each span. */
  value: string;
}

export interface BackendTrafficPolicySpecTelemetryTracingCustomTagRequestHeader {
  /** DefaultValue defines the default value to use if the request header is not set. */
  defaultValue?: string;
  /** Name defines the name of the request header which to extract the value from. */
  name: string;
}

export interface BackendTrafficPolicySpecHealthCheckActiveHealthCheckLogSinkFile {
  /** Path specifies the file path for health check event output. Use /dev/stdout to write to standard output. */
  path: string;
}

export interface BackendTrafficPolicySpecRateLimitGlobalRuleClientSelectorHeader {
  /**
   * Invert specifies whether the value match result will be inverted. Do not set this field when Type="Distinct", implying matching on any/all unique values within the header.
   * @default false
   */
  invert?: boolean;
  /** Name of the HTTP header. The header name is case-insensitive unless PreserveHeaderCase is set to true. */
  name: string;
  /**
   * Type specifies how to match against the value of the header.
   * @default "Exact"
   */
  type?: "Exact" | "RegularExpression" | "Distinct";
  /** Value within the HTTP header. Do not set this field when Type="Distinct", implying matching on any/all unique values within the header. */
  value?: string;
}

export interface BackendTrafficPolicySpecRateLimitGlobalRuleClientSelectorMethod {
  /**
   * Invert specifies whether the value match result will be inverted.
   * @default false
   */
  invert?: boolean;
  /** Value specifies the HTTP method. */
  value: "GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "CONNECT" | "OPTIONS" | "TRACE" | "PATCH";
}

export interface BackendTrafficPolicySpecRateLimitGlobalRuleClientSelectorPath {
  /**
   * Invert specifies whether the value match result will be inverted.
   * @default false
   */
  invert?: boolean;
  /**
   * Type specifies how to match against the value of the path.
   * @default "PathPrefix"
   */
  type?: "Exact" | "PathPrefix" | "RegularExpression";
  /**
   * Value specifies the HTTP path.
   * @default "/"
   */
  value: string;
}

export interface BackendTrafficPolicySpecRateLimitGlobalRuleClientSelectorQueryParam {
  /**
   * Invert specifies whether the value match result will be inverted. Do not set this field when Type="Distinct", implying matching on any/all unique values within the query parameter.
   * @default false
   */
  invert?: boolean;
  /** Name of the query parameter. */
  name: string;
  /**
   * Type specifies how to match against the value of the query parameter.
   * @default "Exact"
   */
  type?: "Exact" | "RegularExpression" | "Distinct";
  /** Value of the query parameter. Do not set this field when Type="Distinct", implying matching on any/all unique values within the query parameter. */
  value?: string;
}

export interface BackendTrafficPolicySpecRateLimitGlobalRuleClientSelectorSourceCIDR {
  /**
   * Invert specifies whether the source range match result will be inverted. When true, the rule matches when the client IP is not in the specified range(s).
   * @default false
   */
  invert?: boolean;
  /** @default "Exact" */
  type?: "Exact" | "Distinct";
  /** Value is the IP CIDR that represents the range of Source IP Addresses of the client. */
  value: string;
}

export interface BackendTrafficPolicySpecRateLimitGlobalRuleCostRequest {
  /** From specifies where to get the rate limit cost. Currently, only "Number" and "Metadata" are supported. */
  from: "Number" | "Metadata";
  /** Metadata specifies the per-request metadata to retrieve the usage number from. */
  metadata?: BackendTrafficPolicySpecRateLimitGlobalRuleCostRequestMetadata;
  /** Number specifies the fixed usage number to reduce the rate limit counters. Using zero can be used to only check the rate limit counters without reducing them. */
  number?: number;
}

export interface BackendTrafficPolicySpecRateLimitGlobalRuleLimitFromMetadata {
  /** Key is the key to retrieve the limit value from within the namespaced filter metadata. */
  key: string;
  /** Namespace is the namespace of the dynamic metadata. */
  namespace: string;
}

export interface BackendTrafficPolicySpecRateLimitGlobalRuleCostRequestMetadata {
  /** Key is the key to retrieve the usage number from the filter metadata. */
  key: string;
  /** Namespace is the namespace of the dynamic metadata. */
  namespace: string;
}

export interface BackendTrafficPolicyStatus {
  /** Ancestors is a list of ancestor resources (usually Gateways) that are associated with the policy, and the status of the policy with respect to each ancestor. */
  ancestors: BackendTrafficPolicyStatusAncestor[];
}

export interface BackendTrafficPolicyStatusAncestor {
  /** AncestorRef corresponds with a ParentRef in the spec that this PolicyAncestorStatus struct describes the status of. */
  ancestorRef: BackendTrafficPolicyStatusAncestorAncestorRef;
  /** Conditions describes the status of the Policy with respect to the given Ancestor. */
  conditions: BackendTrafficPolicyStatusAncestorCondition[];
  /** ControllerName is a domain/path string that indicates the name of the controller that wrote this status. This corresponds with the controllerName field on GatewayClass. */
  controllerName: string;
}

export interface BackendTrafficPolicyStatusAncestorAncestorRef {
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

export interface BackendTrafficPolicyStatusAncestorCondition {
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
