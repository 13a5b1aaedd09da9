import { FIELDS } from "../../../http/fields";
import type { Nginx } from "../../effective/nginx";
import type { Difference, Finding } from "../../findings/finding";
import { builtInFinding, hostFinding } from "../../findings/loss";
import type { Certificates } from "./certificates";

/** What differs of the certificates that clients are shown. */
export const certificateFindings = ({
  nginx: { servers, configuration },
  certificates,
}: {
  nginx: Pick<Nginx, "servers" | "configuration">;
  certificates: Certificates;
}): Finding[] => {
  const hasDefault = configuration.tls.defaultCertificate !== undefined;
  return [
    ...[...servers.values()].flatMap(({ host, passthrough }) => {
      if (passthrough !== undefined) {
        return [];
      }
      return certificates.secrets.length === 0
        ? [noHttps(host)]
        : hostCertificate({ host, certificates, hasDefault });
    }),
    ...(servers.get("_")?.clientCertificate === undefined ? [] : [unknownHosts()]),
    ...(certificates.firstEnd === undefined ? [] : [expiry(certificates.firstEnd)]),
  ];
};

const hostCertificate = ({
  host,
  certificates: { hosts, secrets },
  hasDefault,
}: {
  host: string;
  certificates: Certificates;
  hasDefault: boolean;
}): Finding[] => {
  const own = hosts.get(host);
  if (own === undefined) {
    return hasDefault ? [] : [shown({ host, nginx: "its placeholder", envoy: String(secrets[0]) })];
  }
  if (own.type === "unusable") {
    return [
      shown({
        host,
        nginx: own.secret,
        envoy: `${String(secrets[0])}: it cannot use the other (${own.fault})`,
        severity: "lossy",
        remedy: `make ${own.secret} a Secret of type kubernetes.io/tls with certificate and key`,
      }),
    ];
  }
  return own.shown === own.secret
    ? []
    : [shown({ host, nginx: own.secret, envoy: `${own.shown}, which holds the same certificate` })];
};

const shown = ({
  host,
  nginx,
  envoy,
  severity = "note",
  remedy = "nothing, unless clients use the host over HTTPS",
}: {
  host: string;
  nginx: string;
  envoy: string;
  severity?: "lossy" | "note";
  remedy?: string;
}): Finding =>
  hostFinding({
    host,
    key: "certificate",
    severity,
    differences: [
      { field: "certificate", when: "HTTPS", nginx: `shows ${nginx}`, envoy: `shows ${envoy}` },
    ],
    remedy,
    answers: severity === "note" ? [] : ["accept", "holdBack"],
  });

const noHttps = (host: string): Finding =>
  hostFinding({
    host,
    key: "https",
    severity: "lossy",
    differences: FIELDS.filter((field) => field !== "operation").map((field): Difference => ({
      field,
      when: "HTTPS",
      nginx: "answers, with its placeholder certificate where it has no other",
      envoy: "has no HTTPS listener: no Secret holds a certificate that it can use",
    })),
    remedy: "name a certificate with --default-ssl-certificate, if clients use HTTPS",
    answers: ["accept", "holdBack"],
  });

const expiry = (firstEnd: string): Finding =>
  builtInFinding({
    topic: "certificate-expiry",
    severity: "note",
    value: firstEnd,
    differences: [
      {
        field: "operation",
        when: "always",
        nginx: "goes on showing a certificate whose time is over",
        envoy: "does not take one: its hosts show another",
      },
    ],
    remedy: `renew certificates in time; the first ends at ${firstEnd}`,
  });

const unknownHosts = (): Finding =>
  hostFinding({
    host: "_",
    key: "auth-tls-secret",
    severity: "refused",
    protective: true,
    differences: (["outcome", "status", "guard.clientCertificate"] as const).map((field) => ({
      field,
      when: "always",
      nginx: "asks clients of unknown hosts for a certificate",
      envoy: "cannot ask for one without a host name, and answers 403",
    })),
    remedy: "name the hosts of the Ingress that has auth-tls-secret",
  });
