import type { ProxySettings } from "../../effective/settings";
import type { Difference, Finding } from "../../findings/finding";
import type { RuleContext } from "../emission";
import { annotationFinding } from "./finding";

export type TlsSettings = NonNullable<ProxySettings["tls"]>;

interface Input {
  readonly context: RuleContext;
  readonly settings: TlsSettings;
  /** Name that Envoy can demand and send; absent where nginx's is none, or no DNS name. */
  readonly sni: string | undefined;
}

/** What differs of TLS to a backend whose certificates Envoy can read. */
export const tlsFindings = (input: Input): Finding[] => [
  ...nameFindings(input),
  ...depthFindings(input),
  ...cipherFindings(input),
];

const nameFindings = ({ context, settings, sni }: Input): Finding[] => {
  if (settings.verify && sni === undefined) {
    return [unknownName({ context, settings })];
  }
  if (sni === undefined) {
    return [noServerName(context, settings)];
  }
  return settings.serverName
    ? []
    : [
        annotationFinding({
          context,
          key: "proxy-ssl-server-name",
          severity: "lossy",
          differences: [
            settings.verify
              ? tlsDifference("sends the backend no server name", `sends the server name ${sni}`)
              : tlsDifference(
                  "sends the backend no server name",
                  "sends the client's Host as server name",
                ),
          ],
          remedy: "See that the backend shows the same certificate with a server name.",
        }),
      ];
};

const tlsDifference = (nginx: string, envoy: string): Difference => ({
  field: "upstream.tls",
  when: "always",
  nginx,
  envoy,
});

/** Without a server name of its own, Envoy sends the client's Host as one. */
export const noServerName = (context: RuleContext, settings?: TlsSettings): Finding =>
  annotationFinding({
    context,
    key: "proxy-ssl-server-name",
    severity: "lossy",
    differences: [
      tlsDifference(
        settings?.serverName
          ? "sends the backend the server name upstream_balancer"
          : "sends the backend no server name",
        "sends the client's Host as server name",
      ),
    ],
    remedy: "See that the backend takes any server name.",
  });

const unknownName = ({ context, settings }: Omit<Input, "sni">): Finding =>
  annotationFinding({
    context,
    key: "proxy-ssl-verify",
    severity: "refused",
    protective: true,
    value: "on",
    differences: [
      tlsDifference(
        `demands that the backend's certificate is for ${settings.name ?? "upstream_balancer"}`,
        "can demand only DNS names: that of the Service",
      ),
    ],
    remedy:
      "Give proxy-ssl-name a DNS name that the backend's certificate is for. Accepted, the certificate must be for the Service's DNS name.",
  });

export const foreignSecret = ({ context, settings }: Omit<Input, "sni">): Finding =>
  annotationFinding({
    context,
    key: "proxy-ssl-secret",
    severity: "refused",
    protective: true,
    value: settings.secret,
    differences: [
      tlsDifference(
        `uses the certificates of the Secret ${settings.secret}`,
        settings.verify
          ? "cannot read another namespace's Secret: it trusts public authorities only, and shows no certificate"
          : "cannot read another namespace's Secret: it shows the backend no certificate",
      ),
    ],
    remedy: `Put a copy of the Secret into the namespace ${context.namespace} and name that one.`,
  });

/** Envoy has no limit for the length of a chain. */
const depthFindings = ({ context, settings }: Input): Finding[] =>
  settings.verify
    ? [
        annotationFinding({
          context,
          key: "proxy-ssl-verify-depth",
          severity: "note",
          value: String(settings.verifyDepth),
          differences: [
            {
              field: "operation",
              when: "always",
              nginx: `takes chains of at most ${settings.verifyDepth} intermediate authorities`,
              envoy: "takes chains of any length",
            },
          ],
          remedy: "Nothing, unless the authority hands out authorities to others.",
        }),
      ]
    : [];

const cipherFindings = ({ context, settings }: Input): Finding[] =>
  settings.ciphers === "DEFAULT"
    ? []
    : [
        annotationFinding({
          context,
          key: "proxy-ssl-ciphers",
          severity: "lossy",
          value: settings.ciphers,
          differences: [
            {
              field: "operation",
              when: "always",
              nginx: "offers the backend these ciphers",
              envoy: "offers its own, all with AEAD",
            },
          ],
          remedy: "See that the backend takes ECDHE with AES-GCM or ChaCha20.",
        }),
      ];
