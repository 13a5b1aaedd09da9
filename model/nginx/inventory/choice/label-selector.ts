/** Whether labels fit. */
export type LabelTest = (labels: Readonly<Record<string, string>>) => boolean;

/**
 * Reads a label selector in its text form, the grammar of Kubernetes: `a=b`, `a==b`, `a!=b`,
 * `a in (b,c)`, `a notin (b)`, `a`, `!a`, joined by commas.
 *
 * @returns nothing if it is not one.
 */
export const parseLabelSelector = (selector: string): LabelTest | undefined => {
  const tests = selector.split(/,(?![^(]*\))/).map(requirement);
  return tests.every((test) => test !== undefined)
    ? (labels) => tests.every((test) => test(labels))
    : undefined;
};

const KEY = "[-A-Za-z0-9_./]+";
const EQUALITY = new RegExp(`^(${KEY})\\s*(==?|!=)\\s*([-A-Za-z0-9_.]*)$`);
const MEMBERSHIP = new RegExp(`^(${KEY})\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const PRESENCE = new RegExp(`^(!?)\\s*(${KEY})$`);

const requirement = (written: string): LabelTest | undefined => {
  const text = written.trim();
  const equality = EQUALITY.exec(text);
  if (equality) {
    const [, key = "", operator, value] = equality;
    return (labels) => (labels[key] === value) === (operator !== "!=");
  }
  const membership = MEMBERSHIP.exec(text);
  if (membership) {
    const [, key = "", operator, values = ""] = membership;
    const set = new Set<string | undefined>(values.split(",").map((value) => value.trim()));
    return (labels) => set.has(labels[key]) === (operator === "in");
  }
  const presence = PRESENCE.exec(text);
  if (presence) {
    const [, not, key = ""] = presence;
    return (labels) => (labels[key] === undefined) === (not === "!");
  }
  return undefined;
};
