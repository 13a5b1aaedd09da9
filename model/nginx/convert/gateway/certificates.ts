import { byText } from "../../../collections";
import type { Nginx } from "../../effective/nginx";
import type { CertificateFacts, Inventory, SecretFacts } from "../../inventory";

/** What nginx shows that has no certificate. */
export const PLACEHOLDER = "placeholder";

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
 * The certificates that nginx shows, and which of them Envoy Gateway takes: only those in Secrets of type
 * kubernetes.io/tls (internal/gatewayapi/tls.go of 1.9.1). A Secret that nobody looked at is believed.
 */
export const usableCertificates = ({
  inventory,
  nginx: { servers, certificates },
}: {
  inventory: Pick<Inventory, "secrets">;
  nginx: Pick<Nginx, "servers" | "certificates">;
}): Certificates => {
  const facts = new Map(
    inventory.secrets.map((secret) => [`${secret.namespace}/${secret.name}`, secret]),
  );
  const keyOf = (name: string): string => certificateOf(facts.get(name))?.fingerprint ?? name;

  const wanted = [...servers.values()].flatMap(({ host, tls }) =>
    tls.type === "https" && tls.certificate !== undefined
      ? [{ host, secret: tls.certificate }]
      : [],
  );
  const first = certificates.get("_");
  const names = [
    ...(first === undefined || first === PLACEHOLDER ? [] : [first]),
    ...wanted.map(({ secret }) => secret).sort(byText),
  ].filter((name) => isUsable(facts.get(name)));
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
        const representative = shown.get(keyOf(secret));
        return [
          host,
          representative === undefined
            ? { type: "unusable", secret, fault: typeFault(facts.get(secret)) }
            : { type: "usable", secret, shown: representative },
        ];
      }),
    ),
    ...(firstEnd !== undefined && { firstEnd }),
  };
};

const certificateOf = (secret: SecretFacts | undefined): CertificateFacts | undefined =>
  secret?.certificates.find(({ key }) => key === "tls.crt");

const isUsable = (secret: SecretFacts | undefined): boolean =>
  secret === undefined || secret.type === "kubernetes.io/tls";

const typeFault = (secret: SecretFacts | undefined): string =>
  `its type is ${String(secret?.type)}; Envoy Gateway takes kubernetes.io/tls only`;
