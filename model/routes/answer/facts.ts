/** What is known of a Service besides the emitted objects. An inventory's Services are such facts. */
export interface ServiceFacts {
  readonly namespace: string;
  readonly name: string;
  /** ClusterIP, NodePort, LoadBalancer or ExternalName. */
  readonly type: string;
  readonly externalName?: string;
  readonly ports: readonly {
    readonly name?: string;
    readonly port: number;
    readonly protocol?: string;
    /** Such as `kubernetes.io/h2c`. */
    readonly appProtocol?: string;
  }[];
  /** Absent: not known, taken for ready. */
  readonly endpoints?: "ready" | "none";
}

/** Names of a TLS Secret's certificate. An inventory's Secrets are such facts. */
export interface CertificateSecret {
  readonly namespace: string;
  readonly name: string;
  readonly certificates: readonly { readonly key: string; readonly names: readonly string[] }[];
}

/** Labels of a namespace, by which listeners may choose whose routes they take. */
export interface NamespaceFacts {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** What a Gateway's cluster holds that Envoy Gateway reads and nobody here emits. */
export interface ClusterFacts {
  readonly services: readonly ServiceFacts[];
  readonly secrets?: readonly CertificateSecret[];
  readonly namespaces?: readonly NamespaceFacts[];
}
