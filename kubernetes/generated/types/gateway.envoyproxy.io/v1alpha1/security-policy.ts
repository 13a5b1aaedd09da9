// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

export interface SecurityPolicySpec {
  /** APIKeyAuth defines the configuration for the API Key Authentication. */
  apiKeyAuth?: SecurityPolicySpecApiKeyAuth;
  /** Authorization defines the authorization configuration. */
  authorization?: SecurityPolicySpecAuthorization;
  /** BasicAuth defines the configuration for the HTTP Basic Authentication. */
  basicAuth?: SecurityPolicySpecBasicAuth;
  /** CORS defines the configuration for Cross-Origin Resource Sharing (CORS). */
  cors?: SecurityPolicySpecCors;
  /** CSRF defines the configuration for Cross-Site Request Forgery (CSRF) protection. */
  csrf?: SecurityPolicySpecCsrf;
  /** ExtAuth defines the configuration for External Authorization. */
  extAuth?: SecurityPolicySpecExtAuth;
  /** JWT defines the configuration for JSON Web Token (JWT) authentication. */
  jwt?: SecurityPolicySpecJwt;
  /** MergeType determines how this configuration is merged with existing SecurityPolicy configurations targeting a parent resource. */
  mergeType?: string;
  /** OIDC defines the configuration for the OpenID Connect (OIDC) authentication. */
  oidc?: SecurityPolicySpecOidc;
  /**
   * TargetRef is the name of the resource this policy is being attached to. This policy and the TargetRef MUST be in the same namespace for this Policy to have effect
   * @deprecated use targetRefs/targetSelectors instead
   */
  targetRef?: SecurityPolicySpecTargetRef;
  /** TargetRefs are the names of the Gateway resources this policy is being attached to. */
  targetRefs?: SecurityPolicySpecTargetRef[];
  /** TargetSelectors allow targeting resources for this policy based on labels */
  targetSelectors?: SecurityPolicySpecTargetSelector[];
}

export interface SecurityPolicySpecApiKeyAuth {
  /** CredentialRefs is the Kubernetes secret which contains the API keys. This is an Opaque secret. */
  credentialRefs: SecurityPolicySpecApiKeyAuthCredentialRef[];
  /** ExtractFrom is where to fetch the key from the coming request. The value from the first source that has a key will be used. */
  extractFrom: SecurityPolicySpecApiKeyAuthExtractFrom[];
  /** ForwardClientIDHeader is the name of the header to forward the client identity to the backend service. The header will be added to the request with the client id as the value. */
  forwardClientIDHeader?: string;
  /** Sanitize indicates whether to remove the API key from the request before forwarding it to the backend service. */
  sanitize?: boolean;
}

export interface SecurityPolicySpecAuthorization {
  /** DefaultAction defines the default action to be taken if no rules match. If not specified, the default action is Deny. */
  defaultAction?: "Allow" | "Deny";
  /** Rules defines a list of authorization rules. These rules are evaluated in order, the first matching rule will be applied, and the rest will be skipped. */
  rules?: SecurityPolicySpecAuthorizationRule[];
}

export interface SecurityPolicySpecBasicAuth {
  /** This field specifies the header name to forward a successfully authenticated user to the backend. The header will be added to the request with the username as the value. */
  forwardUsernameHeader?: string;
  /** The Kubernetes secret which contains the username-password pairs in htpasswd format, used to verify user credentials in the "Authorization" header. */
  users: SecurityPolicySpecApiKeyAuthCredentialRef;
}

export interface SecurityPolicySpecCors {
  /** AllowCredentials indicates whether a request can include user credentials like cookies, authentication headers, or TLS client certificates. */
  allowCredentials?: boolean;
  /** AllowHeaders defines the headers that are allowed to be sent with requests. It specifies the allowed headers in the Access-Control-Allow-Headers CORS response header.. */
  allowHeaders?: string[];
  /** AllowMethods defines the methods that are allowed to make requests. It specifies the allowed methods in the Access-Control-Allow-Methods CORS response header.. */
  allowMethods?: string[];
  /** AllowOrigins defines the origins that are allowed to make requests. It specifies the allowed origins in the Access-Control-Allow-Origin CORS response header. */
  allowOrigins?: string[];
  /** ExposeHeaders defines which response headers should be made accessible to scripts running in the browser. It specifies the headers in the Access-Control-Expose-Headers CORS response header.. */
  exposeHeaders?: string[];
  /** MaxAge defines how long the results of a preflight request can be cached. It specifies the value in the Access-Control-Max-Age CORS response header.. */
  maxAge?: string;
}

export interface SecurityPolicySpecCsrf {
  /** AdditionalOrigins specifies additional origins that are allowed to make mutating requests, beyond the destination origin. A request whose Origin header matches one of them is allowed. */
  additionalOrigins?: string[];
  /** ShadowFraction represents the fraction of requests for which the CSRF policy is evaluated in shadow (dry-run) mode. */
  shadowFraction?: SecurityPolicySpecCsrfShadowFraction;
}

export interface SecurityPolicySpecExtAuth {
  /** BodyToExtAuth defines the Body to Ext Auth configuration. */
  bodyToExtAuth?: SecurityPolicySpecExtAuthBodyToExtAuth;
  /** ContextExtensions are analogous to http_request.headers, however these contents will not be sent to the upstream server. */
  contextExtensions?: SecurityPolicySpecExtAuthContextExtension[];
  /**
   * FailOpen is a switch used to control the behavior when a response from the External Authorization service cannot be obtained. If FailOpen is set to true, the system allows the traffic to pass through.
   * @default false
   */
  failOpen?: boolean;
  /** GRPC defines the gRPC External Authorization service. Either GRPCService or HTTPService must be specified, and only one of them can be provided. */
  grpc?: SecurityPolicySpecExtAuthGrpc;
  /** HeadersToExtAuth defines the client request headers that will be included in the request to the external authorization service. */
  headersToExtAuth?: string[];
  /** HTTP defines the HTTP External Authorization service. Either GRPCService or HTTPService must be specified, and only one of them can be provided. */
  http?: SecurityPolicySpecExtAuthHttp;
  /** IncludeRouteMetadata sends Envoy Gateway's built-in route metadata to the external authorization service as context. */
  includeRouteMetadata?: boolean;
  /** RecomputeRoute clears the route cache and recalculates the routing decision. This field must be enabled if the headers added or modified by the ExtAuth are used for route matching decisions. */
  recomputeRoute?: boolean;
  /** Sets the HTTP status that is returned when the authorization service returns an error or cannot be reached. Defaults to 403 Forbidden. */
  statusOnError?:
    | 400
    | 401
    | 402
    | 403
    | 404
    | 405
    | 406
    | 407
    | 408
    | 409
    | 410
    | 411
    | 412
    | 413
    | 414
    | 415
    | 416
    | 417
    | 421
    | 422
    | 423
    | 424
    | 426
    | 428
    | 429
    | 431
    | 500
    | 501
    | 502
    | 503
    | 504
    | 505
    | 506
    | 507
    | 508
    | 510
    | 511;
  /** Timeout defines the timeout for requests to the external authorization service. If not specified, defaults to 10 seconds. */
  timeout?: string;
}

