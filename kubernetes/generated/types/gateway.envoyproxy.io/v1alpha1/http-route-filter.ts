// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

export interface HTTPRouteFilterSpec {
  /** HTTPCredentialInjectionFilter defines the configuration to inject credentials into the request. */
  credentialInjection?: HTTPRouteFilterSpecCredentialInjection;
  /** DirectResponse returns a fixed response for matching requests. */
  directResponse?: HTTPRouteFilterSpecDirectResponse;
  /** Matches defines additional matching criteria for the HTTPRoute rule. As with HTTPRouteRule.Matches, the rule is matched if any one match applies. */
  matches?: HTTPRouteFilterSpecMatch[];
  /** HTTPURLRewriteFilter define rewrites of HTTP URL components such as path and host */
  urlRewrite?: HTTPRouteFilterSpecUrlRewrite;
}

export interface HTTPRouteFilterSpecCredentialInjection {
  /** Credential is the credential to be injected. */
  credential: HTTPRouteFilterSpecCredentialInjectionCredential;
  /** Header is the name of the header where the credentials are injected. If not specified, the credentials are injected into the Authorization header. */
  header?: string;
  /** Whether to overwrite the value or not if the injected headers already exist. If not specified, the default value is false. */
  overwrite?: boolean;
}

export interface HTTPRouteFilterSpecDirectResponse {
  /** Body of the direct response. Supports Envoy command operators for dynamic content (see https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#command-operators). */
  body?: HTTPRouteFilterSpecDirectResponseBody;
  /** Content Type of the direct response. This will be set in the Content-Type header. */
  contentType?: string;
  /** Header defines the headers of the direct response. */
  header?: HTTPRouteFilterSpecDirectResponseHeader;
  /** Status Code of the HTTP response If unset, defaults to 200. */
  statusCode?: number;
}

export interface HTTPRouteFilterSpecMatch {
  /** Cookies is a list of cookie matchers evaluated against the HTTP request. All specified matchers must match. */
  cookies?: HTTPRouteFilterSpecMatchCooky[];
}

export interface HTTPRouteFilterSpecUrlRewrite {
  /** AppendXForwardedHost controls whether the original Host header value is appended to the X-Forwarded-Host header when hostname rewriting is configured. Defaults to true for backward compatibility. */
  appendXForwardedHost?: boolean;
  /** Hostname is the value to be used to replace the Host header value during forwarding. */
  hostname?: HTTPRouteFilterSpecUrlRewriteHostname;
  /** Path defines a path rewrite. */
  path?: HTTPRouteFilterSpecUrlRewritePath;
}

export interface HTTPRouteFilterSpecCredentialInjectionCredential {
  /** ValueRef is a reference to the secret containing the credentials to be injected. This is an Opaque secret. */
  valueRef: HTTPRouteFilterSpecCredentialInjectionCredentialValueRef;
}

export interface HTTPRouteFilterSpecDirectResponseBody {
  /** Inline contains the value as an inline string. */
  inline?: string;
  /**
   * Type is the type of method to use to read the body value. Valid values are Inline and ValueRef, default is Inline.
   * @default "Inline"
   */
  type: "Inline" | "ValueRef";
  /** ValueRef contains the contents of the body specified as a local object reference. Only a reference to ConfigMap is supported. */
  valueRef?: HTTPRouteFilterSpecDirectResponseBodyValueRef;
}

export interface HTTPRouteFilterSpecDirectResponseHeader {
  /** Add adds the given header(s) (name, value) to the request before the action. It appends to any existing values associated with the header name. */
  add?: HTTPRouteFilterSpecDirectResponseHeaderAdd[];
  /** Remove the given header(s) from the HTTP request before the action. The value of Remove is a list of HTTP header names. */
  remove?: string[];
  /** Set overwrites the request with the given header (name, value) before the action. */
  set?: HTTPRouteFilterSpecDirectResponseHeaderAdd[];
}

export interface HTTPRouteFilterSpecMatchCooky {
  /** Name is the cookie name to evaluate. */
  name: string;
  /**
   * Type specifies how to match against the value of the cookie.
   * @default "Exact"
   */
  type?: "Exact" | "RegularExpression";
  /** Value is the cookie value to be matched. */
  value: string;
}

export interface HTTPRouteFilterSpecUrlRewriteHostname {
  /** Header is the name of the header whose value would be used to rewrite the Host header */
  header?: string;
  /** PathRegex defines a regex match and substitution applied to the request path to compute the rewritten Host header. */
  pathRegex?: HTTPRouteFilterSpecUrlRewriteHostnamePathRegex;
  /** HTTPPathModifierType defines the type of Hostname rewrite. */
  type: "Header" | "Backend" | "PathRegex";
}

export interface HTTPRouteFilterSpecUrlRewritePath {
  /** ReplaceRegexMatch defines a path regex rewrite. */
  replaceRegexMatch?: HTTPRouteFilterSpecUrlRewritePathReplaceRegexMatch;
  /** HTTPPathModifierType defines the type of path redirect or rewrite. */
  type: "ReplaceRegexMatch";
}

export interface HTTPRouteFilterSpecCredentialInjectionCredentialValueRef {
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

export interface HTTPRouteFilterSpecDirectResponseBodyValueRef {
  /** Group is the group of the referent. For example, "gateway.networking.k8s.io". */
  group: string;
  /** Kind is kind of the referent. For example "HTTPRoute" or "Service". */
  kind: string;
  /** Name is the name of the referent. */
  name: string;
}

export interface HTTPRouteFilterSpecDirectResponseHeaderAdd {
  /** Name is the name of the HTTP Header to be matched. Name matching MUST be case-insensitive. */
  name: string;
  /** Value is the value of HTTP Header to be matched. Must consist of printable US-ASCII characters, optionally separated by single tabs or spaces. */
  value: string;
}

export interface HTTPRouteFilterSpecUrlRewriteHostnamePathRegex {
  /** Pattern matches a regular expression against the value of the HTTP Path. The regex string must adhere to the syntax documented in https://github.com/google/re2/wiki/Syntax. */
  pattern: string;
  /** Substitution is an expression that replaces the matched portion. The expression may include numbered capture groups that adhere to syntax documented in https://github.com/google/re2/wiki/Syntax. */
  substitution: string;
}

export interface HTTPRouteFilterSpecUrlRewritePathReplaceRegexMatch {
  /** Pattern matches a regular expression against the value of the HTTP Path.The regex string must adhere to the syntax documented in https://github.com/google/re2/wiki/Syntax. */
  pattern: string;
  /** Substitution is an expression that replaces the matched portion.The expression may include numbered capture groups that adhere to syntax documented in https://github.com/google/re2/wiki/Syntax. */
  substitution: string;
}
