// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

export interface XMeshSpec {
  /** ControllerName is the name of a controller that is managing Gateway API resources for mesh traffic management. The value of this field MUST be a domain prefixed path. */
  controllerName: string;
  /** Description optionally provides a human-readable description of a Mesh. */
  description?: string;
  /** ParametersRef is an optional reference to a resource that contains implementation-specific configuration for this Mesh. If no implementation-specific parameters are needed, this field MUST be omitted. */
  parametersRef?: XMeshSpecParametersRef;
}

export interface XMeshSpecParametersRef {
  /** Group is the group of the referent. */
  group: string;
  /** Kind is kind of the referent. */
  kind: string;
  /** Name is the name of the referent. */
  name: string;
  /** Namespace is the namespace of the referent. This field is required when referring to a Namespace-scoped resource and MUST be unset when referring to a Cluster-scoped resource. */
  namespace?: string;
}

export interface XMeshStatus {
  /** Conditions is the current status from the controller for this Mesh. */
  conditions?: XMeshStatusCondition[];
  /** SupportedFeatures is the set of features the Mesh support. It MUST be sorted in ascending alphabetical order by the Name key. */
  supportedFeatures?: XMeshStatusSupportedFeature[];
}

export interface XMeshStatusCondition {
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

export interface XMeshStatusSupportedFeature {
  /** FeatureName is used to describe distinct features that are covered by conformance tests. */
  name: string;
}
