import { byText } from "../../../collections";
import type { Nginx } from "../../effective/nginx";
import type { CertificateFacts, Inventory, SecretFacts } from "../../inventory";

/** Why Envoy Gateway cannot use a Secret that nginx does, or that nobody could look at it. */
export type CertificateFault = string;

/** The certificates that the Gateway shows. */
export interface Certificates {
  /** `namespace/name` of Secrets, the default one first; equal certificates once. */
  readonly secrets: readonly string[];
  /** By server: the certificate that cannot be used, and why. */
  readonly faults: ReadonlyMap<string, CertificateFault>;
}

/**
 * The certificates of all servers that Envoy Gateway takes: a Secret of type kubernetes.io/tls whose
 * key belongs to it (validateTLSSecretsData in internal/gatewayapi/tls.go of 1.9.1).
 */
export const usableCertificates = ({
  inventory,
  nginx: { servers, configuration },
}: {
  inventory: Inventory;
  nginx: Pick<Nginx, "servers" | "configuration">;
}): Certificates => {
  const facts = new Map(
    inventory.secrets.map((secret) => [`${secret.namespace}/${secret.name}`, secret]),
  );
  const faultOf = (name: string): CertificateFault | undefined =>
    inventory.unknown.includes("secrets") ? undefined : secretFault(facts.get(name));
  const wanted = [...servers.values()].flatMap(({ host, tls }) =>
    tls.type === "https" && tls.certificate !== undefined
      ? [{ host, secret: tls.certificate }]
      : [],
  );
  const names = wanted.map(({ secret }) => secret).sort(byText);
  const first = configuration.tls.defaultCertificate;
  const usable = [...new Set(first === undefined ? names : [first, ...names])].filter(
    (name) => faultOf(name) === undefined,
  );
  return {
    secrets: distinctBy(usable, (name) => certificateOf(facts.get(name))?.fingerprint ?? name),
    faults: new Map(
      wanted.flatMap(({ host, secret }) => {
        const fault = faultOf(secret);
        return fault === undefined ? [] : [[host, `${secret}: ${fault}`]];
      }),
    ),
  };
};

const certificateOf = (secret: SecretFacts | undefined): CertificateFacts | undefined =>
  secret?.certificates.find(({ key }) => key === "tls.crt");

const secretFault = (secret: SecretFacts | undefined): CertificateFault | undefined => {
  if (secret === undefined) {
    return "there is no such Secret";
  }
  if (secret.type !== "kubernetes.io/tls") {
    return `its type is ${secret.type}; Envoy Gateway takes kubernetes.io/tls only`;
  }
  const certificate = certificateOf(secret);
  if (certificate === undefined) {
    return "it has no certificate under tls.crt that can be read";
  }
  return certificate.privateKey === "matches"
    ? undefined
    : `its key tls.key ${KEYS[certificate.privateKey]}`;
};

const KEYS = {
  differs: "belongs to another certificate",
  unreadable: "cannot be read",
  none: "is missing",
};

const distinctBy = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[] => {
  const keys = new Set<string>();
  return items.filter((item) => {
    const key = keyOf(item);
    const isNew = !keys.has(key);
    keys.add(key);
    return isNew;
  });
};
