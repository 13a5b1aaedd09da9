import { sortBy } from "../collections";
import type { HostPattern } from "../gateway/hostnames";
import type { MigrationEvidence } from "../migration/evidence/evidence";
import type { MigrationPlan } from "../migration/plan/migration-plan";
import type { ConversionRow } from "../nginx/convert/conversion";
import type { AnsweredFinding } from "../nginx/findings/finding";
import type { Action, EffectiveMatch, EffectiveRoute } from "../routes/effective";
import { typedMatchText } from "../routes/match";
import type { MigrationSettings } from "../settings";

/** One line that a reviewer reads: a host and a match, and what becomes of it. */
export interface TableRow {
  /** `route <name>`, `Ingress <namespace>/<name>`, or `default backend`. */
  readonly source: string;
  readonly host: HostPattern;
  readonly match: EffectiveMatch;
  /** The match in one line. */
  readonly matchText: string;
  /** Backends with their shares, a redirect, or a status. */
  readonly becomes: string;
  /** Such as `basic auth`, sorted. */
  readonly protections: readonly string[];
}

/** Everything of a stack at one time that the route diff compares. */
export interface RouteTable {
  /** By host, in the order in which matches are tried. */
  readonly rows: readonly TableRow[];
  /** By migration, then id. */
  readonly findings: readonly (AnsweredFinding & { readonly migration: string })[];
  readonly migrations: readonly MigrationTable[];
}

/** One entry of section `migration`: its settings, what they make, and what is known of the stage before. */
export interface MigrationTable {
  readonly settings: MigrationSettings;
  readonly plan: MigrationPlan;
  /** Of the files as they are; of another version nobody asks. */
  readonly evidence?: MigrationEvidence;
  readonly evidenceStack?: string;
  readonly evidenceFile: string;
}

/** The table of a stack: routes of its configuration, and what its migrations make of Ingresses. */
export const routeTable = ({
  routes,
  migrations,
}: {
  routes: readonly EffectiveRoute[];
  migrations: readonly MigrationTable[];
}): RouteTable => ({
  rows: [
    ...routes.map(ofRoute),
    ...migrations.flatMap(({ plan }) => plan.conversion.rows.map(ofIngress)),
  ],
  findings: sortBy(
    migrations.flatMap(({ plan: { name, conversion } }) =>
      conversion.findings.map((finding) => ({ ...finding, migration: name })),
    ),
    ({ migration, id }) => `${migration} ${id}`,
  ),
  migrations,
});

const ofRoute = ({ route, host, match, action }: EffectiveRoute): TableRow => ({
  source: `route ${route}`,
  host,
  match,
  matchText: typedMatchText(match),
  becomes: actionText(action),
  protections: [],
});

const actionText = (action: Action): string => {
  if (action.type === "backends") {
    const total = action.backends.reduce((sum, { weight }) => sum + weight, 0);
    return action.backends
      .filter(({ weight }) => weight > 0)
      .map(({ namespace, service, port, weight }) =>
        share(`${namespace}/${service}:${port}`, weight / total),
      )
      .join(" ");
  }
  const { scheme = "", host = "", port, prefix, path, status } = action;
  const place = `${scheme === "" ? "" : `${scheme}://`}${host}${port === undefined ? "" : `:${port}`}`;
  return `${status} → ${place}${prefix === undefined ? (path ?? "") : `${prefix}…`}`;
};

const share = (backend: string, part: number): string =>
  part === 1 ? backend : `${backend} (${Number((part * 100).toFixed(2))} %)`;

/** What a conversion does with a location; before a switch of traffic this is what it will do. */
const ofIngress = (row: ConversionRow): TableRow => {
  const match: EffectiveMatch = {
    path: { type: pathType(row.pathType), value: row.path },
    headers: {},
    query: {},
  };
  return {
    source: row.ingress === undefined ? "default backend" : `Ingress ${row.ingress}`,
    host: row.host === "_" ? "*" : row.host,
    match,
    matchText: typedMatchText(match),
    becomes: becomesOf(row),
    protections: row.protections,
  };
};

const becomesOf = ({ result, before }: ConversionRow): string => {
  switch (result) {
    case "denied":
      return "403";
    case "held back":
      return `${before} (stays on nginx)`;
    default:
      return before;
  }
};

const pathType = (type: string): EffectiveMatch["path"]["type"] => {
  if (type === "Exact") {
    return "Exact";
  }
  return type === "Prefix" || type === "ImplementationSpecific"
    ? "PathPrefix"
    : "RegularExpression";
};
