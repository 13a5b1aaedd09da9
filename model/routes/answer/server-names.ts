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

/**
 * Chooses a listener's certificate by server name: one that is for the name, else one for the wildcard
 * in place of its first label, else the listener's first.
 */
export const certificateChooser = ({
  certificates,
  secrets,
}: {
  /** `namespace/name` of Secrets. */
  certificates: readonly string[];
  secrets: readonly CertificateSecret[];
}): ((serverName: string) => string | undefined) => {
  const ranks = new Map(certificates.map((certificate, index) => [certificate, index]));
  const rankOf = (secret: CertificateSecret): number => ranks.get(nameOf(secret)) ?? -1;
  const byName = new Map<string, string>();
  // Of several for a name the first of the listener stays.
  const known = secrets.filter((secret) => rankOf(secret) >= 0);
  for (const secret of known.sort((one, other) => rankOf(other) - rankOf(one))) {
    for (const { names } of secret.certificates.filter(({ key }) => key === "tls.crt")) {
      names.forEach((name) => byName.set(name.toLowerCase(), nameOf(secret)));
    }
  }
  return (serverName) =>
    byName.get(serverName) ?? byName.get(serverName.replace(/^[^.]+/, "*")) ?? certificates[0];
};
