import { z } from "zod";
import { named, texts, time } from "./shared";

const servicePort = z.strictObject({
  name: z.string().exactOptional().describe("name by which an Ingress may call it"),
  port: z.int().describe("number by which an Ingress may call it"),
  protocol: z.string().describe("TCP, UDP or SCTP"),
  targetPort: z.union([z.int(), z.string()]).describe("port of the pods, by number or name"),
  appProtocol: z.string().exactOptional().describe("such as kubernetes.io/h2c"),
});

/** A Service that an Ingress, an annotation, an argument or a ConfigMap refers to. */
export const serviceSchema = z.strictObject({
  ...named,
  type: z.string().describe("ClusterIP, NodePort, LoadBalancer or ExternalName"),
  clusterIP: z.enum(["assigned", "none"]).describe("none: headless, or an ExternalName"),
  externalName: z.string().exactOptional().describe("DNS name of an ExternalName Service"),
  selector: texts.describe(
    "spec.selector; empty: endpoints are written by hand, or there are none",
  ),
  ports: z.array(servicePort).describe("in the order written"),
  endpoints: z
    .enum(["ready", "none"])
    .exactOptional()
    .describe("none: nginx answers 503; absent: not known, or an ExternalName"),
});

/** A ConfigMap of the controller, or one that an annotation or a key of it refers to. */
export const configMapSchema = z.strictObject({
  ...named,
  data: texts.describe("data, without what is withheld"),
  withheld: z
    .array(z.string())
    .describe("keys whose value is a secret, such as ssl-session-ticket-key"),
});

const certificate = z.strictObject({
  key: z.string().describe("key of the Secret, such as tls.crt or ca.crt"),
  names: z.array(z.string()).describe("DNS names and addresses it is for; else its common name"),
  issuer: z.string().describe("name of the issuer, as one line"),
  keyType: z.string().describe("such as RSA 2048, EC prime256v1 or Ed25519"),
  notAfter: time.describe("end of its validity"),
  fingerprint: z.string().describe("SHA-256 of the certificate: equal copies are equal"),
  following: z.int().describe("certificates after this one under the same key"),
  privateKey: z
    .enum(["matches", "differs", "unreadable", "none"])
    .describe("whether tls.key of the same Secret belongs to it; none: not a tls.crt, or no key"),
});

/** What is known of a Secret. Never a byte of a value that is not public. */
export const secretSchema = z.strictObject({
  ...named,
  type: z.string().describe("such as kubernetes.io/tls or Opaque"),
  keys: z
    .array(z.string())
    .exactOptional()
    .describe("names of its keys; absent where they are user names (auth-secret-type: auth-map)"),
  certificates: z.array(certificate).describe("first certificate of each key that holds one"),
  unreadable: z.array(z.string()).describe("keys that should hold a certificate and do not"),
  passwords: z
    .record(z.string(), z.int())
    .exactOptional()
    .describe("of an auth-secret: number of users by kind of password hash, such as bcrypt"),
});

/** A namespace that holds one of the objects above. */
export const namespaceSchema = z.strictObject({
  name: z.string().describe("metadata.name"),
  labels: texts.describe("metadata.labels: which routes a Gateway admits may depend on them"),
});

export type InventoryService = z.infer<typeof serviceSchema>;
export type InventoryConfigMap = z.infer<typeof configMapSchema>;
export type SecretFacts = z.infer<typeof secretSchema>;
export type CertificateFacts = z.infer<typeof certificate>;
export type InventoryNamespace = z.infer<typeof namespaceSchema>;
