import type { LocationSettings } from "../effective/settings";
import { parseAffinity } from "./affinity";
import type { AnnotationSource, Ignored, Parsed } from "./annotation";
import { parseAuth, parseAuthRules } from "./auth";
import { parseBackendTls } from "./backend-tls";
import { parseBalancing, parseHash } from "./balancing";
import { parseBuffering } from "./buffering";
import { parseCanary } from "./canary";
import { parseClientCertificate } from "./client-certificate";
import { parseCors } from "./cors";
import { parseCustomHeaders } from "./custom-headers";
import { parseErrors } from "./errors";
import { parseExternalAuth } from "./external-auth";
import { parseFastcgi } from "./fastcgi";
import { parseFirewall } from "./firewall";
import { parseHttpsRedirects } from "./https-redirects";
import type { AnnotationFault } from "./in-force";
import { parseLimits } from "./limits";
import { parseMirror } from "./mirror";
import { parseObservability } from "./observability";
import { parseProxy } from "./proxy";
import { present } from "./reading";
import { parseRedirects } from "./redirects";
import { parseResponseRewriting } from "./response-rewriting";
import { parseRouting } from "./routing";
import { parseSnippets } from "./snippets";
import { parseSources } from "./sources";
import { parseTls } from "./tls";

/** What all families together say. */
export interface ParsedFamilies {
  readonly settings: LocationSettings;
  readonly ignored: readonly Ignored[];
  readonly denied?: AnnotationFault;
  readonly dropped?: AnnotationFault;
}

/** Reads every family; the first that drops or denies says why. */
export const parseFamilies = (source: AnnotationSource): ParsedFamilies => {
  const parsed = parseEach(source);
  const families: readonly Parsed<unknown>[] = Object.values(parsed);
  return {
    settings: settingsOf(parsed),
    ignored: families.flatMap((each) => (each.type === "settings" ? each.ignored : [])),
    ...present({
      denied: faultOf({ families, type: "denied" }),
      dropped: faultOf({ families, type: "dropped" }),
    }),
  };
};

type Families = ReturnType<typeof parseEach>;

const parseEach = (source: AnnotationSource) => ({
  routing: parseRouting(source),
  httpsRedirects: parseHttpsRedirects(source),
  redirects: parseRedirects(source),
  responseRewriting: parseResponseRewriting(source),
  canary: parseCanary(source),
  balancing: parseBalancing(source),
  hash: parseHash(source),
  affinity: parseAffinity(source),
  auth: parseAuth(source),
  externalAuth: parseExternalAuth(source),
  authRules: parseAuthRules(source),
  clientCertificate: parseClientCertificate(source),
  sources: parseSources(source),
  limits: parseLimits(source),
  firewall: parseFirewall(source),
  snippets: parseSnippets(source),
  tls: parseTls(source),
  cors: parseCors(source),
  proxy: parseProxy(source),
  buffering: parseBuffering(source),
  backendTls: parseBackendTls(source),
  fastcgi: parseFastcgi(source),
  customHeaders: parseCustomHeaders(source),
  errors: parseErrors(source),
  mirror: parseMirror(source),
  observability: parseObservability(source),
});

const settingsOf = (families: Families): LocationSettings => ({
  routing: {
    ...families.routing.settings,
    ...families.httpsRedirects.settings,
    ...families.redirects.settings,
    ...families.responseRewriting.settings,
  },
  ...present({ canary: families.canary.settings }),
  balancing: {
    ...families.balancing.settings,
    ...present({ affinity: families.affinity.settings, hashBy: families.hash.settings }),
  },
  auth: {
    ...families.authRules.settings,
    ...present({ basic: families.auth.settings, external: families.externalAuth.settings }),
  },
  ...families.clientCertificate.settings,
  ...present({ cors: families.cors.settings }),
  proxy: {
    ...families.proxy.settings,
    ...families.buffering.settings,
    customHeaders: families.customHeaders.settings,
    ...present({ tls: families.backendTls.settings, fastcgi: families.fastcgi.settings }),
  },
  sources: families.sources.settings,
  limits: families.limits.settings,
  errors: families.errors.settings,
  ...present({ mirror: families.mirror.settings }),
  tls: families.tls.settings,
  snippets: families.snippets.settings,
  ...present({ firewall: families.firewall.settings }),
  observability: families.observability.settings,
});

const faultOf = ({
  families,
  type,
}: {
  families: readonly Parsed<unknown>[];
  type: "denied" | "dropped";
}): AnnotationFault | undefined => {
  const found = families.find((each) => each.type === type);
  return found?.type === type ? { key: found.key, reason: found.reason } : undefined;
};
