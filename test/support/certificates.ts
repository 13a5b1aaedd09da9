import { execFileSync } from "node:child_process";

/** A certificate and its private key, both PEM. */
export interface KeyPair {
  readonly certificate: string;
  readonly privateKey: string;
}

/**
 * Makes a self-signed certificate with `openssl`, which is also the judge of what it says.
 *
 * @param options.key what `openssl req -newkey` takes.
 * @param options.names alternative names as openssl writes them, such as `DNS:a.example.com`; none: only a
 * common name.
 */
export function selfSigned({
  key,
  names,
  commonName,
}: {
  key: readonly string[];
  names?: readonly string[];
  commonName: string;
}): KeyPair {
  const pem = execFileSync(
    "openssl",
    [
      ...["req", "-x509", "-nodes", "-days", "30", "-newkey", ...key],
      ...["-subj", `/O=Example/CN=${commonName}`, "-keyout", "-", "-out", "-"],
      ...(names === undefined ? [] : ["-addext", `subjectAltName=${names.join(",")}`]),
    ],
    { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );
  const certificate =
    /-----BEGIN CERTIFICATE-----[^]+-----END CERTIFICATE-----\n/.exec(pem)?.[0] ?? "";
  return { certificate, privateKey: pem.replace(certificate, "") };
}

/** What `openssl x509` says of a certificate, such as with `-enddate`. */
export function opensslSays(certificate: string, ...wanted: readonly string[]): string {
  return execFileSync("openssl", ["x509", "-noout", ...wanted], {
    encoding: "utf8",
    input: certificate,
  }).trim();
}
