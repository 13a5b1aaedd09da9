import type { RoutingSettings } from "../effective/settings";
import type { AnnotationSource, Parsed } from "./annotation";
import { present, readFamily } from "./reading";
import { annotationTable } from "./table";
import { matching, matchingExactly, PATH_WITH_CAPTURES, SERVER_NAME, SERVER_NAMES } from "./values";

export const routingAnnotations = annotationTable(
  {
    scope: "location",
    risk: "Medium",
    invalid: "takes the default",
    fidelity: "approximate",
    protective: false,
    emits: [],
    differs: "",
  },
  {
    "rewrite-target": {
      meaning:
        "Replaces the whole path; `$1` to `$9` are groups of the Ingress's path. Unless it equals the path, all paths of the host become regular expressions.",
      protective: true,
      emits: ["HTTPRouteFilter.spec.urlRewrite.path"],
      differs:
        "nginx matches the decoded path and encodes the result; Envoy rewrites the path as it was sent. Expressions with look-around or back-references are refused.",
    },
    "use-regex": {
      meaning:
        "Makes all paths of the host, also of other Ingresses, regular expressions that match at the start and in any case.",
      risk: "Low",
      protective: true,
      emits: ["HTTPRoute.spec.rules[].matches[].path"],
      differs: "Expressions with look-around or back-references are refused.",
    },
    "app-root": {
      meaning: "Redirects exactly `/` of the host with 302. The first Ingress with it decides.",
      scope: "server",
      fidelity: "exact",
      emits: ["HTTPRouteFilter.spec.directResponse"],
    },
    "server-alias": {
      meaning: "Further names of the host, unless another Ingress has them as its host.",
      scope: "server",
      risk: "High",
      invalid: "drops the Ingress",
      emits: ["HTTPRoute.spec.hostnames"],
      differs: "A name that is a regular expression is refused.",
    },
    "upstream-vhost": {
      meaning: "Host that the backend sees; it may hold nginx variables.",
      risk: "Low",
      invalid: "drops the Ingress",
      emits: [
        "HTTPRoute.spec.rules[].filters[].urlRewrite.hostname",
        "HTTPRouteFilter.spec.urlRewrite.hostname",
      ],
      differs: "A port, and variables other than a field of the request, are refused.",
    },
    "x-forwarded-prefix": {
      meaning: "Value of X-Forwarded-Prefix towards the backend; only in force with a rewrite.",
      invalid: "drops the Ingress",
      emits: ["HTTPRoute.spec.rules[].filters[].requestHeaderModifier"],
      differs: "A value with groups of the path (`$1`) is refused.",
    },
  },
);

const PATH = matchingExactly("made of letters, digits and -._~/:$", PATH_WITH_CAPTURES);
const PREFIX = matching("made of letters, digits and -._~/:$", PATH_WITH_CAPTURES);

/** What this family says; internal/ingress/annotations/{rewrite,alias,upstreamvhost,xforwardedprefix}. */
export type PathSettings = Pick<
  RoutingSettings,
  "rewriteTarget" | "useRegex" | "appRoot" | "serverAliases" | "upstreamVhost" | "forwardedPrefix"
>;

export const parseRouting = (source: AnnotationSource): Parsed<PathSettings> =>
  readFamily<PathSettings>({
    source,
    without: { useRegex: false, serverAliases: [] },
    read: ({ boolean, text, ignore }) => {
      const drop = { refused: "drop", empty: "default" } as const;
      const appRoot = text("app-root", PATH);
      const isPath = appRoot?.startsWith("/") ?? true;
      if (!isPath) {
        ignore({ key: "app-root", reason: "it is not a path that begins with /" });
      }
      return {
        ...present({
          rewriteTarget: text("rewrite-target", PATH),
          appRoot: isPath ? appRoot : undefined,
          upstreamVhost: text("upstream-vhost", SERVER_NAME, drop),
          forwardedPrefix: text("x-forwarded-prefix", PREFIX, drop),
        }),
        useRegex: boolean("use-regex") ?? false,
        serverAliases: namesOf(text("server-alias", SERVER_NAMES, drop) ?? ""),
      };
    },
  });

const namesOf = (list: string): string[] =>
  [...new Set(list.split(",").map((name) => name.trim()))].filter((name) => name !== "").sort();
