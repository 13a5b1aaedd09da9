// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

export interface GatewaySpec {
  /** Addresses requested for this Gateway. This is optional and behavior can depend on the implementation. */
  addresses?: GatewaySpecAddress[];
  /** AllowedListeners defines which ListenerSets can be attached to this Gateway. The default value is to allow no ListenerSets. */
  allowedListeners?: GatewaySpecAllowedListeners;
  /** DefaultScope, when set, configures the Gateway as a default Gateway, meaning it will dynamically and implicitly have Routes (e.g. HTTPRoute) attached to it, according to the scope configured here. */
  defaultScope?: "All" | "None";
  /** GatewayClassName used for this Gateway. This is the name of a GatewayClass resource. */
  gatewayClassName: string;
  /** Infrastructure defines infrastructure level attributes about this Gateway instance. */
  infrastructure?: GatewaySpecInfrastructure;
  /** Listeners associated with this Gateway. Listeners define logical endpoints that are bound on this Gateway's addresses. */
  listeners: GatewaySpecListener[];
  /** TLS specifies frontend and backend tls configuration for entire gateway. */
  tls?: GatewaySpecTls;
}

export interface GatewaySpecAddress {
  /**
   * Type of the address.
   * @default "IPAddress"
   */
  type?: string;
  /** When a value is unspecified, an implementation SHOULD automatically assign an address matching the requested type if possible. */
  value?: string;
}

export interface GatewaySpecAllowedListeners {
  /** Namespaces defines which namespaces ListenerSets can be attached to this Gateway. The default value is to allow no ListenerSets. */
  namespaces?: GatewaySpecAllowedListenersNamespaces;
}

export interface GatewaySpecInfrastructure {
  /** Annotations that SHOULD be applied to any resources created in response to this Gateway. */
  annotations?: Record<string, string>;
  /** Labels that SHOULD be applied to any resources created in response to this Gateway. */
  labels?: Record<string, string>;
  /** ParametersRef is a reference to a resource that contains the configuration parameters corresponding to the Gateway. This is optional if the controller does not require any additional configuration. */
  parametersRef?: GatewaySpecInfrastructureParametersRef;
}

export interface GatewaySpecListener {
  /** AllowedRoutes defines the types of routes that MAY be attached to a Listener and the trusted namespaces where those Route resources MAY be present. */
  allowedRoutes?: GatewaySpecListenerAllowedRoutes;
  /** Hostname specifies the virtual hostname to match for protocol types that define this concept. When unspecified, all hostnames are matched. */
  hostname?: string;
  /** Name is the name of the Listener. This name MUST be unique within a Gateway. */
  name: string;
  /** Port is the network port. Multiple listeners may use the same port, subject to the Listener compatibility rules. */
  port: number;
  /** Protocol specifies the network protocol this listener expects to receive. */
  protocol: string;
  /** TLS is the TLS configuration for the Listener. This field is required if the Protocol field is "HTTPS" or "TLS". */
  tls?: GatewaySpecListenerTls;
}

export interface GatewaySpecTls {
  /** Backend describes TLS configuration for gateway when connecting to backends. */
  backend?: GatewaySpecTlsBackend;
  /** Frontend describes TLS config when client connects to Gateway. Support: Core */
  frontend?: GatewaySpecTlsFrontend;
}

export interface GatewaySpecAllowedListenersNamespaces {
  /**
   * From indicates where ListenerSets can attach to this Gateway.
   * @default "None"
   */
  from?: "All" | "Selector" | "Same" | "None";
  /** Selector must be specified when From is set to "Selector". In that case, only ListenerSets in Namespaces matching this Selector will be selected by this Gateway. */
  selector?: GatewaySpecAllowedListenersNamespacesSelector;
}

export interface GatewaySpecInfrastructureParametersRef {
  /** Group is the group of the referent. */
  group: string;
  /** Kind is kind of the referent. */
  kind: string;
  /** Name is the name of the referent. */
  name: string;
}

export interface GatewaySpecListenerAllowedRoutes {
  /** Kinds specifies the groups and kinds of Routes that are allowed to bind to this Gateway Listener. When unspecified or empty, the kinds of Routes selected are determined using the Listener protocol. */
  kinds?: GatewaySpecListenerAllowedRoutesKind[];
  /** Namespaces indicates namespaces from which Routes may be attached to this Listener. This is restricted to the namespace of this Gateway by default. */
  namespaces?: GatewaySpecListenerAllowedRoutesNamespaces;
}

export interface GatewaySpecListenerTls {
  /** CertificateRefs contains a series of references to Kubernetes objects that contains TLS certificates and private keys. */
  certificateRefs?: GatewaySpecListenerTlsCertificateRef[];
  /**
   * Mode defines the TLS behavior for the TLS session initiated by the client.
   * @default "Terminate"
   */
  mode?: "Terminate" | "Passthrough";
  /** Options are a list of key/value pairs to enable extended TLS configuration for each implementation. For example, configuring the minimum TLS version or supported cipher suites. */
  options?: Record<string, string>;
}

export interface GatewaySpecTlsBackend {
  /** ClientCertificateRef references an object that contains a client certificate and its associated private key. */
  clientCertificateRef?: GatewaySpecListenerTlsCertificateRef;
}

