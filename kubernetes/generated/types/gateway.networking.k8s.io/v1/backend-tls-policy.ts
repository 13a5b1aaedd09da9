// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

export interface BackendTLSPolicySpec {
  /** Options are a list of key/value pairs to enable extended TLS configuration for each implementation. For example, configuring the minimum TLS version or supported cipher suites. */
  options?: Record<string, string>;
  /** TargetRefs identifies an API object to apply the policy to. */
  targetRefs: BackendTLSPolicySpecTargetRef[];
  /** Validation contains backend TLS validation configuration. */
  validation: BackendTLSPolicySpecValidation;
}

export interface BackendTLSPolicySpecTargetRef {
  /** Group is the group of the target resource. */
  group: string;
  /** Kind is kind of the target resource. */
  kind: string;
  /** Name is the name of the target resource. */
  name: string;
  /** SectionName is the name of a section within the target resource. When unspecified, this targetRef targets the entire resource. */
  sectionName?: string;
}

export interface BackendTLSPolicySpecValidation {
  /** CACertificateRefs contains one or more references to Kubernetes objects that contain a PEM-encoded TLS CA certificate bundle, which is used to validate a TLS handshake between the Gateway and… */
  caCertificateRefs?: BackendTLSPolicySpecValidationCaCertificateRef[];
  /** Hostname is used for two purposes in the connection between Gateways and backends: */
  hostname: string;
  /** SubjectAltNames contains one or more Subject Alternative Names. */
  subjectAltNames?: BackendTLSPolicySpecValidationSubjectAltName[];
  /** WellKnownCACertificates specifies whether a well-known set of CA certificates may be used in the TLS handshake between the gateway and backend pod. */
  wellKnownCACertificates?: string;
}

export interface BackendTLSPolicySpecValidationCaCertificateRef {
  /** Group is the group of the referent. For example, "gateway.networking.k8s.io". */
  group: string;
  /** Kind is kind of the referent. For example "HTTPRoute" or "Service". */
  kind: string;
  /** Name is the name of the referent. */
  name: string;
}

export interface BackendTLSPolicySpecValidationSubjectAltName {
  /** Hostname contains Subject Alternative Name specified in DNS name format. Required when Type is set to Hostname, ignored otherwise. */
  hostname?: string;
  /** Type determines the format of the Subject Alternative Name. Always required. */
  type: "Hostname" | "URI";
  /** URI contains Subject Alternative Name specified in a full URI format. It MUST include both a scheme (e.g., "http" or "ftp") and a scheme-specific-part. */
  uri?: string;
}

export interface BackendTLSPolicyStatus {
  /** Ancestors is a list of ancestor resources (usually Gateways) that are associated with the policy, and the status of the policy with respect to each ancestor. */
  ancestors: BackendTLSPolicyStatusAncestor[];
}

export interface BackendTLSPolicyStatusAncestor {
  /** AncestorRef corresponds with a ParentRef in the spec that this PolicyAncestorStatus struct describes the status of. */
  ancestorRef: BackendTLSPolicyStatusAncestorAncestorRef;
  /** Conditions describes the status of the Policy with respect to the given Ancestor. */
  conditions: BackendTLSPolicyStatusAncestorCondition[];
  /** ControllerName is a domain/path string that indicates the name of the controller that wrote this status. This corresponds with the controllerName field on GatewayClass. */
  controllerName: string;
}

export interface BackendTLSPolicyStatusAncestorAncestorRef {
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

export interface BackendTLSPolicyStatusAncestorCondition {
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
