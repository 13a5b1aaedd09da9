import { z } from "zod";
import { text } from "../../settings/primitives";
import type { FindingAnswer, FindingAnswers } from "./finding";

const findingId = text({
  what: "the id of a finding",
  allowed: "an id that edge convert printed, such as shop/web/auth-url",
  test: (value) => /^[^/\s]+(\/\S+)+$/.test(value),
});

const answerSchema = z.union([
  z.enum(["deny", "holdBack"]),
  z.strictObject({
    accept: text({
      what: "a reason",
      allowed: "at least 10 characters on why the loss is acceptable, for those who read it later",
      test: (value) => value.trim().length >= 10,
    }).describe("why the loss is acceptable"),
  }),
]);

/**
 * Answers to findings as people write them, by the finding's id: `deny` (its rules answer 403),
 * `holdBack` (its host stays on nginx), or `{accept: reason}`. Whether a finding takes the answer is
 * the conversion's matter.
 */
export const answersSchema = z.record(findingId, answerSchema);

export type WrittenAnswers = z.output<typeof answersSchema>;

/** The answers as the conversion takes them. */
export const toAnswers = (written: WrittenAnswers): FindingAnswers =>
  Object.fromEntries(
    Object.entries(written).map(([id, answer]): [string, FindingAnswer] => [
      id,
      typeof answer === "string" ? { answer } : { answer: "accept", reason: answer.accept },
    ]),
  );
