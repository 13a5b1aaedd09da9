import type { Nginx, Server } from "../effective/nginx";
import { serverPaths, type ServerPaths } from "./locations";
import { serverNames, type ServerNames } from "./servers";

/** A configuration of nginx as it looks things up in it. */
export interface Prepared {
  readonly names: ServerNames;
  readonly pathsOf: (server: Server) => ServerPaths;
}

/** The same for the same Nginx: many requests are asked of one. */
export const prepared = (nginx: Nginx): Prepared =>
  remembered(CONFIGURATIONS, nginx, () => ({
    names: serverNames(nginx),
    pathsOf: (server) => remembered(SERVERS, server, () => serverPaths(server)),
  }));

const CONFIGURATIONS = new WeakMap<Nginx, Prepared>();
const SERVERS = new WeakMap<Server, ServerPaths>();

const remembered = <Key extends object, Value>(
  memory: WeakMap<Key, Value>,
  key: Key,
  make: () => Value,
): Value => {
  const known = memory.get(key) ?? make();
  memory.set(key, known);
  return known;
};
