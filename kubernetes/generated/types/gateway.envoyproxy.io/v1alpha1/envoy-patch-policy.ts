// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

export interface EnvoyPatchPolicySpec {
  /** JSONPatch defines the JSONPatch configuration. */
  jsonPatches?: EnvoyPatchPolicySpecJsonPatch[];
  /** Priority of the EnvoyPatchPolicy. */
  priority?: number;
  /** TargetRef is the name of the Gateway API resource this policy is being attached to. By default, attaching to Gateway is supported and when mergeGateways is enabled it should attach to GatewayClass. */
  targetRef: EnvoyPatchPolicySpecTargetRef;
  /** Type decides the type of patch. Valid EnvoyPatchType values are "JSONPatch". */
  type: "JSONPatch";
}

export interface EnvoyPatchPolicySpecJsonPatch {
  /** Name is the name of the resource */
  name: string;
  /** Patch defines the JSON Patch Operation */
  operation: EnvoyPatchPolicySpecJsonPatchOperation;
  /** Type is the typed URL of the Envoy xDS Resource */
  type:
    | "type.googleapis.com/envoy.config.listener.v3.Listener"
    | "type.googleapis.com/envoy.config.route.v3.RouteConfiguration"
    | "type.googleapis.com/envoy.config.cluster.v3.Cluster"
    | "type.googleapis.com/envoy.config.endpoint.v3.ClusterLoadAssignment"
    | "type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret";
}

export interface EnvoyPatchPolicySpecTargetRef {
  /** Group is the group of the target resource. */
  group: string;
  /** Kind is kind of the target resource. */
  kind: string;
  /** Name is the name of the target resource. */
  name: string;
}

export interface EnvoyPatchPolicySpecJsonPatchOperation {
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

export interface EnvoyPatchPolicyStatus {
  /** Ancestors is a list of ancestor resources (usually Gateways) that are associated with the policy, and the status of the policy with respect to each ancestor. */
  ancestors: EnvoyPatchPolicyStatusAncestor[];
}

export interface EnvoyPatchPolicyStatusAncestor {
  /** AncestorRef corresponds with a ParentRef in the spec that this PolicyAncestorStatus struct describes the status of. */
  ancestorRef: EnvoyPatchPolicyStatusAncestorAncestorRef;
  /** Conditions describes the status of the Policy with respect to the given Ancestor. */
  conditions: EnvoyPatchPolicyStatusAncestorCondition[];
  /** ControllerName is a domain/path string that indicates the name of the controller that wrote this status. This corresponds with the controllerName field on GatewayClass. */
  controllerName: string;
}

export interface EnvoyPatchPolicyStatusAncestorAncestorRef {
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

export interface EnvoyPatchPolicyStatusAncestorCondition {
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
