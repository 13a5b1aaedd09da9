import { byText } from "../../../collections";
import type { Nginx } from "../../effective/nginx";
import type { CertificateFacts, Inventory, SecretFacts } from "../../inventory";

/** The certificates of servers, as far as Envoy Gateway can show them. */
export interface Certificates {
  /** `namespace/name` of Secrets, the default one first; equal certificates once. */
  readonly secrets: readonly string[];
  /** By server that has a certificate: what becomes of it. */
  readonly hosts: ReadonlyMap<string, HostCertificate>;
  /** End of the validity that ends first, RFC 3339; absent where none is known. */
  readonly firstEnd?: string;
}

export type HostCertificate =
  /** `shown`: the Secret with it in the list above, perhaps another one with an equal certificate. */
  | { readonly type: "usable"; readonly secret: string; readonly shown: string }
  | { readonly type: "unusable"; readonly secret: string; readonly fault: string };

/**
 * The certificates of all servers, and which of them Envoy Gateway takes: Secrets of type
 * kubernetes.io/tls whose key belongs to the certificate (internal/gatewayapi/tls.go of 1.9.1).
 */
export const usableCertificates = ({
  inventory,
  nginx: { servers, configuration },
}: {
  inventory: Pick<Inventory, "secrets" | "source" | "unknown">;
  nginx: Pick<Nginx, "servers" | "configuration">;
}): Certificates => {
  const facts = new Map(
    inventory.secrets.map((secret) => [`${secret.namespace}/${secret.name}`, secret]),
  );
  // A folder of manifests rarely holds Secrets: what is not in it may be in the cluster.
  const mayExist = inventory.source === "manifests" || inventory.unknown.includes("secrets");
  const faultOf = (name: string): string | undefined => {
    const secret = facts.get(name);
    return secret === undefined && mayExist ? undefined : secretFault(secret);
  };
  const keyOf = (name: string): string => certificateOf(facts.get(name))?.fingerprint ?? name;

  const wanted = [...servers.values()].flatMap(({ host, tls }) =>
    tls.type === "https" && tls.certificate !== undefined
      ? [{ host, secret: tls.certificate }]
      : [],
  );
  const first = configuration.tls.defaultCertificate;
  const names = [
    ...(first === undefined ? [] : [first]),
    ...wanted.map(({ secret }) => secret).sort(byText),
  ].filter((name) => faultOf(name) === undefined);
  // Of equal ones the first stays.
  const shown = new Map(names.toReversed().map((name) => [keyOf(name), name]));
  const secrets = [...new Set(names)].filter((name) => shown.get(keyOf(name)) === name);
  const [firstEnd] = secrets
    .flatMap((name) => certificateOf(facts.get(name))?.notAfter ?? [])
    .sort(byText);
  return {
    secrets,
    hosts: new Map(
      wanted.map(({ host, secret }): [string, HostCertificate] => {
        const fault = faultOf(secret);
        return [
          host,
          fault === undefined
            ? { type: "usable", secret, shown: shown.get(keyOf(secret)) ?? secret }
            : { type: "unusable", secret, fault },
        ];
      }),
    ),
    ...(firstEnd !== undefined && { firstEnd }),
  };
};

const certificateOf = (secret: SecretFacts | undefined): CertificateFacts | undefined =>
  secret?.certificates.find(({ key }) => key === "tls.crt");

const secretFault = (secret: SecretFacts | undefined): string | undefined => {
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
