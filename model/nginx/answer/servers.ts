import type { Nginx, Server } from "../effective/nginx";
import { DEFAULT_SERVER } from "../effective/servers";
import { type Expression, expressionOf } from "./expression";

/** Which server block a host name leads to; `redirect` is the block of from-to-www-redirect. */
export type ChosenServer =
  | { readonly type: "server"; readonly server: Server }
  | { readonly type: "redirect"; readonly to: string }
  | { readonly type: "unknown"; readonly reason: string };

/** A name in nginx's configuration, and the place of its server in it. */
interface Name {
  readonly name: string;
  readonly place: number;
  readonly chosen: ChosenServer;
}

/** The server names of nginx's configuration, as it looks them up. */
export interface ServerNames {
  readonly fallback: ChosenServer;
  readonly exact: ReadonlyMap<string, Name>;
  /** Wildcard hosts, which the controller writes as expressions for one label (buildServerName). */
  readonly wildcards: ReadonlyMap<string, Name>;
  /** Aliases such as `*.x` (any number of labels) or `x.*`, the longest first. */
  readonly leading: readonly Name[];
  readonly trailing: readonly Name[];
  /** Aliases that begin with `~`. */
  readonly expressions: readonly (Name & { readonly expression: Expression })[];
}

/** Indexes the names of servers; those of redirects come before all others. */
export const serverNames = ({ servers }: Pick<Nginx, "servers">): ServerNames => {
  const all = [...servers.values()].map((server, place) => ({ server, place }));
  const redirects = all.flatMap(({ server: { host, redirectFrom }, place }): Name[] =>
    redirectFrom
      ? [{ name: redirectFrom.value, place, chosen: { type: "redirect", to: host } }]
      : [],
  );
  const hosts = all.map(({ server, place }): Name => ({
    name: server.host,
    place,
    chosen: { type: "server", server },
  }));
  const aliases = all.flatMap(({ server, place }) =>
    server.aliases.map((name): Name => ({ name, place, chosen: { type: "server", server } })),
  );
  const exact = firstOfEach([...redirects, ...hosts, ...aliases]);
  return {
    fallback: exact.get(DEFAULT_SERVER)?.chosen ?? {
      type: "unknown",
      reason: "there is no server for unknown hosts",
    },
    exact,
    wildcards: firstOfEach(hosts.filter(({ name }) => name.startsWith("*."))),
    leading: longestFirst(aliases.filter(({ name }) => name.startsWith("*."))),
    trailing: longestFirst(aliases.filter(({ name }) => name.endsWith(".*"))),
    expressions: aliases
      .filter(({ name }) => name.startsWith("~"))
      .map((each) => ({
        ...each,
        // A capital letter makes nginx ignore case (ngx_http_server_name).
        expression: expressionOf({ source: each.name.slice(1), caseless: /[A-Z]/.test(each.name) }),
      })),
  };
};

const firstOfEach = (names: readonly Name[]): Map<string, Name> =>
  new Map(names.toReversed().map((each) => [each.name, each]));

const longestFirst = (names: readonly Name[]): Name[] =>
  names.toSorted((a, b) => b.name.length - a.name.length);

/**
 * Looks up a host as nginx does: its own name, the longest wildcard, then expressions in the order of
 * the servers; else the default server.
 */
export const chooseServer = (names: ServerNames, host: string): ChosenServer => {
  const literal =
    names.exact.get(host) ??
    names.leading.find(({ name }) => host.endsWith(name.slice(1))) ??
    names.trailing.find(({ name }) => host.startsWith(name.slice(0, -1)));
  return literal?.chosen ?? expressionServer(names, host) ?? names.fallback;
};

/** A wildcard host stands for one label of letters, digits, `_` and `-`. */
const expressionServer = (
  { wildcards, expressions }: ServerNames,
  host: string,
): ChosenServer | undefined => {
  const wildcard = wildcards.get(host.replace(/^[\w-]+\./, "*."));
  const earlier = expressions.filter(
    ({ place }) => wildcard === undefined || place < wildcard.place,
  );
  for (const { name, expression, chosen } of earlier) {
    if (expression.type === "unsupported") {
      return { type: "unknown", reason: `RE2 cannot run the server-alias ${name}` };
    }
    if (expression.groups(host) !== undefined) {
      return chosen;
    }
  }
  return wildcard?.chosen;
};
