// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

export interface EnvoyProxySpec {
  /** BackendTLS is the TLS configuration for the Envoy proxy to use when connecting to backends. These settings are applied on backends for which TLS policies are specified. */
  backendTLS?: EnvoyProxySpecBackendTLS;
  /** Bootstrap defines the Envoy Bootstrap as a YAML string. */
  bootstrap?: EnvoyProxySpecBootstrap;
  /** Concurrency defines the number of worker threads to run. If unset, it defaults to the number of cpuset threads on the platform. */
  concurrency?: number;
  /** DynamicModules defines the set of dynamic modules that are allowed to be used by EnvoyExtensionPolicy resources and dynamic module load balancer policies. */
  dynamicModules?: EnvoyProxySpecDynamicModule[];
  /** ExtraArgs defines additional command line options that are provided to Envoy. */
  extraArgs?: string[];
  /** FilterOrder defines the order of filters in the Envoy proxy's HTTP filter chain. The FilterPosition in the list will be applied in the order they are defined. */
  filterOrder?: EnvoyProxySpecFilterOrder[];
  /** GeoIP defines shared GeoIP provider configuration for this EnvoyProxy fleet. */
  geoIP?: EnvoyProxySpecGeoIP;
  /** IPFamily specifies the IP family for the EnvoyProxy fleet. This setting only affects the Gateway listener port and does not impact other aspects of the Envoy proxy configuration. */
  ipFamily?: "IPv4" | "IPv6" | "DualStack";
  /** Logging defines logging parameters for managed proxies. */
  logging?: EnvoyProxySpecLogging;
  /** LuaValidation determines strictness of the Lua script validation for Lua EnvoyExtensionPolicies Default: Strict */
  luaValidation?: "Strict" | "InsecureSyntax" | "Disabled";
  /** MergeBackends configures cluster deduplication: routes that reference the same backend share a single Envoy cluster instead of Envoy Gateway generating one cluster per route rule. */
  mergeBackends?: EnvoyProxySpecMergeBackends;
  /** MergeGateways defines if Gateway resources should be merged onto the same Envoy Proxy Infrastructure. Setting this field to true would merge all Gateway Listeners under the parent Gateway Class. */
  mergeGateways?: boolean;
  /** MergeType controls how this EnvoyProxy merges with less specific configurations in the hierarchy (EnvoyGateway defaults < GatewayClass < Gateway). */
  mergeType?: "Replace" | "StrategicMerge" | "JSONMerge";
  /** PreserveRouteOrder determines if the order of matching for HTTPRoutes is determined by Gateway-API specification (https://gateway-api.sigs.k8s.io/reference/api-spec/main/spec/#httprouterule) or… */
  preserveRouteOrder?: boolean;
  /** Provider defines the desired resource provider and provider-specific configuration. If unspecified, the "Kubernetes" resource provider is used with default configuration parameters. */
  provider?: EnvoyProxySpecProvider;
  /** RoutingType can be set to "Service" to use the Service Cluster IP for routing to the backend, or it can be set to "Endpoint" to use Endpoint routing. The default is "Endpoint". */
  routingType?: string;
  /** Shutdown defines configuration for graceful envoy shutdown process. */
  shutdown?: EnvoyProxySpecShutdown;
  /** Telemetry defines telemetry parameters for managed proxies. */
  telemetry?: EnvoyProxySpecTelemetry;
}

export interface EnvoyProxySpecBackendTLS {
  /** ALPNProtocols supplies the list of ALPN protocols that should be exposed by the listener or used by the proxy to connect to the backend. */
  alpnProtocols?: string[];
  /** Ciphers specifies the set of cipher suites supported when negotiating TLS 1.0 - 1.2. This setting has no effect for TLS 1.3. */
  ciphers?: string[];
  /** ClientCertificateRef defines the reference to a Kubernetes Secret that contains the client certificate and private key for Envoy to use when connecting to backend services and external services,… */
  clientCertificateRef?: EnvoyProxySpecBackendTLSClientCertificateRef;
  /** ECDHCurves specifies the set of supported ECDH curves. */
  ecdhCurves?: string[];
  /** Fingerprints specifies TLS client fingerprinting. When specified, a JAX fingerprint derived from the client’s TLS handshake is generated. */
  fingerprints?: ("JA3" | "JA4")[];
  /** Max specifies the maximal TLS protocol version to allow The default is TLS 1.3 if this is not specified. */
  maxVersion?: "Auto" | "1.0" | "1.1" | "1.2" | "1.3";
  /** Min specifies the minimal TLS protocol version to allow. The default is TLS 1.2 if this is not specified. */
  minVersion?: "Auto" | "1.0" | "1.1" | "1.2" | "1.3";
  /** SignatureAlgorithms specifies which signature algorithms the listener should support. */
  signatureAlgorithms?: string[];
}

export interface EnvoyProxySpecBootstrap {
  /** JSONPatches is an array of JSONPatches to be applied to the default bootstrap. Patches are applied in the order in which they are defined. */
  jsonPatches?: EnvoyProxySpecBootstrapJsonPatch[];
  /**
   * Type is the type of the bootstrap configuration, it should be either Replace, Merge, or JSONPatch. If unspecified, it defaults to Replace.
   * @default "Replace"
   */
  type?: "Merge" | "Replace" | "JSONPatch";
  /** Value is a YAML string of the bootstrap. */
  value?: string;
}

export interface EnvoyProxySpecDynamicModule {
  /**
   * DoNotClose prevents the module from being unloaded with dlclose when no more references exist.
   * @default false
   */
  doNotClose?: boolean;
  /**
   * LoadGlobally loads the dynamic module with the RTLD_GLOBAL flag. By default, modules are loaded with RTLD_LOCAL to avoid symbol conflicts.
   * @default false
   */
  loadGlobally?: boolean;
  /** Name is the logical name for this module. EnvoyExtensionPolicy resources reference modules by this name. */
  name: string;
  /** Source defines where the dynamic module code is loaded from. */
  source: EnvoyProxySpecDynamicModuleSource;
}

export interface EnvoyProxySpecFilterOrder {
  /** After defines the filter that should come after the filter. Only one of Before or After must be set. */
  after?:
    | "envoy.filters.http.custom_response"
    | "envoy.filters.http.health_check"
    | "envoy.filters.http.fault"
    | "envoy.filters.http.cors"
    | "envoy.filters.http.csrf"
    | "envoy.filters.http.header_mutation"
    | "envoy.filters.http.ext_authz"
    | "envoy.filters.http.api_key_auth"
    | "envoy.filters.http.basic_auth"
    | "envoy.filters.http.oauth2"
    | "envoy.filters.http.jwt_authn"
    | "envoy.filters.http.stateful_session"
    | "envoy.filters.http.buffer"
    | "envoy.filters.http.lua"
    | "envoy.filters.http.ext_proc"
    | "envoy.filters.http.wasm"
    | "envoy.filters.http.dynamic_modules"
    | "envoy.filters.http.geoip"
    | "envoy.filters.http.rbac"
    | "envoy.filters.http.local_ratelimit"
    | "envoy.filters.http.ratelimit"
    | "envoy.filters.http.bandwidth_limit"
    | "envoy.filters.http.grpc_web"
    | "envoy.filters.http.grpc_stats"
    | "envoy.filters.http.credential_injector"
    | "envoy.filters.http.compressor"
    | "envoy.filters.http.dynamic_forward_proxy";
  /** Before defines the filter that should come before the filter. Only one of Before or After must be set. */
  before?:
    | "envoy.filters.http.custom_response"
    | "envoy.filters.http.health_check"
    | "envoy.filters.http.fault"
    | "envoy.filters.http.cors"
    | "envoy.filters.http.csrf"
    | "envoy.filters.http.header_mutation"
    | "envoy.filters.http.ext_authz"
    | "envoy.filters.http.api_key_auth"
    | "envoy.filters.http.basic_auth"
    | "envoy.filters.http.oauth2"
    | "envoy.filters.http.jwt_authn"
    | "envoy.filters.http.stateful_session"
    | "envoy.filters.http.buffer"
    | "envoy.filters.http.lua"
    | "envoy.filters.http.ext_proc"
    | "envoy.filters.http.wasm"
    | "envoy.filters.http.dynamic_modules"
    | "envoy.filters.http.geoip"
    | "envoy.filters.http.rbac"
    | "envoy.filters.http.local_ratelimit"
    | "envoy.filters.http.ratelimit"
    | "envoy.filters.http.bandwidth_limit"
    | "envoy.filters.http.grpc_web"
    | "envoy.filters.http.grpc_stats"
    | "envoy.filters.http.credential_injector"
    | "envoy.filters.http.compressor"
    | "envoy.filters.http.dynamic_forward_proxy";
  /** Name of the filter. */
  name:
    | "envoy.filters.http.custom_response"
    | "envoy.filters.http.health_check"
    | "envoy.filters.http.fault"
    | "envoy.filters.http.cors"
    | "envoy.filters.http.csrf"
    | "envoy.filters.http.header_mutation"
    | "envoy.filters.http.ext_authz"
    | "envoy.filters.http.api_key_auth"
    | "envoy.filters.http.basic_auth"
    | "envoy.filters.http.oauth2"
    | "envoy.filters.http.jwt_authn"
    | "envoy.filters.http.stateful_session"
    | "envoy.filters.http.buffer"
    | "envoy.filters.http.lua"
    | "envoy.filters.http.ext_proc"
    | "envoy.filters.http.wasm"
    | "envoy.filters.http.dynamic_modules"
    | "envoy.filters.http.geoip"
    | "envoy.filters.http.rbac"
    | "envoy.filters.http.local_ratelimit"
    | "envoy.filters.http.ratelimit"
    | "envoy.filters.http.bandwidth_limit"
    | "envoy.filters.http.grpc_web"
    | "envoy.filters.http.grpc_stats"
    | "envoy.filters.http.credential_injector"
    | "envoy.filters.http.compressor"
    | "envoy.filters.http.dynamic_forward_proxy";
}

export interface EnvoyProxySpecGeoIP {
  /** Provider defines the GeoIP provider configuration used by GeoIP filter instances. */
  provider: EnvoyProxySpecGeoIPProvider;
}

export interface EnvoyProxySpecLogging {
  /** Level is a map of logging level per component, where the component is the key and the log level is the value. If unspecified, defaults to "default: warn". */
  level?: Record<string, "trace" | "debug" | "info" | "warn" | "error" | "off" | "critical">;
}

export interface EnvoyProxySpecMergeBackends {
  /** Selector restricts cluster deduplication to backends whose target Service, ServiceImport, or Backend resource matches this label selector. When unset, every otherwise-eligible backend is merged. */
  selector?: EnvoyProxySpecMergeBackendsSelector;
}

export interface EnvoyProxySpecProvider {
  /** Host provides runtime deployment of the data plane as a child process on the host environment. If unspecified and type is "Host", default settings for the custom provider are applied. */
  host?: EnvoyProxySpecProviderHost;
  /** Kubernetes defines the desired state of the Kubernetes resource provider. Kubernetes provides infrastructure resources for running the data plane, e.g. Envoy proxy. */
  kubernetes?: EnvoyProxySpecProviderKubernetes;
  /** Type is the type of resource provider to use. A resource provider provides infrastructure resources for running the data plane, e.g. Envoy proxy, and optional auxiliary control planes. */
  type: "Kubernetes" | "Host";
}

export interface EnvoyProxySpecShutdown {
  /** DrainTimeout defines the graceful drain timeout. This should be less than the pod's terminationGracePeriodSeconds. */
  drainTimeout?: string;
  /** HealthCheckFailureDelay defines the delay before failing health checks during the graceful drain process. If unspecified, defaults to 0 seconds. */
  healthCheckFailureDelay?: string;
  /** MinDrainDuration defines the minimum drain duration allowing time for endpoint deprogramming to complete. If unspecified, defaults to 10 seconds. */
  minDrainDuration?: string;
}

export interface EnvoyProxySpecTelemetry {
  /** AccessLogs defines accesslog parameters for managed proxies. If unspecified, will send default format to stdout. */
  accessLog?: EnvoyProxySpecTelemetryAccessLog;
  /** HealthCheckLog defines health check event logging for xRoute-backed clusters. */
  healthCheckLog?: EnvoyProxySpecTelemetryHealthCheckLog;
  /** Metrics defines metrics configuration for managed proxies. */
  metrics?: EnvoyProxySpecTelemetryMetrics;
  /** RequestID configures Envoy request ID behavior. */
  requestID?: EnvoyProxySpecTelemetryRequestID;
  /** Tracing defines tracing configuration for managed proxies. If unspecified, will not send tracing data. */
  tracing?: EnvoyProxySpecTelemetryTracing;
}

