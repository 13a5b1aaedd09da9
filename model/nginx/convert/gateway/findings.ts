import { FIELDS } from "../../../http/fields";
import { certificateChooser } from "../../../routes/answer/server-names";
import type { Nginx, Server } from "../../effective/nginx";
import { certificateFor } from "../../effective/tls";
import type { AnswerKind, Difference, Finding } from "../../findings/finding";
import { builtInFinding, hostFinding } from "../../findings/loss";
import type { Inventory } from "../../inventory";
import { type Certificates, type HostCertificate, PLACEHOLDER } from "./certificates";
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
  const known = new Set(inventory.secrets.map((each) => `${each.namespace}/${each.name}`));
  const names = [...nginx.servers.values()].flatMap((server) => namesOf(server, nginx));
  return [
    ...names.flatMap((name) =>
      certificates.secrets.length === 0
        ? [noHttps(name)]
        : nameFindings({ ...name, chosen, known, question }),
    ),
    ...(nginx.servers.get("_")?.clientCertificate === undefined ? [] : [unknownHosts()]),
    ...(certificates.firstEnd === undefined ? [] : [expiry(certificates.firstEnd)]),
  ];
};

interface ShownName {
  readonly name: string;
  /** Host that findings about it name. */
  readonly scope: string;
  /** To those findings. */
  readonly answers: readonly AnswerKind[];
}

/** The names whose TLS ends at the proxy. */
const namesOf = (
  server: Server,
  nginx: Pick<Nginx, "upstreams" | "configuration">,
): ShownName[] => {
  const { host, aliases, redirectFrom } = server;
  return [
    ...[...(passthroughOf(server, nginx) ? [] : [host]), ...aliases].map((name): ShownName => ({
      name,
      scope: host,
      answers: ["accept", "holdBack"],
    })),
    // It goes with its host, and cannot be held back alone.
    ...(redirectFrom
      ? [{ name: redirectFrom.value, scope: redirectFrom.value, answers: ["accept"] as const }]
      : []),
  ];
};

/** What nginx shows for a name, and what Envoy chooses from its list. */
const nameFindings = ({
  name,
  scope,
  answers,
  chosen,
  known,
  question: { nginx, certificates },
}: ShownName & {
  /** Secrets that somebody looked at. */
  known: ReadonlySet<string>;
  /** What Envoy shows for a server name. */
  chosen: ReturnType<typeof certificateChooser>;
  question: Question;
}): Finding[] => {
  const before =
    certificateFor({ certificates: nginx.certificates, host: name }) ?? nginx.certificates.get("_");
  const after = chosen(name.replace("*", "any"));
  if (before === after || (scope === "_" && before === PLACEHOLDER)) {
    return [];
  }
  const { severity, words, remedy } = reasonOf({
    before,
    own: certificates.hosts.get(scope),
    known,
  });
  return [
    hostFinding({
      host: scope,
      key: "certificate",
      severity,
      differences: [
        {
          field: "certificate",
          when: "HTTPS",
          nginx: before === PLACEHOLDER ? "shows its placeholder" : `shows ${String(before)}`,
          envoy: `shows ${String(after)}${words}`,
        },
      ],
      remedy,
      answers: severity === "note" ? [] : answers,
    }),
  ];
};

/** Why Envoy shows another certificate, as far as that is known. */
const reasonOf = ({
  before,
  own,
  known,
}: {
  before: string | undefined;
  own: HostCertificate | undefined;
  /** Secrets that somebody looked at. */
  known: ReadonlySet<string>;
}): { severity: "lossy" | "note"; words: string; remedy: string } => {
  if (before === PLACEHOLDER) {
    return { severity: "note", words: "", remedy: "nothing, unless clients use it over HTTPS" };
  }
  if (!known.has(String(before))) {
    return {
      severity: "note",
      words: ", or the same: nobody has looked at the Secret",
      remedy: "take the inventory with the right to read Secrets",
    };
  }
  if (own?.type === "unusable" && own.secret === before) {
    return {
      severity: "lossy",
      words: `: ${own.fault}`,
      remedy: `make ${own.secret} a Secret of type kubernetes.io/tls with certificate and key`,
    };
  }
  return own?.type === "usable" && own.secret !== own.shown
    ? { severity: "note", words: ", which holds the same", remedy: "nothing" }
    : {
        severity: "lossy",
        words: ", which is for the name too",
        remedy: "leave one certificate for each name",
      };
};

const noHttps = ({ scope, answers }: ShownName): Finding =>
  hostFinding({
    host: scope,
    key: "https",
    severity: "lossy",
    differences: FIELDS.filter((field) => field !== "operation").map((field): Difference => ({
      field,
      when: "HTTPS",
      nginx: "answers, with its placeholder certificate where it has no other",
      envoy: "has no HTTPS listener: no Secret holds a certificate that it can use",
    })),
    remedy: "name a certificate with --default-ssl-certificate, if clients use HTTPS",
    answers,
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
