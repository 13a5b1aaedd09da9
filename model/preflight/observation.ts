/** What a look at the cluster before anything is planned has found. Plain data, read by `cluster/`. */
export interface Observation {
  /** Minor release of Kubernetes 1, such as 35, with the text for messages, such as `v1.35.4`. */
  readonly kubernetes: { readonly minor: number; readonly version: string };
  /** CRDs of the groups that this program installs. */
  readonly crds: readonly ObservedCrd[];
  /** Objects of the plan's kinds that exist under the plan's names. */
  readonly objects: readonly ObservedObject[];
  /** GatewayClasses, whoever owns them. */
  readonly gatewayClasses: readonly (ObservedObject & { readonly controllerName: string })[];
  /** Services that the plan's routes name, as far as they exist. */
  readonly services: readonly {
    readonly namespace: string;
    readonly name: string;
    readonly ports: readonly number[];
  }[];
  /** Records of the Helm releases of this program. */
  readonly releases: readonly ObservedRelease[];
  /** Rights that are missing. */
  readonly denied: readonly Permission[];
}

export interface ObservedCrd {
  /** Such as `gateways.gateway.networking.k8s.io`. */
  readonly name: string;
  /** Annotation `gateway.networking.k8s.io/bundle-version`, on Gateway API kinds. */
  readonly bundleVersion?: string | undefined;
  /** Helm release that owns it, `namespace/name`. */
  readonly release?: string | undefined;
  readonly storedVersions: readonly string[];
  /** Whether objects of it exist; known for CRDs that the target version does not have. */
  readonly inUse?: boolean | undefined;
}

export interface ObservedObject {
  readonly kind: string;
  readonly namespace?: string | undefined;
  readonly name: string;
  /** Label `envoy-edge/stack`: the stack that made it. */
  readonly stack?: string | undefined;
}

export interface ObservedRelease {
  readonly namespace: string;
  readonly name: string;
  /** Status of the newest revision, such as `deployed` or `pending-upgrade`. */
  readonly status: string;
}

export interface Permission {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly namespace?: string | undefined;
}
