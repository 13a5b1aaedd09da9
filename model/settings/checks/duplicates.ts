import { type BoundRoute, boundRoutes } from "../../routes/bound";
import { matchKey, matchText } from "../../routes/match";
import type { Match } from "../matches";
import { faultAt } from "../faults";
import { type Check, repeated } from "./check";

interface Claim {
  route: BoundRoute;
  host: string;
  match: Match;
}

const claimsOf = (route: BoundRoute): Claim[] =>
  route.hosts.flatMap((host) =>
    route.rules.flatMap(({ matches }) => matches.map((match) => ({ route, host, match }))),
  );

/** Of two equal matches the older object wins, and which that is cannot be read here. */
export const duplicateMatches: Check = ({ settings, raw }) =>
  repeated(boundRoutes(settings).flatMap(claimsOf), ({ route, host, match }) =>
    [route.gateway, host, matchKey(match)].join(" "),
  ).map(({ item: { route, host, match }, first }) =>
    faultAt({
      raw,
      path: ["routes", route.name],
      message: `matches ${host} ${matchText(match)}, as route ${first.route.name} does already`,
      remedy: "each host and match once: change or remove one of the two",
    }),
  );

/** `<gateway>-<route>` names the HTTPRoute: `a` with `b-c` and `a-b` with `c` give the same name. */
export const duplicateNames: Check = ({ settings, raw }) =>
  repeated(boundRoutes(settings), ({ namespace, gateway, name }) =>
    [namespace, `${gateway}-${name}`].join("/"),
  ).map(({ item: { name, gateway, namespace }, first }) =>
    faultAt({
      raw,
      path: ["routes", name],
      message: `would be HTTPRoute ${gateway}-${name} in ${namespace}, as route ${first.name} is already`,
      remedy: "another name for one of the two",
    }),
  );
