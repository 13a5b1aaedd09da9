import type { AnsweredFinding } from "./finding";

/** Whether a finding closes its rules: Envoy answers 403 until somebody says otherwise. */
export const closesRules = ({ answer, severity, protective }: AnsweredFinding): boolean =>
  answer === undefined ? protective && severity === "refused" : answer.answer === "deny";

/** Whether a finding waits for a person: it takes answers, and has none. */
export const needsAnswer = ({
  answer,
  answers,
}: Pick<AnsweredFinding, "answer" | "answers">): boolean =>
  answer === undefined && answers.length > 0;
