// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

export interface BackendSpec {
  /** AppProtocols defines the application protocols to be supported when connecting to the backend. */
  appProtocols?: (
    "gateway.envoyproxy.io/h2c" | "gateway.envoyproxy.io/ws" | "gateway.envoyproxy.io/wss"
  )[];
  /** Endpoints defines the endpoints to be used when connecting to the backend. */
  endpoints?: BackendSpecEndpoint[];
  /** Fallback indicates whether the backend is designated as a fallback. */
  fallback?: boolean;
  /** TLS defines the TLS settings for the backend. If TLS is specified here and a BackendTLSPolicy is also configured for the backend, the final TLS settings will be a merge of both configurations. */
  tls?: BackendSpecTls;
  /**
   * Type defines the type of the backend. Defaults to "Endpoints"
   * @default "Endpoints"
   */
  type?: "Endpoints" | "DynamicResolver";
}

export interface BackendSpecEndpoint {
  /** FQDN defines a FQDN endpoint */
  fqdn?: BackendSpecEndpointFqdn;
  /** Hostname defines an optional hostname for the backend endpoint. */
  hostname?: string;
  /** IP defines an IP endpoint. Supports both IPv4 and IPv6 addresses. */
  ip?: BackendSpecEndpointIp;
  /** Unix defines the unix domain socket endpoint */
  unix?: BackendSpecEndpointUnix;
  /** Zone defines the service zone of the backend endpoint. */
  zone?: string;
}

export interface BackendSpecTls {
  /** ALPNProtocols supplies the list of ALPN protocols that should be exposed by the listener or used by the proxy to connect to the backend. */
  alpnProtocols?: string[];
  /** AutoSNIFromEndpointHostname indicates whether the upstream endpoint's hostname should be used as the SNI value when establishing a TLS connection to the backend. */
  autoSNIFromEndpointHostname?: boolean;
  /** CACertificateRefs contains one or more references to Kubernetes objects that contain TLS certificates of the Certificate Authorities that can be used as a trust anchor to validate the certificates… */
  caCertificateRefs?: BackendSpecTlsCaCertificateRef[];
  /** Ciphers specifies the set of cipher suites supported when negotiating TLS 1.0 - 1.2. This setting has no effect for TLS 1.3. */
  ciphers?: string[];
  /** ClientCertificateRef defines the reference to a Kubernetes Secret that contains the client certificate and private key for Envoy to use when connecting to backend services and external services,… */
  clientCertificateRef?: BackendSpecTlsClientCertificateRef;
  /** ECDHCurves specifies the set of supported ECDH curves. */
  ecdhCurves?: string[];
  /** Fingerprints specifies TLS client fingerprinting. When specified, a JAX fingerprint derived from the client’s TLS handshake is generated. */
  fingerprints?: ("JA3" | "JA4")[];
  /**
   * InsecureSkipVerify indicates whether the upstream's certificate verification should be skipped. Defaults to "false".
   * @default false
   */
  insecureSkipVerify?: boolean;
  /** Max specifies the maximal TLS protocol version to allow The default is TLS 1.3 if this is not specified. */
  maxVersion?: "Auto" | "1.0" | "1.1" | "1.2" | "1.3";
  /** Min specifies the minimal TLS protocol version to allow. The default is TLS 1.2 if this is not specified. */
  minVersion?: "Auto" | "1.0" | "1.1" | "1.2" | "1.3";
  /** SignatureAlgorithms specifies which signature algorithms the listener should support. */
  signatureAlgorithms?: string[];
  /** SNI specifies the fixed SNI value used when establishing an upstream TLS connection to the backend. */
  sni?: string;
  /** WellKnownCACertificates specifies whether system CA certificates may be used in the TLS handshake between the gateway and backend pod. */
  wellKnownCACertificates?: string;
}

export interface BackendSpecEndpointFqdn {
  /** Hostname defines the FQDN hostname of the backend endpoint. */
  hostname: string;
  /** Port defines the port of the backend endpoint. */
  port: number;
}

export interface BackendSpecEndpointIp {
  /** Address defines the IP address of the backend endpoint. Supports both IPv4 and IPv6 addresses. */
  address: string;
  /** Port defines the port of the backend endpoint. */
  port: number;
}

export interface BackendSpecEndpointUnix {
  /** Path defines the unix domain socket path of the backend endpoint. The path length must not exceed 108 characters. */
  path: string;
}

export interface BackendSpecTlsCaCertificateRef {
  /** Group is the group of the referent. For example, "gateway.networking.k8s.io". */
  group: string;
  /** Kind is kind of the referent. For example "HTTPRoute" or "Service". */
  kind: string;
  /** Name is the name of the referent. */
  name: string;
}

export interface BackendSpecTlsClientCertificateRef {
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

export interface BackendStatus {
  /** Conditions describe the current conditions of the Backend. */
  conditions?: BackendStatusCondition[];
}

export interface BackendStatusCondition {
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
