import { createHash, X509Certificate } from "node:crypto";
import type { KeyPair } from "../../commands/probe/send";
import { command } from "../../lab/command";

/** Makes a self-signed certificate for hosts. */
export async function selfSigned({
  name,
  hosts,
}: {
  /** Common name. */
  name: string;
  hosts: readonly string[];
}): Promise<KeyPair> {
  const pem = await command([
    ...(["openssl", "req", "-x509", "-nodes", "-days", "2"] as const),
    ...["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"],
    ...["-subj", `/CN=${name}`, "-addext", `subjectAltName=DNS:${hosts.join(",DNS:")}`],
    ...["-keyout", "-", "-out", "-"],
  ]);
  const [certificate = ""] =
    /-----BEGIN CERTIFICATE-----[^]+-----END CERTIFICATE-----/.exec(pem) ?? [];
  return {
    certificate: `${certificate}\n`,
    privateKey: `${pem.replace(certificate, "").trim()}\n`,
  };
}

/** sha256 of a certificate as it is sent. */
export const fingerprint = (certificate: string): string =>
  createHash("sha256").update(new X509Certificate(certificate).raw).digest("hex");