export interface SecurityPolicySpecJwt {
  /** FailOpen lets a request pass JWT authentication even when its JWT is missing or invalid, rather than being rejected. */
  failOpen?: boolean;
  /** Optional determines whether a missing JWT is acceptable, defaulting to false if not specified. Note: Even if optional is set to true, JWT authentication will still fail if an invalid JWT is presented. */
  optional?: boolean;
  /** Providers defines the JSON Web Token (JWT) authentication provider type. When multiple JWT providers are specified, the JWT is considered valid if any of the providers successfully validate the JWT. */
  providers: SecurityPolicySpecJwtProvider[];
}

export interface SecurityPolicySpecOidc {
  /** The client ID to be used in the OIDC Authentication Request. */
  clientID?: string;
  /** The Kubernetes secret which contains the client ID to be used in the Authentication Request. Exactly one of clientID or clientIDRef must be set. */
  clientIDRef?: SecurityPolicySpecApiKeyAuthCredentialRef;
  /** The Kubernetes secret which contains the OIDC client secret to be used in the Authentication Request. */
  clientSecret: SecurityPolicySpecApiKeyAuthCredentialRef;
  /** CookieConfigs allows setting the SameSite attribute for OIDC cookies. By default, its unset. */
  cookieConfig?: SecurityPolicySpecOidcCookieConfig;
  /** The optional domain to set the access and ID token cookies on. If not set, the cookies will default to the host of the request, not including the subdomains. */
  cookieDomain?: string;
  /** The optional cookie name overrides to be used for Bearer and IdToken cookies in the Authentication Request. If not specified, uses a randomly generated suffix */
  cookieNames?: SecurityPolicySpecOidcCookieNames;
  /** CSRFTokenTTL defines how long the CSRF token generated during the OAuth2 authorization flow remains valid. */
  csrfTokenTTL?: string;
  /** DefaultRefreshTokenTTL is the default lifetime of the refresh token. This field is only used when the exp (expiration time) claim is omitted in the refresh token or the refresh token is not JWT. */
  defaultRefreshTokenTTL?: string;
  /** DefaultTokenTTL is the default lifetime of the id token and access token. Please note that Envoy will always use the expiry time from the response of the authorization server if it is provided. */
  defaultTokenTTL?: string;
  /** Any request that matches any of the provided matchers (with either tokens that are expired or missing tokens) will not be redirected to the OIDC Provider. */
  denyRedirect?: SecurityPolicySpecOidcDenyRedirect;
  /** Disable token encryption. When set to true, both the access token and the ID token will be stored in plain text. */
  disableTokenEncryption?: boolean;
  /** ForwardAccessToken indicates whether the Envoy should forward the access token via the Authorization header Bearer scheme to the upstream. If not specified, defaults to false. */
  forwardAccessToken?: boolean;
  /** ForwardIDToken configures forwarding of the OIDC ID token to the upstream. */
  forwardIDToken?: SecurityPolicySpecOidcForwardIDToken;
  /** The path to log a user out, clearing their credential cookies. */
  logoutPath?: string;
  /** Skips OIDC authentication when the request contains a header that will be extracted by the JWT filter. */
  passThroughAuthHeader?: boolean;
  /** The OIDC Provider configuration. */
  provider: SecurityPolicySpecOidcProvider;
  /** The redirect URL to be used in the OIDC Authentication Request. If not specified, uses the default redirect URI "%REQ(x-forwarded-proto)%://%REQ(:authority)%/oauth2/callback" */
  redirectURL?: string;
  /**
   * RefreshToken indicates whether the Envoy should automatically refresh the id token and access token when they expire.
   * @default true
   */
  refreshToken?: boolean;
  /** The OIDC resources to be used in the Authentication Request. */
  resources?: string[];
  /** The OIDC scopes to be used in the Authentication Request. The "openid" scope is always added to the list of scopes if not already specified. */
  scopes?: string[];
}

export interface SecurityPolicySpecTargetRef {
  /** Group is the group of the target resource. */
  group: string;
  /** Kind is kind of the target resource. */
  kind: string;
  /** Name is the name of the target resource. */
  name: string;
  /** SectionName is the name of a section within the target resource. When unspecified, this targetRef targets the entire resource. */
  sectionName?: string;
}

export interface SecurityPolicySpecTargetSelector {
  /**
   * Group is the group that this selector targets. Defaults to gateway.networking.k8s.io
   * @default "gateway.networking.k8s.io"
   */
  group?: string;
  /** Kind is the resource kind that this selector targets. */
  kind: string;
  /** MatchExpressions is a list of label selector requirements. The requirements are ANDed. */
  matchExpressions?: SecurityPolicySpecTargetSelectorMatchExpression[];
  /** MatchLabels are the set of label selectors for identifying the targeted resource. */
  matchLabels?: Record<string, string>;
  /** Namespaces determines which namespaces are considered for target selection. */
  namespaces?: SecurityPolicySpecTargetSelectorNamespaces;
}

