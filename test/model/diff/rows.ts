import { diffRoutes, type RouteDiff } from "../../../model/diff/route-diff";
import type { MigrationEvidence } from "../../../model/migration/evidence/evidence";
import type { Stage } from "../../../model/migration/stage";
import type { ConversionRow } from "../../../model/nginx/convert/conversion";
import type { AnsweredFinding } from "../../../model/nginx/findings/finding";
import { routeTable, type RouteTable } from "../../../model/diff/route-table";
import { at, evidenceOf, planOf, settingsOf } from "../migration/gates/input";

/** A row of a conversion from its short form. */
export const row = (fields: Partial<ConversionRow> & { path: string }): ConversionRow => ({
  host: "shop.example.com",
  pathType: "Prefix",
  ingress: "shop/web",
  before: "shop/web:80",
  result: "kept",
  rules: [],
  protections: [],
  findings: [],
  ...fields,
});

export const finding = (fields: Partial<AnsweredFinding> & { id: string }): AnsweredFinding => ({
  severity: "refused",
  protective: true,
  scope: { type: "ingress", ingress: "shop/web" },
  differences: [
    { field: "guard.basicAuth", when: "always", nginx: "asks for a password", envoy: "does not" },
  ],
  remedy: "hash the passwords anew",
  answers: ["deny", "holdBack"],
  ...fields,
});

/** The table of one migration, with evidence by which every step goes on. */
export const tableOf = ({
  rows = [],
  findings = [],
  stage = "assess",
  settings = {},
  plan = {},
  evidence = evidenceOf({ stage }),
}: {
  rows?: readonly ConversionRow[];
  findings?: readonly AnsweredFinding[];
  stage?: Stage;
  settings?: Record<string, unknown>;
  plan?: Parameters<typeof planOf>[0];
  evidence?: MigrationEvidence | null;
} = {}): RouteTable => {
  const parsed = settingsOf({
    stage,
    ...(stage === "retire" && { confirmRetire: "prod" }),
    ...settings,
  });
  return routeTable({
    routes: [],
    migrations: [
      {
        settings: parsed,
        plan: planOf({
          stage,
          addressMode: parsed.addressMode,
          ...plan,
          conversion: { rows, findings, ...plan.conversion },
        }),
        evidenceFile: "evidence/prod.json",
        evidenceStack: "prod",
        ...(evidence && { evidence }),
      },
    ],
  });
};

/** The diff of two tables, at the time of the tests. */
export const diffOf = (before: RouteTable, after: RouteTable): RouteDiff =>
  diffRoutes({ before, after, stack: "prod", now: new Date(at(0)) });
