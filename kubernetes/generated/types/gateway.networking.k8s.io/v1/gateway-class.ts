// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

export interface GatewayClassSpec {
  /** ControllerName is the name of the controller that is managing Gateways of this class. The value of this field MUST be a domain prefixed path. */
  controllerName: string;
  /** Description helps describe a GatewayClass with more details. */
  description?: string;
  /** ParametersRef is a reference to a resource that contains the configuration parameters corresponding to the GatewayClass. */
  parametersRef?: GatewayClassSpecParametersRef;
}

export interface GatewayClassSpecParametersRef {
  /** Group is the group of the referent. */
  group: string;
  /** Kind is kind of the referent. */
  kind: string;
  /** Name is the name of the referent. */
  name: string;
  /** Namespace is the namespace of the referent. This field is required when referring to a Namespace-scoped resource and MUST be unset when referring to a Cluster-scoped resource. */
  namespace?: string;
}

export interface GatewayClassStatus {
  /** Conditions is the current status from the controller for this GatewayClass. */
  conditions?: GatewayClassStatusCondition[];
  /** SupportedFeatures is the set of features the GatewayClass support. It MUST be sorted in ascending alphabetical order by the Name key. */
  supportedFeatures?: GatewayClassStatusSupportedFeature[];
}

export interface GatewayClassStatusCondition {
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

export interface GatewayClassStatusSupportedFeature {
  /** FeatureName is used to describe distinct features that are covered by conformance tests. */
  name: string;
}
