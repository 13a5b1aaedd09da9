import type { CertificateSecret } from "./facts";
import { nameOf } from "./objects";

/**
 * The most specific of patterns for a host, as Envoy chooses filter chains and virtual hosts: the name
 * itself, then the longest `*.domain`, then `*`. Case does not count; a pattern's star is any labels.
 */
export const mostSpecific = <Item>(
  host: string,
  items: ReadonlyMap<string, Item>,
): Item | undefined => {
  const exact = items.get(host);
  if (exact !== undefined) {
    return exact;
  }
  for (let dot = host.indexOf(".", 1); dot > 0; dot = host.indexOf(".", dot + 1)) {
    const wildcard = items.get(`*${host.slice(dot)}`);
    if (wildcard !== undefined) {
      return wildcard;
    }
  }
  return items.get("*");
};

/** The certificate of a listener that is for the server name; else its first. */
export const shownCertificate = ({
  serverName,
  certificates,
  secrets,
}: {
  serverName: string;
  certificates: readonly string[];
  secrets: readonly CertificateSecret[];
}): string | undefined => {
  const byName = new Map(
    certificates.toReversed().flatMap((certificate) =>
      secrets
        .filter((secret) => nameOf(secret) === certificate)
        .flatMap((secret) => secret.certificates)
        .filter(({ key }) => key === "tls.crt")
        .flatMap(({ names }) => names.map((name) => [name.toLowerCase(), certificate] as const)),
    ),
  );
  const wildcard = serverName.replace(/^[^.]+/, "*");
  return byName.get(serverName) ?? byName.get(wildcard) ?? certificates[0];
};
