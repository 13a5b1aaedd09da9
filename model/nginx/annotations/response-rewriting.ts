import type { RoutingSettings } from "../effective/settings";
import type { AnnotationSource, Parsed } from "./annotation";
import { readFamily } from "./reading";
import { annotationTable } from "./table";
import { matchingExactly, URL_TEXT } from "./values";

const NO_REWRITING = "Envoy Gateway has no field that rewrites the backend's answer.";

export const responseRewritingAnnotations = annotationTable(
  {
    scope: "location",
    risk: "Medium",
    invalid: "takes the default",
    fidelity: "impossible",
    protective: false,
    emits: [],
    differs: NO_REWRITING,
  },
  {
    "proxy-redirect-from": {
      meaning: "Text that is replaced in the backend's Location and Refresh; `default` or `off`.",
    },
    "proxy-redirect-to": { meaning: "What it is replaced by." },
    "proxy-cookie-domain": {
      meaning: "Two words: Domain in the backend's cookies and what it becomes; or `off`.",
    },
    "proxy-cookie-path": {
      meaning: "Path in the backend's cookies and what it becomes; or `off`.",
    },
  },
);

const DOMAINS = matchingExactly(
  "off, or two words of letters, digits and -._~/:",
  /^(off|[-._~a-zA-Z0-9/:]+\s+[-._~a-zA-Z0-9/:]+)$/,
);

/** What this family says; internal/ingress/annotations/proxy. */
export type ResponseRewritingSettings = Pick<
  RoutingSettings,
  "proxyRedirect" | "cookieDomain" | "cookiePath"
>;

export const parseResponseRewriting = (
  source: AnnotationSource,
): Parsed<ResponseRewritingSettings> => {
  const { proxyRedirectFrom, proxyRedirectTo, proxyCookieDomain, proxyCookiePath } =
    source.configuration.defaults;
  return readFamily({
    source,
    without: {
      proxyRedirect: { from: proxyRedirectFrom, to: proxyRedirectTo },
      cookieDomain: proxyCookieDomain,
      cookiePath: proxyCookiePath,
    },
    read: ({ text }) => ({
      proxyRedirect: {
        from: text("proxy-redirect-from", URL_TEXT) ?? proxyRedirectFrom,
        to: text("proxy-redirect-to", URL_TEXT) ?? proxyRedirectTo,
      },
      cookieDomain: text("proxy-cookie-domain", DOMAINS) ?? proxyCookieDomain,
      cookiePath: text("proxy-cookie-path", URL_TEXT) ?? proxyCookiePath,
    }),
  });
};
