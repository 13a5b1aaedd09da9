import type { Family } from "./emission";
import { authorization } from "./families/authorization";
import { backendProtocol } from "./families/backend-protocol";
import { balancing } from "./families/balancing";
import { basicAuth } from "./families/basic-auth";
import { bodySize } from "./families/body-size";
import { buffering } from "./families/buffering";
import { blockedClientsNote } from "./families/blocked-clients";
import { clientCertificate } from "./families/client-certificate";
import { connectionHeader } from "./families/connection-header";
import { cors } from "./families/cors";
import {
  customHeaders,
  globalRequestHeaders,
  globalResponseHeaders,
} from "./families/custom-headers";
import { errors } from "./families/errors";
import { externalAuth } from "./families/external-auth";
import { firewall } from "./families/firewall";
import { forwardedHeaders } from "./families/forwarded-headers";
import { forwardedPrefix } from "./families/forwarded-prefix";
import { limits } from "./families/limits";
import { mirror } from "./families/mirror";
import { observability } from "./families/observability";
import { responseRewriting } from "./families/response-rewriting";
import { redirect } from "./families/redirect";
import { retries } from "./families/retries";
import { satisfy } from "./families/satisfy";
import { serviceUpstream } from "./families/service-upstream";
import { snippets } from "./families/snippets";
import { timeLimits } from "./families/time-limits";
import { tlsCiphers } from "./families/tls-ciphers";
import { upstreamVhost } from "./families/upstream-vhost";

/** All families, in the order in which nginx would let their answers count. */
export const FAMILIES: readonly Family[] = [
  snippets,
  redirect,
  cors,
  limits,
  authorization,
  blockedClientsNote,
  satisfy,
  clientCertificate,
  basicAuth,
  externalAuth,
  firewall,
  backendProtocol,
  serviceUpstream,
  balancing,
  timeLimits,
  retries,
  bodySize,
  buffering,
  errors,
  mirror,
  upstreamVhost,
  connectionHeader,
  forwardedHeaders,
  forwardedPrefix,
  globalRequestHeaders,
  globalResponseHeaders,
  customHeaders,
  responseRewriting,
  tlsCiphers,
  observability,
];
