import type { Annotation } from "./annotation";
import { affinityAnnotations } from "./affinity";
import { authAnnotations } from "./auth";
import { backendTlsAnnotations } from "./backend-tls";
import { balancingAnnotations } from "./balancing";
import { bufferingAnnotations } from "./buffering";
import { canaryAnnotations } from "./canary";
import { clientCertificateAnnotations } from "./client-certificate";
import { corsAnnotations } from "./cors";
import { customHeadersAnnotations } from "./custom-headers";
import { errorsAnnotations } from "./errors";
import { externalAuthAnnotations } from "./external-auth";
import { fastcgiAnnotations } from "./fastcgi";
import { firewallAnnotations } from "./firewall";
import { httpsRedirectsAnnotations } from "./https-redirects";
import { limitsAnnotations } from "./limits";
import { mirrorAnnotations } from "./mirror";
import { observabilityAnnotations } from "./observability";
import { proxyAnnotations } from "./proxy";
import { redirectsAnnotations } from "./redirects";
import { responseRewritingAnnotations } from "./response-rewriting";
import { routingAnnotations } from "./routing";
import { snippetsAnnotations } from "./snippets";
import { sourcesAnnotations } from "./sources";
import { tlsAnnotations } from "./tls";

/** Annotations that belong together, as the docs show them. */
export interface AnnotationFamily {
  readonly title: string;
  readonly annotations: readonly Annotation[];
}

/** All annotations that the controller reads, by family. */
export const ANNOTATION_FAMILIES: readonly AnnotationFamily[] = [
  { title: "Paths and hosts", annotations: routingAnnotations },
  { title: "Redirects", annotations: [...httpsRedirectsAnnotations, ...redirectsAnnotations] },
  { title: "Canaries", annotations: canaryAnnotations },
  { title: "Balancing", annotations: balancingAnnotations },
  { title: "Session affinity", annotations: affinityAnnotations },
  { title: "Passwords and combined checks", annotations: authAnnotations },
  { title: "External authorisation", annotations: externalAuthAnnotations },
  { title: "Client certificates", annotations: clientCertificateAnnotations },
  {
    title: "Address ranges and limits",
    annotations: [...sourcesAnnotations, ...limitsAnnotations],
  },
  { title: "Firewall and snippets", annotations: [...firewallAnnotations, ...snippetsAnnotations] },
  { title: "TLS of clients", annotations: tlsAnnotations },
  { title: "Cross-origin requests", annotations: corsAnnotations },
  { title: "Backends", annotations: [...proxyAnnotations, ...fastcgiAnnotations] },
  { title: "TLS to backends", annotations: backendTlsAnnotations },
  { title: "Bodies and buffers", annotations: bufferingAnnotations },
  {
    title: "Answers of backends",
    annotations: [
      ...customHeadersAnnotations,
      ...responseRewritingAnnotations,
      ...errorsAnnotations,
    ],
  },
  { title: "Copies of requests", annotations: mirrorAnnotations },
  { title: "Logs and traces", annotations: observabilityAnnotations },
];

/** Second names of annotations; the first one wins unless it is empty. */
export const ALIASES: Readonly<Record<string, string>> = {
  "whitelist-source-range": "allowlist-source-range",
  "limit-whitelist": "limit-allowlist",
};

/** One row for each key, aliases included. */
export const ANNOTATIONS: readonly Annotation[] = ANNOTATION_FAMILIES.flatMap(
  ({ annotations }) => annotations,
);
