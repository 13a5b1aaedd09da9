import { chunks } from "../../collections";
import type { Server } from "../../nginx/effective/nginx";
import { MOST_HOSTNAMES } from "../../routes/limits";

/** All names by which a server is asked for: `_`, the server for unknown hosts, has none. */
export const namesOf = ({ host, aliases, redirectFrom }: Server): string[] =>
  [host, ...aliases, ...(redirectFrom === undefined ? [] : [redirectFrom.value])].filter(
    (name) => name !== "_",
  );

/** Hostnames of as many routes as they need. */
export const hostnameLists = (names: readonly string[]): string[][] =>
  chunks([...new Set(names)].sort(), MOST_HOSTNAMES);
