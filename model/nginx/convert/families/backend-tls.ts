import type { BackendSpecTls } from "../../../../kubernetes/types";
import type { Finding } from "../../findings/finding";
import type { RuleContext } from "../emission";
import { isBackendHost } from "./backend-object";
import { foreignSecret, noServerName, tlsFindings, type TlsSettings } from "./backend-tls-findings";
import { nameParts } from "./foreign-object";

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
    findings: tlsFindings({ context, settings, sni: serverName(settings) }),
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
