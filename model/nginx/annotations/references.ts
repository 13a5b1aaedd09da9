import type { Inventory, SecretFacts } from "../inventory";
import type { AnnotationSource } from "./annotation";

/** A name with a namespace or without. */
export interface Reference {
  readonly namespace: string;
  readonly name: string;
}

/** `name` or `namespace/name`; undefined for anything else. The Ingress's namespace is the default. */
export const referenceOf = (
  text: string,
  { ingress }: Pick<AnnotationSource, "ingress">,
): Reference | undefined => {
  const slash = text.indexOf("/");
  return text.includes("/", slash + 1)
    ? undefined
    : {
        namespace: text.slice(0, Math.max(slash, 0)) || ingress.namespace,
        name: text.slice(slash + 1),
      };
};

/** Whether an annotation may name an object of this namespace. */
export const isWithinReach = (
  namespace: string,
  { ingress, configuration }: Pick<AnnotationSource, "ingress" | "configuration">,
): boolean => namespace === ingress.namespace || configuration.admission.crossNamespaceResources;

export const nameOf = ({ namespace, name }: Reference): string => `${namespace}/${name}`;

/**
 * What is known of a Secret. `missing`: it does not exist. `unknown`: Secrets were not looked at, or
 * only some manifests were, which seldom have them; it is taken for one that is as it should be.
 */
export const secretOf = (
  inventory: Inventory,
  reference: string,
): SecretFacts | "missing" | "unknown" =>
  find(inventory.secrets, reference) ??
  (inventory.unknown.includes("secrets") || inventory.source === "manifests"
    ? "unknown"
    : "missing");

/** Data of a ConfigMap by `namespace/name` as it is looked up; undefined when there is none. */
export const configMapOf = (
  inventory: Inventory,
  reference: string,
): Readonly<Record<string, string>> | undefined => find(inventory.configMaps, reference)?.data;

const find = <Item extends Reference>(
  items: readonly Item[],
  reference: string,
): Item | undefined => {
  const [namespace, name, ...more] = reference.split("/");
  return more.length > 0
    ? undefined
    : items.find((item) => item.namespace === namespace && item.name === name);
};

/** A certificate authority that the controller makes of a Secret (store/backend_ssl.go). */
export type Authority =
  | { readonly type: "found"; readonly certificate: "sent" | "none" }
  /** It has a key pair only: nothing is verified with it. */
  | { readonly type: "without ca.crt" }
  | { readonly type: "unusable"; readonly reason: string };

/** What the controller makes of the Secret of auth-tls-secret or proxy-ssl-secret. */
export const authorityOf = (inventory: Inventory, reference: string): Authority => {
  const secret = secretOf(inventory, reference);
  if (secret === "missing") {
    return { type: "unusable", reason: `Secret ${reference} does not exist` };
  }
  if (secret === "unknown") {
    return { type: "found", certificate: "sent" };
  }
  const keys = secret.keys ?? [];
  const pair = keys.includes("tls.crt") && keys.includes("tls.key");
  const used = [...(pair ? ["tls.crt"] : []), ...(keys.includes("ca.crt") ? ["ca.crt"] : [])];
  const unreadable = used.find((key) => secret.unreadable.includes(key));
  if (used.length === 0) {
    return { type: "unusable", reason: `Secret ${reference} has neither ca.crt nor a key pair` };
  }
  if (unreadable !== undefined) {
    return { type: "unusable", reason: `${unreadable} of Secret ${reference} cannot be read` };
  }
  return used.includes("ca.crt")
    ? { type: "found", certificate: pair ? "sent" : "none" }
    : { type: "without ca.crt" };
};
