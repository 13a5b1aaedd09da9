import type { Conversion } from "../nginx/convert";
import type { AnsweredFinding } from "../nginx/findings/finding";
import { needsAnswer } from "../nginx/findings/state";

/** What a person is told of a migration that has not begun. */
export interface Assessment {
  readonly summary: string;
  /** What keeps it from going on, one line each; empty: nothing. */
  readonly blockers: readonly string[];
}

/** The conversion in a few lines: how much is kept, and what waits for an answer. */
export const assess = ({ rows, findings, answerFaults, heldBack }: Conversion): Assessment => {
  const number = (...results: Conversion["rows"][number]["result"][]) =>
    rows.filter(({ result }) => results.includes(result)).length;
  const parts = [
    `${number("kept", "redirect")} paths as before`,
    `${number("kept with differences")} with differences`,
    `${number("denied")} closed`,
    `${heldBack.length} hosts held back`,
    `${findings.filter(needsAnswer).length} findings without an answer`,
  ];
  return {
    summary: parts.join(", "),
    blockers: [
      ...answerFaults.map(({ id, message }) => `answer to ${id}: ${message}`),
      ...findings
        .filter((finding) => finding.protective && needsAnswer(finding))
        .map(
          ({ id, severity }) => `${id}: a protection ${SEVERITIES[severity]}, without an answer`,
        ),
    ],
  };
};

const SEVERITIES = {
  refused: "that cannot be kept",
  lossy: "that is kept in part",
  note: "that differs",
} satisfies Record<AnsweredFinding["severity"], string>;
