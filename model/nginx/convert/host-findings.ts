import type { Server } from "../effective/nginx";
import type { Difference, Finding } from "../findings/finding";
import { hostFinding } from "../findings/loss";
import type { Trait } from "../../http/traits";
import type { Field } from "../../http/fields";
import { annotationFinding } from "./families/finding";
import { settingFinding } from "./families/setting-finding";
import { isSecure, redirectsToHttps } from "./https-redirect";
import type { LocationDraft } from "./draft";
import type { RuleContext } from "./emission";
import { ambiguousPathFinding, ambiguousPaths } from "./routes/encoded-slashes";
import { slashPaths } from "./routes/trailing-slash";

/** What is lost of the paths, rewrites and redirects of a location. */
export const locationFindings = (draft: LocationDraft): Finding[] => [
  ...pathFindings(draft),
  ...(isRedirectedRelatively(draft.context)
    ? [
        annotationFinding({
          context: draft.context,
          key: "relative-redirects",
          severity: "note",
          differences: differences({
            fields: ["location"],
            when: "path without a trailing slash",
            nginx: "redirects to the path alone where the slash at the end is missing",
            envoy: "redirects to scheme, host and path",
          }),
          remedy: "nothing: clients take both",
        }),
      ]
    : []),
  ...(writesPort(draft.context)
    ? [
        settingFinding({
          context: draft.context,
          key: "use-port-in-redirects",
          isDefault: draft.context.nginx.configuration.defaults.usePortInRedirects,
          severity: "note",
          differences: differences({
            fields: ["location"],
            when: "plain HTTP",
            nginx: "writes port 443 into redirects to HTTPS",
            envoy: "leaves out the port that HTTPS has anyway",
          }),
          remedy: "nothing: the URL is the same",
        }),
      ]
    : []),
];

const writesPort = ({ location, server, nginx }: RuleContext): boolean =>
  location.settings.routing.usePortInRedirects &&
  nginx.configuration.ports.https === 443 &&
  redirectsToHttps({
    location,
    secure: isSecure(nginx, server.host),
    configuration: nginx.configuration,
  });

const isRedirectedRelatively = ({ location, server }: RuleContext): boolean =>
  location.settings.routing.relativeRedirects && slashPaths(server).get(location)?.length === 1;

const pathFindings = ({ context, paths }: LocationDraft): Finding[] => {
  const { rewriteTarget = "" } = context.location.settings.routing;
  return paths.flatMap(({ path, rewrite }) => [
    ...(path.type === "refused"
      ? [
          annotationFinding({
            context,
            key: "path",
            severity: "refused",
            protective: true,
            value: context.location.path,
            differences: differences({
              fields: ["outcome", "status"],
              nginx: "matches the expression",
              envoy: `answers 403 to all paths that it may match: ${path.reason}`,
            }),
            remedy: "write the path without what the expressions of Envoy (RE2) do not have",
          }),
        ]
      : []),
    ...(rewrite?.type === "refused"
      ? [
          annotationFinding({
            context,
            key: "rewrite-target",
            severity: "refused",
            protective: true,
            value: rewriteTarget,
            differences: differences({
              fields: ["outcome", "status", "upstream.target"],
              nginx: "rewrites the path",
              envoy: `answers 403; where that is accepted, the path stays: ${rewrite.reason}`,
            }),
            remedy: "write the target with groups of the path alone",
          }),
        ]
      : []),
    ...(rewrite?.type === "expression" && rewriteTarget.includes("?")
      ? [
          annotationFinding({
            context,
            key: "rewrite-target",
            severity: "lossy",
            value: rewriteTarget,
            differences: differences({
              fields: ["upstream.target"],
              when: "query present",
              nginx: "joins the query of the target and that of the request with &",
              envoy: "joins them with a second question mark",
            }),
            remedy: "have the application take the path as it is, without a query in the target",
          }),
        ]
      : []),
  ]);
};

const differences = ({
  fields,
  when = "always",
  ...words
}: {
  fields: readonly Field[];
  when?: Trait;
  nginx: string;
  envoy: string;
}): Difference[] => fields.map((field) => ({ field, when, ...words }));

/** What is lost of a host as a whole. */
export const hostFindings = ({
  server,
  locations,
}: {
  server: Pick<Server, "host">;
  locations: readonly LocationDraft[];
}): Finding[] => [
  ...(ambiguousPaths(locations) === undefined ? [] : [ambiguousPathFinding(server)]),
  ...(locations.some(({ paths }) => paths.some(({ path }) => path.type === "refused"))
    ? [
        hostFinding({
          host: server.host,
          key: "refused-paths",
          severity: "lossy",
          differences: differences({
            fields: ["outcome", "status"],
            nginx: "takes the next path that matches",
            envoy: "answers 403 where a path that it cannot have might match",
          }),
          remedy: "rewrite the refused path; see the findings about it",
        }),
      ]
    : []),
];
