/** What a Secret is for: what may be said of it depends on that. */
export type SecretUse = "certificate" | "auth-file" | "auth-map";

/** What something refers to, each as `namespace/name`. */
export interface Referred {
  readonly services?: readonly string[];
  readonly configMaps?: readonly string[];
  readonly secrets?: readonly { readonly key: string; readonly use: SecretUse }[];
}

/** References of everything, each once. */
export interface References {
  readonly services: ReadonlySet<string>;
  readonly configMaps: ReadonlySet<string>;
  readonly secrets: ReadonlyMap<string, ReadonlySet<SecretUse>>;
}

/** The references of all together. */
export const collect = (all: readonly Referred[]): References => {
  const secrets = new Map<string, Set<SecretUse>>();
  for (const { key, use } of all.flatMap((each) => each.secrets ?? [])) {
    const uses = secrets.get(key);
    if (uses) {
      uses.add(use);
    } else {
      secrets.set(key, new Set([use]));
    }
  }
  return {
    services: new Set(all.flatMap((each) => each.services ?? [])),
    configMaps: new Set(all.flatMap((each) => each.configMaps ?? [])),
    secrets,
  };
};

/** A reference in full, or nothing: the form `namespace/name` is the only one taken. */
export const full = (value: string | undefined): string[] =>
  value !== undefined && /^[^/]+\/[^/]+$/.test(value) ? [value] : [];

/** A reference that may leave out the namespace. */
export const within = (namespace: string, value: string | undefined): string[] =>
  value === undefined || value === ""
    ? []
    : full(value.includes("/") ? value : `${namespace}/${value}`);

/** The Service behind a URL of the cluster, such as `http://auth.tools.svc.cluster.local:4180/check`. */
export const ofUrl = (url = ""): string[] => {
  const [, service, namespace] = CLUSTER_URL.exec(url.toLowerCase()) ?? [];
  return service === undefined || namespace === undefined ? [] : [`${namespace}/${service}`];
};

const CLUSTER_URL = /^https?:\/\/([-a-z0-9]+)\.([-a-z0-9]+)\.svc(?:[.:/?]|$)/;
