// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

export interface HTTPRouteSpec {
  /** Hostnames defines a set of hostnames that should match against the HTTP Host header to select a HTTPRoute used to process the request. */
  hostnames?: string[];
  /** ParentRefs references the resources (usually Gateways) that a Route wants to be attached to. Note that the referenced parent resource needs to allow this for the attachment to be complete. */
  parentRefs?: HTTPRouteSpecParentRef[];
  /** Rules are a list of HTTP matchers, filters and actions. */
  rules?: HTTPRouteSpecRule[];
  /** UseDefaultGateways indicates the default Gateway scope to use for this Route. */
  useDefaultGateways?: "All" | "None";
}

export interface HTTPRouteSpecParentRef {
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

export interface HTTPRouteSpecRule {
  /** BackendRefs defines the backend(s) where matching requests should be sent. */
  backendRefs?: HTTPRouteSpecRuleBackendRef[];
  /** Filters define the filters that are applied to requests that match this rule. */
  filters?: HTTPRouteSpecRuleFilter[];
  /** Matches define conditions used for matching the rule against incoming HTTP requests. Each match is independent, i.e. this rule will be matched if any one of the matches is satisfied. */
  matches?: HTTPRouteSpecRuleMatch[];
  /** Name is the name of the route rule. This name MUST be unique within a Route if it is set. */
  name?: string;
  /** Retry defines the configuration for when to retry an HTTP request. */
  retry?: HTTPRouteSpecRuleRetry;
  /** SessionPersistence defines and configures session persistence for the route rule. */
  sessionPersistence?: HTTPRouteSpecRuleSessionPersistence;
  /** Timeouts defines the timeouts that can be configured for an HTTP request. */
  timeouts?: HTTPRouteSpecRuleTimeouts;
}

export interface HTTPRouteSpecRuleBackendRef {
  /** Filters defined at this level should be executed if and only if the request is being forwarded to the backend defined here. */
  filters?: HTTPRouteSpecRuleFilter[];
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

export interface HTTPRouteSpecRuleFilter {
  /** CORS defines a schema for a filter that responds to the cross-origin request based on HTTP response header. */
  cors?: HTTPRouteSpecRuleFilterCors;
  /** ExtensionRef is an optional, implementation-specific extension to the "filter" behavior. For example, resource "myroutefilter" in group "networking.example.net"). */
  extensionRef?: HTTPRouteSpecRuleFilterExtensionRef;
  /** ExternalAuth configures settings related to sending request details to an external auth service. The external service MUST authenticate the request, and MAY authorize the request as well. */
  externalAuth?: HTTPRouteSpecRuleFilterExternalAuth;
  /** RequestHeaderModifier defines a schema for a filter that modifies request headers. */
  requestHeaderModifier?: HTTPRouteSpecRuleFilterRequestHeaderModifier;
  /** RequestMirror defines a schema for a filter that mirrors requests. Requests are sent to the specified destination, but responses from that destination are ignored. */
  requestMirror?: HTTPRouteSpecRuleFilterRequestMirror;
  /** RequestRedirect defines a schema for a filter that responds to the request with an HTTP redirection. */
  requestRedirect?: HTTPRouteSpecRuleFilterRequestRedirect;
  /** ResponseHeaderModifier defines a schema for a filter that modifies response headers. */
  responseHeaderModifier?: HTTPRouteSpecRuleFilterRequestHeaderModifier;
  /** Type identifies the type of filter to apply. */
  type:
    | "RequestHeaderModifier"
    | "ResponseHeaderModifier"
    | "RequestMirror"
    | "RequestRedirect"
    | "URLRewrite"
    | "ExtensionRef"
    | "CORS"
    | "ExternalAuth";
  /** URLRewrite defines a schema for a filter that modifies a request during forwarding. */
  urlRewrite?: HTTPRouteSpecRuleFilterUrlRewrite;
}

export interface HTTPRouteSpecRuleMatch {
  /** Headers specifies HTTP request header matchers. Multiple match values are ANDed together, meaning, a request must match all the specified headers to select the route. */
  headers?: HTTPRouteSpecRuleMatchHeader[];
  /** Method specifies HTTP method matcher. When specified, this route will be matched only if the request has the specified method. */
  method?: "GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "CONNECT" | "OPTIONS" | "TRACE" | "PATCH";
  /** Path specifies a HTTP request path matcher. If this field is not specified, a default prefix match on the "/" path is provided. */
  path?: HTTPRouteSpecRuleMatchPath;
  /** QueryParams specifies HTTP query parameter matchers. Multiple match values are ANDed together, meaning, a request must match all the specified query parameters to select the route. */
  queryParams?: HTTPRouteSpecRuleMatchQueryParam[];
}

export interface HTTPRouteSpecRuleRetry {
  /** Attempts specifies the maximum number of times an individual request from the gateway to a backend should be retried. */
  attempts?: number;
  /** Backoff specifies the minimum duration a Gateway should wait between retry attempts and is represented in Gateway API Duration formatting. */
  backoff?: string;
  /** Codes defines the HTTP response status codes for which a backend request should be retried. */
  codes?: number[];
}

export interface HTTPRouteSpecRuleSessionPersistence {
  /** AbsoluteTimeout defines the absolute timeout of the persistent session. Once the AbsoluteTimeout duration has elapsed, the session becomes invalid. */
  absoluteTimeout?: string;
  /** CookieConfig provides configuration settings that are specific to cookie-based session persistence. */
  cookieConfig?: HTTPRouteSpecRuleSessionPersistenceCookieConfig;
  /** SessionName defines the name of the persistent session token which may be reflected in the cookie or the header. */
  sessionName?: string;
  /**
   * Type defines the type of session persistence such as through the use of a header or cookie. Defaults to cookie based session persistence.
   * @default "Cookie"
   */
  type?: "Cookie" | "Header";
}

export interface HTTPRouteSpecRuleTimeouts {
  /** BackendRequest specifies a timeout for an individual request from the gateway to a backend. */
  backendRequest?: string;
  /** Request specifies the maximum duration for a gateway to respond to an HTTP request. If the gateway has not been able to respond before this deadline is met, the gateway MUST return a timeout error. */
  request?: string;
}

export interface HTTPRouteSpecRuleFilterCors {
  /** AllowCredentials indicates whether the actual cross-origin request allows to include credentials. */
  allowCredentials?: boolean;
  /** AllowHeaders indicates which HTTP request headers are supported for accessing the requested resource. */
  allowHeaders?: string[];
  /** AllowMethods indicates which HTTP methods are supported for accessing the requested resource. */
  allowMethods?: (
    "GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "CONNECT" | "OPTIONS" | "TRACE" | "PATCH" | "*"
  )[];
  /** AllowOrigins indicates whether the response can be shared with requested resource from the given `Origin`. */
  allowOrigins?: string[];
  /** ExposeHeaders indicates which HTTP response headers can be exposed to client-side scripts in response to a cross-origin request. */
  exposeHeaders?: string[];
  /**
   * MaxAge indicates the duration (in seconds) for the client to cache the results of a "preflight" request.
   * @default 5
   */
  maxAge?: number;
}

export interface HTTPRouteSpecRuleFilterExtensionRef {
  /** Group is the group of the referent. For example, "gateway.networking.k8s.io". */
  group: string;
  /** Kind is kind of the referent. For example "HTTPRoute" or "Service". */
  kind: string;
  /** Name is the name of the referent. */
  name: string;
}

export interface HTTPRouteSpecRuleFilterExternalAuth {
  /** BackendRef is a reference to a backend to send authorization requests to. */
  backendRef: HTTPRouteSpecRuleFilterExternalAuthBackendRef;
  /** ForwardBody controls if requests to the authorization server should include the body of the client request; and if so, how big that body is allowed to be. */
  forwardBody?: HTTPRouteSpecRuleFilterExternalAuthForwardBody;
  /** GRPCAuthConfig contains configuration for communication with ext_authz protocol-speaking backends. */
  grpc?: HTTPRouteSpecRuleFilterExternalAuthGrpc;
  /** HTTPAuthConfig contains configuration for communication with HTTP-speaking backends. */
  http?: HTTPRouteSpecRuleFilterExternalAuthHttp;
  /** ExternalAuthProtocol describes which protocol to use when communicating with an ext_authz authorization server. */
  protocol: "HTTP" | "GRPC";
}

export interface HTTPRouteSpecRuleFilterRequestHeaderModifier {
  /** Add adds the given header(s) (name, value) to the request before the action. It appends to any existing values associated with the header name. */
  add?: HTTPRouteSpecRuleFilterRequestHeaderModifierAdd[];
  /** Remove the given header(s) from the HTTP request before the action. The value of Remove is a list of HTTP header names. */
  remove?: string[];
  /** Set overwrites the request with the given header (name, value) before the action. */
  set?: HTTPRouteSpecRuleFilterRequestHeaderModifierAdd[];
}

export interface HTTPRouteSpecRuleFilterRequestMirror {
  /** BackendRef references a resource where mirrored requests are sent. */
  backendRef: HTTPRouteSpecRuleFilterExternalAuthBackendRef;
  /** Fraction represents the fraction of requests that should be mirrored to BackendRef. */
  fraction?: HTTPRouteSpecRuleFilterRequestMirrorFraction;
  /** Percent represents the percentage of requests that should be mirrored to BackendRef. Its minimum value is 0 (indicating 0% of requests) and its maximum value is 100 (indicating 100% of requests). */
  percent?: number;
}

export interface HTTPRouteSpecRuleFilterRequestRedirect {
  /** Hostname is the hostname to be used in the value of the `Location` header in the response. When empty, the hostname in the `Host` header of the request is used. */
  hostname?: string;
  /** Path defines parameters used to modify the path of the incoming request. The modified path is then used to construct the `Location` header. */
  path?: HTTPRouteSpecRuleFilterRequestRedirectPath;
  /** Port is the port to be used in the value of the `Location` header in the response. */
  port?: number;
  /** Scheme is the scheme to be used in the value of the `Location` header in the response. When empty, the scheme of the request is used. */
  scheme?: "http" | "https";
  /**
   * StatusCode is the HTTP status code to be used in response.
   * @default 302
   */
  statusCode?: 301 | 302 | 303 | 307 | 308;
}

export interface HTTPRouteSpecRuleFilterUrlRewrite {
  /** Hostname is the value to be used to replace the Host header value during forwarding. */
  hostname?: string;
  /** Path defines a path rewrite. */
  path?: HTTPRouteSpecRuleFilterRequestRedirectPath;
}

export interface HTTPRouteSpecRuleMatchHeader {
  /** Name is the name of the HTTP Header to be matched. Name matching MUST be case-insensitive. */
  name: string;
  /**
   * Type specifies how to match against the value of the header.
   * @default "Exact"
   */
  type?: "Exact" | "RegularExpression";
  /** Value is the value of HTTP Header to be matched. */
  value: string;
}

export interface HTTPRouteSpecRuleMatchPath {
  /**
   * Type specifies how to match against the path Value.
   * @default "PathPrefix"
   */
  type?: "Exact" | "PathPrefix" | "RegularExpression";
  /**
   * Value of the HTTP path to match against.
   * @default "/"
   */
  value?: string;
}

export interface HTTPRouteSpecRuleMatchQueryParam {
  /** Name is the name of the HTTP query param to be matched. This must be an exact string match. */
  name: string;
  /**
   * Type specifies how to match against the value of the query parameter.
   * @default "Exact"
   */
  type?: "Exact" | "RegularExpression";
  /** Value is the value of HTTP query param to be matched. */
  value: string;
}

export interface HTTPRouteSpecRuleSessionPersistenceCookieConfig {
  /**
   * LifetimeType specifies whether the cookie has a permanent or session-based lifetime.
   * @default "Session"
   */
  lifetimeType?: "Permanent" | "Session";
}

export interface HTTPRouteSpecRuleFilterExternalAuthBackendRef {
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

export interface HTTPRouteSpecRuleFilterExternalAuthForwardBody {
  /** MaxSize specifies how large in bytes the largest body that will be buffered and sent to the authorization server. */
  maxSize?: number;
}

export interface HTTPRouteSpecRuleFilterExternalAuthGrpc {
  /** AllowedRequestHeaders specifies what headers from the client request will be sent to the authorization server. */
  allowedHeaders?: string[];
}

export interface HTTPRouteSpecRuleFilterExternalAuthHttp {
  /** AllowedRequestHeaders specifies what additional headers from the client request will be sent to the authorization server. */
  allowedHeaders?: string[];
  /** AllowedResponseHeaders specifies what headers from the authorization response will be copied into the request to the backend. */
  allowedResponseHeaders?: string[];
  /** Path sets the prefix that paths from the client request will have added when forwarded to the authorization server. */
  path?: string;
}

export interface HTTPRouteSpecRuleFilterRequestHeaderModifierAdd {
  /** Name is the name of the HTTP Header to be matched. Name matching MUST be case-insensitive. */
  name: string;
  /** Value is the value of HTTP Header to be matched. */
  value: string;
}

export interface HTTPRouteSpecRuleFilterRequestMirrorFraction {
  /** @default 100 */
  denominator?: number;
  numerator: number;
}

export interface HTTPRouteSpecRuleFilterRequestRedirectPath {
  /** ReplaceFullPath specifies the value with which to replace the full path of a request during a rewrite or redirect. */
  replaceFullPath?: string;
  /** ReplacePrefixMatch specifies the value with which to replace the prefix match of a request during a rewrite or redirect. */
  replacePrefixMatch?: string;
  /** Type defines the type of path modifier. Additional types may be added in a future release of the API. */
  type: "ReplaceFullPath" | "ReplacePrefixMatch";
}

export interface HTTPRouteStatus {
  /** Parents is a list of parent resources (usually Gateways) that are associated with the route, and the status of the route with respect to each parent. */
  parents: HTTPRouteStatusParent[];
}

export interface HTTPRouteStatusParent {
  /** Conditions describes the status of the route with respect to the Gateway. Note that the route's availability is also subject to the Gateway's own status conditions and listener status. */
  conditions: HTTPRouteStatusParentCondition[];
  /** ControllerName is a domain/path string that indicates the name of the controller that wrote this status. This corresponds with the controllerName field on GatewayClass. */
  controllerName: string;
  /** ParentRef corresponds with a ParentRef in the spec that this RouteParentStatus struct describes the status of. */
  parentRef: HTTPRouteStatusParentParentRef;
}

export interface HTTPRouteStatusParentCondition {
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

export interface HTTPRouteStatusParentParentRef {
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
