import type { Nginx, Server } from "../effective/nginx";
import type { Difference, Finding } from "../findings/finding";
import { hostFinding } from "../findings/loss";
import type { Trait } from "../../http/traits";
import type { Field } from "../../http/fields";
import { certificateFor } from "../effective/tls";
import { annotationFinding } from "./families/finding";
import type { LocationDraft } from "./draft";
import type { RuleContext } from "./emission";
import { ambiguousPathFinding, ambiguousPaths } from "./routes/encoded-slashes";

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
];

const isRedirectedRelatively = ({ location, server }: RuleContext): boolean =>
  location.settings.routing.relativeRedirects &&
  server.paths === "literal" &&
  location.blocks.some(({ text }) => text.length > 1 && text.endsWith("/"));

const pathFindings = ({ context, paths }: LocationDraft): Finding[] =>
  paths.flatMap(({ path, rewrite }) => [
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
            ...value(context.location.settings.routing.rewriteTarget),
            differences: differences({
              fields: ["outcome", "status", "upstream.target"],
              nginx: "rewrites the path",
              envoy: `answers 403; where that is accepted, the path stays: ${rewrite.reason}`,
            }),
            remedy: "write the target with groups of the path alone",
          }),
        ]
      : []),
    ...(rewrite?.type === "expression" && hasQuery(rewrite.urlRewrite.path?.replaceRegexMatch)
      ? [
          annotationFinding({
            context,
            key: "rewrite-target",
            severity: "lossy",
            ...value(context.location.settings.routing.rewriteTarget),
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

const hasQuery = (replacement: { substitution: string } | undefined): boolean =>
  replacement?.substitution.includes("?") ?? false;

const value = (text: string | undefined) => (text === undefined ? {} : { value: text });

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
  nginx,
  server,
  locations,
}: {
  nginx: Pick<Nginx, "certificates">;
  server: Server;
  locations: readonly LocationDraft[];
}): Finding[] => [
  ...redirectedNameFindings({ nginx, server }),
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

/** The block of from-to-www-redirect has a certificate only where the host's is for its name too. */
const redirectedNameFindings = ({
  nginx: { certificates },
  server,
}: {
  nginx: Pick<Nginx, "certificates">;
  server: Server;
}): Finding[] =>
  server.redirectFrom === undefined ||
  certificateFor({ certificates, host: server.redirectFrom.value })
    ? []
    : [
        hostFinding({
          host: server.host,
          key: "from-to-www-redirect",
          severity: "note",
          differences: [
            {
              field: "certificate",
              when: "HTTPS",
              nginx: `shows its placeholder for ${server.redirectFrom.value}`,
              envoy: "shows the first certificate of its listener",
            },
            {
              field: "responseHeaders",
              when: "HTTPS",
              nginx: `sends no Strict-Transport-Security for ${server.redirectFrom.value}`,
              envoy: "sends it on every answer over HTTPS",
            },
          ],
          remedy: `a certificate that is for ${server.redirectFrom.value} too`,
        }),
      ];
