import type { ProxySettings } from "../effective/settings";
import type { AnnotationSource, Parsed } from "./annotation";
import type { Reader } from "./reading";
import { present, readFamily } from "./reading";
import { authorityOf, isWithinReach } from "./references";
import { annotationTable } from "./table";
import { BASIC, matching, SERVER_NAME } from "./values";

export const backendTlsAnnotations = annotationTable(
  {
    scope: "location",
    risk: "Low",
    invalid: "takes the default",
    fidelity: "approximate",
    protective: true,
    emits: ["Backend.spec.tls"],
    differs: "",
  },
  {
    "proxy-ssl-secret": {
      meaning:
        "Secret with the authority of the backend's certificate and nginx's own. Without it nginx ignores the other proxy-ssl-*.",
      risk: "Medium",
      invalid: "drops the Ingress",
      emits: ["Backend.spec.tls.caCertificateRefs", "Backend.spec.tls.clientCertificateRef"],
      differs: "A Secret of another namespace is refused.",
    },
    "proxy-ssl-verify": {
      meaning: "`on`: verifies the backend's certificate. By default off.",
      emits: ["Backend.spec.tls.caCertificateRefs", "Backend.spec.tls.insecureSkipVerify"],
      differs: "Refused without a DNS name in proxy-ssl-name.",
    },
    "proxy-ssl-verify-depth": {
      meaning: "Certificates between the backend's and the authority; by default 1.",
      fidelity: "impossible",
      protective: false,
      emits: [],
      differs: "Envoy Gateway has no such limit.",
    },
    "proxy-ssl-name": {
      meaning: "Name that the backend's certificate must have, and that is sent as server name.",
      risk: "High",
      emits: ["Backend.spec.tls.sni"],
      differs: "What is no DNS name cannot be kept.",
    },
    "proxy-ssl-server-name": {
      meaning: "`on`: sends the server name. By default off.",
      emits: ["Backend.spec.tls.sni"],
      differs: "Envoy always sends one: without proxy-ssl-name the client's Host.",
    },
    "proxy-ssl-protocols": {
      meaning: "TLSv1.2, TLSv1.3 or both; by default TLSv1.2.",
      emits: ["Backend.spec.tls.minVersion", "Backend.spec.tls.maxVersion"],
      fidelity: "exact",
    },
    "proxy-ssl-ciphers": {
      meaning: "Ciphers as OpenSSL names them; by default DEFAULT.",
      risk: "Medium",
      protective: false,
      fidelity: "impossible",
      emits: [],
      differs: "Envoy offers its own, all with AEAD.",
    },
  },
);

type BackendTls = ProxySettings["tls"];

/** Undefined: nginx's defaults, without verification. Fact: internal/ingress/annotations/proxyssl. */
export const parseBackendTls = (source: AnnotationSource): Parsed<BackendTls> =>
  readFamily<BackendTls>({
    source,
    without: undefined,
    read: (reader) => {
      const secret = reader.text("proxy-ssl-secret", BASIC, { refused: "drop" });
      return secret === undefined ? undefined : settingsOf(reader, { source, secret });
    },
  });

const settingsOf = (
  reader: Reader,
  { source, secret }: { source: AnnotationSource; secret: string },
): NonNullable<BackendTls> => {
  const { text, integer, fail, ignore } = reader;
  const key = "proxy-ssl-secret";
  const [namespace = "", ...rest] = secret.split("/");
  const authority = authorityOf(source.inventory, secret);
  if (rest.length !== 1) {
    fail("deny", { key, reason: "it is not namespace/name" });
  } else if (!isWithinReach(namespace, source)) {
    fail("deny", { key, reason: "it is in another namespace, which is not allowed" });
  } else if (authority.type === "unusable") {
    fail("deny", { key, reason: authority.reason });
  }
  const verify = text("proxy-ssl-verify", ON_OR_OFF) === "on";
  const hasAuthority = authority.type === "found";
  if (verify && authority.type === "without ca.crt") {
    const reason = `Secret ${secret} has no ca.crt: the backend is not verified`;
    ignore({ key: "proxy-ssl-verify", reason, protection: "lost" });
  }
  return {
    secret,
    clientCertificate: hasAuthority ? authority.certificate : "none",
    ciphers: text("proxy-ssl-ciphers", CIPHERS) ?? "DEFAULT",
    protocols: protocolsOf(text("proxy-ssl-protocols", PROTOCOLS) ?? ""),
    ...present({ name: text("proxy-ssl-name", SERVER_NAME) }),
    verify: verify && hasAuthority,
    verifyDepth: (integer("proxy-ssl-verify-depth") ?? 0) || 1,
    serverName: text("proxy-ssl-server-name", ON_OR_OFF) === "on",
  };
};

const ON_OR_OFF = matching("on or off", /^(on|off)$/);
const CIPHERS = matching("a list of ciphers with colons", /^[-A-Za-z0-9+:_!]*$/);
const PROTOCOLS = matching("TLSv1.2, TLSv1.3 or both", /^(TLSv1\.2|TLSv1\.3)*$/);

const protocolsOf = (text: string): string =>
  text
    .split(" ")
    .filter((word) => word === "TLSv1.2" || word === "TLSv1.3")
    .sort()
    .join(" ") || "TLSv1.2";
