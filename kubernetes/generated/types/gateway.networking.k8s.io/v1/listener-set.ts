// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

export interface ListenerSetSpec {
  /** Listeners associated with this ListenerSet. Listeners define logical endpoints that are bound on this referenced parent Gateway's addresses. */
  listeners: ListenerSetSpecListener[];
  /** ParentRef references the Gateway that the listeners are attached to. */
  parentRef: ListenerSetSpecParentRef;
}

export interface ListenerSetSpecListener {
  /** AllowedRoutes defines the types of routes that MAY be attached to a Listener and the trusted namespaces where those Route resources MAY be present. */
  allowedRoutes?: ListenerSetSpecListenerAllowedRoutes;
  /** Hostname specifies the virtual hostname to match for protocol types that define this concept. When unspecified, all hostnames are matched. */
  hostname?: string;
  /** Name is the name of the Listener. This name MUST be unique within a ListenerSet. */
  name: string;
  /** Port is the network port. Multiple listeners may use the same port, subject to the Listener compatibility rules. */
  port: number;
  /** Protocol specifies the network protocol this listener expects to receive. */
  protocol: string;
  /** TLS is the TLS configuration for the Listener. This field is required if the Protocol field is "HTTPS" or "TLS". */
  tls?: ListenerSetSpecListenerTls;
}

export interface ListenerSetSpecParentRef {
  /**
   * Group is the group of the referent.
   * @default "gateway.networking.k8s.io"
   */
  group?: string;
  /**
   * Kind is kind of the referent. For example "Gateway".
   * @default "Gateway"
   */
  kind?: string;
  /** Name is the name of the referent. */
  name: string;
  /** Namespace is the namespace of the referent. If not present, the namespace of the referent is assumed to be the same as the namespace of the referring object. */
  namespace?: string;
}

export interface ListenerSetSpecListenerAllowedRoutes {
  /** Kinds specifies the groups and kinds of Routes that are allowed to bind to this Gateway Listener. When unspecified or empty, the kinds of Routes selected are determined using the Listener protocol. */
  kinds?: ListenerSetSpecListenerAllowedRoutesKind[];
  /** Namespaces indicates namespaces from which Routes may be attached to this Listener. This is restricted to the namespace of this Gateway by default. */
  namespaces?: ListenerSetSpecListenerAllowedRoutesNamespaces;
}

export interface ListenerSetSpecListenerTls {
  /** CertificateRefs contains a series of references to Kubernetes objects that contains TLS certificates and private keys. */
  certificateRefs?: ListenerSetSpecListenerTlsCertificateRef[];
  /**
   * Mode defines the TLS behavior for the TLS session initiated by the client.
   * @default "Terminate"
   */
  mode?: "Terminate" | "Passthrough";
  /** Options are a list of key/value pairs to enable extended TLS configuration for each implementation. For example, configuring the minimum TLS version or supported cipher suites. */
  options?: Record<string, string>;
}

export interface ListenerSetSpecListenerAllowedRoutesKind {
  /**
   * Group is the group of the Route.
   * @default "gateway.networking.k8s.io"
   */
  group?: string;
  /** Kind is the kind of the Route. */
  kind: string;
}

export interface ListenerSetSpecListenerAllowedRoutesNamespaces {
  /**
   * From indicates where Routes will be selected for this Gateway.
   * @default "Same"
   */
  from?: "All" | "Selector" | "Same";
  /** Selector must be specified when From is set to "Selector". In that case, only Routes in Namespaces matching this Selector will be selected by this Gateway. */
  selector?: ListenerSetSpecListenerAllowedRoutesNamespacesSelector;
}

export interface ListenerSetSpecListenerTlsCertificateRef {
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

export interface ListenerSetSpecListenerAllowedRoutesNamespacesSelector {
  /** matchExpressions is a list of label selector requirements. The requirements are ANDed. */
  matchExpressions?: ListenerSetSpecListenerAllowedRoutesNamespacesSelectorMatchExpression[];
  /** matchLabels is a map of {key,value} pairs. */
  matchLabels?: Record<string, string>;
}

export interface ListenerSetSpecListenerAllowedRoutesNamespacesSelectorMatchExpression {
  /** key is the label key that the selector applies to. */
  key: string;
  /** operator represents a key's relationship to a set of values. Valid operators are In, NotIn, Exists and DoesNotExist. */
  operator: string;
  /** values is an array of string values. If the operator is In or NotIn, the values array must be non-empty. */
  values?: string[];
}

export interface ListenerSetStatus {
  /** Conditions describe the current conditions of the ListenerSet. */
  conditions?: ListenerSetStatusCondition[];
  /** Listeners provide status for each unique listener port defined in the Spec. */
  listeners?: ListenerSetStatusListener[];
}

export interface ListenerSetStatusCondition {
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

export interface ListenerSetStatusListener {
  /** AttachedRoutes represents the total number of Routes that have been successfully attached to this Listener. */
  attachedRoutes: number;
  /** Conditions describe the current condition of this listener. */
  conditions: ListenerSetStatusCondition[];
  /** Name is the name of the Listener that this status corresponds to. */
  name: string;
  /** SupportedKinds is the list indicating the Kinds supported by this listener. This MUST represent the kinds supported by an implementation for that Listener configuration. */
  supportedKinds?: ListenerSetStatusListenerSupportedKind[];
}

export interface ListenerSetStatusListenerSupportedKind {
  /**
   * Group is the group of the Route.
   * @default "gateway.networking.k8s.io"
   */
  group?: string;
  /** Kind is the kind of the Route. */
  kind: string;
}
