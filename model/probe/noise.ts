import type { Answer } from "../http/answer";
import { compare, type AnyDifference } from "./compare";
import type { Exchanged } from "./observed";

/** What is left of differences when those are taken out that nginx also has with itself. */
export interface Stable {
  readonly differences: readonly AnyDifference[];
  readonly unstable: readonly string[];
  /** Present: what nginx answers at all changes. */
  readonly unstableAnswer?: string;
}

/** Takes out what is new in each answer, such as an id, and backends between which chance decides. */
export const stable = ({
  differences,
  exchanged: { nginx, again },
  answer: { outcome },
}: {
  differences: readonly AnyDifference[];
  exchanged: Exchanged;
  answer: Answer;
}): Stable => {
  const byChance = outcome.type === "upstream" && outcome.backends.length > 1;
  const own = again === undefined ? [] : compare(nginx, again);
  const fleeting = new Set([
    ...own.map(partOf),
    ...(byChance ? ["backends", "body"] : []),
    ...(again?.bodyHash === nginx.bodyHash || again === undefined ? [] : ["body"]),
  ]);
  const isFleeting = (difference: AnyDifference): boolean =>
    !SETTLED.includes(difference.field) && fleeting.has(partOf(difference));
  const answered = own.find(({ field }) => SETTLED.includes(field));
  return {
    differences: differences.filter((each) => !isFleeting(each)),
    unstable: differences.filter(isFleeting).map(partOf),
    ...(answered !== undefined && {
      unstableAnswer: `${answered.field} ${answered.nginx}, then ${answered.envoy}`,
    }),
  };
};

/** Fields without which there is nothing to compare. */
const SETTLED: readonly AnyDifference["field"][] = ["outcome", "status", "location", "certificate"];

const partOf = ({ field, header }: AnyDifference): string =>
  header === undefined ? field : `${field} ${header}`;
