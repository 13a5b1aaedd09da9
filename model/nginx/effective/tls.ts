import type { ShownCertificate } from "../../http/answer";
import type { NginxConfiguration } from "../configuration/configuration";
import type { CertificateNames } from "./certificates";
import { covers } from "./certificates";
import { otherName } from "./finish";
import type { Server } from "./nginx";
import type { DraftServers } from "./servers";
import { DEFAULT_SERVER } from "./servers";

/** What TLS shows by name, and what that means for a host. */
export interface Tls {
  readonly certificates: ReadonlyMap<string, ShownCertificate>;
  readonly of: (host: string) => Server["tls"];
}

/**
 * The names that nginx has a certificate for: hosts, and their aliases and redirects where the
 * certificate of the host covers them (configureCertificates in internal/ingress/controller/nginx.go).
 */
export const tlsOf = ({
  servers,
  configuration: { tls },
  namesOf,
}: {
  servers: DraftServers;
  configuration: NginxConfiguration;
  namesOf: CertificateNames;
}): Tls => {
  const { defaultCertificate } = tls;
  const usable = defaultCertificate !== undefined && namesOf(defaultCertificate) !== undefined;
  const fallback = usable ? defaultCertificate : "placeholder";
  const certificates = new Map<string, ShownCertificate>([[DEFAULT_SERVER, fallback]]);
  for (const { host, aliases, certificate, redirectBy } of servers.values()) {
    if (certificate !== undefined) {
      const shown = certificate.type === "secret" ? certificate.secret : fallback;
      const others = [
        ...aliases.value,
        ...(redirectBy !== undefined && !servers.has(otherName(host)) ? [otherName(host)] : []),
      ];
      certificates.set(host, shown);
      for (const name of others.filter((each) => isFor({ shown, name: each, namesOf }))) {
        certificates.set(name, shown);
      }
    }
  }
  return {
    certificates,
    of: (host) => {
      const shown = host === DEFAULT_SERVER ? undefined : certificateFor({ certificates, host });
      if (shown === undefined) {
        return { type: "none" };
      }
      return shown === fallback ? { type: "https" } : { type: "https", certificate: shown };
    },
  };
};

/** By the name, else by the wildcard in place of its first label (get_pem_cert_uid in certificate.lua). */
export const certificateFor = ({
  certificates,
  host,
}: {
  certificates: ReadonlyMap<string, ShownCertificate>;
  host: string;
}): ShownCertificate | undefined =>
  certificates.get(host) ?? certificates.get(host.replace(/^[^.]+\./, "*."));

const isFor = ({
  shown,
  name,
  namesOf,
}: {
  shown: ShownCertificate;
  name: string;
  namesOf: CertificateNames;
}): boolean => {
  const names = shown === "placeholder" ? undefined : namesOf(shown);
  return names === "unknown" || names?.some((each) => covers(each, name)) === true;
};
