// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

export interface XBackendTrafficPolicySpec {
  /** RetryConstraint defines the configuration for when to allow or prevent further retries to a target backend, by dynamically calculating a 'retry budget'. */
  retryConstraint?: XBackendTrafficPolicySpecRetryConstraint;
  /** SessionPersistence defines and configures session persistence for the backend. */
  sessionPersistence?: XBackendTrafficPolicySpecSessionPersistence;
  /** TargetRefs identifies API object(s) to apply this policy to. */
  targetRefs: XBackendTrafficPolicySpecTargetRef[];
}

export interface XBackendTrafficPolicySpecRetryConstraint {
  /** Budget holds the details of the retry budget configuration. */
  budget?: XBackendTrafficPolicySpecRetryConstraintBudget;
  /** MinRetryRate defines the minimum rate of retries that will be allowable over a specified duration of time. */
  minRetryRate?: XBackendTrafficPolicySpecRetryConstraintMinRetryRate;
}

export interface XBackendTrafficPolicySpecSessionPersistence {
  /** AbsoluteTimeout defines the absolute timeout of the persistent session. Once the AbsoluteTimeout duration has elapsed, the session becomes invalid. */
  absoluteTimeout?: string;
  /** CookieConfig provides configuration settings that are specific to cookie-based session persistence. */
  cookieConfig?: XBackendTrafficPolicySpecSessionPersistenceCookieConfig;
  /** SessionName defines the name of the persistent session token which may be reflected in the cookie or the header. */
  sessionName?: string;
  /**
   * Type defines the type of session persistence such as through the use of a header or cookie. Defaults to cookie based session persistence.
   * @default "Cookie"
   */
  type?: "Cookie" | "Header";
}

export interface XBackendTrafficPolicySpecTargetRef {
  /** Group is the group of the target resource. */
  group: string;
  /** Kind is kind of the target resource. */
  kind: string;
  /** Name is the name of the target resource. */
  name: string;
}

export interface XBackendTrafficPolicySpecRetryConstraintBudget {
  /**
   * Interval defines the duration in which requests will be considered for calculating the budget for retries.
   * @default "10s"
   */
  interval?: string;
  /**
   * Percent defines the maximum percentage of active requests that may be made up of retries.
   * @default 20
   */
  percent?: number;
}

export interface XBackendTrafficPolicySpecRetryConstraintMinRetryRate {
  /** Count specifies the number of requests per time interval. */
  count?: number;
  /** Interval specifies the divisor of the rate of requests, the amount of time during which the given count of requests occur. */
  interval?: string;
}

export interface XBackendTrafficPolicySpecSessionPersistenceCookieConfig {
  /**
   * LifetimeType specifies whether the cookie has a permanent or session-based lifetime.
   * @default "Session"
   */
  lifetimeType?: "Permanent" | "Session";
}

export interface XBackendTrafficPolicyStatus {
  /** Ancestors is a list of ancestor resources (usually Gateways) that are associated with the policy, and the status of the policy with respect to each ancestor. */
  ancestors: XBackendTrafficPolicyStatusAncestor[];
}

export interface XBackendTrafficPolicyStatusAncestor {
  /** AncestorRef corresponds with a ParentRef in the spec that this PolicyAncestorStatus struct describes the status of. */
  ancestorRef: XBackendTrafficPolicyStatusAncestorAncestorRef;
  /** Conditions describes the status of the Policy with respect to the given Ancestor. */
  conditions: XBackendTrafficPolicyStatusAncestorCondition[];
  /** ControllerName is a domain/path string that indicates the name of the controller that wrote this status. This corresponds with the controllerName field on GatewayClass. */
  controllerName: string;
}

export interface XBackendTrafficPolicyStatusAncestorAncestorRef {
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

export interface XBackendTrafficPolicyStatusAncestorCondition {
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
