import type { Location, Server } from "../../effective/nginx";
import { expressionPaths } from "./expressions";
import { literalPaths } from "./literal";
import type { Rewrite } from "./rewrite";

/** A match of paths, whole. */
export interface PathMatch {
  readonly type: "Exact" | "PathPrefix" | "RegularExpression";
  readonly value: string;
}

/** How a location's path is matched, or why it cannot be. */
export type LocationPath =
  | { readonly type: "path"; readonly path: PathMatch }
  /** No request reaches the location. */
  | { readonly type: "unreachable" }
  /** `path` is wider than what nginx matches, and to be denied. */
  | {
      readonly type: "refused";
      readonly path: PathMatch;
      readonly reason: string;
    };

/** One way in which a location is reached, and what becomes of the path. */
export interface PathedBlock {
  readonly path: LocationPath;
  readonly rewrite?: Rewrite;
}

export interface PathedLocation {
  readonly location: Location;
  readonly paths: readonly PathedBlock[];
}

/** All locations of a server, matched such that Envoy Gateway tries them in nginx's order. */
export const pathedLocations = ({
  paths,
  locations,
}: Pick<Server, "paths" | "locations">): PathedLocation[] =>
  paths === "regex" ? expressionPaths(locations) : literalPaths(locations);