export interface SecurityPolicySpecApiKeyAuthCredentialRef {
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

export interface SecurityPolicySpecApiKeyAuthExtractFrom {
  /** Cookies is the names of the cookie to fetch the key from. If multiple cookies are specified, envoy will look for the api key in the order of the list. */
  cookies?: string[];
  /** Headers is the names of the header to fetch the key from. If multiple headers are specified, envoy will look for the api key in the order of the list. */
  headers?: string[];
  /** Params is the names of the query parameter to fetch the key from. If multiple params are specified, envoy will look for the api key in the order of the list. */
  params?: string[];
}

export interface SecurityPolicySpecAuthorizationRule {
  /** Action defines the action to be taken if the rule matches. */
  action: "Allow" | "Deny";
  /** CEL specifies a Common Expression Language expression to evaluate for the request. If specified, the expression must evaluate to true for the rule to match. */
  cel?: string;
  /** Name is a user-friendly name for the rule. If not specified, Envoy Gateway will generate a unique name for the rule. */
  name?: string;
  /** Operation specifies the operation of a request, such as HTTP methods. If not specified, all operations are matched on. */
  operation?: SecurityPolicySpecAuthorizationRuleOperation;
  /** Principal specifies the client identity of a request. If there are multiple principal types, all principals must match for the rule to match. */
  principal?: SecurityPolicySpecAuthorizationRulePrincipal;
}

export interface SecurityPolicySpecCsrfShadowFraction {
  /** @default 100 */
  denominator?: number;
  numerator: number;
}

export interface SecurityPolicySpecExtAuthBodyToExtAuth {
  /** MaxRequestBytes is the maximum size of a message body that the filter will hold in memory. */
  maxRequestBytes: number;
}

export interface SecurityPolicySpecExtAuthContextExtension {
  /** Name of the context extension. */
  name: string;
  /**
   * Type is the type of method to use to read the ContextExtension value. Valid values are Value and ValueRef, default is Value.
   * @default "Value"
   */
  type: "Value" | "ValueRef";
  /** Value of the context extension. */
  value?: string;
  /** ValueRef for the context extension's value. */
  valueRef?: SecurityPolicySpecExtAuthContextExtensionValueRef;
}

export interface SecurityPolicySpecExtAuthGrpc {
  /**
   * BackendRef references a Kubernetes object that represents the backend server to which the authorization request will be sent.
   * @deprecated Use BackendRefs instead.
   */
  backendRef?: SecurityPolicySpecExtAuthGrpcBackendRef;
  /** BackendRefs references a Kubernetes object that represents the backend server to which the authorization request will be sent. */
  backendRefs?: SecurityPolicySpecExtAuthGrpcBackendRefs[];
  /** BackendSettings holds configuration for managing the connection to the backend. */
  backendSettings?: SecurityPolicySpecExtAuthGrpcBackendSettings;
}

export interface SecurityPolicySpecExtAuthHttp {
  /**
   * BackendRef references a Kubernetes object that represents the backend server to which the authorization request will be sent.
   * @deprecated Use BackendRefs instead.
   */
  backendRef?: SecurityPolicySpecExtAuthGrpcBackendRef;
  /** BackendRefs references a Kubernetes object that represents the backend server to which the authorization request will be sent. */
  backendRefs?: SecurityPolicySpecExtAuthGrpcBackendRefs[];
  /** BackendSettings holds configuration for managing the connection to the backend. */
  backendSettings?: SecurityPolicySpecExtAuthGrpcBackendSettings;
  /** HeadersToBackend are the authorization response headers that will be added to the original client request before sending it to the backend server. Note that coexisting headers will be overridden. */
  headersToBackend?: string[];
  /** Path is the path of the HTTP External Authorization service. */
  path?: string;
  /** PathOverride replaces the original request path in the authorization request. If set, the path will be overridden to this value during authorization. */
  pathOverride?: string;
}

export interface SecurityPolicySpecJwtProvider {
  /** Audiences is a list of JWT audiences allowed access. For additional details, see https://tools.ietf.org/html/rfc7519#section-4.1.3. */
  audiences?: string[];
  /** ClaimToHeaders is a list of JWT claims that must be extracted into HTTP request headers For examples, following config: The claim must be of type; string, int, double, bool. */
  claimToHeaders?: SecurityPolicySpecJwtProviderClaimToHeader[];
  /** ExtractFrom defines different ways to extract the JWT token from HTTP request. */
  extractFrom?: SecurityPolicySpecJwtProviderExtractFrom;
  /** Issuer is the principal that issued the JWT and takes the form of a URL or email address. */
  issuer?: string;
  /** LocalJWKS defines how to get the JSON Web Key Sets (JWKS) from a local source. */
  localJWKS?: SecurityPolicySpecJwtProviderLocalJWKS;
  /** Name defines a unique name for the JWT provider. A name can have a variety of forms, including RFC1123 subdomains, RFC 1123 labels, or RFC 1035 labels. */
  name: string;
  /** RecomputeRoute clears the route cache and recalculates the routing decision. This field must be enabled if the headers generated from the claim are used for route matching decisions. */
  recomputeRoute?: boolean;
  /** RemoteJWKS defines how to fetch and cache JSON Web Key Sets (JWKS) from a remote HTTP/HTTPS endpoint. */
  remoteJWKS?: SecurityPolicySpecJwtProviderRemoteJWKS;
}

export interface SecurityPolicySpecOidcCookieConfig {
  sameSite?: "Lax" | "Strict" | "None";
}

export interface SecurityPolicySpecOidcCookieNames {
  /** The name of the cookie used to store the AccessToken in the Authentication Request. If not specified, defaults to "AccessToken-(randomly generated uid)" */
  accessToken?: string;
  /** The name of the cookie used to store the IdToken in the Authentication Request. If not specified, defaults to "IdToken-(randomly generated uid)" */
  idToken?: string;
}

export interface SecurityPolicySpecOidcDenyRedirect {
  /** Defines the headers to match against the request to deny redirect to the OIDC Provider. */
  headers: SecurityPolicySpecOidcDenyRedirectHeader[];
}

export interface SecurityPolicySpecOidcForwardIDToken {
  /** Header is the upstream request header that will carry the ID token. It must be a valid HTTP header name. */
  header: string;
}

export interface SecurityPolicySpecOidcProvider {
  /** The OIDC Provider's authorization endpoint. If not provided, EG will try to discover it from the provider's Well-Known Configuration Endpoint. */
  authorizationEndpoint?: string;
  /**
   * BackendRef references a Kubernetes object that represents the backend server to which the authorization request will be sent.
   * @deprecated Use BackendRefs instead.
   */
  backendRef?: SecurityPolicySpecExtAuthGrpcBackendRef;
  /** BackendRefs references a Kubernetes object that represents the backend server to which the authorization request will be sent. */
  backendRefs?: SecurityPolicySpecExtAuthGrpcBackendRefs[];
  /** BackendSettings holds configuration for managing the connection to the backend. */
  backendSettings?: SecurityPolicySpecExtAuthGrpcBackendSettings;
  /** The OIDC Provider's end session endpoint. */
  endSessionEndpoint?: string;
  /** The OIDC Provider's issuer identifier. */
  issuer: string;
  /** The OIDC Provider's token endpoint. If not provided, EG will try to discover it from the provider's Well-Known Configuration Endpoint. */
  tokenEndpoint?: string;
}

export interface SecurityPolicySpecTargetSelectorMatchExpression {
  /** key is the label key that the selector applies to. */
  key: string;
  /** operator represents a key's relationship to a set of values. Valid operators are In, NotIn, Exists and DoesNotExist. */
  operator: string;
  /** values is an array of string values. If the operator is In or NotIn, the values array must be non-empty. */
  values?: string[];
}

export interface SecurityPolicySpecTargetSelectorNamespaces {
  /**
   * From indicates how namespaces are selected for this target selector.
   * @default "Same"
   */
  from: "Same" | "All" | "Selector";
  /** Selector selects namespaces when From is set to Selector. */
  selector?: SecurityPolicySpecTargetSelectorNamespacesSelector;
}

export interface SecurityPolicySpecAuthorizationRuleOperation {
  /** Methods are the HTTP methods of the request. If multiple methods are specified, all specified methods are allowed or denied, based on the action of the rule. */
  methods?: (
    "GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "CONNECT" | "OPTIONS" | "TRACE" | "PATCH"
  )[];
  /** Path is the HTTP path of the request. Support Exact, PathPrefix and RegularExpression match types. */
  path?: SecurityPolicySpecAuthorizationRuleOperationPath;
}

export interface SecurityPolicySpecAuthorizationRulePrincipal {
  /** ClientCIDRs are the IP CIDR ranges of the client. Valid examples are "192.168.1.0/24" or "2001:db8::/64" */
  clientCIDRs?: string[];
  /** ClientIPGeoLocations authorizes the request based on geolocation metadata derived from the client IP. This field is supported for HTTPRoute and GRPCRoute authorization. */
  clientIPGeoLocations?: SecurityPolicySpecAuthorizationRulePrincipalClientIPGeoLocation[];
  /** Headers authorize the request based on user identity extracted from custom headers. If multiple headers are specified, all headers must match for the rule to match. */
  headers?: SecurityPolicySpecAuthorizationRulePrincipalHeader[];
  /** JWT authorize the request based on the JWT claims and scopes. Note: in order to use JWT claims for authorization, you must configure the JWT authentication in the same `SecurityPolicy`. */
  jwt?: SecurityPolicySpecAuthorizationRulePrincipalJwt;
}

export interface SecurityPolicySpecExtAuthContextExtensionValueRef {
  /** Group is the group of the referent. For example, "gateway.networking.k8s.io". */
  group: string;
  /** The key to select. */
  key: string;
  /** Kind is kind of the referent. For example "HTTPRoute" or "Service". */
  kind: string;
  /** Name is the name of the referent. */
  name: string;
}

export interface SecurityPolicySpecExtAuthGrpcBackendRef {
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

export interface SecurityPolicySpecExtAuthGrpcBackendRefs {
  /** Fallback indicates whether the backend is designated as a fallback. Multiple fallback backends can be configured. */
  fallback?: boolean;
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

export interface SecurityPolicySpecExtAuthGrpcBackendSettings {
  /** Circuit Breaker settings for the upstream connections and requests. If not set, circuit breakers will be enabled with the default thresholds */
  circuitBreaker?: SecurityPolicySpecExtAuthGrpcBackendSettingsCircuitBreaker;
  /** Connection includes backend connection settings. */
  connection?: SecurityPolicySpecExtAuthGrpcBackendSettingsConnection;
  /** DNS includes dns resolution settings. */
  dns?: SecurityPolicySpecExtAuthGrpcBackendSettingsDns;
  /** HealthCheck allows gateway to perform active health checking on backends. */
  healthCheck?: SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheck;
  /** HTTP2 provides HTTP/2 configuration for backend connections. */
  http2?: SecurityPolicySpecExtAuthGrpcBackendSettingsHttp2;
  /** LoadBalancer policy to apply when routing traffic from the gateway to the backend endpoints. Defaults to `LeastRequest`. */
  loadBalancer?: SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancer;
  /** ProxyProtocol enables the Proxy Protocol when communicating with the backend. */
  proxyProtocol?: SecurityPolicySpecExtAuthGrpcBackendSettingsProxyProtocol;
  /** Retry provides more advanced usage, allowing users to customize the number of retries, retry fallback strategy, and retry triggering conditions. If not set, retry will be disabled. */
  retry?: SecurityPolicySpecExtAuthGrpcBackendSettingsRetry;
  /** TcpKeepalive settings associated with the upstream client connection. Disabled by default. */
  tcpKeepalive?: SecurityPolicySpecExtAuthGrpcBackendSettingsTcpKeepalive;
  /** Timeout settings for the backend connections. */
  timeout?: SecurityPolicySpecExtAuthGrpcBackendSettingsTimeout;
}

export interface SecurityPolicySpecJwtProviderClaimToHeader {
  /** Claim is the JWT Claim that should be saved into the header : it can be a nested claim of type (eg. "claim.nested.key", "sub"). */
  claim: string;
  /** Header defines the name of the HTTP request header that the JWT Claim will be saved into. */
  header: string;
}

export interface SecurityPolicySpecJwtProviderExtractFrom {
  /** Cookies represents a list of cookie names to extract the JWT token from. */
  cookies?: string[];
  /** Headers represents a list of HTTP request headers to extract the JWT token from. */
  headers?: SecurityPolicySpecJwtProviderExtractFromHeader[];
  /** Params represents a list of query parameters to extract the JWT token from. */
  params?: string[];
}

export interface SecurityPolicySpecJwtProviderLocalJWKS {
  /** Inline contains the value as an inline string. */
  inline?: string;
  /**
   * Type is the type of method to use to read the body value. Valid values are Inline and ValueRef, default is Inline.
   * @default "Inline"
   */
  type: "Inline" | "ValueRef";
  /** ValueRef is a reference to a local ConfigMap that contains the JSON Web Key Sets (JWKS). */
  valueRef?: SecurityPolicySpecJwtProviderLocalJWKSValueRef;
}

export interface SecurityPolicySpecJwtProviderRemoteJWKS {
  /**
   * BackendRef references a Kubernetes object that represents the backend server to which the authorization request will be sent.
   * @deprecated Use BackendRefs instead.
   */
  backendRef?: SecurityPolicySpecExtAuthGrpcBackendRef;
  /** BackendRefs references a Kubernetes object that represents the backend server to which the authorization request will be sent. */
  backendRefs?: SecurityPolicySpecExtAuthGrpcBackendRefs[];
  /** BackendSettings holds configuration for managing the connection to the backend. */
  backendSettings?: SecurityPolicySpecExtAuthGrpcBackendSettings;
  /**
   * Duration is a string value representing a duration in time. The format is as specified in GEP-2257, a strict subset of the syntax parsed by Golang time.ParseDuration.
   * @default "300s"
   */
  cacheDuration?: string;
  /** FailedRefetchDuration is the duration Envoy waits before re-fetching the JWKS after a failed fetch. */
  failedRefetchDuration?: string;
  /** URI is the HTTPS URI to fetch the JWKS. Envoy's system trust bundle is used to validate the server certificate. */
  uri: string;
}

export interface SecurityPolicySpecOidcDenyRedirectHeader {
  /** Specifies the name of the header in the request. */
  name: string;
  /**
   * Type specifies how to match against a string.
   * @default "Exact"
   */
  type?: "Exact" | "Prefix" | "Suffix" | "RegularExpression";
  /** Value specifies the string value that the match must have. */
  value: string;
}

export interface SecurityPolicySpecTargetSelectorNamespacesSelector {
  /** matchExpressions is a list of label selector requirements. The requirements are ANDed. */
  matchExpressions?: SecurityPolicySpecTargetSelectorMatchExpression[];
  /** matchLabels is a map of {key,value} pairs. */
  matchLabels?: Record<string, string>;
}

export interface SecurityPolicySpecAuthorizationRuleOperationPath {
  /**
   * Invert specifies whether the value match result will be inverted.
   * @default false
   */
  invert?: boolean;
  /**
   * Type specifies how to match against the value of the path.
   * @default "PathPrefix"
   */
  type?: "Exact" | "PathPrefix" | "RegularExpression";
  /**
   * Value specifies the HTTP path.
   * @default "/"
   */
  value: string;
}

export interface SecurityPolicySpecAuthorizationRulePrincipalClientIPGeoLocation {
  /** Anonymous matches anonymous network detection signals. */
  anonymous?: SecurityPolicySpecAuthorizationRulePrincipalClientIPGeoLocationAnonymous;
  /** ASN is the autonomous system number associated with the client IP. */
  asn?: number;
  /** City is the city associated with the client IP. */
  city?: string;
  /** Country is the country ISO code associated with the client IP. */
  country?: string;
  /** ISP is the internet service provider associated with the client IP. */
  isp?: string;
  /** Region is the region ISO code associated with the client IP. */
  region?: string;
}

export interface SecurityPolicySpecAuthorizationRulePrincipalHeader {
  /** Name of the HTTP header. The header name is case-insensitive unless PreserveHeaderCase is set to true. */
  name: string;
  /** Values are the values that the header must match. If multiple values are specified, the rule will match if any of the values match. */
  values: string[];
}

export interface SecurityPolicySpecAuthorizationRulePrincipalJwt {
  /** Claims are the claims in a JWT token. */
  claims?: SecurityPolicySpecAuthorizationRulePrincipalJwtClaim[];
  /** Provider is the name of the JWT provider that used to verify the JWT token. */
  provider: string;
  /** Scopes are a special type of claim in a JWT token that represents the permissions of the client. */
  scopes?: string[];
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsCircuitBreaker {
  /**
   * The maximum number of connections that Envoy will establish to the referenced backend defined within a xRoute rule.
   * @default 1024
   */
  maxConnections?: number;
  /**
   * The maximum number of parallel requests that Envoy will make to the referenced backend defined within a xRoute rule.
   * @default 1024
   */
  maxParallelRequests?: number;
  /**
   * The maximum number of parallel retries that Envoy will make to the referenced backend defined within a xRoute rule.
   * @default 1024
   */
  maxParallelRetries?: number;
  /**
   * The maximum number of pending requests that Envoy will queue to the referenced backend defined within a xRoute rule.
   * @default 1024
   */
  maxPendingRequests?: number;
  /** The maximum number of requests that Envoy will make over a single connection to the referenced backend defined within a xRoute rule. Default: unlimited. */
  maxRequestsPerConnection?: number;
  /** PerEndpoint defines Circuit Breakers that will apply per-endpoint for an upstream cluster */
  perEndpoint?: SecurityPolicySpecExtAuthGrpcBackendSettingsCircuitBreakerPerEndpoint;
  /** RetryBudget provides settings for retry budget, which limits the number of retries in a given percentage. RetryBudget take precedence over maxParallelRetries. */
  retryBudget?: SecurityPolicySpecExtAuthGrpcBackendSettingsCircuitBreakerRetryBudget;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsConnection {
  /** BufferLimit Soft limit on size of the cluster’s connections read and write buffers. BufferLimit applies to connection streaming (maybe non-streaming) channel between processes, it's in user space. */
  bufferLimit?: number | string;
  /** Preconnect configures proactive upstream connections to reduce latency by establishing connections before they’re needed and avoiding connection establishment overhead. */
  preconnect?: SecurityPolicySpecExtAuthGrpcBackendSettingsConnectionPreconnect;
  /** SocketBufferLimit provides configuration for the maximum buffer size in bytes for each socket to backend. */
  socketBufferLimit?: number | string;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsDns {
  /** DNSRefreshRate specifies the rate at which DNS records should be refreshed. Defaults to 30 seconds. */
  dnsRefreshRate?: string;
  /** LookupFamily determines how Envoy would resolve DNS for Routes where the backend is specified as a fully qualified domain name (FQDN). If set, this configuration overrides other defaults. */
  lookupFamily?: "IPv4" | "IPv6" | "IPv4Preferred" | "IPv6Preferred" | "IPv4AndIPv6";
  /** RespectDNSTTL indicates whether the DNS Time-To-Live (TTL) should be respected. If the value is set to true, the DNS refresh rate will be set to the resource record’s TTL. */
  respectDnsTtl?: boolean;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheck {
  /** Active health check configuration */
  active?: SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheckActive;
  /** When number of unhealthy endpoints for a backend reaches this threshold Envoy will disregard health status and balance across all endpoints. */
  panicThreshold?: number;
  /** Passive passive check configuration */
  passive?: SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheckPassive;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsHttp2 {
  /** ConnectionKeepalive configures HTTP/2 connection keepalive using PING frames. */
  connectionKeepalive?: SecurityPolicySpecExtAuthGrpcBackendSettingsHttp2ConnectionKeepalive;
  /** InitialConnectionWindowSize sets the initial window size for HTTP/2 connections. If not set, the default value is 1 MiB. */
  initialConnectionWindowSize?: number | string;
  /** InitialStreamWindowSize sets the initial window size for HTTP/2 streams. If not set, the default value is 64 KiB(64*1024). */
  initialStreamWindowSize?: number | string;
  /** MaxConcurrentStreams sets the maximum number of concurrent streams allowed per connection. If not set, the default value is 100. */
  maxConcurrentStreams?: number;
  /** OnInvalidMessage determines if Envoy will terminate the connection or just the offending stream in the event of HTTP messaging error It's recommended for L2 Envoy deployments to set this value to… */
  onInvalidMessage?: string;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancer {
  /** BackendUtilization defines the configuration when the load balancer type is set to BackendUtilization. */
  backendUtilization?: SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerBackendUtilization;
  /** ConsistentHash defines the configuration when the load balancer type is set to ConsistentHash */
  consistentHash?: SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerConsistentHash;
  /** DynamicModule defines the configuration when the load balancer type is set to DynamicModule. The referenced module must be registered in the EnvoyProxy resource's dynamicModules allowlist. */
  dynamicModule?: SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerDynamicModule;
  /** EndpointOverride defines the configuration for endpoint override. */
  endpointOverride?: SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerEndpointOverride;
  /** SlowStart defines the configuration related to the slow start load balancer policy. If set, during slow start window, traffic sent to the newly added hosts will gradually increase. */
  slowStart?: SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerSlowStart;
  /** Type decides the type of Load Balancer policy. Valid LoadBalancerType values are "ConsistentHash", "LeastRequest", "Random", "RoundRobin", "BackendUtilization", "DynamicModule". */
  type:
    | "ConsistentHash"
    | "LeastRequest"
    | "Random"
    | "RoundRobin"
    | "BackendUtilization"
    | "DynamicModule";
  /** ZoneAware defines the configuration related to the distribution of requests between locality zones. */
  zoneAware?: SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerZoneAware;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsProxyProtocol {
  /** Version of ProxyProtocol Valid ProxyProtocolVersion values are "V1" "V2" */
  version: "V1" | "V2";
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsRetry {
  /** NumAttemptsPerPriority defines the number of requests (initial attempt + retries) that should be sent to the same priority before switching to a different one. */
  numAttemptsPerPriority?: number;
  /**
   * NumRetries is the number of retries to be attempted. Defaults to 2.
   * @default 2
   */
  numRetries?: number;
  /** PerRetry is the retry policy to be applied per retry attempt. */
  perRetry?: SecurityPolicySpecExtAuthGrpcBackendSettingsRetryPerRetry;
  /** RetryOn specifies the retry trigger condition. */
  retryOn?: SecurityPolicySpecExtAuthGrpcBackendSettingsRetryRetryOn;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsTcpKeepalive {
  /** The duration a connection needs to be idle before keep-alive probes start being sent. The duration format is Defaults to `7200s`. */
  idleTime?: string;
  /** The duration between keep-alive probes. Defaults to `75s`. */
  interval?: string;
  /** The total number of unacknowledged probes to send before deciding the connection is dead. Defaults to 9. */
  probes?: number;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsTimeout {
  /** Timeout settings for HTTP. */
  http?: SecurityPolicySpecExtAuthGrpcBackendSettingsTimeoutHttp;
  /** Timeout settings for TCP. */
  tcp?: SecurityPolicySpecExtAuthGrpcBackendSettingsTimeoutTcp;
}

export interface SecurityPolicySpecJwtProviderExtractFromHeader {
  /** Name is the HTTP header name to retrieve the token */
  name: string;
  /** ValuePrefix is the prefix that should be stripped before extracting the token. The format would be used by Envoy like "{ValuePrefix}". */
  valuePrefix?: string;
}

export interface SecurityPolicySpecJwtProviderLocalJWKSValueRef {
  /** Group is the group of the referent. For example, "gateway.networking.k8s.io". */
  group: string;
  /** Kind is kind of the referent. For example "HTTPRoute" or "Service". */
  kind: string;
  /** Name is the name of the referent. */
  name: string;
}

export interface SecurityPolicySpecAuthorizationRulePrincipalClientIPGeoLocationAnonymous {
  /** IsAnonymous matches whether the client IP is considered anonymous. */
  isAnonymous?: boolean;
  /** IsHosting matches whether the client IP belongs to a hosting provider. */
  isHosting?: boolean;
  /** IsProxy matches whether the client IP belongs to a public proxy. */
  isProxy?: boolean;
  /** IsTor matches whether the client IP belongs to a Tor exit node. */
  isTor?: boolean;
  /** IsVPN matches whether the client IP is detected as VPN. */
  isVPN?: boolean;
}

export interface SecurityPolicySpecAuthorizationRulePrincipalJwtClaim {
  /** Name is the name of the claim. If it is a nested claim, use a dot (.) separated string as the name to represent the full path to the claim. */
  name: string;
  /**
   * ValueType is the type of the claim value. Only String and StringArray types are supported for now.
   * @default "String"
   */
  valueType?: "String" | "StringArray";
  /** Values are the values that the claim must match. If the claim is a string type, the specified value must match exactly. */
  values: string[];
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsCircuitBreakerPerEndpoint {
  /**
   * MaxConnections configures the maximum number of connections that Envoy will establish per-endpoint to the referenced backend defined within a xRoute rule.
   * @default 1024
   */
  maxConnections?: number;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsCircuitBreakerRetryBudget {
  /** MinRetryConcurrency specifies the minimum retry concurrency allowed for the retry budget. */
  minRetryConcurrency?: number;
  /** Percent specifies the limit on concurrent retries as a percentage [0, 100] of the sum of active requests and active pending requests. */
  percent: SecurityPolicySpecCsrfShadowFraction;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsConnectionPreconnect {
  /** PerEndpointPercent configures how many additional connections to maintain per upstream endpoint, useful for high-QPS or latency sensitive services. */
  perEndpointPercent?: number;
  /** PredictivePercent configures how many additional connections to maintain across the cluster by anticipating which upstream endpoint the load balancer will select next, useful for low-QPS services. */
  predictivePercent?: number;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheckActive {
  /** GRPC defines the configuration of the GRPC health checker. It's optional, and can only be used if the specified type is GRPC. */
  grpc?: SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheckActiveGrpc;
  /** HealthCheckLog defines health check event logging configuration for this cluster. When set, HC probe outcomes are logged to the configured sinks. */
  healthCheckLog?: SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheckActiveHealthCheckLog;
  /**
   * HealthyThreshold defines the number of healthy health checks required before a backend host is marked healthy.
   * @default 1
   */
  healthyThreshold?: number;
  /** HTTP defines the configuration of http health checker. It's required while the health checker type is HTTP. */
  http?: SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheckActiveHttp;
  /** InitialJitter defines the maximum time Envoy will wait before the first health check. Envoy will randomly select a value between 0 and the initial jitter value. */
  initialJitter?: string;
  /**
   * Interval defines the time between active health checks.
   * @default "3s"
   */
  interval?: string;
  /** Overrides defines the configuration of the overriding health check settings for all endpoints in the backend cluster. */
  overrides?: SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheckActiveOverrides;
  /** TCP defines the configuration of tcp health checker. It's required while the health checker type is TCP. */
  tcp?: SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheckActiveTcp;
  /**
   * Timeout defines the time to wait for a health check response.
   * @default "1s"
   */
  timeout?: string;
  /** Type defines the type of health checker. */
  type: "HTTP" | "TCP" | "GRPC";
  /**
   * UnhealthyThreshold defines the number of unhealthy health checks required before a backend host is marked unhealthy.
   * @default 3
   */
  unhealthyThreshold?: number;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheckPassive {
  /**
   * AlwaysEjectOneEndpoint defines whether at least one host should be ejected, regardless of MaxEjectionPercent.
   * @default false
   */
  alwaysEjectOneEndpoint?: boolean;
  /**
   * BaseEjectionTime defines the base duration for which a host will be ejected on consecutive failures.
   * @default "30s"
   */
  baseEjectionTime?: string;
  /**
   * Consecutive5xxErrors sets the number of consecutive 5xx errors triggering ejection.
   * @default 5
   */
  consecutive5XxErrors?: number;
  /** ConsecutiveGatewayErrors sets the number of consecutive gateway errors triggering ejection. */
  consecutiveGatewayErrors?: number;
  /**
   * ConsecutiveLocalOriginFailures sets the number of consecutive local origin failures triggering ejection. Parameter takes effect only when split_external_local_origin_errors is set to true.
   * @default 5
   */
  consecutiveLocalOriginFailures?: number;
  /** FailurePercentageThreshold sets the failure percentage threshold for outlier detection. If the failure percentage of a given host is greater than or equal to this value, it will be ejected. */
  failurePercentageThreshold?: number;
  /**
   * Interval defines the time between passive health checks.
   * @default "3s"
   */
  interval?: string;
  /**
   * MaxEjectionPercent sets the maximum percentage of hosts in a cluster that can be ejected.
   * @default 10
   */
  maxEjectionPercent?: number;
  /**
   * SplitExternalLocalOriginErrors enables splitting of errors between external and local origin.
   * @default false
   */
  splitExternalLocalOriginErrors?: boolean;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsHttp2ConnectionKeepalive {
  /** IdleInterval specifies how long a connection must be idle before a PING is sent. */
  idleInterval?: string;
  /** Interval specifies how often to send HTTP/2 PING frames to keep the connection alive. */
  interval?: string;
  /** IntervalJitter specifies a random jitter percentage added to each interval. Defaults to 15% if not specified. */
  intervalJitter?: number;
  /** Timeout specifies how long to wait for a PING response before considering the connection dead. */
  timeout?: string;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerBackendUtilization {
  /** A given endpoint must report load metrics continuously for at least this long before the endpoint weight will be used. Default is 10s. */
  blackoutPeriod?: string;
  /** ErrorUtilizationPenaltyPercent adjusts endpoint weights based on the error rate (eps/qps). This is expressed as a percentage-based integer where 100 represents 1.0, 150 represents 1.5, etc. */
  errorUtilizationPenaltyPercent?: number;
  /**
   * KeepResponseHeaders keeps the ORCA load report headers/trailers before sending the response to the client. Defaults to false.
   * @default false
   */
  keepResponseHeaders?: boolean;
  /** Metric names used to compute utilization if application_utilization is not set. For map fields in ORCA proto, use the form ".", e.g., "named_metrics.foo". */
  metricNamesForComputingUtilization?: string[];
  /** OutOfBand enables out-of-band ORCA load reporting. */
  outOfBand?: SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerBackendUtilizationOutOfBand;
  /** If a given endpoint has not reported load metrics in this long, stop using the reported weight. Defaults to 3m. */
  weightExpirationPeriod?: string;
  /** How often endpoint weights are recalculated. Values less than 100ms are capped at 100ms. */
  weightUpdatePeriod?: string;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerConsistentHash {
  /** Cookie configures the cookie hash policy when the consistent hash type is set to Cookie. */
  cookie?: SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerConsistentHashCookie;
  /**
   * Header configures the header hash policy when the consistent hash type is set to Header.
   * @deprecated use Headers instead
   */
  header?: SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerConsistentHashHeader;
  /** Headers configures the header hash policy for each header, when the consistent hash type is set to Headers. */
  headers?: SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerConsistentHashHeader[];
  /** QueryParams configures the query parameter hash policy when the consistent hash type is set to QueryParams. */
  queryParams?: SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerConsistentHashQueryParam[];
  /**
   * The table size for consistent hashing, must be prime number limited to 5000011.
   * @default 65537
   */
  tableSize?: number;
  /** ConsistentHashType defines the type of input to hash on. Valid Type values are "SourceIP", "Header", "Headers", "Cookie". */
  type: "SourceIP" | "Header" | "Headers" | "Cookie" | "QueryParams";
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerDynamicModule {
  /** Config is optional configuration for the module's load balancer implementation. This is serialized and passed to the module's initialization function. */
  config?: unknown;
  /** LBPolicyName identifies a specific load balancer implementation within the dynamic module. A single shared library can contain multiple LB policy implementations. */
  lbPolicyName: string;
  /** Name references a dynamic module registered in the EnvoyProxy resource's dynamicModules list. The referenced module must exist in the registry; otherwise, the policy will be rejected. */
  name: string;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerEndpointOverride {
  /** ExtractFrom defines the sources to extract endpoint override information from. */
  extractFrom: SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerEndpointOverrideExtractFrom[];
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerSlowStart {
  /** Window defines the duration of the warm up period for newly added host. During slow start window, traffic sent to the newly added hosts will gradually increase. */
  window: string;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerZoneAware {
  /** PreferLocalZone configures zone-aware routing to prefer sending traffic to the local locality zone. */
  preferLocal?: SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerZoneAwarePreferLocal;
  /** WeightedZones configures weight-based traffic distribution across locality zones. Traffic is distributed proportionally based on the sum of all zone weights. */
  weightedZones?: SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerZoneAwareWeightedZone[];
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsRetryPerRetry {
  /** Backoff is the backoff policy to be applied per retry attempt. gateway uses a fully jittered exponential back-off algorithm for retries. */
  backOff?: SecurityPolicySpecExtAuthGrpcBackendSettingsRetryPerRetryBackOff;
  /** Timeout is the timeout per retry attempt. */
  timeout?: string;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsRetryRetryOn {
  /** HttpStatusCodes specifies the http status codes to be retried. The retriable-status-codes trigger must also be configured for these status codes to trigger a retry. */
  httpStatusCodes?: number[];
  /** Triggers specifies the retry trigger condition(Http/Grpc). */
  triggers?: (
    | "5xx"
    | "gateway-error"
    | "reset"
    | "reset-before-request"
    | "connect-failure"
    | "retriable-4xx"
    | "refused-stream"
    | "retriable-status-codes"
    | "cancelled"
    | "deadline-exceeded"
    | "internal"
    | "resource-exhausted"
    | "unavailable"
  )[];
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsTimeoutHttp {
  /** The idle timeout for an HTTP connection. Idle time is defined as a period in which there are no active requests in the connection. */
  connectionIdleTimeout?: string;
  /** The maximum duration of an HTTP connection. Default: unlimited. */
  maxConnectionDuration?: string;
  /** MaxStreamDuration is the maximum duration for a stream to complete. */
  maxStreamDuration?: string;
  /** RequestTimeout is the time until which entire response is received from the upstream. */
  requestTimeout?: string;
  /** The stream idle timeout defines the amount of time a stream can exist without any upstream or downstream activity. */
  streamIdleTimeout?: string;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsTimeoutTcp {
  /** The timeout for network connection establishment, including TCP and TLS handshakes. Default: 10 seconds. */
  connectTimeout?: string;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheckActiveGrpc {
  /** Service to send in the health check request. If this is not specified, then the health check request applies to the entire server and not to a specific service. */
  service?: string;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheckActiveHealthCheckLog {
  /** Matches defines which health check probe outcomes produce a log entry. When omitted or empty, all events are logged. */
  matches?: ("Failure" | "FailureSeriesStart" | "Success" | "HealthyTransition")[];
  /** Sinks defines where health check events are written. When omitted, events are written to /dev/stdout. */
  sinks?: SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheckActiveHealthCheckLogSink[];
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheckActiveHttp {
  /** ExpectedResponse defines a list of HTTP expected responses to match. */
  expectedResponse?: SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheckActiveHttpExpectedResponse;
  /** ExpectedStatuses defines a list of HTTP response statuses considered healthy. Defaults to 200 only */
  expectedStatuses?: number[];
  /** Hostname defines the HTTP Host header used for active HTTP health checks. */
  hostname?: string;
  /** Method defines the HTTP method used for health checking. Defaults to GET */
  method?: string;
  /** Path defines the HTTP path that will be requested during health checking. */
  path: string;
  /** RequestBody defines the HTTP request body payload sent during health checking. */
  requestBody?: SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheckActiveHttpExpectedResponse;
  /** RetriableStatuses defines a list of HTTP response statuses considered retriable. */
  retriableStatuses?: number[];
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheckActiveOverrides {
  /** Port overrides the health check port. If not set, the endpoint's serving port is used for health checks. */
  port?: number;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheckActiveTcp {
  /** Receive defines the expected response payload. */
  receive?: SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheckActiveHttpExpectedResponse;
  /** Send defines the request payload. */
  send?: SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheckActiveHttpExpectedResponse;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerBackendUtilizationOutOfBand {
  /** Authority overrides the :authority header on the OutOfBand gRPC stream. If unset, Envoy uses the endpoint hostname, then the dialed address, then the cluster name. */
  authority?: string;
  /** Port overrides the port used for the OutOfBand reporting connection, e.g. to reach a separate reporting sidecar. Defaults to the endpoint's port. */
  port?: number;
  /** ReportingPeriod is how often Envoy requests load reports from the server. Must be greater than 0. */
  reportingPeriod?: string;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerConsistentHashCookie {
  /** Additional Attributes to set for the generated cookie. */
  attributes?: Record<string, string>;
  /** Name of the cookie to hash. */
  name: string;
  /** TTL of the generated cookie if the cookie is not present. This value sets the Max-Age attribute value. */
  ttl?: string;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerConsistentHashHeader {
  /** Name of the header to hash. */
  name: string;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerConsistentHashQueryParam {
  /** Name of the query param to hash. */
  name: string;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerEndpointOverrideExtractFrom {
  /** Header defines the header to get the override endpoint addresses. The header value must specify at least one endpoint in `IP:Port` format or multiple endpoints in `IP:Port,IP:Port,...` format. */
  header?: string;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerZoneAwarePreferLocal {
  /** ForceLocalZone defines override configuration for forcing all traffic to stay within the local zone instead of the default behavior which maintains equal distribution among upstream endpoints while… */
  force?: SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerZoneAwarePreferLocalForce;
  /** MinEndpointsThreshold is the minimum number of total upstream endpoints across all zones required to enable zone-aware routing. */
  minEndpointsThreshold?: number;
  /** Configures percentage of requests that will be considered for zone aware routing if zone aware routing is configured. If not specified, Envoy defaults to 100%. */
  percentageEnabled?: number;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerZoneAwareWeightedZone {
  /** Weight defines the weight for this locality. Higher values receive more traffic. */
  weight: number;
  /** Zone specifies the topology zone this weight applies to. The value should match the topology.kubernetes.io/zone label of the nodes where endpoints are running. */
  zone: string;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsRetryPerRetryBackOff {
  /** BaseInterval is the base interval between retries. */
  baseInterval?: string;
  /** MaxInterval is the maximum interval between retries. This parameter is optional, but must be greater than or equal to the base_interval if set. */
  maxInterval?: string;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheckActiveHealthCheckLogSink {
  /** File defines the file sink configuration. Required when type is File. */
  file?: SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheckActiveHealthCheckLogSinkFile;
  /** Type defines the type of sink. */
  type: "File";
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheckActiveHttpExpectedResponse {
  /** Binary payload base64 encoded. */
  binary?: string;
  /** Text payload in plain text. */
  text?: string;
  /** Type defines the type of the payload. */
  type: "Text" | "Binary";
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsLoadBalancerZoneAwarePreferLocalForce {
  /** MinEndpointsInZoneThreshold is the minimum number of upstream endpoints in the local zone required to honor the forceLocalZone override. This is useful for protecting zones with fewer endpoints. */
  minEndpointsInZoneThreshold?: number;
}

export interface SecurityPolicySpecExtAuthGrpcBackendSettingsHealthCheckActiveHealthCheckLogSinkFile {
  /** Path specifies the file path for health check event output. Use /dev/stdout to write to standard output. */
  path: string;
}

export interface SecurityPolicyStatus {
  /** Ancestors is a list of ancestor resources (usually Gateways) that are associated with the policy, and the status of the policy with respect to each ancestor. */
  ancestors: SecurityPolicyStatusAncestor[];
}

export interface SecurityPolicyStatusAncestor {
  /** AncestorRef corresponds with a ParentRef in the spec that this PolicyAncestorStatus struct describes the status of. */
  ancestorRef: SecurityPolicyStatusAncestorAncestorRef;
  /** Conditions describes the status of the Policy with respect to the given Ancestor. */
  conditions: SecurityPolicyStatusAncestorCondition[];
  /** ControllerName is a domain/path string that indicates the name of the controller that wrote this status. This corresponds with the controllerName field on GatewayClass. */
  controllerName: string;
}

export interface SecurityPolicyStatusAncestorAncestorRef {
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

export interface SecurityPolicyStatusAncestorCondition {
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
