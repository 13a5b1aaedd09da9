import { hashedName, shortHash } from "../../hashed-name";
import type { Location } from "../effective/nginx";

/** Start of the names of all objects that a conversion makes for hosts. */
const PREFIX = "edge";

/** Longest text of a host in a name: with a rule's name after it, an object's name has 253 at most. */
const MOST_OF_HOST = 150;

/**
 * Name of the first HTTPRoute of a host, and start of the names of what belongs to it: `edge.<host>`;
 * `*.x` is `edge.wildcard.x`, the server for unknown hosts `edge.any-host`.
 */
export const hostName = (host: string): string => `${PREFIX}.${hostWords(host)}`;

/** A host as part of a name, cut where it is too long. */
export const hostWords = (host: string): string => {
  const words = host === "_" ? "any-host" : host.toLowerCase().replace(/^\*\./, "wildcard.");
  return words.length <= MOST_OF_HOST
    ? words
    : `${words.slice(0, MOST_OF_HOST - 20).replace(/[^a-z0-9]+$/, "")}.${shortHash(words)}`;
};

/** Name of a location's rule: from the path alone, so that it stays when other rules come and go. */
export const locationName = ({ path, pathType }: Pick<Location, "path" | "pathType">): string =>
  hashedName({ words: path, key: `${pathType} ${path}` });
