import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";

/** A self-signed certificate for a host, as a Secret of type `kubernetes.io/tls` holds it. */
export async function selfSigned(host: string): Promise<{ "tls.crt": string; "tls.key": string }> {
  const folder = await mkdtemp(join(tmpdir(), "certificate-"));
  try {
    const [key, certificate] = [join(folder, "key"), join(folder, "certificate")];
    await execa("openssl", [
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
      ...["-keyout", key, "-out", certificate, "-days", "2", "-subj", `/CN=${host}`],
      ...["-addext", `subjectAltName=DNS:${host}`],
    ]);
    return {
      "tls.crt": await readFile(certificate, "utf8"),
      "tls.key": await readFile(key, "utf8"),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}
