import {
  joinEffects,
  type ReadSnippet,
  readSnippet,
  type SnippetEffects,
} from "../../snippets/effects";
import { toEnvoyTemplate } from "../../snippets/operators";
import type { RuleContext } from "../emission";

/** A snippet that is in force on a location, and what was read of it. */
export interface SnippetSource {
  readonly key: "configuration-snippet" | "server-snippet" | "location-snippet" | "stream-snippet";
  /** `annotation`: of the location's Ingress; `host`: of the first of its host; `controller`: ConfigMap. */
  readonly from: "annotation" | "host" | "controller";
  readonly read: ReadSnippet;
}

/** The snippets of a location, in nginx's order: its server's, then its own. */
export const snippetSources = ({ server, location, nginx }: RuleContext): SnippetSource[] => {
  const { configuration } = nginx;
  const { settings } = location;
  const texts = [
    { key: "server-snippet", from: "controller", text: configuration.snippets.server },
    { key: "server-snippet", from: "host", text: server.snippet?.value },
    { key: "configuration-snippet", from: "annotation", text: settings.snippets.configuration },
    { key: "location-snippet", from: "controller", text: configuration.snippets.location },
    { key: "stream-snippet", from: "annotation", text: settings.snippets.stream },
  ] as const;
  return texts.flatMap(({ key, from, text = "" }) =>
    text.trim() === ""
      ? []
      : [{ key, from, read: key === "stream-snippet" ? STREAM : readIn(placeOf(key), text) }],
  );
};

/** What the snippets that are kept do, by the block in which they stand. */
export const keptEffects = (
  sources: readonly SnippetSource[],
): Readonly<Record<"server" | "location", SnippetEffects>> => {
  const of = (place: "server" | "location") =>
    joinEffects(
      sources.flatMap(({ key, read }) =>
        placeOf(key) === place && read.type === "effects" ? [read.effects] : [],
      ),
    );
  return { server: of("server"), location: of("location") };
};

const STREAM: ReadSnippet = {
  type: "refused",
  directives: [],
  reason: "TCP and UDP have routes of their own",
};

const readIn = (place: "server" | "location", text: string): ReadSnippet =>
  translatable(readSnippet({ text, place }));

const placeOf = (key: SnippetSource["key"]): "server" | "location" =>
  key === "server-snippet" ? "server" : "location";

/** A snippet with a value that Envoy cannot make is refused as a whole. */
const translatable = (read: ReadSnippet): ReadSnippet => {
  if (read.type === "refused") {
    return read;
  }
  const { responseHeaders, addedHeaders, requestHeaders, response } = read.effects;
  const values = [responseHeaders, addedHeaders, requestHeaders].flatMap(Object.values<string>);
  const isKnown =
    values.every((value) => toEnvoyTemplate(value) !== undefined) &&
    !response?.location?.includes("$");
  return isKnown
    ? read
    : { type: "refused", directives: [], reason: "it has a variable without a twin" };
};
