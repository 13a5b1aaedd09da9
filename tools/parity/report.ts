import { colours as pc } from "../../commands/colours";
import type { Vector } from "./run";

/** What became of a case. */
export interface CaseReport {
  /** `family/name`. */
  readonly name: string;
  readonly about: string;
  /** Why it was not run. */
  readonly skipped?: string;
  readonly vectors: readonly Vector[];
}

/** What became of all. */
export interface Report {
  readonly cases: readonly CaseReport[];
  /** Objects of the conversion that were refused though they should not be, each with the reason. */
  readonly refused: readonly string[];
}

/** Requests by their verdict, and cases that were left out. */
export interface Counts {
  readonly vectors: number;
  readonly equal: number;
  readonly explained: number;
  readonly unexplained: number;
  readonly skipped: number;
}

/** Counts the requests of a report. */
export function countsOf({ cases }: Report): Counts {
  const vectors = cases.flatMap((each) => each.vectors);
  const of = (verdict: Vector["verdict"]) =>
    vectors.filter((vector) => vector.verdict === verdict).length;
  return {
    vectors: vectors.length,
    equal: of("equal"),
    explained: of("explained"),
    unexplained: of("unexplained"),
    skipped: cases.filter(({ skipped }) => skipped !== undefined).length,
  };
}

/** What is wrong: nothing of it may be there. */
export const faultsOf = ({ cases, refused }: Report): string[] => [
  ...refused.map((text) => `refused: ${text}`),
  ...cases.flatMap(({ name, vectors }) => vectors.flatMap((vector) => vectorFaults(name, vector))),
];

/** What is wrong with one request of a case. */
export const vectorFaults = (name: string, { title, differences, faults }: Vector): string[] => [
  ...faults.map((text) => `${name}, ${title}: ${text}`),
  ...differences
    .filter(({ findings }) => findings.length === 0)
    .map(
      ({ field, nginx, envoy }) =>
        `${name}, ${title}: unexplained ${field}: nginx ${nginx}, Envoy ${envoy}`,
    ),
];

/** The last line of the comparison. */
export const summaryLine = ({ vectors, equal, explained, unexplained, skipped }: Counts): string =>
  `parity: vectors ${vectors} equal ${equal} explained ${explained} unexplained ${unexplained} skipped ${skipped}`;

/** One line for a case: how its requests went, and by which findings differences are explained. */
export function caseLine({ name, about, skipped, vectors }: CaseReport): string {
  if (skipped !== undefined) {
    return pc.dim(`- ${name.padEnd(WIDTH)} skipped: ${skipped}`);
  }
  const bad = vectors.filter(
    ({ verdict, faults }) => verdict === "unexplained" || faults.length > 0,
  );
  const findings = new Set(
    vectors.flatMap(({ differences }) => differences.flatMap((each) => each.findings)),
  );
  const text = `${name.padEnd(WIDTH)} ${String(vectors.length).padStart(3)}  ${about}`;
  const because = findings.size === 0 ? "" : pc.dim(`\n    ${[...findings].sort().join(", ")}`);
  return bad.length === 0
    ? `${pc.green("✔")} ${text}${because}`
    : `${pc.red("✖")} ${text}${because}`;
}

const WIDTH = 44;