export interface EnvoyProxySpecBackendTLSClientCertificateRef {
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

export interface EnvoyProxySpecBootstrapJsonPatch {
  /** From is the source location of the value to be copied or moved. Only valid for move or copy operations Refer to https://datatracker.ietf.org/doc/html/rfc6901 for more details. */
  from?: string;
  /** JSONPath is a JSONPath expression. Refer to https://datatracker.ietf.org/doc/rfc9535/ for more details. */
  jsonPath?: string;
  /** Op is the type of operation to perform */
  op: "add" | "remove" | "replace" | "move" | "copy" | "test";
  /** Path is a JSONPointer expression. Refer to https://datatracker.ietf.org/doc/html/rfc6901 for more details. */
  path?: string;
  /** Value is the new value of the path location. The value is only used by the `add` and `replace` operations. */
  value?: unknown;
}

export interface EnvoyProxySpecDynamicModuleSource {
  /** Local specifies a module loaded from the proxy's local filesystem by absolute path. */
  local?: EnvoyProxySpecDynamicModuleSourceLocal;
  /** Remote specifies a module fetched from a remote source. The module binary is downloaded and cached by Envoy. */
  remote?: EnvoyProxySpecDynamicModuleSourceRemote;
  /**
   * Type is the type of the source of the dynamic module code. Defaults to Local.
   * @default "Local"
   */
  type?: "Local" | "Remote";
}

export interface EnvoyProxySpecGeoIPProvider {
  /** MaxMind configures the MaxMind provider. */
  maxMind?: EnvoyProxySpecGeoIPProviderMaxMind;
  /** GeoIPProviderType enumerates GeoIP providers supported by Envoy Gateway. */
  type: "MaxMind";
}

export interface EnvoyProxySpecMergeBackendsSelector {
  /** matchExpressions is a list of label selector requirements. The requirements are ANDed. */
  matchExpressions?: EnvoyProxySpecMergeBackendsSelectorMatchExpression[];
  /** matchLabels is a map of {key,value} pairs. */
  matchLabels?: Record<string, string>;
}

export interface EnvoyProxySpecProviderHost {
  /** EnvoyVersion is the version of Envoy to use. If unspecified, the version against which Envoy Gateway is built will be used. */
  envoyVersion?: string;
}

export interface EnvoyProxySpecProviderKubernetes {
  /** EnvoyDaemonSet defines the desired state of the Envoy daemonset resource. Disabled by default, a deployment resource is used instead to provision the Envoy Proxy fleet */
  envoyDaemonSet?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSet;
  /** EnvoyDeployment defines the desired state of the Envoy deployment resource. If unspecified, default settings for the managed Envoy deployment resource are applied. */
  envoyDeployment?: EnvoyProxySpecProviderKubernetesEnvoyDeployment;
  /** EnvoyHpa defines the Horizontal Pod Autoscaler settings for Envoy Proxy Deployment. */
  envoyHpa?: EnvoyProxySpecProviderKubernetesEnvoyHpa;
  /** EnvoyPDB allows to control the pod disruption budget of an Envoy Proxy. */
  envoyPDB?: EnvoyProxySpecProviderKubernetesEnvoyPDB;
  /** EnvoyService defines the desired state of the Envoy service resource. If unspecified, default settings for the managed Envoy service resource are applied. */
  envoyService?: EnvoyProxySpecProviderKubernetesEnvoyService;
  /** EnvoyServiceAccount defines the desired state of the Envoy service account resource. */
  envoyServiceAccount?: EnvoyProxySpecProviderKubernetesEnvoyServiceAccount;
  /** UseListenerPortAsContainerPort disables the port shifting feature in the Envoy Proxy. */
  useListenerPortAsContainerPort?: boolean;
}

export interface EnvoyProxySpecTelemetryAccessLog {
  /** Disable disables access logging for managed proxies if set to true. */
  disable?: boolean;
  /** Settings defines accesslog settings for managed proxies. If unspecified, will send default format to stdout. */
  settings?: EnvoyProxySpecTelemetryAccessLogSetting[];
}

export interface EnvoyProxySpecTelemetryHealthCheckLog {
  /** Matches defines which health check probe outcomes produce a log entry. When omitted or empty, all events are logged. */
  matches?: ("Failure" | "FailureSeriesStart" | "Success" | "HealthyTransition")[];
  /** Sinks defines where health check events are written. When omitted, events are written to /dev/stdout. */
  sinks?: EnvoyProxySpecTelemetryHealthCheckLogSink[];
}

export interface EnvoyProxySpecTelemetryMetrics {
  /** ClusterStatName defines the value of cluster alt_stat_name, determining how cluster stats are named. */
  clusterStatName?: string;
  /** EnableGRPCStats enables the gRPC stats filter on listeners. This is enabled by default for GRPCRoute and opt-in for HTTPRoute. */
  enableGRPCStats?: boolean;
  /** EnablePerEndpointStats enables per endpoint envoy stats metrics. Please use with caution. */
  enablePerEndpointStats?: boolean;
  /** EnableRequestResponseSizesStats enables publishing of histograms tracking header and body sizes of requests and responses. */
  enableRequestResponseSizesStats?: boolean;
  /** EnableVirtualHostStats enables envoy stat metrics for virtual hosts. */
  enableVirtualHostStats?: boolean;
  /** Matches defines configuration for selecting specific metrics instead of generating all metrics stats that are enabled by default. */
  matches?: EnvoyProxySpecTelemetryMetricsMatch[];
  /** Prometheus defines the configuration for Admin endpoint `/stats/prometheus`. */
  prometheus?: EnvoyProxySpecTelemetryMetricsPrometheus;
  /** Sinks defines the metric sinks where metrics are sent to. */
  sinks?: EnvoyProxySpecTelemetryMetricsSink[];
}

export interface EnvoyProxySpecTelemetryRequestID {
  /** Tracing configures Envoy's behavior for the UUID request ID extension, including whether the trace sampling decision is packed into the UUID and whether `X-Request-ID` is used for trace sampling… */
  tracing?: "PackAndSample" | "Sample" | "Pack" | "Disable";
}

export interface EnvoyProxySpecTelemetryTracing {
  /** ClientSamplingFraction represents the fraction of requests that should be selected for tracing when requested by the client. */
  clientSamplingFraction?: EnvoyProxySpecTelemetryTracingClientSamplingFraction;
  /**
   * CustomTags defines the custom tags to add to each span. If provider is kubernetes, pod name and namespace are added by default.
   * @deprecated Use Tags instead.
   */
  customTags?: Record<string, EnvoyProxySpecTelemetryTracingCustomTag>;
  /** OverallSamplingFraction represents the fraction of requests that should be selected for tracing after all other sampling checks have been applied. */
  overallSamplingFraction?: EnvoyProxySpecTelemetryTracingClientSamplingFraction;
  /** Provider defines the tracing provider. */
  provider: EnvoyProxySpecTelemetryTracingProvider;
  /** SamplingFraction represents the fraction of requests that should be selected for tracing if no prior sampling decision has been made. */
  samplingFraction?: EnvoyProxySpecTelemetryTracingClientSamplingFraction;
  /** SamplingRate controls the rate at which traffic will be selected for tracing if no prior sampling decision has been made. Defaults to 100, valid values [0-100]. 100 indicates 100% sampling. */
  samplingRate?: number;
  /** SpanName defines the name of the span which will be used for tracing. Envoy command operators may be used in the value. */
  spanName?: EnvoyProxySpecTelemetryTracingSpanName;
  /** Tags defines the custom tags to add to each span. Envoy command operators may be used in the value. */
  tags?: Record<string, string>;
}

export interface EnvoyProxySpecDynamicModuleSourceLocal {
  /** Path is the absolute filesystem path to the dynamic module shared library (.so file). */
  path: string;
}

export interface EnvoyProxySpecDynamicModuleSourceRemote {
  /** SHA256 checksum that Envoy will use to verify the downloaded module binary. */
  sha256: string;
  /** URL is the HTTP or HTTPS URL of the dynamic module shared library (.so file). */
  url: string;
}

export interface EnvoyProxySpecGeoIPProviderMaxMind {
  /** AnonymousIPDBSource configures the Anonymous IP database source. */
  anonymousIpDbSource?: EnvoyProxySpecGeoIPProviderMaxMindAnonymousIpDbSource;
  /** ASNDBSource configures the ASN database source. */
  asnDbSource?: EnvoyProxySpecGeoIPProviderMaxMindAnonymousIpDbSource;
  /** CityDBSource configures the City database source. */
  cityDbSource?: EnvoyProxySpecGeoIPProviderMaxMindAnonymousIpDbSource;
  /** CountryDBSource configures the Country database source. */
  countryDbSource?: EnvoyProxySpecGeoIPProviderMaxMindAnonymousIpDbSource;
  /** ISPDBSource configures the ISP database source. */
  ispDbSource?: EnvoyProxySpecGeoIPProviderMaxMindAnonymousIpDbSource;
}

export interface EnvoyProxySpecMergeBackendsSelectorMatchExpression {
  /** key is the label key that the selector applies to. */
  key: string;
  /** operator represents a key's relationship to a set of values. Valid operators are In, NotIn, Exists and DoesNotExist. */
  operator: string;
  /** values is an array of string values. If the operator is In or NotIn, the values array must be non-empty. */
  values?: string[];
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSet {
  /** Container defines the desired specification of main container. */
  container?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainer;
  /** Name of the daemonSet. When unset, this defaults to an autogenerated name. */
  name?: string;
  /** Patch defines how to perform the patch operation to daemonset */
  patch?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPatch;
  /** Pod defines the desired specification of pod. */
  pod?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPod;
  /** The daemonset strategy to use to replace existing pods with new ones. */
  strategy?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetStrategy;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDeployment {
  /** Container defines the desired specification of main container. */
  container?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainer;
  /** List of initialization containers belonging to the pod. More info: https://kubernetes.io/docs/concepts/workloads/pods/init-containers/ */
  initContainers?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainer[];
  /** Name of the deployment. When unset, this defaults to an autogenerated name. */
  name?: string;
  /** Patch defines how to perform the patch operation to deployment */
  patch?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPatch;
  /** Pod defines the desired specification of pod. */
  pod?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPod;
  /** Replicas is the number of desired pods. Defaults to 1. */
  replicas?: number;
  /** The deployment strategy to use to replace existing pods with new ones. */
  strategy?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentStrategy;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyHpa {
  /** behavior configures the scaling behavior of the target in both Up and Down directions (scaleUp and scaleDown fields respectively). */
  behavior?: EnvoyProxySpecProviderKubernetesEnvoyHpaBehavior;
  /** maxReplicas is the upper limit for the number of replicas to which the autoscaler can scale up. It cannot be less that minReplicas. */
  maxReplicas: number;
  /** metrics contains the specifications for which to use to calculate the desired replica count (the maximum replica count across all metrics will be used). */
  metrics?: EnvoyProxySpecProviderKubernetesEnvoyHpaMetric[];
  /** minReplicas is the lower limit for the number of replicas to which the autoscaler can scale down. It defaults to 1 replica. */
  minReplicas?: number;
  /** Name of the horizontalPodAutoScaler. When unset, this defaults to an autogenerated name. */
  name?: string;
  /** Patch defines how to perform the patch operation to the HorizontalPodAutoscaler */
  patch?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPatch;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyPDB {
  /** MaxUnavailable specifies the maximum amount of pods (can be expressed as integers or as a percentage) that can be unavailable at all times during voluntary disruptions, such as node drains or updates. */
  maxUnavailable?: number | string;
  /** MinAvailable specifies the minimum amount of pods (can be expressed as integers or as a percentage) that must be available at all times during voluntary disruptions, such as node drains or updates. */
  minAvailable?: number | string;
  /** Name of the podDisruptionBudget. When unset, this defaults to an autogenerated name. */
  name?: string;
  /** Patch defines how to perform the patch operation to the PodDisruptionBudget */
  patch?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPatch;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyService {
  /** AllocateLoadBalancerNodePorts defines if NodePorts will be automatically allocated for services with type LoadBalancer. Default is "true". */
  allocateLoadBalancerNodePorts?: boolean;
  /** Annotations that should be appended to the service. By default, no annotations are appended. */
  annotations?: Record<string, string>;
  /**
   * ExternalTrafficPolicy determines the externalTrafficPolicy for the Envoy Service. Valid options are Local and Cluster.
   * @default "Local"
   */
  externalTrafficPolicy?: "Local" | "Cluster";
  /** Labels that should be appended to the service. By default, no labels are appended. */
  labels?: Record<string, string>;
  /** LoadBalancerClass, when specified, allows for choosing the LoadBalancer provider implementation if more than one are available or is otherwise expected to be specified */
  loadBalancerClass?: string;
  /** LoadBalancerIP defines the IP Address of the underlying load balancer service. This field may be ignored if the load balancer provider does not support this feature. */
  loadBalancerIP?: string;
  /** LoadBalancerSourceRanges defines a list of allowed IP addresses which will be configured as firewall rules on the platform providers load balancer. */
  loadBalancerSourceRanges?: string[];
  /** Name of the service. When unset, this defaults to an autogenerated name. */
  name?: string;
  /** Patch defines how to perform the patch operation to the service */
  patch?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPatch;
  /**
   * Type determines how the Service is exposed. Defaults to LoadBalancer.
   * @default "LoadBalancer"
   */
  type?: "ClusterIP" | "LoadBalancer" | "NodePort";
}

export interface EnvoyProxySpecProviderKubernetesEnvoyServiceAccount {
  /** Name of the Service Account. When unset, this defaults to an autogenerated name. */
  name?: string;
}

export interface EnvoyProxySpecTelemetryAccessLogSetting {
  /** Format defines the format of accesslog. This will be ignored if sink type is ALS. */
  format?: EnvoyProxySpecTelemetryAccessLogSettingFormat;
  /** Matches defines the match conditions for accesslog in CEL expression. An accesslog will be emitted only when one or more match conditions are evaluated to true. */
  matches?: string[];
  /** Sinks defines the sinks of accesslog. */
  sinks: EnvoyProxySpecTelemetryAccessLogSettingSink[];
  /** Type defines the component emitting the accesslog, such as Listener and Route. If type not defined, the setting would apply to: (1) All Routes. */
  type?: "Listener" | "Route" | "Upstream";
}

export interface EnvoyProxySpecTelemetryHealthCheckLogSink {
  /** File defines the file sink configuration. Required when type is File. */
  file?: EnvoyProxySpecTelemetryHealthCheckLogSinkFile;
  /** Type defines the type of sink. */
  type: "File";
}

export interface EnvoyProxySpecTelemetryMetricsMatch {
  /**
   * Type specifies how to match against a string.
   * @default "Exact"
   */
  type?: "Exact" | "Prefix" | "Suffix" | "RegularExpression";
  /** Value specifies the string value that the match must have. */
  value: string;
}

export interface EnvoyProxySpecTelemetryMetricsPrometheus {
  /** Configure the compression on Prometheus endpoint. Compression is useful in situations when bandwidth is scarce and large payloads can be effectively compressed at the expense of higher CPU load. */
  compression?: EnvoyProxySpecTelemetryMetricsPrometheusCompression;
  /** Disable the Prometheus endpoint. */
  disable?: boolean;
}

export interface EnvoyProxySpecTelemetryMetricsSink {
  /** OpenTelemetry defines the configuration for OpenTelemetry sink. It's required if the sink type is OpenTelemetry. */
  openTelemetry?: EnvoyProxySpecTelemetryMetricsSinkOpenTelemetry;
  /**
   * Type defines the metric sink type. EG currently only supports OpenTelemetry.
   * @default "OpenTelemetry"
   */
  type: "OpenTelemetry";
}

export interface EnvoyProxySpecTelemetryTracingClientSamplingFraction {
  /** @default 100 */
  denominator?: number;
  numerator: number;
}

export interface EnvoyProxySpecTelemetryTracingCustomTag {
  /** Environment adds value from environment variable to each span. It's required when the type is "Environment". */
  environment?: EnvoyProxySpecTelemetryTracingCustomTagEnvironment;
  /** Literal adds hard-coded value to each span. It's required when the type is "Literal". */
  literal?: EnvoyProxySpecTelemetryTracingCustomTagLiteral;
  /** RequestHeader adds value from request header to each span. It's required when the type is "RequestHeader". */
  requestHeader?: EnvoyProxySpecTelemetryTracingCustomTagRequestHeader;
  /**
   * Type defines the type of custom tag.
   * @default "Literal"
   */
  type: "Literal" | "Environment" | "RequestHeader";
}

export interface EnvoyProxySpecTelemetryTracingProvider {
  /**
   * BackendRef references a Kubernetes object that represents the backend server to which the authorization request will be sent.
   * @deprecated Use BackendRefs instead.
   */
  backendRef?: EnvoyProxySpecTelemetryTracingProviderBackendRef;
  /** BackendRefs references a Kubernetes object that represents the backend server to which the authorization request will be sent. */
  backendRefs?: EnvoyProxySpecTelemetryTracingProviderBackendRefs[];
  /** BackendSettings holds configuration for managing the connection to the backend. */
  backendSettings?: EnvoyProxySpecTelemetryTracingProviderBackendSettings;
  /**
   * Host define the provider service hostname.
   * @deprecated Use BackendRefs instead.
   */
  host?: string;
  /** OpenTelemetry defines the OpenTelemetry tracing provider configuration */
  openTelemetry?: EnvoyProxySpecTelemetryTracingProviderOpenTelemetry;
  /**
   * Port defines the port the provider service is exposed on.
   * @default 4317
   * @deprecated Use BackendRefs instead.
   */
  port?: number;
  /** ServiceName defines the service name to use in tracing configuration. If not set, Envoy Gateway will use a default service name set as "name.namespace" (e.g., "my-gateway.default"). */
  serviceName?: string;
  /**
   * Type defines the tracing provider type.
   * @default "OpenTelemetry"
   */
  type: "OpenTelemetry" | "Zipkin" | "Datadog";
  /** Zipkin defines the Zipkin tracing provider configuration */
  zipkin?: EnvoyProxySpecTelemetryTracingProviderZipkin;
}

export interface EnvoyProxySpecTelemetryTracingSpanName {
  /** Client defines operation name of the span which will be used for tracing. */
  client: string;
  /** Server defines the operation name of the upstream span which will be used for tracing. */
  server: string;
}

export interface EnvoyProxySpecGeoIPProviderMaxMindAnonymousIpDbSource {
  /** Local is a database source from a local file. */
  local: EnvoyProxySpecGeoIPProviderMaxMindAnonymousIpDbSourceLocal;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainer {
  /** List of environment variables to set in the container. */
  env?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerEnv[];
  /** Image specifies the EnvoyProxy container image to be used including a tag, instead of the default image. This field is mutually exclusive with ImageRepository. */
  image?: string;
  /** ImageRepository specifies the container image repository to be used without specifying a tag. The default tag will be used. */
  imageRepository?: string;
  /** Resources required by this container. More info: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/ */
  resources?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerResources;
  /** SecurityContext defines the security options the container should be run with. If set, the fields of SecurityContext override the equivalent fields of PodSecurityContext. */
  securityContext?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerSecurityContext;
  /** VolumeMounts are volumes to mount into the container's filesystem. Cannot be updated. */
  volumeMounts?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerVolumeMount[];
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPatch {
  /** Type is the type of merge operation to perform */
  type?: string;
  /** Object contains the raw configuration for merged object */
  value: unknown;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPod {
  /** If specified, the pod's scheduling constraints. */
  affinity?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinity;
  /** Annotations are the annotations that should be appended to the pods. By default, no pod annotations are appended. */
  annotations?: Record<string, string>;
  /** ImagePullSecrets is an optional list of references to secrets in the same namespace to use for pulling any of the images used by this PodSpec. */
  imagePullSecrets?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodImagePullSecret[];
  /** Labels are the additional labels that should be tagged to the pods. By default, no additional pod labels are tagged. */
  labels?: Record<string, string>;
  /** NodeSelector is a selector which must be true for the pod to fit on a node. Selector which must match a node's labels for the pod to be scheduled on that node. */
  nodeSelector?: Record<string, string>;
  /** PriorityClassName indicates the importance of a Pod relative to other Pods. If a PriorityClassName is not specified, the pod priority will be default or zero if there is no default. */
  priorityClassName?: string;
  /** SecurityContext holds pod-level security attributes and common container settings. Optional: Defaults to empty. */
  securityContext?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodSecurityContext;
  /** If specified, the pod's tolerations. */
  tolerations?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodToleration[];
  /** TopologySpreadConstraints describes how a group of pods ought to spread across topology domains. Scheduler will schedule pods in a way which abides by the constraints. */
  topologySpreadConstraints?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodTopologySpreadConstraint[];
  /** Volumes that can be mounted by containers belonging to the pod. More info: https://kubernetes.io/docs/concepts/storage/volumes */
  volumes?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolume[];
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetStrategy {
  /** Rolling update config params. Present only if type = "RollingUpdate". */
  rollingUpdate?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetStrategyRollingUpdate;
  /** Type of daemon set update. Can be "RollingUpdate" or "OnDelete". */
  type?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainer {
  /** Arguments to the entrypoint. The container image's CMD is used if this is not provided. */
  args?: string[];
  /** Entrypoint array. Not executed within a shell. */
  command?: string[];
  /** List of environment variables to set in the container. Cannot be updated. */
  env?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerEnv[];
  /** List of sources to populate environment variables in the container. The keys defined within a source may consist of any printable ASCII characters except '='. */
  envFrom?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerEnvFrom[];
  /** Container image name. */
  image?: string;
  /** Image pull policy. One of Always, Never, IfNotPresent. */
  imagePullPolicy?: string;
  /** Actions that the management system should take in response to container lifecycle events. Cannot be updated. */
  lifecycle?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLifecycle;
  /** Periodic probe of container liveness. Container will be restarted if the probe fails. */
  livenessProbe?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLivenessProbe;
  /** Name of the container specified as a DNS_LABEL. Each container in a pod must have a unique name (DNS_LABEL). */
  name: string;
  /** List of ports to expose from the container. Not specifying a port here DOES NOT prevent that port from being exposed. */
  ports?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerPort[];
  /** Periodic probe of container service readiness. Container will be removed from service endpoints if the probe fails. */
  readinessProbe?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLivenessProbe;
  /** Resources resize policy for the container. This field cannot be set on ephemeral containers. */
  resizePolicy?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerResizePolicy[];
  /** Compute Resources required by this container. Cannot be updated. */
  resources?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerResources;
  /** RestartPolicy defines the restart behavior of individual containers in a pod. This overrides the pod-level restart policy. */
  restartPolicy?: string;
  /** Represents a list of rules to be checked to determine if the container should be restarted on exit. The rules are evaluated in order. */
  restartPolicyRules?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerRestartPolicyRule[];
  /** SecurityContext defines the security options the container should be run with. If set, the fields of SecurityContext override the equivalent fields of PodSecurityContext. */
  securityContext?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerSecurityContext;
  /** StartupProbe indicates that the Pod has successfully initialized. If specified, no other probes are executed until this completes successfully. */
  startupProbe?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLivenessProbe;
  /** Whether this container should allocate a buffer for stdin in the container runtime. If this is not set, reads from stdin in the container will always result in EOF. */
  stdin?: boolean;
  /** Whether the container runtime should close the stdin channel after it has been opened by a single attach. When stdin is true the stdin stream will remain open across multiple attach sessions. */
  stdinOnce?: boolean;
  /** Optional: Path at which the file to which the container's termination message will be written is mounted into the container's filesystem. */
  terminationMessagePath?: string;
  /** Indicate how the termination message should be populated. File will use the contents of terminationMessagePath to populate the container status message on both success and failure. */
  terminationMessagePolicy?: string;
  /** Whether this container should allocate a TTY for itself, also requires 'stdin' to be true. Default is false. */
  tty?: boolean;
  /** volumeDevices is the list of block devices to be used by the container. */
  volumeDevices?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerVolumeDevice[];
  /** Pod volumes to mount into the container's filesystem. Cannot be updated. */
  volumeMounts?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerVolumeMount[];
  /** Container's working directory. If not specified, the container runtime's default will be used, which might be configured in the container image. */
  workingDir?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDeploymentStrategy {
  /** Rolling update config params. Present only if DeploymentStrategyType = RollingUpdate. */
  rollingUpdate?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentStrategyRollingUpdate;
  /** Type of deployment. Can be "Recreate" or "RollingUpdate". */
  type?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyHpaBehavior {
  /** scaleDown is scaling policy for scaling Down. */
  scaleDown?: EnvoyProxySpecProviderKubernetesEnvoyHpaBehaviorScaleDown;
  /** scaleUp is scaling policy for scaling Up. */
  scaleUp?: EnvoyProxySpecProviderKubernetesEnvoyHpaBehaviorScaleDown;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyHpaMetric {
  /** containerResource refers to a resource metric (such as those specified in requests and limits) known to Kubernetes describing a single container in each pod of the current scale target (e.g. CPU or… */
  containerResource?: EnvoyProxySpecProviderKubernetesEnvoyHpaMetricContainerResource;
  /** external refers to a global metric that is not associated with any Kubernetes object. */
  external?: EnvoyProxySpecProviderKubernetesEnvoyHpaMetricExternal;
  /** object refers to a metric describing a single kubernetes object (for example, hits-per-second on an Ingress object). */
  object?: EnvoyProxySpecProviderKubernetesEnvoyHpaMetricObject;
  /** pods refers to a metric describing each pod in the current scale target (for example, transactions-processed-per-second). */
  pods?: EnvoyProxySpecProviderKubernetesEnvoyHpaMetricExternal;
  /** resource refers to a resource metric (such as those specified in requests and limits) known to Kubernetes describing each pod in the current scale target (e.g. CPU or memory). */
  resource?: EnvoyProxySpecProviderKubernetesEnvoyHpaMetricResource;
  /** type is the type of metric source. It should be one of "ContainerResource", "External", "Object", "Pods" or "Resource", each mapping to a matching field in the object. */
  type: string;
}

export interface EnvoyProxySpecTelemetryAccessLogSettingFormat {
  /** JSON is additional attributes that describe the specific event occurrence. Structured format for the envoy access logs. */
  json?: Record<string, string>;
  /** Text defines the text accesslog format, following Envoy accesslog formatting, It's required when the format type is "Text". Envoy command operators may be used in the format. */
  text?: string;
  /** Type defines the type of accesslog format. When unset, both text and json can be specified. */
  type?: "Text" | "JSON";
}

export interface EnvoyProxySpecTelemetryAccessLogSettingSink {
  /** ALS defines the gRPC Access Log Service (ALS) sink. */
  als?: EnvoyProxySpecTelemetryAccessLogSettingSinkAls;
  /** File defines the file accesslog sink. */
  file?: EnvoyProxySpecTelemetryAccessLogSettingSinkFile;
  /** OpenTelemetry defines the OpenTelemetry accesslog sink. */
  openTelemetry?: EnvoyProxySpecTelemetryAccessLogSettingSinkOpenTelemetry;
  /** Type defines the type of accesslog sink. */
  type?: "ALS" | "File" | "OpenTelemetry";
}

export interface EnvoyProxySpecTelemetryHealthCheckLogSinkFile {
  /** Path specifies the file path for health check event output. Use /dev/stdout to write to standard output. */
  path: string;
}

export interface EnvoyProxySpecTelemetryMetricsPrometheusCompression {
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

export interface EnvoyProxySpecTelemetryMetricsSinkOpenTelemetry {
  /**
   * BackendRef references a Kubernetes object that represents the backend server to which the authorization request will be sent.
   * @deprecated Use BackendRefs instead.
   */
  backendRef?: EnvoyProxySpecTelemetryTracingProviderBackendRef;
  /** BackendRefs references a Kubernetes object that represents the backend server to which the authorization request will be sent. */
  backendRefs?: EnvoyProxySpecTelemetryTracingProviderBackendRefs[];
  /** BackendSettings holds configuration for managing the connection to the backend. */
  backendSettings?: EnvoyProxySpecTelemetryTracingProviderBackendSettings;
  /** Headers is a list of additional headers to send with OTLP export requests. These headers are added as gRPC initial metadata for the OTLP gRPC service. */
  headers?: EnvoyProxySpecTelemetryMetricsSinkOpenTelemetryHeader[];
  /**
   * Host define the service hostname.
   * @deprecated Use BackendRefs instead.
   */
  host?: string;
  /**
   * Port defines the port the service is exposed on.
   * @default 4317
   * @deprecated Use BackendRefs instead.
   */
  port?: number;
  /** ReportCountersAsDeltas configures the OpenTelemetry sink to report counters as delta temporality instead of cumulative. */
  reportCountersAsDeltas?: boolean;
  /** ReportHistogramsAsDeltas configures the OpenTelemetry sink to report histograms as delta temporality instead of cumulative. Required for backends like Elastic that drop cumulative histograms. */
  reportHistogramsAsDeltas?: boolean;
  /** ResourceAttributes is a set of labels that describe the source of metrics. */
  resourceAttributes?: Record<string, string>;
}

export interface EnvoyProxySpecTelemetryTracingCustomTagEnvironment {
  /** DefaultValue defines the default value to use if the environment variable is not set. */
  defaultValue?: string;
  /** Name defines the name of the environment variable which to extract the value from. */
  name: string;
}

export interface EnvoyProxySpecTelemetryTracingCustomTagLiteral {
  /** Value defines the hard-coded value to add to each span. */
  value: string;
}

export interface EnvoyProxySpecTelemetryTracingCustomTagRequestHeader {
  /** DefaultValue defines the default value to use if the request header is not set. */
  defaultValue?: string;
  /** Name defines the name of the request header which to extract the value from. */
  name: string;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendRef {
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

export interface EnvoyProxySpecTelemetryTracingProviderBackendRefs {
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

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettings {
  /** Circuit Breaker settings for the upstream connections and requests. If not set, circuit breakers will be enabled with the default thresholds */
  circuitBreaker?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsCircuitBreaker;
  /** Connection includes backend connection settings. */
  connection?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsConnection;
  /** DNS includes dns resolution settings. */
  dns?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsDns;
  /** HealthCheck allows gateway to perform active health checking on backends. */
  healthCheck?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsHealthCheck;
  /** HTTP2 provides HTTP/2 configuration for backend connections. */
  http2?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsHttp2;
  /** LoadBalancer policy to apply when routing traffic from the gateway to the backend endpoints. Defaults to `LeastRequest`. */
  loadBalancer?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancer;
  /** ProxyProtocol enables the Proxy Protocol when communicating with the backend. */
  proxyProtocol?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsProxyProtocol;
  /** Retry provides more advanced usage, allowing users to customize the number of retries, retry fallback strategy, and retry triggering conditions. If not set, retry will be disabled. */
  retry?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsRetry;
  /** TcpKeepalive settings associated with the upstream client connection. Disabled by default. */
  tcpKeepalive?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsTcpKeepalive;
  /** Timeout settings for the backend connections. */
  timeout?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsTimeout;
}

export interface EnvoyProxySpecTelemetryTracingProviderOpenTelemetry {
  /** Headers is a list of additional headers to send with OTLP export requests. These headers are added as gRPC initial metadata for the OTLP gRPC service. */
  headers?: EnvoyProxySpecTelemetryMetricsSinkOpenTelemetryHeader[];
  /** ResourceAttributes is a set of labels that describe the source of traces. */
  resourceAttributes?: Record<string, string>;
  /** Sampler controls whether spans are exported. */
  sampler?: EnvoyProxySpecTelemetryTracingProviderOpenTelemetrySampler;
}

export interface EnvoyProxySpecTelemetryTracingProviderZipkin {
  /** DisableSharedSpanContext determines whether the default Envoy behaviour of client and server spans sharing the same span context should be disabled. */
  disableSharedSpanContext?: boolean;
  /** Enable128BitTraceID determines whether a 128bit trace id will be used when creating a new trace instance. If set to false, a 64bit trace id will be used. */
  enable128BitTraceId?: boolean;
}

export interface EnvoyProxySpecGeoIPProviderMaxMindAnonymousIpDbSourceLocal {
  /** Path is the path to the database file. */
  path: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerEnv {
  /** Name of the environment variable. May consist of any printable ASCII characters except '='. */
  name: string;
  /** Variable references $(VAR_NAME) are expanded using the previously defined environment variables in the container and any service environment variables. */
  value?: string;
  /** Source for the environment variable's value. Cannot be used if value is not empty. */
  valueFrom?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerEnvValueFrom;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerResources {
  /** Claims lists the names of resources, defined in spec.resourceClaims, that are used by this container. */
  claims?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerResourcesClaim[];
  /** Limits describes the maximum amount of compute resources allowed. More info: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/ */
  limits?: Record<string, number | string>;
  /** Requests describes the minimum amount of compute resources required. */
  requests?: Record<string, number | string>;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerSecurityContext {
  /** AllowPrivilegeEscalation controls whether a process can gain more privileges than its parent process. This bool directly controls if the no_new_privs flag will be set on the container process. */
  allowPrivilegeEscalation?: boolean;
  /** appArmorProfile is the AppArmor options to use by this container. If set, this profile overrides the pod's appArmorProfile. */
  appArmorProfile?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerSecurityContextAppArmorProfile;
  /** The capabilities to add/drop when running containers. Defaults to the default set of capabilities granted by the container runtime. */
  capabilities?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerSecurityContextCapabilities;
  /** Run container in privileged mode. Processes in privileged containers are essentially equivalent to root on the host. */
  privileged?: boolean;
  /** procMount denotes the type of proc mount to use for the containers. The default value is Default which uses the container runtime defaults for readonly paths and masked paths. */
  procMount?: string;
  /** Whether this container has a read-only root filesystem. Default is false. */
  readOnlyRootFilesystem?: boolean;
  /** The GID to run the entrypoint of the container process. Uses runtime default if unset. */
  runAsGroup?: number;
  /** Indicates that the container must run as a non-root user. */
  runAsNonRoot?: boolean;
  /** The UID to run the entrypoint of the container process. Defaults to user specified in image metadata if unspecified. */
  runAsUser?: number;
  /** The SELinux context to be applied to the container. If unspecified, the container runtime will allocate a random SELinux context for each container. */
  seLinuxOptions?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerSecurityContextSeLinuxOptions;
  /** The seccomp options to use by this container. If seccomp options are provided at both the pod & container level, the container options override the pod options. */
  seccompProfile?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerSecurityContextSeccompProfile;
  /** The Windows specific settings applied to all containers. If unspecified, the options from the PodSecurityContext will be used. */
  windowsOptions?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerSecurityContextWindowsOptions;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerVolumeMount {
  /** Path within the container at which the volume should be mounted. Must not contain ':'. */
  mountPath: string;
  /** mountPropagation determines how mounts are propagated from the host to container and the other way around. When not set, MountPropagationNone is used. */
  mountPropagation?: string;
  /** This must match the Name of a Volume. */
  name: string;
  /** Mounted read-only if true, read-write otherwise (false or unspecified). Defaults to false. */
  readOnly?: boolean;
  /** RecursiveReadOnly specifies whether read-only mounts should be handled recursively. */
  recursiveReadOnly?: string;
  /** Path within the volume from which the container's volume should be mounted. Defaults to "" (volume's root). */
  subPath?: string;
  /** Expanded path within the volume from which the container's volume should be mounted. */
  subPathExpr?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinity {
  /** Describes node affinity scheduling rules for the pod. */
  nodeAffinity?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinityNodeAffinity;
  /** Describes pod affinity scheduling rules (e.g. co-locate this pod in the same node, zone, etc. as some other pod(s)). */
  podAffinity?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinityPodAffinity;
  /** Describes pod anti-affinity scheduling rules (e.g. avoid putting this pod in the same node, zone, etc. as some other pod(s)). */
  podAntiAffinity?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinityPodAntiAffinity;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodImagePullSecret {
  /**
   * Name of the referent. This field is effectively required, but due to backwards compatibility is allowed to be empty.
   * @default ""
   */
  name?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodSecurityContext {
  /** appArmorProfile is the AppArmor options to use by the containers in this pod. Note that this field cannot be set when spec.os.name is windows. */
  appArmorProfile?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerSecurityContextAppArmorProfile;
  /** A special supplemental group that applies to all containers in a pod. */
  fsGroup?: number;
  /** fsGroupChangePolicy defines behavior of changing ownership and permission of the volume before being exposed inside Pod. */
  fsGroupChangePolicy?: string;
  /** The GID to run the entrypoint of the container process. Uses runtime default if unset. */
  runAsGroup?: number;
  /** Indicates that the container must run as a non-root user. */
  runAsNonRoot?: boolean;
  /** The UID to run the entrypoint of the container process. Defaults to user specified in image metadata if unspecified. */
  runAsUser?: number;
  /** seLinuxChangePolicy defines how the container's SELinux label is applied to all volumes used by the Pod. It has no effect on nodes that do not support SELinux or to volumes does not support SELinux. */
  seLinuxChangePolicy?: string;
  /** The SELinux context to be applied to all containers. If unspecified, the container runtime will allocate a random SELinux context for each container. */
  seLinuxOptions?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerSecurityContextSeLinuxOptions;
  /** The seccomp options to use by the containers in this pod. Note that this field cannot be set when spec.os.name is windows. */
  seccompProfile?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerSecurityContextSeccompProfile;
  /** A list of groups applied to the first process run in each container, in addition to the container's primary GID and fsGroup (if specified). */
  supplementalGroups?: number[];
  /** Defines how supplemental groups of the first container processes are calculated. Valid values are "Merge" and "Strict". */
  supplementalGroupsPolicy?: string;
  /** Sysctls hold a list of namespaced sysctls used for the pod. Pods with unsupported sysctls (by the container runtime) might fail to launch. */
  sysctls?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodSecurityContextSysctl[];
  /** The Windows specific settings applied to all containers. If unspecified, the options within a container's SecurityContext will be used. */
  windowsOptions?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerSecurityContextWindowsOptions;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodToleration {
  /** Effect indicates the taint effect to match. Empty means match all taint effects. */
  effect?: string;
  /** Key is the taint key that the toleration applies to. Empty means match all taint keys. */
  key?: string;
  /** Operator represents a key's relationship to the value. Valid operators are Exists, Equal, Lt, and Gt. */
  operator?: string;
  /** TolerationSeconds represents the period of time the toleration (which must be of effect NoExecute, otherwise this field is ignored) tolerates the taint. */
  tolerationSeconds?: number;
  /** Value is the taint value the toleration matches to. If the operator is Exists, the value should be empty, otherwise just a regular string. */
  value?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodTopologySpreadConstraint {
  /** LabelSelector is used to find matching pods. Pods that match this label selector are counted to determine the number of pods in their corresponding topology domain. */
  labelSelector?: EnvoyProxySpecMergeBackendsSelector;
  /** MatchLabelKeys is a set of pod label keys to select the pods over which spreading will be calculated. */
  matchLabelKeys?: string[];
  /** MaxSkew describes the degree to which pods may be unevenly distributed. */
  maxSkew: number;
  /** MinDomains indicates a minimum number of eligible domains. */
  minDomains?: number;
  /** NodeAffinityPolicy indicates how we will treat Pod's nodeAffinity/nodeSelector when calculating pod topology spread skew. */
  nodeAffinityPolicy?: string;
  /** NodeTaintsPolicy indicates how we will treat node taints when calculating pod topology spread skew. */
  nodeTaintsPolicy?: string;
  /** TopologyKey is the key of node labels. Nodes that have a label with this key and identical values are considered to be in the same topology. */
  topologyKey: string;
  /** WhenUnsatisfiable indicates how to deal with a pod if it doesn't satisfy the spread constraint. */
  whenUnsatisfiable: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolume {
  /** awsElasticBlockStore represents an AWS Disk resource that is attached to a kubelet's host machine and then exposed to the pod. Deprecated: AWSElasticBlockStore is deprecated. */
  awsElasticBlockStore?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeAwsElasticBlockStore;
  /** azureDisk represents an Azure Data Disk mount on the host and bind mount to the pod. Deprecated: AzureDisk is deprecated. */
  azureDisk?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeAzureDisk;
  /** azureFile represents an Azure File Service mount on the host and bind mount to the pod. Deprecated: AzureFile is deprecated. */
  azureFile?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeAzureFile;
  /** cephFS represents a Ceph FS mount on the host that shares a pod's lifetime. Deprecated: CephFS is deprecated and the in-tree cephfs type is no longer supported. */
  cephfs?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeCephfs;
  /** cinder represents a cinder volume attached and mounted on kubelets host machine. Deprecated: Cinder is deprecated. */
  cinder?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeCinder;
  /** configMap represents a configMap that should populate this volume */
  configMap?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeConfigMap;
  /** csi (Container Storage Interface) represents ephemeral storage that is handled by certain external CSI drivers. */
  csi?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeCsi;
  /** downwardAPI represents downward API about the pod that should populate this volume */
  downwardAPI?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeDownwardAPI;
  /** emptyDir represents a temporary directory that shares a pod's lifetime. More info: https://kubernetes.io/docs/concepts/storage/volumes#emptydir */
  emptyDir?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeEmptyDir;
  /** ephemeral represents a volume that is handled by a cluster storage driver. */
  ephemeral?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeEphemeral;
  /** fc represents a Fibre Channel resource that is attached to a kubelet's host machine and then exposed to the pod. */
  fc?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeFc;
  /** flexVolume represents a generic volume resource that is provisioned/attached using an exec based plugin. Deprecated: FlexVolume is deprecated. */
  flexVolume?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeFlexVolume;
  /** flocker represents a Flocker volume attached to a kubelet's host machine. This depends on the Flocker control service being running. */
  flocker?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeFlocker;
  /** gcePersistentDisk represents a GCE Disk resource that is attached to a kubelet's host machine and then exposed to the pod. Deprecated: GCEPersistentDisk is deprecated. */
  gcePersistentDisk?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeGcePersistentDisk;
  /** gitRepo represents a git repository at a particular revision. Deprecated: GitRepo is deprecated. */
  gitRepo?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeGitRepo;
  /** glusterfs represents a Glusterfs mount on the host that shares a pod's lifetime. Deprecated: Glusterfs is deprecated and the in-tree glusterfs type is no longer supported. */
  glusterfs?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeGlusterfs;
  /** hostPath represents a pre-existing file or directory on the host machine that is directly exposed to the container. */
  hostPath?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeHostPath;
  /** image represents an OCI object (a container image or artifact) pulled and mounted on the kubelet's host machine. */
  image?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeImage;
  /** iscsi represents an ISCSI Disk resource that is attached to a kubelet's host machine and then exposed to the pod. More info: https://kubernetes.io/docs/concepts/storage/volumes/#iscsi */
  iscsi?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeIscsi;
  /** name of the volume. Must be a DNS_LABEL and unique within the pod. */
  name: string;
  /** nfs represents an NFS mount on the host that shares a pod's lifetime More info: https://kubernetes.io/docs/concepts/storage/volumes#nfs */
  nfs?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeNfs;
  /** persistentVolumeClaimVolumeSource represents a reference to a PersistentVolumeClaim in the same namespace. */
  persistentVolumeClaim?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumePersistentVolumeClaim;
  /** photonPersistentDisk represents a PhotonController persistent disk attached and mounted on kubelets host machine. */
  photonPersistentDisk?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumePhotonPersistentDisk;
  /** portworxVolume represents a portworx volume attached and mounted on kubelets host machine. Deprecated: PortworxVolume is deprecated. */
  portworxVolume?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumePortworxVolume;
  /** projected items for all in one resources secrets, configmaps, and downward API */
  projected?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeProjected;
  /** quobyte represents a Quobyte mount on the host that shares a pod's lifetime. Deprecated: Quobyte is deprecated and the in-tree quobyte type is no longer supported. */
  quobyte?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeQuobyte;
  /** rbd represents a Rados Block Device mount on the host that shares a pod's lifetime. Deprecated: RBD is deprecated and the in-tree rbd type is no longer supported. */
  rbd?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeRbd;
  /** scaleIO represents a ScaleIO persistent volume attached and mounted on Kubernetes nodes. Deprecated: ScaleIO is deprecated and the in-tree scaleIO type is no longer supported. */
  scaleIO?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeScaleIO;
  /** secret represents a secret that should populate this volume. More info: https://kubernetes.io/docs/concepts/storage/volumes#secret */
  secret?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeSecret;
  /** storageOS represents a StorageOS volume attached and mounted on Kubernetes nodes. Deprecated: StorageOS is deprecated and the in-tree storageos type is no longer supported. */
  storageos?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeStorageos;
  /** vsphereVolume represents a vSphere volume attached and mounted on kubelets host machine. Deprecated: VsphereVolume is deprecated. */
  vsphereVolume?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeVsphereVolume;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetStrategyRollingUpdate {
  /** The maximum number of nodes with an existing available DaemonSet pod that can have an updated DaemonSet pod during during an update. */
  maxSurge?: number | string;
  /** The maximum number of DaemonSet pods that can be unavailable during the update. */
  maxUnavailable?: number | string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerEnvFrom {
  /** The ConfigMap to select from */
  configMapRef?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerEnvFromConfigMapRef;
  /** Optional text to prepend to the name of each environment variable. May consist of any printable ASCII characters except '='. */
  prefix?: string;
  /** The Secret to select from */
  secretRef?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerEnvFromSecretRef;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLifecycle {
  /** PostStart is called immediately after a container is created. If the handler fails, the container is terminated and restarted according to its restart policy. */
  postStart?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLifecyclePostStart;
  /** PreStop is called immediately before a container is terminated due to an API request or management event such as liveness/startup probe failure, preemption, resource contention, etc. The handler is… */
  preStop?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLifecyclePostStart;
  /** StopSignal defines which signal will be sent to a container when it is being stopped. If not specified, the default is defined by the container runtime in use. */
  stopSignal?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLivenessProbe {
  /** Exec specifies a command to execute in the container. */
  exec?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLivenessProbeExec;
  /** Minimum consecutive failures for the probe to be considered failed after having succeeded. Defaults to 3. */
  failureThreshold?: number;
  /** GRPC specifies a GRPC HealthCheckRequest. */
  grpc?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLivenessProbeGrpc;
  /** HTTPGet specifies an HTTP GET request to perform. */
  httpGet?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLivenessProbeHttpGet;
  /** Number of seconds after the container has started before liveness probes are initiated. More info: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle#container-probes */
  initialDelaySeconds?: number;
  /** How often (in seconds) to perform the probe. Default to 10 seconds. */
  periodSeconds?: number;
  /** Minimum consecutive successes for the probe to be considered successful after having failed. Defaults to 1. */
  successThreshold?: number;
  /** TCPSocket specifies a connection to a TCP port. */
  tcpSocket?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLivenessProbeTcpSocket;
  /** Optional duration in seconds the pod needs to terminate gracefully upon probe failure. */
  terminationGracePeriodSeconds?: number;
  /** Number of seconds after which the probe times out. Defaults to 1 second. */
  timeoutSeconds?: number;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerPort {
  /** Number of port to expose on the pod's IP address. This must be a valid port number, 0 < x < 65536. */
  containerPort: number;
  /** What host IP to bind the external port to. */
  hostIP?: string;
  /** Number of port to expose on the host. If specified, this must be a valid port number, 0 < x < 65536. */
  hostPort?: number;
  /** If specified, this must be an IANA_SVC_NAME and unique within the pod. Each named port in a pod must have a unique name. */
  name?: string;
  /**
   * Protocol for port. Must be UDP, TCP, or SCTP.
   * @default "TCP"
   */
  protocol?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerResizePolicy {
  /** Name of the resource to which this resource resize policy applies. Supported values: cpu, memory. */
  resourceName: string;
  /** Restart policy to apply when specified resource is resized. If not specified, it defaults to NotRequired. */
  restartPolicy: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerRestartPolicyRule {
  /** Specifies the action taken on a container exit if the requirements are satisfied. The only possible value is "Restart" to restart the container. */
  action: string;
  /** Represents the exit codes to check on container exits. */
  exitCodes?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerRestartPolicyRuleExitCodes;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerVolumeDevice {
  /** devicePath is the path inside of the container that the device will be mapped to. */
  devicePath: string;
  /** name must match the name of a persistentVolumeClaim in the pod */
  name: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDeploymentStrategyRollingUpdate {
  /** The maximum number of pods that can be scheduled above the desired number of pods. Value can be an absolute number (ex: 5) or a percentage of desired pods (ex: 10%). */
  maxSurge?: number | string;
  /** The maximum number of pods that can be unavailable during the update. Value can be an absolute number (ex: 5) or a percentage of desired pods (ex: 10%). */
  maxUnavailable?: number | string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyHpaBehaviorScaleDown {
  /** policies is a list of potential scaling polices which can be used during scaling. */
  policies?: EnvoyProxySpecProviderKubernetesEnvoyHpaBehaviorScaleDownPolicy[];
  /** selectPolicy is used to specify which policy should be used. If not set, the default value Max is used. */
  selectPolicy?: string;
  /** stabilizationWindowSeconds is the number of seconds for which past recommendations should be considered while scaling up or scaling down. */
  stabilizationWindowSeconds?: number;
  /** tolerance is the tolerance on the ratio between the current and desired metric value under which no updates are made to the desired number of replicas (e.g. 0.01 for 1%). */
  tolerance?: number | string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyHpaMetricContainerResource {
  /** container is the name of the container in the pods of the scaling target */
  container: string;
  /** name is the name of the resource in question. */
  name: string;
  /** target specifies the target value for the given metric */
  target: EnvoyProxySpecProviderKubernetesEnvoyHpaMetricContainerResourceTarget;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyHpaMetricExternal {
  /** metric identifies the target metric by name and selector */
  metric: EnvoyProxySpecProviderKubernetesEnvoyHpaMetricExternalMetric;
  /** target specifies the target value for the given metric */
  target: EnvoyProxySpecProviderKubernetesEnvoyHpaMetricContainerResourceTarget;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyHpaMetricObject {
  /** describedObject specifies the descriptions of a object,such as kind,name apiVersion */
  describedObject: EnvoyProxySpecProviderKubernetesEnvoyHpaMetricObjectDescribedObject;
  /** metric identifies the target metric by name and selector */
  metric: EnvoyProxySpecProviderKubernetesEnvoyHpaMetricExternalMetric;
  /** target specifies the target value for the given metric */
  target: EnvoyProxySpecProviderKubernetesEnvoyHpaMetricContainerResourceTarget;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyHpaMetricResource {
  /** name is the name of the resource in question. */
  name: string;
  /** target specifies the target value for the given metric */
  target: EnvoyProxySpecProviderKubernetesEnvoyHpaMetricContainerResourceTarget;
}

export interface EnvoyProxySpecTelemetryAccessLogSettingSinkAls {
  /**
   * BackendRef references a Kubernetes object that represents the backend server to which the authorization request will be sent.
   * @deprecated Use BackendRefs instead.
   */
  backendRef?: EnvoyProxySpecTelemetryTracingProviderBackendRef;
  /** BackendRefs references a Kubernetes object that represents the backend server to which the authorization request will be sent. */
  backendRefs?: EnvoyProxySpecTelemetryTracingProviderBackendRefs[];
  /** BackendSettings holds configuration for managing the connection to the backend. */
  backendSettings?: EnvoyProxySpecTelemetryTracingProviderBackendSettings;
  /** HTTP defines additional configuration specific to HTTP access logs. */
  http?: EnvoyProxySpecTelemetryAccessLogSettingSinkAlsHttp;
  /** LogName defines the friendly name of the access log to be returned in StreamAccessLogsMessage.Identifier. */
  logName?: string;
  /** Type defines the type of accesslog. Supported types are "HTTP" and "TCP". */
  type: "HTTP" | "TCP";
}

export interface EnvoyProxySpecTelemetryAccessLogSettingSinkFile {
  /** Path defines the file path used to expose envoy access log(e.g. /dev/stdout). */
  path?: string;
}

export interface EnvoyProxySpecTelemetryAccessLogSettingSinkOpenTelemetry {
  /**
   * BackendRef references a Kubernetes object that represents the backend server to which the authorization request will be sent.
   * @deprecated Use BackendRefs instead.
   */
  backendRef?: EnvoyProxySpecTelemetryTracingProviderBackendRef;
  /** BackendRefs references a Kubernetes object that represents the backend server to which the authorization request will be sent. */
  backendRefs?: EnvoyProxySpecTelemetryTracingProviderBackendRefs[];
  /** BackendSettings holds configuration for managing the connection to the backend. */
  backendSettings?: EnvoyProxySpecTelemetryTracingProviderBackendSettings;
  /** Headers is a list of additional headers to send with OTLP export requests. These headers are added as gRPC initial metadata for the OTLP gRPC service. */
  headers?: EnvoyProxySpecTelemetryMetricsSinkOpenTelemetryHeader[];
  /**
   * Host define the extension service hostname.
   * @deprecated Use BackendRefs instead.
   */
  host?: string;
  /**
   * Port defines the port the extension service is exposed on.
   * @default 4317
   * @deprecated Use BackendRefs instead.
   */
  port?: number;
  /** ResourceAttributes is a set of labels that describe the source of a log entry, including envoy node info. It's recommended to follow semantic conventions. */
  resourceAttributes?: Record<string, string>;
  /**
   * Resources is a set of labels that describe the source of a log entry, including envoy node info. It's recommended to follow semantic conventions.
   * @deprecated Use ResourceAttributes instead.
   */
  resources?: Record<string, string>;
}

export interface EnvoyProxySpecTelemetryMetricsSinkOpenTelemetryHeader {
  /** Name is the name of the HTTP Header to be matched. Name matching MUST be case-insensitive. */
  name: string;
  /** Value is the value of HTTP Header to be matched. Must consist of printable US-ASCII characters, optionally separated by single tabs or spaces. */
  value: string;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsCircuitBreaker {
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
  perEndpoint?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsCircuitBreakerPerEndpoint;
  /** RetryBudget provides settings for retry budget, which limits the number of retries in a given percentage. RetryBudget take precedence over maxParallelRetries. */
  retryBudget?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsCircuitBreakerRetryBudget;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsConnection {
  /** BufferLimit Soft limit on size of the cluster’s connections read and write buffers. BufferLimit applies to connection streaming (maybe non-streaming) channel between processes, it's in user space. */
  bufferLimit?: number | string;
  /** Preconnect configures proactive upstream connections to reduce latency by establishing connections before they’re needed and avoiding connection establishment overhead. */
  preconnect?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsConnectionPreconnect;
  /** SocketBufferLimit provides configuration for the maximum buffer size in bytes for each socket to backend. */
  socketBufferLimit?: number | string;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsDns {
  /** DNSRefreshRate specifies the rate at which DNS records should be refreshed. Defaults to 30 seconds. */
  dnsRefreshRate?: string;
  /** LookupFamily determines how Envoy would resolve DNS for Routes where the backend is specified as a fully qualified domain name (FQDN). If set, this configuration overrides other defaults. */
  lookupFamily?: "IPv4" | "IPv6" | "IPv4Preferred" | "IPv6Preferred" | "IPv4AndIPv6";
  /** RespectDNSTTL indicates whether the DNS Time-To-Live (TTL) should be respected. If the value is set to true, the DNS refresh rate will be set to the resource record’s TTL. */
  respectDnsTtl?: boolean;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsHealthCheck {
  /** Active health check configuration */
  active?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsHealthCheckActive;
  /** When number of unhealthy endpoints for a backend reaches this threshold Envoy will disregard health status and balance across all endpoints. */
  panicThreshold?: number;
  /** Passive passive check configuration */
  passive?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsHealthCheckPassive;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsHttp2 {
  /** ConnectionKeepalive configures HTTP/2 connection keepalive using PING frames. */
  connectionKeepalive?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsHttp2ConnectionKeepalive;
  /** InitialConnectionWindowSize sets the initial window size for HTTP/2 connections. If not set, the default value is 1 MiB. */
  initialConnectionWindowSize?: number | string;
  /** InitialStreamWindowSize sets the initial window size for HTTP/2 streams. If not set, the default value is 64 KiB(64*1024). */
  initialStreamWindowSize?: number | string;
  /** MaxConcurrentStreams sets the maximum number of concurrent streams allowed per connection. If not set, the default value is 100. */
  maxConcurrentStreams?: number;
  /** OnInvalidMessage determines if Envoy will terminate the connection or just the offending stream in the event of HTTP messaging error It's recommended for L2 Envoy deployments to set this value to… */
  onInvalidMessage?: string;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancer {
  /** BackendUtilization defines the configuration when the load balancer type is set to BackendUtilization. */
  backendUtilization?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerBackendUtilization;
  /** ConsistentHash defines the configuration when the load balancer type is set to ConsistentHash */
  consistentHash?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerConsistentHash;
  /** DynamicModule defines the configuration when the load balancer type is set to DynamicModule. The referenced module must be registered in the EnvoyProxy resource's dynamicModules allowlist. */
  dynamicModule?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerDynamicModule;
  /** EndpointOverride defines the configuration for endpoint override. */
  endpointOverride?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerEndpointOverride;
  /** SlowStart defines the configuration related to the slow start load balancer policy. If set, during slow start window, traffic sent to the newly added hosts will gradually increase. */
  slowStart?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerSlowStart;
  /** Type decides the type of Load Balancer policy. Valid LoadBalancerType values are "ConsistentHash", "LeastRequest", "Random", "RoundRobin", "BackendUtilization", "DynamicModule". */
  type:
    | "ConsistentHash"
    | "LeastRequest"
    | "Random"
    | "RoundRobin"
    | "BackendUtilization"
    | "DynamicModule";
  /** ZoneAware defines the configuration related to the distribution of requests between locality zones. */
  zoneAware?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerZoneAware;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsProxyProtocol {
  /** Version of ProxyProtocol Valid ProxyProtocolVersion values are "V1" "V2" */
  version: "V1" | "V2";
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsRetry {
  /** NumAttemptsPerPriority defines the number of requests (initial attempt + retries) that should be sent to the same priority before switching to a different one. */
  numAttemptsPerPriority?: number;
  /**
   * NumRetries is the number of retries to be attempted. Defaults to 2.
   * @default 2
   */
  numRetries?: number;
  /** PerRetry is the retry policy to be applied per retry attempt. */
  perRetry?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsRetryPerRetry;
  /** RetryOn specifies the retry trigger condition. */
  retryOn?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsRetryRetryOn;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsTcpKeepalive {
  /** The duration a connection needs to be idle before keep-alive probes start being sent. The duration format is Defaults to `7200s`. */
  idleTime?: string;
  /** The duration between keep-alive probes. Defaults to `75s`. */
  interval?: string;
  /** The total number of unacknowledged probes to send before deciding the connection is dead. Defaults to 9. */
  probes?: number;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsTimeout {
  /** Timeout settings for HTTP. */
  http?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsTimeoutHttp;
  /** Timeout settings for TCP. */
  tcp?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsTimeoutTcp;
}

export interface EnvoyProxySpecTelemetryTracingProviderOpenTelemetrySampler {
  /** SamplingPercentage controls the percentage of traces to sample. Defaults to 100% when not set. */
  samplingPercentage?: EnvoyProxySpecTelemetryTracingClientSamplingFraction;
  /**
   * Type is the sampler type.
   * @default "AlwaysOn"
   */
  type:
    | "AlwaysOn"
    | "AlwaysOff"
    | "TraceIdRatio"
    | "ParentBasedAlwaysOn"
    | "ParentBasedAlwaysOff"
    | "ParentBasedTraceIdRatio";
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerEnvValueFrom {
  /** Selects a key of a ConfigMap. */
  configMapKeyRef?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerEnvValueFromConfigMapKeyRef;
  /** Selects a field of the pod: supports metadata.name, metadata.namespace, `metadata.labels['']`, `metadata.annotations['']`, spec.nodeName, spec.serviceAccountName, status.hostIP, status.podIP,… */
  fieldRef?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerEnvValueFromFieldRef;
  /** FileKeyRef selects a key of the env file. Requires the EnvFiles feature gate to be enabled. */
  fileKeyRef?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerEnvValueFromFileKeyRef;
  /** Selects a resource of the container: only resources limits and requests (limits.cpu, limits.memory, limits.ephemeral-storage, requests.cpu, requests.memory and requests.ephemeral-storage) are… */
  resourceFieldRef?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerEnvValueFromResourceFieldRef;
  /** Selects a key of a secret in the pod's namespace */
  secretKeyRef?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerEnvValueFromSecretKeyRef;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerResourcesClaim {
  /** Name must match the name of one entry in pod.spec.resourceClaims of the Pod where this field is used. It makes that resource available inside a container. */
  name: string;
  /** Request is the name chosen for a request in the referenced claim. If empty, everything from the claim is made available, otherwise only the result of this request. */
  request?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerSecurityContextAppArmorProfile {
  /** localhostProfile indicates a profile loaded on the node that should be used. The profile must be preconfigured on the node to work. */
  localhostProfile?: string;
  /** type indicates which kind of AppArmor profile will be applied. Valid options are: Localhost - a profile pre-loaded on the node. */
  type: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerSecurityContextCapabilities {
  /** Added capabilities */
  add?: string[];
  /** Removed capabilities */
  drop?: string[];
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerSecurityContextSeLinuxOptions {
  /** Level is SELinux level label that applies to the container. */
  level?: string;
  /** Role is a SELinux role label that applies to the container. */
  role?: string;
  /** Type is a SELinux type label that applies to the container. */
  type?: string;
  /** User is a SELinux user label that applies to the container. */
  user?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerSecurityContextSeccompProfile {
  /** localhostProfile indicates a profile defined in a file on the node should be used. The profile must be preconfigured on the node to work. */
  localhostProfile?: string;
  /** type indicates which kind of seccomp profile will be applied. */
  type: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerSecurityContextWindowsOptions {
  /** GMSACredentialSpec is where the GMSA admission webhook (https://github.com/kubernetes-sigs/windows-gmsa) inlines the contents of the GMSA credential spec named by the GMSACredentialSpecName field. */
  gmsaCredentialSpec?: string;
  /** GMSACredentialSpecName is the name of the GMSA credential spec to use. */
  gmsaCredentialSpecName?: string;
  /** HostProcess determines if a container should be run as a 'Host Process' container. */
  hostProcess?: boolean;
  /** The UserName in Windows to run the entrypoint of the container process. Defaults to the user specified in image metadata if unspecified. */
  runAsUserName?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinityNodeAffinity {
  /** The scheduler will prefer to schedule pods to nodes that satisfy the affinity expressions specified by this field, but it may choose a node that violates one or more of the expressions. */
  preferredDuringSchedulingIgnoredDuringExecution?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecution[];
  /** If the affinity requirements specified by this field are not met at scheduling time, the pod will not be scheduled onto the node. */
  requiredDuringSchedulingIgnoredDuringExecution?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinityNodeAffinityRequiredDuringSchedulingIgnoredDuringExecution;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinityPodAffinity {
  /** The scheduler will prefer to schedule pods to nodes that satisfy the affinity expressions specified by this field, but it may choose a node that violates one or more of the expressions. */
  preferredDuringSchedulingIgnoredDuringExecution?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecution[];
  /** If the affinity requirements specified by this field are not met at scheduling time, the pod will not be scheduled onto the node. */
  requiredDuringSchedulingIgnoredDuringExecution?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinityPodAffinityRequiredDuringSchedulingIgnoredDuringExecution[];
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinityPodAntiAffinity {
  /** The scheduler will prefer to schedule pods to nodes that satisfy the anti-affinity expressions specified by this field, but it may choose a node that violates one or more of the expressions. */
  preferredDuringSchedulingIgnoredDuringExecution?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecution[];
  /** If the anti-affinity requirements specified by this field are not met at scheduling time, the pod will not be scheduled onto the node. */
  requiredDuringSchedulingIgnoredDuringExecution?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinityPodAffinityRequiredDuringSchedulingIgnoredDuringExecution[];
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodSecurityContextSysctl {
  /** Name of a property to set */
  name: string;
  /** Value of a property to set */
  value: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeAwsElasticBlockStore {
  /** fsType is the filesystem type of the volume that you want to mount. Tip: Ensure that the filesystem type is supported by the host operating system. */
  fsType?: string;
  /** partition is the partition in the volume that you want to mount. If omitted, the default is to mount by volume name. */
  partition?: number;
  /** readOnly value true will force the readOnly setting in VolumeMounts. More info: https://kubernetes.io/docs/concepts/storage/volumes#awselasticblockstore */
  readOnly?: boolean;
  /** volumeID is unique ID of the persistent disk resource in AWS (Amazon EBS volume). More info: https://kubernetes.io/docs/concepts/storage/volumes#awselasticblockstore */
  volumeID: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeAzureDisk {
  /** cachingMode is the Host Caching mode: None, Read Only, Read Write. */
  cachingMode?: string;
  /** diskName is the Name of the data disk in the blob storage */
  diskName: string;
  /** diskURI is the URI of data disk in the blob storage */
  diskURI: string;
  /**
   * fsType is Filesystem type to mount. Must be a filesystem type supported by the host operating system.
   * @default "ext4"
   */
  fsType?: string;
  /** kind expected values are Shared: multiple blob disks per storage account Dedicated: single blob disk per storage account Managed: azure managed data disk (only in managed availability set). defaults… */
  kind?: string;
  /**
   * readOnly Defaults to false (read/write). ReadOnly here will force the ReadOnly setting in VolumeMounts.
   * @default false
   */
  readOnly?: boolean;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeAzureFile {
  /** readOnly defaults to false (read/write). ReadOnly here will force the ReadOnly setting in VolumeMounts. */
  readOnly?: boolean;
  /** secretName is the name of secret that contains Azure Storage Account Name and Key */
  secretName: string;
  /** shareName is the azure share Name */
  shareName: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeCephfs {
  /** monitors is Required: Monitors is a collection of Ceph monitors More info: https://examples.k8s.io/volumes/cephfs/README.md#how-to-use-it */
  monitors: string[];
  /** path is Optional: Used as the mounted root, rather than the full Ceph tree, default is / */
  path?: string;
  /** readOnly is Optional: Defaults to false (read/write). ReadOnly here will force the ReadOnly setting in VolumeMounts. */
  readOnly?: boolean;
  /** secretFile is Optional: SecretFile is the path to key ring for User, default is /etc/ceph/user.secret More info: https://examples.k8s.io/volumes/cephfs/README.md#how-to-use-it */
  secretFile?: string;
  /** secretRef is Optional: SecretRef is reference to the authentication secret for User, default is empty. More info: https://examples.k8s.io/volumes/cephfs/README.md#how-to-use-it */
  secretRef?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodImagePullSecret;
  /** user is optional: User is the rados user name, default is admin More info: https://examples.k8s.io/volumes/cephfs/README.md#how-to-use-it */
  user?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeCinder {
  /** fsType is the filesystem type to mount. Must be a filesystem type supported by the host operating system. */
  fsType?: string;
  /** readOnly defaults to false (read/write). ReadOnly here will force the ReadOnly setting in VolumeMounts. */
  readOnly?: boolean;
  /** secretRef is optional: points to a secret object containing parameters used to connect to OpenStack. */
  secretRef?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodImagePullSecret;
  /** volumeID used to identify the volume in cinder. More info: https://examples.k8s.io/mysql-cinder-pd/README.md */
  volumeID: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeConfigMap {
  /** defaultMode is optional: mode bits used to set permissions on created files by default. Must be an octal value between 0000 and 0777 or a decimal value between 0 and 511. */
  defaultMode?: number;
  /** items if unspecified, each key-value pair in the Data field of the referenced ConfigMap will be projected into the volume as a file whose name is the key and content is the value. */
  items?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeConfigMapItem[];
  /**
   * Name of the referent. This field is effectively required, but due to backwards compatibility is allowed to be empty.
   * @default ""
   */
  name?: string;
  /** optional specify whether the ConfigMap or its keys must be defined */
  optional?: boolean;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeCsi {
  /** driver is the name of the CSI driver that handles this volume. Consult with your admin for the correct name as registered in the cluster. */
  driver: string;
  /** fsType to mount. Ex. */
  fsType?: string;
  /** nodePublishSecretRef is a reference to the secret object containing sensitive information to pass to the CSI driver to complete the CSI NodePublishVolume and NodeUnpublishVolume calls. */
  nodePublishSecretRef?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodImagePullSecret;
  /** readOnly specifies a read-only configuration for the volume. Defaults to false (read/write). */
  readOnly?: boolean;
  /** volumeAttributes stores driver-specific properties that are passed to the CSI driver. Consult your driver's documentation for supported values. */
  volumeAttributes?: Record<string, string>;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeDownwardAPI {
  /** Optional: mode bits to use on created files by default. Must be a Optional: mode bits used to set permissions on created files by default. */
  defaultMode?: number;
  /** Items is a list of downward API volume file */
  items?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeDownwardAPIItem[];
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeEmptyDir {
  /** medium represents what type of storage medium should back this directory. The default is "" which means to use the node's default medium. */
  medium?: string;
  /** sizeLimit is the total amount of local storage required for this EmptyDir volume. The size limit is also applicable for memory medium. */
  sizeLimit?: number | string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeEphemeral {
  /** Will be used to create a stand-alone PVC to provision the volume. */
  volumeClaimTemplate?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeEphemeralVolumeClaimTemplate;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeFc {
  /** fsType is the filesystem type to mount. Must be a filesystem type supported by the host operating system. */
  fsType?: string;
  /** lun is Optional: FC target lun number */
  lun?: number;
  /** readOnly is Optional: Defaults to false (read/write). ReadOnly here will force the ReadOnly setting in VolumeMounts. */
  readOnly?: boolean;
  /** targetWWNs is Optional: FC target worldwide names (WWNs) */
  targetWWNs?: string[];
  /** wwids Optional: FC volume world wide identifiers (wwids) Either wwids or combination of targetWWNs and lun must be set, but not both simultaneously. */
  wwids?: string[];
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeFlexVolume {
  /** driver is the name of the driver to use for this volume. */
  driver: string;
  /** fsType is the filesystem type to mount. Must be a filesystem type supported by the host operating system. */
  fsType?: string;
  /** options is Optional: this field holds extra command options if any. */
  options?: Record<string, string>;
  /** readOnly is Optional: defaults to false (read/write). ReadOnly here will force the ReadOnly setting in VolumeMounts. */
  readOnly?: boolean;
  /** secretRef is Optional: secretRef is reference to the secret object containing sensitive information to pass to the plugin scripts. This may be empty if no secret object is specified. */
  secretRef?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodImagePullSecret;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeFlocker {
  /** datasetName is Name of the dataset stored as metadata -> name on the dataset for Flocker should be considered as deprecated */
  datasetName?: string;
  /** datasetUUID is the UUID of the dataset. This is unique identifier of a Flocker dataset */
  datasetUUID?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeGcePersistentDisk {
  /** fsType is filesystem type of the volume that you want to mount. Tip: Ensure that the filesystem type is supported by the host operating system. */
  fsType?: string;
  /** partition is the partition in the volume that you want to mount. If omitted, the default is to mount by volume name. */
  partition?: number;
  /** pdName is unique name of the PD resource in GCE. Used to identify the disk in GCE. */
  pdName: string;
  /** readOnly here will force the ReadOnly setting in VolumeMounts. Defaults to false. */
  readOnly?: boolean;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeGitRepo {
  /** directory is the target directory name. Must not contain or start with '..'. */
  directory?: string;
  /** repository is the URL */
  repository: string;
  /** revision is the commit hash for the specified revision. */
  revision?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeGlusterfs {
  /** endpoints is the endpoint name that details Glusterfs topology. */
  endpoints: string;
  /** path is the Glusterfs volume path. More info: https://examples.k8s.io/volumes/glusterfs/README.md#create-a-pod */
  path: string;
  /** readOnly here will force the Glusterfs volume to be mounted with read-only permissions. Defaults to false. */
  readOnly?: boolean;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeHostPath {
  /** path of the directory on the host. If the path is a symlink, it will follow the link to the real path. */
  path: string;
  /** type for HostPath Volume Defaults to "" More info: https://kubernetes.io/docs/concepts/storage/volumes#hostpath */
  type?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeImage {
  /** Policy for pulling OCI objects. Possible values are: Always: the kubelet always attempts to pull the reference. */
  pullPolicy?: string;
  /** Required: Image or artifact reference to be used. Behaves in the same way as pod.spec.containers[*].image. */
  reference?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeIscsi {
  /** chapAuthDiscovery defines whether support iSCSI Discovery CHAP authentication */
  chapAuthDiscovery?: boolean;
  /** chapAuthSession defines whether support iSCSI Session CHAP authentication */
  chapAuthSession?: boolean;
  /** fsType is the filesystem type of the volume that you want to mount. Tip: Ensure that the filesystem type is supported by the host operating system. */
  fsType?: string;
  /** initiatorName is the custom iSCSI Initiator Name. If initiatorName is specified with iscsiInterface simultaneously, new iSCSI interface : will be created for the connection. */
  initiatorName?: string;
  /** iqn is the target iSCSI Qualified Name. */
  iqn: string;
  /**
   * iscsiInterface is the interface Name that uses an iSCSI transport. Defaults to 'default' (tcp).
   * @default "default"
   */
  iscsiInterface?: string;
  /** lun represents iSCSI Target Lun number. */
  lun: number;
  /** portals is the iSCSI Target Portal List. The portal is either an IP or ip_addr:port if the port is other than default (typically TCP ports 860 and 3260). */
  portals?: string[];
  /** readOnly here will force the ReadOnly setting in VolumeMounts. Defaults to false. */
  readOnly?: boolean;
  /** secretRef is the CHAP Secret for iSCSI target and initiator authentication */
  secretRef?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodImagePullSecret;
  /** targetPortal is iSCSI Target Portal. The Portal is either an IP or ip_addr:port if the port is other than default (typically TCP ports 860 and 3260). */
  targetPortal: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeNfs {
  /** path that is exported by the NFS server. More info: https://kubernetes.io/docs/concepts/storage/volumes#nfs */
  path: string;
  /** readOnly here will force the NFS export to be mounted with read-only permissions. Defaults to false. */
  readOnly?: boolean;
  /** server is the hostname or IP address of the NFS server. More info: https://kubernetes.io/docs/concepts/storage/volumes#nfs */
  server: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumePersistentVolumeClaim {
  /** claimName is the name of a PersistentVolumeClaim in the same namespace as the pod using this volume. More info: https://kubernetes.io/docs/concepts/storage/persistent-volumes#persistentvolumeclaims */
  claimName: string;
  /** readOnly Will force the ReadOnly setting in VolumeMounts. Default false. */
  readOnly?: boolean;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumePhotonPersistentDisk {
  /** fsType is the filesystem type to mount. Must be a filesystem type supported by the host operating system. */
  fsType?: string;
  /** pdID is the ID that identifies Photon Controller persistent disk */
  pdID: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumePortworxVolume {
  /** fSType represents the filesystem type to mount Must be a filesystem type supported by the host operating system. Ex. */
  fsType?: string;
  /** readOnly defaults to false (read/write). ReadOnly here will force the ReadOnly setting in VolumeMounts. */
  readOnly?: boolean;
  /** volumeID uniquely identifies a Portworx volume */
  volumeID: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeProjected {
  /** defaultMode are the mode bits used to set permissions on created files by default. Must be an octal value between 0000 and 0777 or a decimal value between 0 and 511. */
  defaultMode?: number;
  /** sources is the list of volume projections. Each entry in this list handles one source. */
  sources?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeProjectedSource[];
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeQuobyte {
  /** group to map volume access to Default is no group */
  group?: string;
  /** readOnly here will force the Quobyte volume to be mounted with read-only permissions. Defaults to false. */
  readOnly?: boolean;
  /** registry represents a single or multiple Quobyte Registry services specified as a string as host:port pair (multiple entries are separated with commas) which acts as the central registry for volumes */
  registry: string;
  /** tenant owning the given Quobyte volume in the Backend Used with dynamically provisioned Quobyte volumes, value is set by the plugin */
  tenant?: string;
  /** user to map volume access to Defaults to serivceaccount user */
  user?: string;
  /** volume is a string that references an already created Quobyte volume by name. */
  volume: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeRbd {
  /** fsType is the filesystem type of the volume that you want to mount. Tip: Ensure that the filesystem type is supported by the host operating system. */
  fsType?: string;
  /** image is the rados image name. More info: https://examples.k8s.io/volumes/rbd/README.md#how-to-use-it */
  image: string;
  /**
   * keyring is the path to key ring for RBDUser. Default is /etc/ceph/keyring.
   * @default "/etc/ceph/keyring"
   */
  keyring?: string;
  /** monitors is a collection of Ceph monitors. More info: https://examples.k8s.io/volumes/rbd/README.md#how-to-use-it */
  monitors: string[];
  /**
   * pool is the rados pool name. Default is rbd.
   * @default "rbd"
   */
  pool?: string;
  /** readOnly here will force the ReadOnly setting in VolumeMounts. Defaults to false. */
  readOnly?: boolean;
  /** secretRef is name of the authentication secret for RBDUser. If provided overrides keyring. */
  secretRef?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodImagePullSecret;
  /**
   * user is the rados user name. Default is admin.
   * @default "admin"
   */
  user?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeScaleIO {
  /**
   * fsType is the filesystem type to mount. Must be a filesystem type supported by the host operating system.
   * @default "xfs"
   */
  fsType?: string;
  /** gateway is the host address of the ScaleIO API Gateway. */
  gateway: string;
  /** protectionDomain is the name of the ScaleIO Protection Domain for the configured storage. */
  protectionDomain?: string;
  /** readOnly Defaults to false (read/write). ReadOnly here will force the ReadOnly setting in VolumeMounts. */
  readOnly?: boolean;
  /** secretRef references to the secret for ScaleIO user and other sensitive information. If this is not provided, Login operation will fail. */
  secretRef: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodImagePullSecret;
  /** sslEnabled Flag enable/disable SSL communication with Gateway, default false */
  sslEnabled?: boolean;
  /**
   * storageMode indicates whether the storage for a volume should be ThickProvisioned or ThinProvisioned. Default is ThinProvisioned.
   * @default "ThinProvisioned"
   */
  storageMode?: string;
  /** storagePool is the ScaleIO Storage Pool associated with the protection domain. */
  storagePool?: string;
  /** system is the name of the storage system as configured in ScaleIO. */
  system: string;
  /** volumeName is the name of a volume already created in the ScaleIO system that is associated with this volume source. */
  volumeName?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeSecret {
  /** defaultMode is Optional: mode bits used to set permissions on created files by default. Must be an octal value between 0000 and 0777 or a decimal value between 0 and 511. */
  defaultMode?: number;
  /** items If unspecified, each key-value pair in the Data field of the referenced Secret will be projected into the volume as a file whose name is the key and content is the value. */
  items?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeConfigMapItem[];
  /** optional field specify whether the Secret or its keys must be defined */
  optional?: boolean;
  /** secretName is the name of the secret in the pod's namespace to use. More info: https://kubernetes.io/docs/concepts/storage/volumes#secret */
  secretName?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeStorageos {
  /** fsType is the filesystem type to mount. Must be a filesystem type supported by the host operating system. */
  fsType?: string;
  /** readOnly defaults to false (read/write). ReadOnly here will force the ReadOnly setting in VolumeMounts. */
  readOnly?: boolean;
  /** secretRef specifies the secret to use for obtaining the StorageOS API credentials. If not specified, default values will be attempted. */
  secretRef?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodImagePullSecret;
  /** volumeName is the human-readable name of the StorageOS volume. Volume names are only unique within a namespace. */
  volumeName?: string;
  /** volumeNamespace specifies the scope of the volume within StorageOS. If no namespace is specified then the Pod's namespace will be used. */
  volumeNamespace?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeVsphereVolume {
  /** fsType is filesystem type to mount. Must be a filesystem type supported by the host operating system. */
  fsType?: string;
  /** storagePolicyID is the storage Policy Based Management (SPBM) profile ID associated with the StoragePolicyName. */
  storagePolicyID?: string;
  /** storagePolicyName is the storage Policy Based Management (SPBM) profile name. */
  storagePolicyName?: string;
  /** volumePath is the path that identifies vSphere volume vmdk */
  volumePath: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerEnvFromConfigMapRef {
  /**
   * Name of the referent. This field is effectively required, but due to backwards compatibility is allowed to be empty.
   * @default ""
   */
  name?: string;
  /** Specify whether the ConfigMap must be defined */
  optional?: boolean;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerEnvFromSecretRef {
  /**
   * Name of the referent. This field is effectively required, but due to backwards compatibility is allowed to be empty.
   * @default ""
   */
  name?: string;
  /** Specify whether the Secret must be defined */
  optional?: boolean;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLifecyclePostStart {
  /** Exec specifies a command to execute in the container. */
  exec?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLivenessProbeExec;
  /** HTTPGet specifies an HTTP GET request to perform. */
  httpGet?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLivenessProbeHttpGet;
  /** Sleep represents a duration that the container should sleep. */
  sleep?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLifecyclePostStartSleep;
  /** @deprecated TCPSocket is NOT supported as a LifecycleHandler and kept for backward compatibility. There is no validation of this field and lifecycle hooks will fail at runtime when it is specified. */
  tcpSocket?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLivenessProbeTcpSocket;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLivenessProbeExec {
  /** Command is the command line to execute inside the container, the working directory for the command is root ('/') in the container's filesystem. */
  command?: string[];
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLivenessProbeGrpc {
  /** Port number of the gRPC service. Number must be in the range 1 to 65535. */
  port: number;
  /**
   * Service is the name of the service to place in the gRPC HealthCheckRequest (see https://github.com/grpc/grpc/blob/master/doc/health-checking.md).
   * @default ""
   */
  service?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLivenessProbeHttpGet {
  /** Host name to connect to, defaults to the pod IP. You probably want to set "Host" in httpHeaders instead. */
  host?: string;
  /** Custom headers to set in the request. HTTP allows repeated headers. */
  httpHeaders?: EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLivenessProbeHttpGetHttpHeader[];
  /** Path to access on the HTTP server. */
  path?: string;
  /** Name or number of the port to access on the container. Number must be in the range 1 to 65535. */
  port: number | string;
  /** Scheme to use for connecting to the host. Defaults to HTTP. */
  scheme?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLivenessProbeTcpSocket {
  /** Optional: Host name to connect to, defaults to the pod IP. */
  host?: string;
  /** Number or name of the port to access on the container. Number must be in the range 1 to 65535. */
  port: number | string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerRestartPolicyRuleExitCodes {
  /** Represents the relationship between the container exit code(s) and the specified values. */
  operator: string;
  /** Specifies the set of values to check for container exit codes. At most 255 elements are allowed. */
  values?: number[];
}

export interface EnvoyProxySpecProviderKubernetesEnvoyHpaBehaviorScaleDownPolicy {
  /** periodSeconds specifies the window of time for which the policy should hold true. PeriodSeconds must be greater than zero and less than or equal to 1800 (30 min). */
  periodSeconds: number;
  /** type is used to specify the scaling policy. */
  type: string;
  /** value contains the amount of change which is permitted by the policy. It must be greater than zero */
  value: number;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyHpaMetricContainerResourceTarget {
  /** averageUtilization is the target value of the average of the resource metric across all relevant pods, represented as a percentage of the requested value of the resource for the pods. */
  averageUtilization?: number;
  /** averageValue is the target value of the average of the metric across all relevant pods (as a quantity) */
  averageValue?: number | string;
  /** type represents whether the metric type is Utilization, Value, or AverageValue */
  type: string;
  /** value is the target value of the metric (as a quantity). */
  value?: number | string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyHpaMetricExternalMetric {
  /** name is the name of the given metric */
  name: string;
  /** selector is the string-encoded form of a standard kubernetes label selector for the given metric When set, it is passed as an additional parameter to the metrics server for more specific metrics… */
  selector?: EnvoyProxySpecMergeBackendsSelector;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyHpaMetricObjectDescribedObject {
  /** apiVersion is the API version of the referent */
  apiVersion?: string;
  /** kind is the kind of the referent; More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#types-kinds */
  kind: string;
  /** name is the name of the referent; More info: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names */
  name: string;
}

export interface EnvoyProxySpecTelemetryAccessLogSettingSinkAlsHttp {
  /** RequestHeaders defines request headers to include in log entries sent to the access log service. */
  requestHeaders?: string[];
  /** ResponseHeaders defines response headers to include in log entries sent to the access log service. */
  responseHeaders?: string[];
  /** ResponseTrailers defines response trailers to include in log entries sent to the access log service. */
  responseTrailers?: string[];
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsCircuitBreakerPerEndpoint {
  /**
   * MaxConnections configures the maximum number of connections that Envoy will establish per-endpoint to the referenced backend defined within a xRoute rule.
   * @default 1024
   */
  maxConnections?: number;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsCircuitBreakerRetryBudget {
  /** MinRetryConcurrency specifies the minimum retry concurrency allowed for the retry budget. */
  minRetryConcurrency?: number;
  /** Percent specifies the limit on concurrent retries as a percentage [0, 100] of the sum of active requests and active pending requests. */
  percent: EnvoyProxySpecTelemetryTracingClientSamplingFraction;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsConnectionPreconnect {
  /** PerEndpointPercent configures how many additional connections to maintain per upstream endpoint, useful for high-QPS or latency sensitive services. */
  perEndpointPercent?: number;
  /** PredictivePercent configures how many additional connections to maintain across the cluster by anticipating which upstream endpoint the load balancer will select next, useful for low-QPS services. */
  predictivePercent?: number;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsHealthCheckActive {
  /** GRPC defines the configuration of the GRPC health checker. It's optional, and can only be used if the specified type is GRPC. */
  grpc?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsHealthCheckActiveGrpc;
  /** HealthCheckLog defines health check event logging configuration for this cluster. When set, HC probe outcomes are logged to the configured sinks. */
  healthCheckLog?: EnvoyProxySpecTelemetryHealthCheckLog;
  /**
   * HealthyThreshold defines the number of healthy health checks required before a backend host is marked healthy.
   * @default 1
   */
  healthyThreshold?: number;
  /** HTTP defines the configuration of http health checker. It's required while the health checker type is HTTP. */
  http?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsHealthCheckActiveHttp;
  /** InitialJitter defines the maximum time Envoy will wait before the first health check. Envoy will randomly select a value between 0 and the initial jitter value. */
  initialJitter?: string;
  /**
   * Interval defines the time between active health checks.
   * @default "3s"
   */
  interval?: string;
  /** Overrides defines the configuration of the overriding health check settings for all endpoints in the backend cluster. */
  overrides?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsHealthCheckActiveOverrides;
  /** TCP defines the configuration of tcp health checker. It's required while the health checker type is TCP. */
  tcp?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsHealthCheckActiveTcp;
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

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsHealthCheckPassive {
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

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsHttp2ConnectionKeepalive {
  /** IdleInterval specifies how long a connection must be idle before a PING is sent. */
  idleInterval?: string;
  /** Interval specifies how often to send HTTP/2 PING frames to keep the connection alive. */
  interval?: string;
  /** IntervalJitter specifies a random jitter percentage added to each interval. Defaults to 15% if not specified. */
  intervalJitter?: number;
  /** Timeout specifies how long to wait for a PING response before considering the connection dead. */
  timeout?: string;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerBackendUtilization {
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
  outOfBand?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerBackendUtilizationOutOfBand;
  /** If a given endpoint has not reported load metrics in this long, stop using the reported weight. Defaults to 3m. */
  weightExpirationPeriod?: string;
  /** How often endpoint weights are recalculated. Values less than 100ms are capped at 100ms. */
  weightUpdatePeriod?: string;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerConsistentHash {
  /** Cookie configures the cookie hash policy when the consistent hash type is set to Cookie. */
  cookie?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerConsistentHashCookie;
  /**
   * Header configures the header hash policy when the consistent hash type is set to Header.
   * @deprecated use Headers instead
   */
  header?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerConsistentHashHeader;
  /** Headers configures the header hash policy for each header, when the consistent hash type is set to Headers. */
  headers?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerConsistentHashHeader[];
  /** QueryParams configures the query parameter hash policy when the consistent hash type is set to QueryParams. */
  queryParams?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerConsistentHashQueryParam[];
  /**
   * The table size for consistent hashing, must be prime number limited to 5000011.
   * @default 65537
   */
  tableSize?: number;
  /** ConsistentHashType defines the type of input to hash on. Valid Type values are "SourceIP", "Header", "Headers", "Cookie". */
  type: "SourceIP" | "Header" | "Headers" | "Cookie" | "QueryParams";
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerDynamicModule {
  /** Config is optional configuration for the module's load balancer implementation. This is serialized and passed to the module's initialization function. */
  config?: unknown;
  /** LBPolicyName identifies a specific load balancer implementation within the dynamic module. A single shared library can contain multiple LB policy implementations. */
  lbPolicyName: string;
  /** Name references a dynamic module registered in the EnvoyProxy resource's dynamicModules list. The referenced module must exist in the registry; otherwise, the policy will be rejected. */
  name: string;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerEndpointOverride {
  /** ExtractFrom defines the sources to extract endpoint override information from. */
  extractFrom: EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerEndpointOverrideExtractFrom[];
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerSlowStart {
  /** Window defines the duration of the warm up period for newly added host. During slow start window, traffic sent to the newly added hosts will gradually increase. */
  window: string;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerZoneAware {
  /** PreferLocalZone configures zone-aware routing to prefer sending traffic to the local locality zone. */
  preferLocal?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerZoneAwarePreferLocal;
  /** WeightedZones configures weight-based traffic distribution across locality zones. Traffic is distributed proportionally based on the sum of all zone weights. */
  weightedZones?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerZoneAwareWeightedZone[];
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsRetryPerRetry {
  /** Backoff is the backoff policy to be applied per retry attempt. gateway uses a fully jittered exponential back-off algorithm for retries. */
  backOff?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsRetryPerRetryBackOff;
  /** Timeout is the timeout per retry attempt. */
  timeout?: string;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsRetryRetryOn {
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

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsTimeoutHttp {
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

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsTimeoutTcp {
  /** The timeout for network connection establishment, including TCP and TLS handshakes. Default: 10 seconds. */
  connectTimeout?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerEnvValueFromConfigMapKeyRef {
  /** The key to select. */
  key: string;
  /**
   * Name of the referent. This field is effectively required, but due to backwards compatibility is allowed to be empty.
   * @default ""
   */
  name?: string;
  /** Specify whether the ConfigMap or its key must be defined */
  optional?: boolean;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerEnvValueFromFieldRef {
  /** Version of the schema the FieldPath is written in terms of, defaults to "v1". */
  apiVersion?: string;
  /** Path of the field to select in the specified API version. */
  fieldPath: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerEnvValueFromFileKeyRef {
  /** The key within the env file. An invalid key will prevent the pod from starting. */
  key: string;
  /**
   * Specify whether the file or its key must be defined. If the file or key does not exist, then the env var is not published.
   * @default false
   */
  optional?: boolean;
  /** The path within the volume from which to select the file. Must be relative and may not contain the '..' path or start with '..'. */
  path: string;
  /** The name of the volume mount containing the env file. */
  volumeName: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerEnvValueFromResourceFieldRef {
  /** Container name: required for volumes, optional for env vars */
  containerName?: string;
  /** Specifies the output format of the exposed resources, defaults to "1" */
  divisor?: number | string;
  /** Required: resource to select */
  resource: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerEnvValueFromSecretKeyRef {
  /** The key of the secret to select from. Must be a valid secret key. */
  key: string;
  /**
   * Name of the referent. This field is effectively required, but due to backwards compatibility is allowed to be empty.
   * @default ""
   */
  name?: string;
  /** Specify whether the Secret or its key must be defined */
  optional?: boolean;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecution {
  /** A node selector term, associated with the corresponding weight. */
  preference: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecutionPreference;
  /** Weight associated with matching the corresponding nodeSelectorTerm, in the range 1-100. */
  weight: number;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinityNodeAffinityRequiredDuringSchedulingIgnoredDuringExecution {
  /** Required. A list of node selector terms. */
  nodeSelectorTerms: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecutionPreference[];
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecution {
  /** Required. A pod affinity term, associated with the corresponding weight. */
  podAffinityTerm: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinityPodAffinityRequiredDuringSchedulingIgnoredDuringExecution;
  /** weight associated with matching the corresponding podAffinityTerm, in the range 1-100. */
  weight: number;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinityPodAffinityRequiredDuringSchedulingIgnoredDuringExecution {
  /** A label query over a set of resources, in this case pods. If it's null, this PodAffinityTerm matches with no Pods. */
  labelSelector?: EnvoyProxySpecMergeBackendsSelector;
  /** MatchLabelKeys is a set of pod label keys to select which pods will be taken into consideration. */
  matchLabelKeys?: string[];
  /** MismatchLabelKeys is a set of pod label keys to select which pods will be taken into consideration. */
  mismatchLabelKeys?: string[];
  /** A label query over the set of namespaces that the term applies to. */
  namespaceSelector?: EnvoyProxySpecMergeBackendsSelector;
  /** namespaces specifies a static list of namespace names that the term applies to. */
  namespaces?: string[];
  /** This pod should be co-located (affinity) or not co-located (anti-affinity) with the pods matching the labelSelector in the specified namespaces, where co-located is defined as running on a node… */
  topologyKey: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeConfigMapItem {
  /** key is the key to project. */
  key: string;
  /** mode is Optional: mode bits used to set permissions on this file. Must be an octal value between 0000 and 0777 or a decimal value between 0 and 511. */
  mode?: number;
  /** path is the relative path of the file to map the key to. May not be an absolute path. */
  path: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeDownwardAPIItem {
  /** Required: Selects a field of the pod: only annotations, labels, name, namespace and uid are supported. */
  fieldRef?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerEnvValueFromFieldRef;
  /** Optional: mode bits used to set permissions on this file, must be an octal value between 0000 and 0777 or a decimal value between 0 and 511. */
  mode?: number;
  /** Required: Path is the relative path name of the file to be created. Must not be absolute or contain the '..' path. */
  path: string;
  /** Selects a resource of the container: only resources limits and requests (limits.cpu, limits.memory, requests.cpu and requests.memory) are currently supported. */
  resourceFieldRef?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetContainerEnvValueFromResourceFieldRef;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeEphemeralVolumeClaimTemplate {
  /** May contain labels and annotations that will be copied into the PVC when creating it. No other fields are allowed and will be rejected during validation. */
  metadata?: Record<string, never>;
  /** The specification for the PersistentVolumeClaim. The entire content is copied unchanged into the PVC that gets created from this template. */
  spec: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeEphemeralVolumeClaimTemplateSpec;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeProjectedSource {
  /** ClusterTrustBundle allows a pod to access the `.spec.trustBundle` field of ClusterTrustBundle objects in an auto-updating file. */
  clusterTrustBundle?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeProjectedSourceClusterTrustBundle;
  /** configMap information about the configMap data to project */
  configMap?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeProjectedSourceConfigMap;
  /** downwardAPI information about the downwardAPI data to project */
  downwardAPI?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeProjectedSourceDownwardAPI;
  /** Projects an auto-rotating credential bundle (private key and certificate chain) that the pod can use either as a TLS client or server. */
  podCertificate?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeProjectedSourcePodCertificate;
  /** secret information about the secret data to project */
  secret?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeProjectedSourceSecret;
  /** serviceAccountToken is information about the serviceAccountToken data to project */
  serviceAccountToken?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeProjectedSourceServiceAccountToken;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLifecyclePostStartSleep {
  /** Seconds is the number of seconds to sleep. */
  seconds: number;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDeploymentInitContainerLivenessProbeHttpGetHttpHeader {
  /** The header field name. This will be canonicalized upon output, so case-variant names will be understood as the same header. */
  name: string;
  /** The header field value */
  value: string;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsHealthCheckActiveGrpc {
  /** Service to send in the health check request. If this is not specified, then the health check request applies to the entire server and not to a specific service. */
  service?: string;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsHealthCheckActiveHttp {
  /** ExpectedResponse defines a list of HTTP expected responses to match. */
  expectedResponse?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsHealthCheckActiveHttpExpectedResponse;
  /** ExpectedStatuses defines a list of HTTP response statuses considered healthy. Defaults to 200 only */
  expectedStatuses?: number[];
  /** Hostname defines the HTTP Host header used for active HTTP health checks. */
  hostname?: string;
  /** Method defines the HTTP method used for health checking. Defaults to GET */
  method?: string;
  /** Path defines the HTTP path that will be requested during health checking. */
  path: string;
  /** RequestBody defines the HTTP request body payload sent during health checking. */
  requestBody?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsHealthCheckActiveHttpExpectedResponse;
  /** RetriableStatuses defines a list of HTTP response statuses considered retriable. */
  retriableStatuses?: number[];
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsHealthCheckActiveOverrides {
  /** Port overrides the health check port. If not set, the endpoint's serving port is used for health checks. */
  port?: number;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsHealthCheckActiveTcp {
  /** Receive defines the expected response payload. */
  receive?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsHealthCheckActiveHttpExpectedResponse;
  /** Send defines the request payload. */
  send?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsHealthCheckActiveHttpExpectedResponse;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerBackendUtilizationOutOfBand {
  /** Authority overrides the :authority header on the OutOfBand gRPC stream. If unset, Envoy uses the endpoint hostname, then the dialed address, then the cluster name. */
  authority?: string;
  /** Port overrides the port used for the OutOfBand reporting connection, e.g. to reach a separate reporting sidecar. Defaults to the endpoint's port. */
  port?: number;
  /** ReportingPeriod is how often Envoy requests load reports from the server. Must be greater than 0. */
  reportingPeriod?: string;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerConsistentHashCookie {
  /** Additional Attributes to set for the generated cookie. */
  attributes?: Record<string, string>;
  /** Name of the cookie to hash. */
  name: string;
  /** TTL of the generated cookie if the cookie is not present. This value sets the Max-Age attribute value. */
  ttl?: string;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerConsistentHashHeader {
  /** Name of the header to hash. */
  name: string;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerConsistentHashQueryParam {
  /** Name of the query param to hash. */
  name: string;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerEndpointOverrideExtractFrom {
  /** Header defines the header to get the override endpoint addresses. The header value must specify at least one endpoint in `IP:Port` format or multiple endpoints in `IP:Port,IP:Port,...` format. */
  header?: string;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerZoneAwarePreferLocal {
  /** ForceLocalZone defines override configuration for forcing all traffic to stay within the local zone instead of the default behavior which maintains equal distribution among upstream endpoints while… */
  force?: EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerZoneAwarePreferLocalForce;
  /** MinEndpointsThreshold is the minimum number of total upstream endpoints across all zones required to enable zone-aware routing. */
  minEndpointsThreshold?: number;
  /** Configures percentage of requests that will be considered for zone aware routing if zone aware routing is configured. If not specified, Envoy defaults to 100%. */
  percentageEnabled?: number;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerZoneAwareWeightedZone {
  /** Weight defines the weight for this locality. Higher values receive more traffic. */
  weight: number;
  /** Zone specifies the topology zone this weight applies to. The value should match the topology.kubernetes.io/zone label of the nodes where endpoints are running. */
  zone: string;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsRetryPerRetryBackOff {
  /** BaseInterval is the base interval between retries. */
  baseInterval?: string;
  /** MaxInterval is the maximum interval between retries. This parameter is optional, but must be greater than or equal to the base_interval if set. */
  maxInterval?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecutionPreference {
  /** A list of node selector requirements by node's labels. */
  matchExpressions?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecutionPreferenceMatchExpression[];
  /** A list of node selector requirements by node's fields. */
  matchFields?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecutionPreferenceMatchExpression[];
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeEphemeralVolumeClaimTemplateSpec {
  /** accessModes contains the desired access modes the volume should have. More info: https://kubernetes.io/docs/concepts/storage/persistent-volumes#access-modes-1 */
  accessModes?: string[];
  /** dataSource field can be used to specify either: */
  dataSource?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeEphemeralVolumeClaimTemplateSpecDataSource;
  /** dataSourceRef specifies the object from which to populate the volume with data, if a non-empty volume is desired. */
  dataSourceRef?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeEphemeralVolumeClaimTemplateSpecDataSourceRef;
  /** resources represents the minimum resources the volume should have. */
  resources?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeEphemeralVolumeClaimTemplateSpecResources;
  /** selector is a label query over volumes to consider for binding. */
  selector?: EnvoyProxySpecMergeBackendsSelector;
  /** storageClassName is the name of the StorageClass required by the claim. More info: https://kubernetes.io/docs/concepts/storage/persistent-volumes#class-1 */
  storageClassName?: string;
  /** volumeAttributesClassName may be used to set the VolumeAttributesClass used by this claim. */
  volumeAttributesClassName?: string;
  /** volumeMode defines what type of volume is required by the claim. Value of Filesystem is implied when not included in claim spec. */
  volumeMode?: string;
  /** volumeName is the binding reference to the PersistentVolume backing this claim. */
  volumeName?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeProjectedSourceClusterTrustBundle {
  /** Select all ClusterTrustBundles that match this label selector. Only has effect if signerName is set. */
  labelSelector?: EnvoyProxySpecMergeBackendsSelector;
  /** Select a single ClusterTrustBundle by object name. Mutually-exclusive with signerName and labelSelector. */
  name?: string;
  /** If true, don't block pod startup if the referenced ClusterTrustBundle(s) aren't available. If using name, then the named ClusterTrustBundle is allowed not to exist. */
  optional?: boolean;
  /** Relative path from the volume root to write the bundle. */
  path: string;
  /** Select all ClusterTrustBundles that match this signer name. Mutually-exclusive with name. */
  signerName?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeProjectedSourceConfigMap {
  /** items if unspecified, each key-value pair in the Data field of the referenced ConfigMap will be projected into the volume as a file whose name is the key and content is the value. */
  items?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeConfigMapItem[];
  /**
   * Name of the referent. This field is effectively required, but due to backwards compatibility is allowed to be empty.
   * @default ""
   */
  name?: string;
  /** optional specify whether the ConfigMap or its keys must be defined */
  optional?: boolean;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeProjectedSourceDownwardAPI {
  /** Items is a list of DownwardAPIVolume file */
  items?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeDownwardAPIItem[];
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeProjectedSourcePodCertificate {
  /** Write the certificate chain at this path in the projected volume. */
  certificateChainPath?: string;
  /** Write the credential bundle at this path in the projected volume. */
  credentialBundlePath?: string;
  /** Write the key at this path in the projected volume. */
  keyPath?: string;
  /** The type of keypair Kubelet will generate for the pod. */
  keyType: string;
  /** maxExpirationSeconds is the maximum lifetime permitted for the certificate. */
  maxExpirationSeconds?: number;
  /** Kubelet's generated CSRs will be addressed to this signer. */
  signerName: string;
  /** userAnnotations allow pod authors to pass additional information to the signer implementation. Kubernetes does not restrict or validate this metadata in any way. */
  userAnnotations?: Record<string, string>;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeProjectedSourceSecret {
  /** items if unspecified, each key-value pair in the Data field of the referenced Secret will be projected into the volume as a file whose name is the key and content is the value. */
  items?: EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeConfigMapItem[];
  /**
   * Name of the referent. This field is effectively required, but due to backwards compatibility is allowed to be empty.
   * @default ""
   */
  name?: string;
  /** optional field specify whether the Secret or its key must be defined */
  optional?: boolean;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeProjectedSourceServiceAccountToken {
  /** audience is the intended audience of the token. A recipient of a token must identify itself with an identifier specified in the audience of the token, and otherwise should reject the token. */
  audience?: string;
  /** expirationSeconds is the requested duration of validity of the service account token. As the token approaches expiration, the kubelet volume plugin will proactively rotate the service account token. */
  expirationSeconds?: number;
  /** path is the path relative to the mount point of the file to project the token into. */
  path: string;
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsHealthCheckActiveHttpExpectedResponse {
  /** Binary payload base64 encoded. */
  binary?: string;
  /** Text payload in plain text. */
  text?: string;
  /** Type defines the type of the payload. */
  type: "Text" | "Binary";
}

export interface EnvoyProxySpecTelemetryTracingProviderBackendSettingsLoadBalancerZoneAwarePreferLocalForce {
  /** MinEndpointsInZoneThreshold is the minimum number of upstream endpoints in the local zone required to honor the forceLocalZone override. This is useful for protecting zones with fewer endpoints. */
  minEndpointsInZoneThreshold?: number;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecutionPreferenceMatchExpression {
  /** The label key that the selector applies to. */
  key: string;
  /** Represents a key's relationship to a set of values. Valid operators are In, NotIn, Exists, DoesNotExist. */
  operator: string;
  /** An array of string values. If the operator is In or NotIn, the values array must be non-empty. */
  values?: string[];
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeEphemeralVolumeClaimTemplateSpecDataSource {
  /** APIGroup is the group for the resource being referenced. If APIGroup is not specified, the specified Kind must be in the core API group. */
  apiGroup?: string;
  /** Kind is the type of resource being referenced */
  kind: string;
  /** Name is the name of resource being referenced */
  name: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeEphemeralVolumeClaimTemplateSpecDataSourceRef {
  /** APIGroup is the group for the resource being referenced. If APIGroup is not specified, the specified Kind must be in the core API group. */
  apiGroup?: string;
  /** Kind is the type of resource being referenced */
  kind: string;
  /** Name is the name of resource being referenced */
  name: string;
  /** Namespace is the namespace of resource being referenced Note that when a namespace is specified, a gateway.networking.k8s.io/ReferenceGrant object is required in the referent namespace to allow that… */
  namespace?: string;
}

export interface EnvoyProxySpecProviderKubernetesEnvoyDaemonSetPodVolumeEphemeralVolumeClaimTemplateSpecResources {
  /** Limits describes the maximum amount of compute resources allowed. More info: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/ */
  limits?: Record<string, number | string>;
  /** Requests describes the minimum amount of compute resources required. */
  requests?: Record<string, number | string>;
}

export interface EnvoyProxyStatus {
  /** Ancestors represent the status information for all the GatewayClass or Gateway reference this EnvoyProxy with ParametersReference. */
  ancestors?: EnvoyProxyStatusAncestor[];
}

export interface EnvoyProxyStatusAncestor {
  /** AncestorRef corresponds a GatewayClass or Gateway use this EnvoyProxy with ParametersReference. */
  ancestorRef: EnvoyProxyStatusAncestorAncestorRef;
  /** Conditions describes the status of the Policy with respect to the given Ancestor. */
  conditions?: EnvoyProxyStatusAncestorCondition[];
}

export interface EnvoyProxyStatusAncestorAncestorRef {
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

export interface EnvoyProxyStatusAncestorCondition {
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
