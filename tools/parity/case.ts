import { z } from "zod";
import { FIELDS } from "../../model/http/fields";

/** Domain of every host of the cases; a certificate for it is in the Secret `wildcard`. */
export const DOMAIN = "parity.test";

/** Namespace of everything that the cases make. */
export const NAMESPACE = "parity";

/** The Gateway that all of it is converted to; in a namespace of its own, as a platform has it. */
export const GATEWAY = { name: "edge", namespace: "parity-edge" } as const;

const BACKENDS = [
  "main",
  "other",
  "grpc",
  "tls",
  "tls-named",
  "tls-refused",
  "auth",
  "copies",
  "none",
  "missing",
] as const;

const pathSchema = z.union([
  z.string().transform((path) => ({ path, type: "Prefix" as const, backend: undefined })),
  z.strictObject({
    path: z.string(),
    type: z.enum(["Exact", "Prefix", "ImplementationSpecific"]).default("Prefix"),
    backend: z.enum(BACKENDS).optional(),
  }),
]);

const ingressSchema = z.strictObject({
  /** Added to the name of the case, for those with several Ingresses. */
  name: z.string().optional(),
  /** Without the domain; by default the case's name. Empty: a rule for all hosts. */
  host: z.string().optional(),
  /** With this Secret; true: `wildcard`. */
  tls: z.union([z.boolean(), z.string()]).default(false),
  annotations: z.record(z.string(), z.string()).default({}),
  paths: z.array(pathSchema).default([{ path: "/", type: "Prefix", backend: undefined }]),
  /** Which server is behind its Service: none has no endpoints, missing is no Service at all. */
  backend: z.enum(BACKENDS).default("main"),
  /** Name of the Service, for cases in which Ingresses share one. */
  service: z.string().optional(),
});

/** What a proxy is known to do with a request, by its documentation or by an earlier measurement. */
const knownSchema = z.strictObject({
  status: z.number().optional(),
  location: z.string().optional(),
  /** What the backend sees as path and query. */
  target: z.string().optional(),
  host: z.string().optional(),
  backend: z.enum(BACKENDS).optional(),
  /** Of the request that the backend sees; null: absent. */
  headers: z.record(z.string(), z.string().nullable()).optional(),
  /** Of the answer; null: absent. */
  responseHeaders: z.record(z.string(), z.string().nullable()).optional(),
});

const requestSchema = z.strictObject({
  target: z.string().default("/"),
  method: z.string().default("GET"),
  scheme: z.enum(["http", "https"]).default("http"),
  /** Without the domain; by default the case's name. With a dot at its end, port or colon: as it is. */
  host: z.string().optional(),
  headers: z.record(z.string(), z.string()).default({}),
  /** Whether the client shows the certificate of the Secret `pair`. */
  clientCertificate: z.boolean().default(false),
  /** Bytes of body to send. */
  body: z.number().optional(),
  /** Sent that often, one after the other; the backends seen are compared as a set. */
  times: z.number().int().positive().default(1),
  /** Both proxies must refuse it: no backend sees it. */
  denied: z.boolean().default(false),
  /** Of many requests some must be refused, with nginx's own status for limits. */
  limited: z.boolean().default(false),
  /** Whether a copy reaches the Service `copies`. */
  copied: z.boolean().default(false),
  /** The backend is one that cannot answer: it fails on purpose. */
  failing: z.boolean().default(false),
  /** Fields in which the lab's older controller differs from the modelled one, each with the reason. */
  older: z.partialRecord(z.enum(FIELDS), z.string()).default({}),
  nginx: knownSchema.optional(),
  envoy: knownSchema.optional(),
  both: knownSchema.optional(),
});

const objectSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
});

const caseSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  about: z.string(),
  /** Why it is not run here. */
  skip: z.string().optional(),
  /** Annotations that a skipped case is about. */
  keys: z.array(z.string()).default([]),
  /** Why Envoy Gateway refuses what its host is converted to, where that is as it shall be. */
  refusal: z.string().optional(),
  /** How its findings are answered; none: as the conversion does unasked, closed. */
  answer: z.enum(["accept", "none"]).default("accept"),
  ingresses: z.array(ingressSchema).default([]),
  /** More objects; their namespace is added. */
  objects: z.array(objectSchema).default([]),
  requests: z.array(requestSchema).default([]),
});

/** A file of cases: one family. */
export const fileSchema = z.strictObject({ cases: z.array(caseSchema) });

export type ParityCase = z.output<typeof caseSchema>;
export type CaseIngress = z.output<typeof ingressSchema>;
export type CaseRequest = z.output<typeof requestSchema>;
export type Known = z.output<typeof knownSchema>;
export type BackendName = (typeof BACKENDS)[number];

/** The full name of a host of a case. */
export function hostOf(of: { host?: string | undefined }, parityCase: ParityCase): string {
  const host = of.host ?? parityCase.name;
  return host === "" || /[.:]$|:\d+$/.test(host) ? host : `${host}.${DOMAIN}`;
}
