import type { Block, Location, Server } from "../effective/nginx";
import { type Expression, expressionOf } from "./expression";
import { toBytes } from "./uri";

/** Which block of a server a path leads to. */
export type ChosenLocation =
  | { readonly type: "location"; readonly location: Location; readonly block: Block }
  /** 301 to the same path with a slash at its end. */
  | { readonly type: "slash"; readonly location: Location; readonly path: string }
  | { readonly type: "none" }
  /** An expression that nginx would try is none of RE2's. */
  | { readonly type: "unknown"; readonly reason: string };

interface PlacedBlock {
  readonly location: Location;
  readonly block: Block;
  /** In bytes. */
  readonly text: string;
}

/** The locations of a server, as nginx looks them up. */
export interface ServerPaths {
  readonly exact: ReadonlyMap<string, PlacedBlock>;
  /** The longest first. */
  readonly prefixes: readonly PlacedBlock[];
  /** Blocks that proxy and whose text ends in a slash. */
  readonly slashed: ReadonlyMap<string, PlacedBlock>;
  /** In nginx's order. */
  readonly expressions: readonly (PlacedBlock & { readonly expression: () => Expression })[];
}

export const serverPaths = ({ locations }: Pick<Server, "locations">): ServerPaths => {
  const blocks = locations.flatMap((location) =>
    location.blocks.map((block) => ({ location, block, text: toBytes(block.text) })),
  );
  const of = (match: Block["match"]) => blocks.filter(({ block }) => block.match === match);
  const literal = [...of("exact"), ...of("prefix")];
  return {
    exact: byText(of("exact")),
    prefixes: of("prefix").toSorted((a, b) => b.text.length - a.text.length),
    // Of an exact and a prefix block with one text the exact one's settings hold.
    slashed: byText(
      literal.filter(({ location, text }) => text.endsWith("/") && location.denied === undefined),
    ),
    expressions: of("regex").map((each) => ({
      ...each,
      expression: once(() => expressionOf({ source: `^${each.block.text}`, caseless: true })),
    })),
  };
};

const byText = (blocks: readonly PlacedBlock[]): Map<string, PlacedBlock> =>
  new Map(blocks.toReversed().map((block) => [block.text, block]));

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
};

/**
 * The block of a path: an exact one, the longest prefix, or the first expression that fits. A path that
 * lacks only the slash of a block's text is redirected (ngx_http_core_find_location in nginx's
 * src/http/ngx_http_core_module.c).
 *
 * @param path normalised, in bytes.
 */
export const chooseLocation = (paths: ServerPaths, path: string): ChosenLocation => {
  const exact = paths.exact.get(path);
  const slashed = paths.slashed.get(`${path}/`);
  const prefix = paths.prefixes.find(({ text }) => path.startsWith(text));
  if (exact === undefined && slashed !== undefined) {
    return { type: "slash", location: slashed.location, path: slashed.block.text };
  }
  return chosen(exact ?? prefix) ?? firstExpression(paths, path);
};

const chosen = (block: PlacedBlock | undefined): ChosenLocation | undefined =>
  block && { type: "location", location: block.location, block: block.block };

const firstExpression = ({ expressions }: ServerPaths, path: string): ChosenLocation => {
  for (const { location, block, expression } of expressions) {
    const compiled = expression();
    if (compiled.type === "unsupported") {
      return { type: "unknown", reason: `RE2 cannot run the path ${block.text}` };
    }
    if (compiled.groups(path) !== undefined) {
      return { type: "location", location, block };
    }
  }
  return { type: "none" };
};
