import { joinEffects, NO_EFFECTS, readSnippet, type SnippetEffects } from "../snippets/effects";
import type { Exchange, LocatedExchange } from "./exchange";

type Snippets = readonly { readonly text: string; readonly place: "server" | "location" }[];

const ofServer = ({ server, nginx: { configuration } }: Exchange): Snippets => [
  { text: configuration.snippets.server, place: "server" },
  { text: server.snippet?.value ?? "", place: "server" },
];

/** A denied location has none of them (nginx.tmpl). */
const ofLocation = ({ location, nginx: { configuration } }: LocatedExchange): Snippets =>
  location.denied === undefined
    ? [
        { text: location.settings.snippets.configuration ?? "", place: "location" },
        { text: configuration.snippets.location, place: "location" },
      ]
    : [];

const effectsOf = (snippets: Snippets): SnippetEffects | undefined => {
  const read = snippets.map(readSnippet);
  return read.every((each) => each.type === "effects")
    ? joinEffects(read.map(({ effects }) => effects))
    : undefined;
};

/** What the snippets of the server do; nothing where one of them cannot be read whole. */
export const serverSnippetEffects = (exchange: Exchange): SnippetEffects | undefined =>
  effectsOf(ofServer(exchange));

/** What the snippets of the location do; nothing where one of them cannot be read whole. */
export const locationSnippetEffects = (exchange: LocatedExchange): SnippetEffects | undefined =>
  effectsOf(ofLocation(exchange));

/** Of ones that cannot be read nothing is known, which is told before this is asked. */
const knownEffects = (snippets: Snippets): SnippetEffects => effectsOf(snippets) ?? NO_EFFECTS;

/** What both do. */
export const snippetEffects = (exchange: LocatedExchange): SnippetEffects =>
  knownEffects([...ofServer(exchange), ...ofLocation(exchange)]);

/** Whom the snippets of either block let in. */
export const snippetAccess = (
  exchange: LocatedExchange,
): Readonly<Record<"server" | "location", SnippetEffects["access"]>> => ({
  server: knownEffects(ofServer(exchange)).access,
  location: knownEffects(ofLocation(exchange)).access,
});
