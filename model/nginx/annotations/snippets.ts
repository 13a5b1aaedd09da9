import type { SnippetSettings } from "../effective/settings";
import type { AnnotationSource, Parsed } from "./annotation";
import { present, readFamily } from "./reading";
import { annotationTable } from "./table";
import { anything } from "./values";

export const snippetsAnnotations = annotationTable(
  {
    scope: "location",
    risk: "Critical",
    invalid: "takes the default",
    fidelity: "approximate",
    protective: true,
    emits: ["HTTPRoute.spec.rules[].filters[]", "HTTPRouteFilter.spec.directResponse"],
    differs: "Known directives are translated; one that is not refuses the whole text.",
  },
  {
    "configuration-snippet": { meaning: "Directives of nginx for the Ingress's locations." },
    "server-snippet": {
      meaning: "Directives of nginx for the host, of its first Ingress that has one.",
      scope: "server",
    },
    "stream-snippet": {
      meaning: "Directives of nginx for its stream block.",
      scope: "server",
      fidelity: "impossible",
      emits: [],
      differs: "TCP and UDP are routed by TCPRoute and UDPRoute, written by hand.",
    },
  },
);

/** Facts: internal/ingress/annotations/{snippet,serversnippet,streamsnippet}; nothing is checked. */
export const parseSnippets = (source: AnnotationSource): Parsed<SnippetSettings> =>
  readFamily<SnippetSettings>({
    source,
    without: {},
    read: ({ text }) =>
      present({
        configuration: text("configuration-snippet", anything),
        server: text("server-snippet", anything),
        stream: text("stream-snippet", anything),
      }),
  });
