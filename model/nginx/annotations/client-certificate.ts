import type { CertificateMode } from "../../http/answer";
import type { ClientCertificateSettings, LocationSettings } from "../effective/settings";
import type { AnnotationSource, Parsed } from "./annotation";
import type { Reader } from "./reading";
import { present, readFamily } from "./reading";
import { authorityOf, isWithinReach, referenceOf } from "./references";
import { annotationTable } from "./table";
import { BASIC, COMMON_NAME, matching } from "./values";

export const clientCertificateAnnotations = annotationTable(
  {
    scope: "server",
    risk: "Medium",
    invalid: "drops the Ingress",
    fidelity: "approximate",
    protective: true,
    emits: ["ClientTrafficPolicy.spec.tls.clientValidation"],
    differs: "",
  },
  {
    "auth-tls-secret": {
      meaning:
        "Asks clients of the host for a certificate of the authority in this Secret's `ca.crt`. If there is no such Secret all of the host answers 403.",
      differs: "Without a valid certificate nginx answers 400; Envoy ends the TLS handshake.",
    },
    "auth-tls-verify-client": {
      meaning: "`on`, `off`, `optional`, or `optional_no_ca`: asked for, not verified.",
      invalid: "takes the default",
      differs: "With `optional` and a bad certificate nginx answers 400; Envoy ends the handshake.",
    },
    "auth-tls-verify-depth": {
      meaning: "Certificates between the client's and the authority; by default 1.",
      risk: "Low",
      invalid: "takes the default",
      fidelity: "impossible",
      emits: [],
      differs: "Envoy Gateway has no such limit.",
    },
    "auth-tls-error-page": {
      meaning: "Where a client without a valid certificate is sent.",
      risk: "High",
      fidelity: "impossible",
      emits: [],
      differs: "There is no answer to redirect: Envoy ends the TLS handshake.",
    },
    "auth-tls-pass-certificate-to-upstream": {
      meaning: "Sends the certificate to the backend in ssl-client-cert.",
      risk: "Low",
      emits: ["HTTPRoute.spec.rules[].filters[].requestHeaderModifier"],
      differs: "Its encoding may differ, and ssl-client-verify is not sent.",
    },
    "auth-tls-match-cn": {
      meaning: "Regular expression that the certificate's subject must match, else 403.",
      risk: "High",
      emits: ["SecurityPolicy.spec.authorization.rules[].cel"],
      differs: "The order of the subject's parts may differ.",
    },
  },
);

const VERIFICATIONS = ["on", "off", "optional", "optional_no_ca"] as const;
const VERIFICATION = matching(VERIFICATIONS.join(", "), /^(on|off|optional|optional_no_ca)$/);

/** A named location, or an address with a path; each of the parts may be missing. */
const PAGE = matching(
  "a path or an address",
  /^(@[A-Za-z0-9_-]+|((https?:\/\/)?[A-Za-z0-9.-]+(:\d+)?)?(\/[A-Za-z0-9._-]+)*\/?)$/,
);

const MODES: Readonly<Record<ClientCertificateSettings["verify"], CertificateMode>> = {
  on: "required",
  optional: "optional",
  optional_no_ca: "request",
  off: "request",
};

/** What this family says of the Ingress's hosts. */
export type CertificateParts = Pick<
  LocationSettings,
  "clientCertificate" | "clientCertificateFault"
>;

/** Fact: internal/ingress/annotations/authtls. */
export const parseClientCertificate = (source: AnnotationSource): Parsed<CertificateParts> => {
  const parsed = readFamily<CertificateParts>({
    source,
    without: {},
    read: (reader) => {
      const secret = reader.text("auth-tls-secret", BASIC, { refused: "drop" });
      return secret === undefined ? {} : partsOf(reader, { source, secret });
    },
  });
  return parsed.type === "denied"
    ? { ...parsed, settings: { clientCertificateFault: parsed.reason } }
    : parsed;
};

const partsOf = (
  reader: Reader,
  { source, secret }: { source: AnnotationSource; secret: string },
): CertificateParts => {
  const { fail, ignore } = reader;
  const key = "auth-tls-secret";
  const authority = authorityOf(source.inventory, secret);
  const reference = referenceOf(secret, source);
  if (reference === undefined || !secret.includes("/")) {
    fail("deny", { key, reason: "it is not namespace/name" });
  } else if (!isWithinReach(reference.namespace, source)) {
    fail("deny", { key, reason: "it is in another namespace, which is not allowed" });
  } else if (authority.type === "unusable") {
    fail("deny", { key, reason: authority.reason });
  }
  const settings = settingsOf(reader, secret);
  if (authority.type !== "without ca.crt") {
    return { clientCertificate: settings };
  }
  const reason = `Secret ${secret} has no ca.crt`;
  if (settings.matchCn !== undefined) {
    return { clientCertificateFault: `${reason}, and auth-tls-match-cn refuses who has none` };
  }
  ignore({ key, reason: `${reason}: no certificate is asked for`, protection: "lost" });
  return {};
};

const settingsOf = (
  { text, boolean, integer }: Reader,
  secret: string,
): ClientCertificateSettings => {
  const drop = { refused: "drop", empty: "default" } as const;
  const named = text("auth-tls-verify-client", VERIFICATION);
  const verify = VERIFICATIONS.find((each) => each === named) ?? "on";
  return {
    secret,
    verify,
    mode: MODES[verify],
    depth: (integer("auth-tls-verify-depth") ?? 0) || 1,
    ...present({ errorPage: text("auth-tls-error-page", PAGE, drop) }),
    passToUpstream: boolean("auth-tls-pass-certificate-to-upstream", drop) ?? false,
    ...present({ matchCn: text("auth-tls-match-cn", COMMON_NAME, drop) }),
  };
};
