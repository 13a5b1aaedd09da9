import type { Difference, Finding } from "../../findings/finding";
import type { ReadSnippet, SnippetEffects } from "../../snippets/effects";
import { toEnvoyTemplate } from "../../snippets/operators";
import type { DirectResponse, Family, HeaderChanges, RuleContext, RuleParts } from "../emission";
import { annotationFinding, controllerFinding, hostFinding, type Loss } from "./finding";
import { keptEffects, type SnippetSource, snippetSources } from "./snippet-sources";

/**
 * Raw nginx of a location and of its server: translated where every directive of a snippet has a
 * twin, else refused as a whole with its directives named. What `allow` and `deny` do is with the
 * address ranges (see `access-list.ts`).
 */
export const snippets: Family = (context) => {
  const sources = snippetSources(context);
  if (context.location.denied !== undefined) {
    const first = sources.filter(answersAll);
    return first.length === 0
      ? {}
      : { findings: first.map((source) => findingOf({ context, source })) };
  }
  if (sources.length === 0) {
    return {};
  }
  const { server, location } = keptEffects(sources);
  const response = server.response ?? location.response;
  return {
    ...(response && { response }),
    ...requestHeaderParts(location.requestHeaders),
    ...responseHeaderParts({
      // nginx inherits add_header only where the location has none of its own.
      added: hasEntries(location.addedHeaders) ? location.addedHeaders : server.addedHeaders,
      set: { ...server.responseHeaders, ...location.responseHeaders },
      cleared: [...server.clearedHeaders, ...location.clearedHeaders],
    }),
    findings: sources.map((source) => findingOf({ context, source })),
  };
};

/** Whether it is of a server that answers before it looks for a location. */
const answersAll = ({ key, read }: SnippetSource): boolean =>
  key === "server-snippet" && read.type === "effects" && read.effects.response !== undefined;

/** What the server answers to everything, before a location is looked for: denied ones too. */
export const serverResponse = (context: RuleContext): DirectResponse | undefined =>
  keptEffects(snippetSources(context)).server.response;

type Fields = Readonly<Record<string, string>>;

const hasEntries = (fields: Fields): boolean => Object.keys(fields).length > 0;

/**
 * Each is removed before it is set: a value that comes to nothing removes the client's field in
 * nginx, and leaves it in Envoy.
 */
const requestHeaderParts = (fields: Fields): Pick<RuleParts, "requestHeaders"> =>
  hasEntries(fields)
    ? { requestHeaders: { set: envoyFields(fields), remove: Object.keys(fields) } }
    : {};

const responseHeaderParts = ({
  added,
  set,
  cleared,
}: {
  added: Fields;
  set: Fields;
  cleared: readonly string[];
}): Pick<RuleParts, "responseHeaders"> => {
  const fields = envoyFields({ ...added, ...set });
  const changes: HeaderChanges = {
    ...(hasEntries(fields) && { set: fields }),
    ...(cleared.length > 0 && { remove: [...new Set(cleared)] }),
  };
  return Object.keys(changes).length > 0 ? { responseHeaders: changes } : {};
};

/** Fields with a value; sources with a value that Envoy cannot make are not kept. */
const envoyFields = (fields: Fields): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const template = toEnvoyTemplate(value);
      return template ? [[name, template]] : [];
    }),
  );

const findingOf = ({
  context,
  source: { key, from, read },
}: {
  context: RuleContext;
  source: SnippetSource;
}): Finding => {
  const loss = lossOf({ read, place: key === "server-snippet" ? "server" : "location" });
  switch (from) {
    case "annotation":
      return annotationFinding({ context, key, ...loss });
    case "host":
      return hostFinding({ host: context.server.host, key, ...loss });
    case "controller":
      return controllerFinding({ key, ...loss });
  }
};

/** What a text of unknown content may change. */
const ANYTHING = ["outcome", "status", "location", "responseHeaders", "upstream.headers"] as const;

const lossOf = ({ read, place }: { read: ReadSnippet; place: "server" | "location" }): Loss =>
  read.type === "refused"
    ? {
        severity: "refused",
        protective: true,
        ...(read.directives.length > 0 && { value: read.directives.join(", ") }),
        differences: ANYTHING.map((field) => ({
          field,
          when: "always",
          nginx: "runs the snippet",
          envoy: `cannot: ${read.reason}`,
        })),
        remedy:
          "write the route or policy that does it by hand and accept, or take out what is not needed; a snippet is kept whole or not at all",
      }
    : {
        severity: hasEntries(read.effects.addedHeaders) ? "lossy" : "note",
        differences: [
          ...keptDifferences(read.effects),
          ...(place === "server" && read.effects.response ? BEFORE_REDIRECTS : []),
        ],
        remedy: "compare the filters of the rule with the snippet",
      };

const keptDifferences = ({
  responseHeaders,
  addedHeaders,
  clearedHeaders,
}: SnippetEffects): Difference[] => [
  ...(hasEntries(addedHeaders) ? [ADDED] : []),
  ...(hasEntries(responseHeaders) || clearedHeaders.length > 0 ? [OWN_ANSWERS] : []),
];

const BEFORE_REDIRECTS: readonly Difference[] = (
  ["status", "location", "responseHeaders"] as const
).map((field) => ({
  field,
  when: "always",
  nginx: "answers before redirects too, without the fields of a location",
  envoy: "answers in place of backends",
}));

const OWN_ANSWERS: Difference = {
  field: "responseHeaders",
  when: "always",
  nginx: "changes fields of every answer, its own too",
  envoy: "changes those of backends' answers",
};

const ADDED: Difference = {
  field: "responseHeaders",
  when: "always",
  nginx: "add_header adds to the backend's own field, without always only to some statuses",
  envoy: "sets it in place of the backend's own, whatever the status",
};