export interface GatewaySpecTlsFrontend {
  /** Default specifies the default client certificate validation configuration for all Listeners handling HTTPS traffic, unless a per-port configuration is defined. */
  default: GatewaySpecTlsFrontendDefault;
  /** PerPort specifies tls configuration assigned per port. Per port configuration is optional. */
  perPort?: GatewaySpecTlsFrontendPerPort[];
}

export interface GatewaySpecAllowedListenersNamespacesSelector {
  /** matchExpressions is a list of label selector requirements. The requirements are ANDed. */
  matchExpressions?: GatewaySpecAllowedListenersNamespacesSelectorMatchExpression[];
  /** matchLabels is a map of {key,value} pairs. */
  matchLabels?: Record<string, string>;
}

export interface GatewaySpecListenerAllowedRoutesKind {
  /**
   * Group is the group of the Route.
   * @default "gateway.networking.k8s.io"
   */
  group?: string;
  /** Kind is the kind of the Route. */
  kind: string;
}

export interface GatewaySpecListenerAllowedRoutesNamespaces {
  /**
   * From indicates where Routes will be selected for this Gateway.
   * @default "Same"
   */
  from?: "All" | "Selector" | "Same";
  /** Selector must be specified when From is set to "Selector". In that case, only Routes in Namespaces matching this Selector will be selected by this Gateway. */
  selector?: GatewaySpecAllowedListenersNamespacesSelector;
}

export interface GatewaySpecListenerTlsCertificateRef {
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

export interface GatewaySpecTlsFrontendDefault {
  /** Validation holds configuration information for validating the frontend (client). Setting this field will result in mutual authentication when connecting to the gateway. */
  validation?: GatewaySpecTlsFrontendDefaultValidation;
}

export interface GatewaySpecTlsFrontendPerPort {
  /** The Port indicates the Port Number to which the TLS configuration will be applied. This configuration will be applied to all Listeners handling HTTPS traffic that match this port. */
  port: number;
  /** TLS store the configuration that will be applied to all Listeners handling HTTPS traffic and matching given port. */
  tls: GatewaySpecTlsFrontendDefault;
}

export interface GatewaySpecAllowedListenersNamespacesSelectorMatchExpression {
  /** key is the label key that the selector applies to. */
  key: string;
  /** operator represents a key's relationship to a set of values. Valid operators are In, NotIn, Exists and DoesNotExist. */
  operator: string;
  /** values is an array of string values. If the operator is In or NotIn, the values array must be non-empty. */
  values?: string[];
}

export interface GatewaySpecTlsFrontendDefaultValidation {
  /** CACertificateRefs contains one or more references to Kubernetes objects that contain a PEM-encoded TLS CA certificate bundle, which is used as a trust anchor to validate the certificates presented… */
  caCertificateRefs: GatewaySpecTlsFrontendDefaultValidationCaCertificateRef[];
  /**
   * FrontendValidationMode defines the mode for validating the client certificate.
   * @default "AllowValidOnly"
   */
  mode?: "AllowValidOnly" | "AllowInsecureFallback";
}

export interface GatewaySpecTlsFrontendDefaultValidationCaCertificateRef {
  /** Group is the group of the referent. For example, "gateway.networking.k8s.io". */
  group: string;
  /** Kind is kind of the referent. For example "ConfigMap" or "Service". */
  kind: string;
  /** Name is the name of the referent. */
  name: string;
  /** Namespace is the namespace of the referenced object. When unspecified, the local namespace is inferred. */
  namespace?: string;
}

export interface GatewayStatus {
  /** Addresses lists the network addresses that have been bound to the Gateway. */
  addresses?: GatewayStatusAddress[];
  /** AttachedListenerSets represents the total number of ListenerSets that have been successfully attached to this Gateway. */
  attachedListenerSets?: number;
  /** Conditions describe the current conditions of the Gateway. */
  conditions?: GatewayStatusCondition[];
  /** Listeners provide status for each unique listener port defined in the Spec. */
  listeners?: GatewayStatusListener[];
}

export interface GatewayStatusAddress {
  /**
   * Type of the address.
   * @default "IPAddress"
   */
  type?: string;
  /** Value of the address. The validity of the values will depend on the type and support by the controller. */
  value: string;
}

export interface GatewayStatusCondition {
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

export interface GatewayStatusListener {
  /** AttachedRoutes represents the total number of Routes that have been successfully attached to this Listener. */
  attachedRoutes: number;
  /** Conditions describe the current condition of this listener. */
  conditions: GatewayStatusCondition[];
  /** Name is the name of the Listener that this status corresponds to. */
  name: string;
  /** SupportedKinds is the list indicating the Kinds supported by this listener. This MUST represent the kinds supported by an implementation for that Listener configuration. */
  supportedKinds?: GatewayStatusListenerSupportedKind[];
}

export interface GatewayStatusListenerSupportedKind {
  /**
   * Group is the group of the Route.
   * @default "gateway.networking.k8s.io"
   */
  group?: string;
  /** Kind is the kind of the Route. */
  kind: string;
}
