import { count, verdict, type RunCheck } from "./check";

/** A watch of this stage lost, duplicated and spoilt nothing; not looked at without a record. */
export const loss: RunCheck = ({ observation: { watch, since } }) => {
  if (watch === undefined) {
    return undefined;
  }
  const { total, started, ended } = watch;
  const { sent, lost, duplicated, wrong } = total;
  const numbers = { sent, lost, wrong, ...(duplicated !== null && { duplicated }) };
  const bad = Object.entries({ lost, duplicated: duplicated ?? 0, wrong }).filter(
    ([, number]) => number > 0,
  );
  return verdict({
    summary: `${count(sent, "request")}: ${String(lost)} lost, ${duplicated === null ? "duplicates not known" : `${String(duplicated)} duplicated`}, ${String(wrong)} wrong`,
    numbers,
    faults: bad.map(([what, number]) => `${String(number)} ${what}: see the record of edge watch`),
    doubts: [
      ...(sent === 0 ? ["the record has no request"] : []),
      ...(since !== undefined && Date.parse(ended) < Date.parse(since)
        ? [`the record ended ${ended}, before this stage was applied (${since}): watch anew`]
        : []),
    ],
    notes: [`from ${started} to ${ended}`],
  });
};
