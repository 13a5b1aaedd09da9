import type { RoutingSettings } from "../effective/settings";
import type { AnnotationSource, Parsed } from "./annotation";
import { readFamily } from "./reading";
import { annotationTable } from "./table";

export const httpsRedirectsAnnotations = annotationTable(
  {
    scope: "location",
    risk: "Medium",
    invalid: "takes the default",
    fidelity: "approximate",
    protective: true,
    emits: ["HTTPRoute.spec.rules[].filters[].requestRedirect"],
    differs: "nginx drops a trailing slash of the path in the Location; Envoy keeps it.",
  },
  {
    "ssl-redirect": {
      meaning:
        "Redirects plain HTTP to HTTPS where the host has a certificate, but for ACME challenges. On by default.",
      risk: "Low",
    },
    "force-ssl-redirect": {
      meaning: "Redirects plain HTTP to HTTPS also where the host has no certificate.",
    },
    "preserve-trailing-slash": {
      meaning: "Keeps a trailing slash of the path in redirects to HTTPS.",
      fidelity: "exact",
      protective: false,
      differs: "",
    },
    "use-port-in-redirects": {
      meaning: "Writes the port into Locations that nginx makes itself.",
      risk: "Low",
      protective: false,
      emits: [],
      differs: "Envoy leaves out a port that is the scheme's default.",
    },
  },
);

/** What this family says; internal/ingress/annotations/{rewrite,portinredirect}. */
export type HttpsRedirectSettings = Pick<
  RoutingSettings,
  "sslRedirect" | "forceSslRedirect" | "preserveTrailingSlash" | "usePortInRedirects"
>;

export const parseHttpsRedirects = (source: AnnotationSource): Parsed<HttpsRedirectSettings> => {
  const { sslRedirect, forceSslRedirect, preserveTrailingSlash, usePortInRedirects } =
    source.configuration.defaults;
  const defaults = { sslRedirect, forceSslRedirect, preserveTrailingSlash, usePortInRedirects };
  return readFamily({
    source,
    without: defaults,
    read: ({ boolean }) => ({
      sslRedirect: boolean("ssl-redirect") ?? sslRedirect,
      forceSslRedirect: boolean("force-ssl-redirect") ?? forceSslRedirect,
      preserveTrailingSlash: boolean("preserve-trailing-slash") ?? preserveTrailingSlash,
      usePortInRedirects: boolean("use-port-in-redirects") ?? usePortInRedirects,
    }),
  });
};
