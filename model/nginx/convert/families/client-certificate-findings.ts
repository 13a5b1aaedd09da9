import { secretOf } from "../../annotations/references";
import type { ClientCertificateSettings } from "../../effective/settings";
import type { Difference, Finding } from "../../findings/finding";
import type { Inventory } from "../../inventory";
import { hostFinding, type Loss } from "./finding";

/** What differs for a host that asks for client certificates; see `client-certificate.ts`. */
export const clientCertificateFindings = ({
  host,
  settings,
  inventory,
}: {
  host: string;
  settings: ClientCertificateSettings;
  inventory: Inventory;
}): Finding[] => [
  hostFinding({
    host,
    key: "auth-tls-secret",
    value: settings.secret,
    ...main(settings, inventory),
  }),
  ...(settings.errorPage === undefined
    ? []
    : [
        hostFinding({ host, key: "auth-tls-error-page", value: settings.errorPage, ...ERROR_PAGE }),
      ]),
];

const main = (settings: ClientCertificateSettings, inventory: Inventory): Loss => ({
  // Of a Secret that nobody looked at, a list of revoked certificates would be lost unseen.
  severity: secretOf(inventory, settings.secret) === "unknown" ? "refused" : "lossy",
  protective: true,
  differences: [
    ...HANDSHAKE[settings.verify],
    {
      field: "guard.clientCertificate",
      when: "HTTPS",
      nginx: `takes chains of at most ${settings.depth} certificates above the client's`,
      envoy: "takes a chain of any length",
    },
    {
      field: "upstream.headers",
      when: "always",
      nginx: "sends ssl-client-verify, and ssl-client-cert with percent-encoding",
      envoy: "sends neither ssl-client-verify nor a promise of the same encoding",
    },
  ],
  remedy:
    "write the inventory with the right to read Secrets; try the host without a certificate, with a foreign one, and with a revoked one if there is a ca.crl",
});

const HANDSHAKE: Readonly<Record<ClientCertificateSettings["verify"], readonly Difference[]>> = {
  on: [handshake("answers 400 without a valid certificate")],
  optional: [handshake("answers 400 to a certificate that is not valid")],
  optional_no_ca: [],
  off: [],
};

function handshake(nginx: string): Difference {
  return {
    field: "guard.clientCertificate",
    when: "HTTPS",
    nginx,
    envoy: "ends the TLS handshake",
  };
}

const ERROR_PAGE: Loss = {
  severity: "lossy",
  differences: [
    {
      field: "guard.clientCertificate",
      when: "HTTPS",
      nginx: "sends the client to a page that explains",
      envoy: "ends the TLS handshake: the browser shows its own error",
    },
  ],
  remedy: "tell users of the certificate where they get it",
};
