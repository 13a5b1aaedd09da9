// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

export interface GRPCRouteSpec {
  /** Hostnames defines a set of hostnames to match against the GRPC Host header to select a GRPCRoute to process the request. */
  hostnames?: string[];
  /** ParentRefs references the resources (usually Gateways) that a Route wants to be attached to. Note that the referenced parent resource needs to allow this for the attachment to be complete. */
  parentRefs?: GRPCRouteSpecParentRef[];
  /** Rules are a list of GRPC matchers, filters and actions. */
  rules?: GRPCRouteSpecRule[];
  /** UseDefaultGateways indicates the default Gateway scope to use for this Route. */
  useDefaultGateways?: "All" | "None";
}

export interface GRPCRouteSpecParentRef {
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

export interface GRPCRouteSpecRule {
  /** BackendRefs defines the backend(s) where matching requests should be sent. */
  backendRefs?: GRPCRouteSpecRuleBackendRef[];
  /** Filters define the filters that are applied to requests that match this rule. */
  filters?: GRPCRouteSpecRuleFilter[];
  /** Matches define conditions used for matching the rule against incoming gRPC requests. Each match is independent, i.e. this rule will be matched if any one of the matches is satisfied. */
  matches?: GRPCRouteSpecRuleMatch[];
  /** Name is the name of the route rule. This name MUST be unique within a Route if it is set. */
  name?: string;
  /** SessionPersistence defines and configures session persistence for the route rule. */
  sessionPersistence?: GRPCRouteSpecRuleSessionPersistence;
}

export interface GRPCRouteSpecRuleBackendRef {
  /** Filters defined at this level MUST be executed if and only if the request is being forwarded to the backend defined here. */
  filters?: GRPCRouteSpecRuleFilter[];
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

export interface GRPCRouteSpecRuleFilter {
  /** ExtensionRef is an optional, implementation-specific extension to the "filter" behavior. For example, resource "myroutefilter" in group "networking.example.net"). */
  extensionRef?: GRPCRouteSpecRuleFilterExtensionRef;
  /** RequestHeaderModifier defines a schema for a filter that modifies request headers. */
  requestHeaderModifier?: GRPCRouteSpecRuleFilterRequestHeaderModifier;
  /** RequestMirror defines a schema for a filter that mirrors requests. Requests are sent to the specified destination, but responses from that destination are ignored. */
  requestMirror?: GRPCRouteSpecRuleFilterRequestMirror;
  /** ResponseHeaderModifier defines a schema for a filter that modifies response headers. */
  responseHeaderModifier?: GRPCRouteSpecRuleFilterRequestHeaderModifier;
  /** Type identifies the type of filter to apply. */
  type: "ResponseHeaderModifier" | "RequestHeaderModifier" | "RequestMirror" | "ExtensionRef";
}

export interface GRPCRouteSpecRuleMatch {
  /** Headers specifies gRPC request header matchers. Multiple match values are ANDed together, meaning, a request MUST match all the specified headers to select the route. */
  headers?: GRPCRouteSpecRuleMatchHeader[];
  /** Method specifies a gRPC request service/method matcher. If this field is not specified, all services and methods will match. */
  method?: GRPCRouteSpecRuleMatchMethod;
}

export interface GRPCRouteSpecRuleSessionPersistence {
  /** AbsoluteTimeout defines the absolute timeout of the persistent session. Once the AbsoluteTimeout duration has elapsed, the session becomes invalid. */
  absoluteTimeout?: string;
  /** CookieConfig provides configuration settings that are specific to cookie-based session persistence. */
  cookieConfig?: GRPCRouteSpecRuleSessionPersistenceCookieConfig;
  /** SessionName defines the name of the persistent session token which may be reflected in the cookie or the header. */
  sessionName?: string;
  /**
   * Type defines the type of session persistence such as through the use of a header or cookie. Defaults to cookie based session persistence.
   * @default "Cookie"
   */
  type?: "Cookie" | "Header";
}

export interface GRPCRouteSpecRuleFilterExtensionRef {
  /** Group is the group of the referent. For example, "gateway.networking.k8s.io". */
  group: string;
  /** Kind is kind of the referent. For example "HTTPRoute" or "Service". */
  kind: string;
  /** Name is the name of the referent. */
  name: string;
}

export interface GRPCRouteSpecRuleFilterRequestHeaderModifier {
  /** Add adds the given header(s) (name, value) to the request before the action. It appends to any existing values associated with the header name. */
  add?: GRPCRouteSpecRuleFilterRequestHeaderModifierAdd[];
  /** Remove the given header(s) from the HTTP request before the action. The value of Remove is a list of HTTP header names. */
  remove?: string[];
  /** Set overwrites the request with the given header (name, value) before the action. */
  set?: GRPCRouteSpecRuleFilterRequestHeaderModifierAdd[];
}

export interface GRPCRouteSpecRuleFilterRequestMirror {
  /** BackendRef references a resource where mirrored requests are sent. */
  backendRef: GRPCRouteSpecRuleFilterRequestMirrorBackendRef;
  /** Fraction represents the fraction of requests that should be mirrored to BackendRef. */
  fraction?: GRPCRouteSpecRuleFilterRequestMirrorFraction;
  /** Percent represents the percentage of requests that should be mirrored to BackendRef. Its minimum value is 0 (indicating 0% of requests) and its maximum value is 100 (indicating 100% of requests). */
  percent?: number;
}

export interface GRPCRouteSpecRuleMatchHeader {
  /** Name is the name of the gRPC Header to be matched. */
  name: string;
  /**
   * Type specifies how to match against the value of the header.
   * @default "Exact"
   */
  type?: "Exact" | "RegularExpression";
  /** Value is the value of the gRPC Header to be matched. */
  value: string;
}

export interface GRPCRouteSpecRuleMatchMethod {
  /** Value of the method to match against. If left empty or omitted, will match all services. */
  method?: string;
  /** Value of the service to match against. If left empty or omitted, will match any service. */
  service?: string;
  /**
   * Type specifies how to match against the service and/or method. Support: Core (Exact with service and method specified)
   * @default "Exact"
   */
  type?: "Exact" | "RegularExpression";
}

export interface GRPCRouteSpecRuleSessionPersistenceCookieConfig {
  /**
   * LifetimeType specifies whether the cookie has a permanent or session-based lifetime.
   * @default "Session"
   */
  lifetimeType?: "Permanent" | "Session";
}

export interface GRPCRouteSpecRuleFilterRequestHeaderModifierAdd {
  /** Name is the name of the HTTP Header to be matched. Name matching MUST be case-insensitive. */
  name: string;
  /** Value is the value of HTTP Header to be matched. */
  value: string;
}

export interface GRPCRouteSpecRuleFilterRequestMirrorBackendRef {
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

export interface GRPCRouteSpecRuleFilterRequestMirrorFraction {
  /** @default 100 */
  denominator?: number;
  numerator: number;
}

export interface GRPCRouteStatus {
  /** Parents is a list of parent resources (usually Gateways) that are associated with the route, and the status of the route with respect to each parent. */
  parents: GRPCRouteStatusParent[];
}

export interface GRPCRouteStatusParent {
  /** Conditions describes the status of the route with respect to the Gateway. Note that the route's availability is also subject to the Gateway's own status conditions and listener status. */
  conditions: GRPCRouteStatusParentCondition[];
  /** ControllerName is a domain/path string that indicates the name of the controller that wrote this status. This corresponds with the controllerName field on GatewayClass. */
  controllerName: string;
  /** ParentRef corresponds with a ParentRef in the spec that this RouteParentStatus struct describes the status of. */
  parentRef: GRPCRouteStatusParentParentRef;
}

export interface GRPCRouteStatusParentCondition {
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

export interface GRPCRouteStatusParentParentRef {
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
