import type { BackendSpecTls } from "../../../../kubernetes/types";
import type { ProxySettings } from "../../effective/settings";
import type { Difference, Finding } from "../../findings/finding";
import type { RuleContext } from "../emission";
import { isBackendHost } from "./backend-object";
import { annotationFinding } from "./finding";
import { nameParts } from "./foreign-object";

type TlsSettings = NonNullable<ProxySettings["tls"]>;

/** How Envoy speaks TLS to the backends of a location, and what differs. */
export interface BackendTlsParts {
  readonly tls: BackendSpecTls;
  readonly findings: readonly Finding[];
}

/**
 * TLS towards a backend (`proxy-ssl-*`) as a Backend says it. A BackendTLSPolicy would hold for the
 * Service, whoever sends to it, while nginx's settings are a location's own; it cannot leave
 * verification out either. nginx verifies nothing, and sends no server name, unless told so; of gRPC it
 * cannot be told so at all (there is no `grpc_ssl_*` in rootfs/etc/nginx/template/nginx.tmpl).
 *
 * @param alpn `http/1.1` or `h2`: Envoy would take HTTP/2 wherever the backend offers it.
 */
export const backendTls = ({
  context,
  alpn,
}: {
  context: RuleContext;
  alpn: "http/1.1" | "h2";
}): BackendTlsParts => {
  const settings = alpn === "h2" ? undefined : settingsOf(context);
  const alpnProtocols = [alpn];
  if (settings === undefined) {
    return {
      tls: { insecureSkipVerify: true, alpnProtocols },
      findings: [noServerName(context)],
    };
  }
  const { namespace, name } = nameParts(settings.secret);
  if (namespace !== context.namespace) {
    return {
      // Never less than was asked for: without the Secret no backend can be verified.
      tls: settings.verify
        ? { wellKnownCACertificates: "System", alpnProtocols }
        : { insecureSkipVerify: true, alpnProtocols },
      findings: [foreignSecret({ context, settings })],
    };
  }
  return {
    tls: {
      ...verification({ settings, name }),
      ...(settings.clientCertificate === "sent" && { clientCertificateRef: secretReference(name) }),
      ...versions(settings.protocols),
      alpnProtocols,
    },
    findings: [
      ...nameFindings({ context, settings }),
      ...depthFindings({ context, settings }),
      ...cipherFindings({ context, settings }),
    ],
  };
};

/** Those of another Ingress of the host where the location's has none (proxy-ssl-location-only). */
const settingsOf = ({ location, server }: RuleContext): TlsSettings | undefined =>
  location.settings.proxy.tls ?? server.backendTls?.value;

const secretReference = (name: string) => ({ group: "", kind: "Secret", name });

/** With `sni`, Envoy Gateway demands that name of the certificate (xds/translator/translator.go). */
const verification = ({
  settings,
  name,
}: {
  settings: TlsSettings;
  name: string;
}): BackendSpecTls => {
  const sni = serverName(settings);
  if (!settings.verify) {
    return { insecureSkipVerify: true, ...(sni !== undefined && settings.serverName && { sni }) };
  }
  return {
    caCertificateRefs: [secretReference(name)],
    ...(sni === undefined ? { autoSNIFromEndpointHostname: true } : { sni }),
  };
};

/** proxy-ssl-name, where it is a name that a certificate can be for. */
const serverName = ({ name }: TlsSettings): string | undefined =>
  name !== undefined && isBackendHost(name) ? name : undefined;

/** nginx has 1.2 unless it is told otherwise. */
const versions = (protocols: string): Pick<BackendSpecTls, "minVersion" | "maxVersion"> => ({
  minVersion: protocols.includes("TLSv1.2") ? "1.2" : "1.3",
  maxVersion: protocols.includes("TLSv1.3") ? "1.3" : "1.2",
});

const nameFindings = ({
  context,
  settings,
}: {
  context: RuleContext;
  settings: TlsSettings;
}): Finding[] => {
  const sni = serverName(settings);
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
const noServerName = (context: RuleContext, settings?: TlsSettings): Finding =>
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

const unknownName = ({
  context,
  settings,
}: {
  context: RuleContext;
  settings: TlsSettings;
}): Finding =>
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

const foreignSecret = ({
  context,
  settings,
}: {
  context: RuleContext;
  settings: TlsSettings;
}): Finding =>
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
const depthFindings = ({
  context,
  settings,
}: {
  context: RuleContext;
  settings: TlsSettings;
}): Finding[] =>
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

const cipherFindings = ({
  context,
  settings,
}: {
  context: RuleContext;
  settings: TlsSettings;
}): Finding[] =>
  settings.ciphers === "DEFAULT"
    ? []
    : [
        annotationFinding({
          context,
          key: "proxy-ssl-ciphers",
          severity: "lossy",
          value: settings.ciphers,
          differences: [
            tlsDifference("offers the backend these ciphers", "offers its own, all with AEAD"),
          ],
          remedy: "See that the backend takes ECDHE with AES-GCM or ChaCha20.",
        }),
      ];
