import type { Conversion, ConversionRow } from "../../../model/nginx/convert/conversion";
import type { AnsweredFinding } from "../../../model/nginx/findings/finding";
import { routeTable, type RouteTable } from "../../../model/diff/route-table";

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

/** The table of one migration. */
export const tableOf = ({
  rows = [],
  findings = [],
  stage = "assess",
}: {
  rows?: readonly ConversionRow[];
  findings?: readonly AnsweredFinding[];
  stage?: string;
} = {}): RouteTable => {
  const conversion: Conversion = {
    objects: [],
    findings,
    answerFaults: [],
    heldBack: [],
    verdict: "fit",
    rows,
  };
  return routeTable({ routes: [], migrations: [{ name: "public", stage, conversion }] });
};
