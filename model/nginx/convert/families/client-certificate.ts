import type {
  ClientTrafficPolicySpecTlsClientValidation,
  ReferenceGrantSpec,
} from "../../../../kubernetes/types";
import type { KubernetesObject } from "../../../kubernetes-object";
import type { Server } from "../../effective/nginx";
import type { ClientCertificateSettings } from "../../effective/settings";
import type { Inventory } from "../../inventory";
import type { ConversionTarget } from "../conversion";
import { secretOf } from "../../annotations/references";
import type { Family } from "../emission";
import { clientCertificateFindings } from "./client-certificate-findings";
import { foreignObject } from "./foreign-object";

/** What the ClientTrafficPolicy of a host's own HTTPS listener says of client certificates. */
export interface ClientValidation {
  readonly validation: ClientTrafficPolicySpecTlsClientValidation;
  /** For the Secret with the authorities: that policy is in the Gateway's namespace. */
  readonly grants: readonly KubernetesObject<ReferenceGrantSpec>[];
}

/**
 * The client certificates that a host asks for (`auth-tls-*`), for `spec.tls.clientValidation` of the
 * ClientTrafficPolicy whose target is the host's listener. A host with it needs a listener of its
 * own: certificates are asked for in the handshake, before any route is known.
 *
 * @returns undefined where the host asks for none (`auth-tls-verify-client: off`).
 */
export const clientValidation = ({
  server,
  inventory,
  target,
}: {
  server: Server;
  inventory: Inventory;
  target: ConversionTarget;
}): ClientValidation | undefined => {
  const settings = server.clientCertificate?.value;
  if (settings === undefined || settings.verify === "off") {
    return undefined;
  }
  const { reference, grants } = foreignObject({
    from: { kind: "ClientTrafficPolicy", namespace: target.gateway.namespace },
    to: { kind: "Secret", name: settings.secret },
    purpose: "client-authorities",
    stack: target.stack,
  });
  const secret = { kind: "Secret", ...reference };
  return {
    validation: {
      mode: MODES[settings.verify],
      caCertificateRefs: [secret],
      // Envoy Gateway wants the list under ca.crl, as nginx does; it refuses a Secret without one.
      ...(hasRevocations(settings, inventory) && { crl: { refs: [secret] } }),
    },
    grants,
  };
};

const MODES = {
  on: "RequireAndVerify",
  optional: "VerifyIfGiven",
  optional_no_ca: "Request",
} as const;

const hasRevocations = (settings: ClientCertificateSettings, inventory: Inventory): boolean => {
  const facts = secretOf(inventory, settings.secret);
  return typeof facts === "object" && facts.keys?.includes("ca.crl") === true;
};

/**
 * What rules of a host with client certificates add: the fields that tell the backend of the
 * certificate. A client's own fields of these names never pass.
 */
export const clientCertificate: Family = ({ server, inventory }) => {
  const settings = server.clientCertificate?.value;
  return settings === undefined
    ? {}
    : {
        requestHeaders: {
          // Removed before they are set: without a certificate Envoy has no value to put there.
          remove: ["ssl-client-verify", ...Object.keys(certificateFields(settings))],
          set: certificateFields(settings),
        },
        findings: clientCertificateFindings({ host: server.host, settings, inventory }),
        protections: ["client certificate"],
      };
};

/** Without `ssl-client-verify`: Envoy has no operator for it, and a constant would lie over HTTP. */
const certificateFields = ({
  passToUpstream,
}: ClientCertificateSettings): Record<string, string> => ({
  "ssl-client-subject-dn": "%DOWNSTREAM_PEER_SUBJECT%",
  "ssl-client-issuer-dn": "%DOWNSTREAM_PEER_ISSUER%",
  ...(passToUpstream && { "ssl-client-cert": "%DOWNSTREAM_PEER_CERT%" }),
});
