import type { Family } from "./emission";
import { authorization } from "./families/authorization";
import { basicAuth } from "./families/basic-auth";
import { clientCertificate } from "./families/client-certificate";
import { cors } from "./families/cors";
import { externalAuth } from "./families/external-auth";
import { firewall } from "./families/firewall";
import { limits } from "./families/limits";
import { satisfy } from "./families/satisfy";
import { snippets } from "./families/snippets";
import { forwardedHeaders } from "./families/forwarded-headers";

/** All families, in the order in which nginx would let their answers count. */
export const FAMILIES: readonly Family[] = [
  snippets,
  cors,
  limits,
  authorization,
  satisfy,
  clientCertificate,
  basicAuth,
  externalAuth,
  firewall,
  forwardedHeaders,
];
