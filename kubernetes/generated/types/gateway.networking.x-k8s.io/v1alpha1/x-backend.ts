// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

export interface XBackendSpec {
  /** ExternalHostname specifies the configuration for an ExternalHostname backend. This field must be set when type is ExternalHostname and must be unset otherwise. */
  externalHostname?: XBackendSpecExternalHostname;
  /** Port defines the port that the implementation should use when connecting to this backend. */
  port: XBackendSpecPort;
  /** Protocol defines the protocol for backend communication. */
  protocol?: "TCP" | "HTTP" | "HTTP2" | "HTTP11" | "H2C" | "MCP";
  /** TLS defines the TLS configuration that the implementation should use when connecting to the backend. */
  tls?: XBackendSpecTls;
  /** Type defines the backend type. */
  type: "ExternalHostname";
}

export interface XBackendSpecExternalHostname {
  /** Hostname specifies the FQDN used to reach this backend. IP addresses are not allowed in this field. */
  hostname: string;
}

export interface XBackendSpecPort {
  /** Name represents the name of this port. All ports in a Backend must have a unique name. */
  name?: string;
  /** Port represents the port number of the endpoint. */
  port: number;
}

export interface XBackendSpecTls {
  /** ClientCertificateRef is a reference to a Secret containing the client TLS certificate and private key for mutual TLS. This field is required when mode is ClientAndServer and must be unset otherwise. */
  clientCertificateRef?: XBackendSpecTlsClientCertificateRef;
  /** Mode defines the TLS mode for the backend connection. */
  mode: "None" | "ServerOnly" | "ClientAndServer";
  /** Validation contains TLS validation configuration for the backend connection. */
  validation?: XBackendSpecTlsValidation;
}

export interface XBackendSpecTlsClientCertificateRef {
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

export interface XBackendSpecTlsValidation {
  /** CACertificateRefs contains one or more references to Kubernetes objects that contain a PEM-encoded TLS CA certificate bundle, which is used to validate a TLS handshake between the Gateway and… */
  caCertificateRefs?: XBackendSpecTlsValidationCaCertificateRef[];
  /** Hostname is used for two purposes in the connection between Gateways and backends: */
  hostname: string;
  /** SubjectAltNames contains one or more Subject Alternative Names. */
  subjectAltNames?: XBackendSpecTlsValidationSubjectAltName[];
  /** WellKnownCACertificates specifies whether a well-known set of CA certificates may be used in the TLS handshake between the gateway and backend pod. */
  wellKnownCACertificates?: string;
}

export interface XBackendSpecTlsValidationCaCertificateRef {
  /** Group is the group of the referent. For example, "gateway.networking.k8s.io". */
  group: string;
  /** Kind is kind of the referent. For example "HTTPRoute" or "Service". */
  kind: string;
  /** Name is the name of the referent. */
  name: string;
}

export interface XBackendSpecTlsValidationSubjectAltName {
  /** Hostname contains Subject Alternative Name specified in DNS name format. Required when Type is set to Hostname, ignored otherwise. */
  hostname?: string;
  /** Type determines the format of the Subject Alternative Name. Always required. */
  type: "Hostname" | "URI";
  /** URI contains Subject Alternative Name specified in a full URI format. It MUST include both a scheme (e.g., "http" or "ftp") and a scheme-specific-part. */
  uri?: string;
}

export interface XBackendStatus {
  /** Ancestors is a list of parent resources associated with this Backend, and the status of the Backend with respect to each parent. */
  parents?: XBackendStatusParent[];
}

export interface XBackendStatusParent {
  /** For Kubernetes API conventions, see: https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md#typical-status-properties conditions represent the… */
  conditions?: XBackendStatusParentCondition[];
  /** ControllerName is a domain/path string that indicates the name of the controller that manages the Backend. */
  controllerName: string;
  /** AncestorRef identifies the parent resource that this status is associated with. */
  parentRef: XBackendStatusParentParentRef;
}

export interface XBackendStatusParentCondition {
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

export interface XBackendStatusParentParentRef {
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
