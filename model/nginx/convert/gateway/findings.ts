import { FIELDS } from "../../../http/fields";
import { certificateChooser } from "../../../routes/answer/server-names";
import type { Nginx, Server } from "../../effective/nginx";
import { certificateFor } from "../../effective/tls";
import type { Difference, Finding } from "../../findings/finding";
import { builtInFinding, hostFinding } from "../../findings/loss";
import type { Inventory } from "../../inventory";
import type { Certificates } from "./certificates";
import { passthroughOf } from "./passthrough";

interface Question {
  readonly nginx: Pick<Nginx, "servers" | "upstreams" | "configuration" | "certificates">;
  readonly inventory: Pick<Inventory, "secrets">;
  readonly certificates: Certificates;
}

/** What differs of the certificates that clients are shown, and of HTTPS where there are none. */
export const certificateFindings = (question: Question): Finding[] => {
  const { nginx, inventory, certificates } = question;
  const chosen = certificateChooser({
    certificates: certificates.secrets,
    secrets: inventory.secrets,
  });
  const names = [...nginx.servers.values()].flatMap((server) => namesOf(server, nginx));
  return [
    ...names.flatMap((name) =>
      certificates.secrets.length === 0
        ? [noHttps(name.scope)]
        : nameFindings({ ...name, chosen, question }),
    ),
    ...(nginx.servers.get("_")?.clientCertificate === undefined ? [] : [unknownHosts()]),
    ...(certificates.firstEnd === undefined ? [] : [expiry(certificates.firstEnd)]),
  ];
};

/** The names whose TLS ends at the proxy, and the host that findings about them name. */
const namesOf = (
  server: Server,
  nginx: Pick<Nginx, "upstreams" | "configuration">,
): { name: string; scope: string }[] => {
  const { host, aliases, redirectFrom } = server;
  return [
    ...[...(passthroughOf(server, nginx) ? [] : [host]), ...aliases].map((name) => ({
      name,
      scope: host,
    })),
    ...(redirectFrom ? [{ name: redirectFrom.value, scope: redirectFrom.value }] : []),
  ];
};

/** What nginx shows for a name, and what Envoy chooses from its list. */
const nameFindings = ({
  name,
  scope,
  chosen,
  question: { nginx, certificates },
}: {
  name: string;
  scope: string;
  /** What Envoy shows for a server name. */
  chosen: ReturnType<typeof certificateChooser>;
  question: Question;
}): Finding[] => {
  const before =
    certificateFor({ certificates: nginx.certificates, host: name }) ??
    nginx.certificates.get("_") ??
    PLACEHOLDER;
  const after = chosen(name.replace("*", "any"));
  if (before === after || (scope === "_" && before === PLACEHOLDER)) {
    return [];
  }
  const own = certificates.hosts.get(scope);
  const isSame = own?.type === "usable" && own.secret === before && own.shown === after;
  const isUnusable = own?.type === "unusable" && own.secret === before;
  const isNote = isSame || before === PLACEHOLDER;
  return [
    hostFinding({
      host: scope,
      key: "certificate",
      severity: isNote ? "note" : "lossy",
      differences: [
        {
          field: "certificate",
          when: "HTTPS",
          nginx: `shows ${before === PLACEHOLDER ? "its placeholder" : before}`,
          envoy: `shows ${String(after)}${isSame ? ", which holds the same" : ""}${isUnusable ? `: ${own.fault}` : ""}`,
        },
      ],
      remedy: isUnusable
        ? `make ${before} a Secret of type kubernetes.io/tls with certificate and key`
        : "nothing, unless clients use the name over HTTPS; else give each name one certificate",
      ...(!isNote && { answers: ["accept", "holdBack"] as const }),
    }),
  ];
};

const PLACEHOLDER = "placeholder";

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
