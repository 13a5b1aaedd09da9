import type { CertificateFacts, Inventory, InventoryIngress } from "../inventory";

/** The certificate of a host: `namespace/name` of its Secret, or the default one. */
export type ServerCertificate =
  { readonly type: "secret"; readonly secret: string } | { readonly type: "default" };

/** Finds the certificate that an Ingress gives to a host; nothing without a TLS section. */
export type Certificates = (options: {
  readonly ingress: InventoryIngress;
  readonly host: string;
}) => ServerCertificate | undefined;

/** Names in the certificate of a Secret (`namespace/name`); absent: none that nginx can use. */
export type CertificateNames = (secret: string) => readonly string[] | "unknown" | undefined;

/**
 * What is known of the certificates in Secrets. One that the inventory lacks may be usable where
 * Secrets were left out, and where it was made from manifests.
 */
export const certificateNamesOf = (inventory: Inventory): CertificateNames => {
  const complete =
    inventory.source === "cluster" &&
    inventory.options.secrets === "facts" &&
    !inventory.unknown.includes("secrets");
  const names = new Map(
    inventory.secrets.map(({ namespace, name, certificates }) => [
      `${namespace}/${name}`,
      certificates.find(isServable)?.names,
    ]),
  );
  return (secret) => (complete || names.has(secret) ? names.get(secret) : "unknown");
};

const isServable = ({ key, privateKey }: CertificateFacts): boolean =>
  key === "tls.crt" && privateKey === "matches";

/**
 * By the host in spec.tls, else by the names in the certificates; one that is missing, unusable or for
 * other names gives way to the default certificate (createServers and extractTLSSecretName in
 * internal/ingress/controller/controller.go). Expiry does not matter to nginx.
 */
export const certificatesOf =
  (namesOf: CertificateNames): Certificates =>
  ({ ingress: { namespace, tls }, host }) => {
    if (tls.length === 0) {
      return undefined;
    }
    const isFor = (secret: string): boolean => {
      const names = namesOf(secret);
      return names === "unknown" || names?.some((name) => covers(name, host)) === true;
    };
    const listed = tls.find(({ hosts }) =>
      hosts.some((each) => each.toLowerCase() === host.toLowerCase()),
    );
    const candidates = (listed ? [listed] : tls).flatMap(({ secretName }) =>
      secretName === undefined ? [] : [`${namespace}/${secretName}`],
    );
    const secret = candidates.find(isFor);
    return secret === undefined ? { type: "default" } : { type: "secret", secret };
  };

/** A wildcard covers itself, and one label in its place. */
export const covers = (name: string, host: string): boolean => {
  const [pattern, wanted] = [name.toLowerCase(), host.toLowerCase()];
  return (
    pattern === wanted || (pattern.startsWith("*.") && wanted.replace(/^[^.]+\./, "*.") === pattern)
  );
};
