// Written by `npm run generate` from the CRDs of Envoy Gateway 1.9.1. Do not edit.

export interface ReferenceGrantSpec {
  /** From describes the trusted namespaces and kinds that can reference the resources described in "To". */
  from: ReferenceGrantSpecFrom[];
  /** To describes the resources that may be referenced by the resources described in "From". */
  to: ReferenceGrantSpecTo[];
}

export interface ReferenceGrantSpecFrom {
  /** Group is the group of the referent. When empty, the Kubernetes core API group is inferred. */
  group: string;
  /** Kind is the kind of the referent. Although implementations may support additional resources, the following types are part of the "Core" support level for this field. */
  kind: string;
  /** Namespace is the namespace of the referent. */
  namespace: string;
}

export interface ReferenceGrantSpecTo {
  /** Group is the group of the referent. When empty, the Kubernetes core API group is inferred. */
  group: string;
  /** Kind is the kind of the referent. */
  kind: string;
  /** Name is the name of the referent. When unspecified, this policy refers to all resources of the specified Group and Kind in the local namespace. */
  name?: string;
}
