import { X509Certificate, createPrivateKey } from "node:crypto";
import type { CertificateFacts } from "../schema";

/** The public facts of the first certificate of a PEM text; nothing if there is none to be read. */
export const certificateFacts = ({
  key,
  pem,
  privateKey,
}: {
  key: string;
  pem: string;
  /** PEM of the private key that should belong to it. */
  privateKey?: string | undefined;
}): CertificateFacts | undefined => {
  const blocks = pem.match(CERTIFICATE);
  if (blocks === null) {
    return undefined;
  }
  try {
    const certificate = new X509Certificate(blocks[0]);
    return {
      key,
      names: namesOf(certificate),
      issuer: certificate.issuer.split("\n").join(", "),
      keyType: keyTypeOf(certificate),
      notAfter: new Date(certificate.validTo).toISOString().replace(".000Z", "Z"),
      fingerprint: certificate.fingerprint256,
      following: blocks.length - 1,
      privateKey: privateKey === undefined ? "none" : belongs(certificate, privateKey),
    };
  } catch {
    return undefined;
  }
};

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/** Alternative names, in the order of the certificate; without any, the common name. */
const namesOf = ({ subjectAltName, subject }: X509Certificate): string[] => {
  const names = (subjectAltName ?? "")
    .split(", ")
    .flatMap((entry) => /^(?:DNS|IP Address):(.+)$/.exec(entry)?.[1] ?? []);
  return names.length > 0 ? names : (/^CN=(.+)$/m.exec(subject)?.slice(1, 2) ?? []);
};

const keyTypeOf = ({ publicKey }: X509Certificate): string => {
  const modulusLength = publicKey.asymmetricKeyDetails?.modulusLength;
  const namedCurve = publicKey.asymmetricKeyDetails?.namedCurve;
  const type = String(publicKey.asymmetricKeyType);
  if (modulusLength !== undefined) {
    return `${type.toUpperCase()} ${modulusLength}`;
  }
  return namedCurve === undefined
    ? `${type.charAt(0).toUpperCase()}${type.slice(1)}`
    : `EC ${namedCurve}`;
};

const belongs = (certificate: X509Certificate, pem: string): CertificateFacts["privateKey"] => {
  try {
    return certificate.checkPrivateKey(createPrivateKey(pem)) ? "matches" : "differs";
  } catch {
    return "unreadable";
  }
};
