import { printable } from "../../model/nginx/inventory";
import { probeLine, type ProbeReport, type ReportedRequest } from "../../model/probe/report";
import { groupBy } from "../../model/collections";
import { colours } from "../colours";

/** Requests of a kind that are shown; all are in the report. */
const SHOWN = 20;

/** Longest answer of nginx that stands beside Envoy's. */
const WIDEST = 60;

/** The report for people: what is wrong, then what is not known, then the counts. */
export function probeTable(report: ProbeReport): string {
  const { migration, requests, protections, unreached, incomplete } = report;
  const of = (verdict: ReportedRequest["verdict"]) =>
    requests.filter((request) => request.verdict === verdict);
  const lines = [
    `migration ${migration}`,
    ...section("explained by findings", explanations(of("explained"))),
    ...section(
      "not probed",
      grouped(of("not probed").map(({ reason = "", title }) => [reason, title])),
    ),
    ...section(
      "locations that no request reaches",
      unreached.map(({ host, path, reason }) => `${host}${path}: ${reason}`),
    ),
    ...section("protections", protections.map(protectionLine)),
    ...section("failed", shownRequests(of("failed"))),
    ...section("unexplained", shownRequests(of("unexplained"))),
    ...(incomplete === undefined ? [] : [colours.yellow(`incomplete: ${incomplete}`)]),
    probeLine([report]),
  ];
  return `${lines.join("\n")}\n`;
}

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line}`), ""];

/** How many requests each finding explains. */
const explanations = (requests: readonly ReportedRequest[]): string[] =>
  grouped(
    requests.flatMap(({ title, differences }) =>
      [...new Set(differences.flatMap(({ findings }) => findings))].map(
        (finding) => [finding, title] as const,
      ),
    ),
  );

/** `3 × reason, such as title`. */
const grouped = (pairs: readonly (readonly [string, string])[]): string[] =>
  groupBy(pairs, ([reason]) => reason).map((same) => {
    const [[reason, title] = ["", ""]] = same;
    return printable(`${same.length} × ${reason}, such as ${title}`);
  });

const STATUS = {
  probed: colours.green("probed    "),
  failed: colours.red("failed    "),
  "not probed": colours.yellow("not probed"),
  "left out": "left out  ",
} as const;

const protectionLine = ({
  id,
  status,
  refused,
  allowed,
  reason,
}: ProbeReport["protections"][number]): string =>
  `${STATUS[status]}  ${printable(`${id}: ${reason ?? `refused ${refused}, let pass with credentials ${allowed}`}`)}`;

const shownRequests = (requests: readonly ReportedRequest[]): string[] => {
  const rest = requests.length - SHOWN;
  return [
    ...requests.slice(0, SHOWN).flatMap(requestLines),
    ...(rest > 0 ? [`… and ${rest} more, in the report that --out writes`] : []),
  ];
};

const requestLines = ({ id, title, purposes, reason, differences }: ReportedRequest): string[] => [
  `${colours.bold(printable(title))} ${colours.dim(printable(`(${purposes.join(", ")}; ${id})`))}`,
  ...(reason === undefined ? [] : [`  ${colours.red(printable(reason))}`]),
  ...sideBySide(differences),
];

/** Both answers beside each other; what is explained says by which finding. */
const sideBySide = (differences: ReportedRequest["differences"]): string[] => {
  const rows = differences.map(({ field, nginx, envoy, findings }) => ({
    field: printable(field),
    nginx: cut(printable(nginx)),
    envoy: cut(printable(envoy)),
    findings: findings.length === 0 ? "" : colours.dim(`  ${printable(findings.join(", "))}`),
  }));
  const width = (of: "field" | "nginx"): number => Math.max(...rows.map((row) => row[of].length));
  return rows.map(
    ({ field, nginx, envoy, findings }) =>
      `  ${field.padEnd(width("field"))}  nginx ${nginx.padEnd(width("nginx"))}  Envoy ${envoy}${findings}`,
  );
};

const cut = (text: string): string =>
  text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
