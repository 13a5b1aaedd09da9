import type { Difference, Finding, FindingScope } from "../findings/finding";

/**
 * Findings made unique by id: those of the locations of one Ingress become one about all of them.
 * The gravest severity counts, and any protective one makes the whole protective.
 */
export const joinFindings = (findings: readonly Finding[]): Finding[] => {
  const byId = new Map<string, Finding>();
  for (const finding of findings) {
    const known = byId.get(finding.id);
    byId.set(finding.id, known ? joined(known, finding) : finding);
  }
  return [...byId.values()];
};

const joined = (one: Finding, other: Finding): Finding => ({
  ...(GRAVITY[other.severity] > GRAVITY[one.severity] ? other : one),
  protective: one.protective || other.protective,
  scope: joinedScope(one.scope, other.scope),
  differences: distinct([...one.differences, ...other.differences]),
  answers: one.answers.length >= other.answers.length ? one.answers : other.answers,
});

const GRAVITY = { refused: 2, lossy: 1, note: 0 };

const joinedScope = (one: FindingScope, other: FindingScope): FindingScope => {
  if (one.type !== "ingress" || other.type !== "ingress" || !one.locations || !other.locations) {
    return one.type === "ingress" && one.locations ? other : one;
  }
  const locations = new Map(
    [...one.locations, ...other.locations].map((each) => [`${each.host} ${each.path}`, each]),
  );
  return { ...one, locations: [...locations.values()] };
};

const distinct = (differences: readonly Difference[]): Difference[] => [
  ...new Map(differences.map((each) => [JSON.stringify(each), each])).values(),
];
