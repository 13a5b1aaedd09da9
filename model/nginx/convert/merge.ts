import { byText } from "../../collections";
import type { HeaderChanges, MergedParts, RuleParts } from "./emission";

/**
 * The parts of several families as those of one rule. Lists are joined in the order of the parts;
 * of several answers the first counts.
 *
 * @throws Error if two families set the same field to different values: an error in the program.
 */
export const mergeParts = (all: readonly RuleParts[]): MergedParts => {
  const parts = all.filter((each) => Object.keys(each).length > 0);
  const response = parts.find((each) => each.response !== undefined)?.response;
  const sessionPersistence = parts.find(
    (each) => each.sessionPersistence !== undefined,
  )?.sessionPersistence;
  const requestHeaders = mergeHeaders(parts.map((each) => each.requestHeaders));
  const responseHeaders = mergeHeaders(parts.map((each) => each.responseHeaders));
  const security = mergeAll(parts.map((each) => each.security));
  const traffic = mergeAll(parts.map((each) => each.traffic));
  const backends = mergeAll(parts.map((each) => each.backends));
  return {
    ...(response !== undefined && { response }),
    ...(sessionPersistence !== undefined && { sessionPersistence }),
    ...(requestHeaders !== undefined && { requestHeaders }),
    ...(responseHeaders !== undefined && { responseHeaders }),
    ...(security !== undefined && { security }),
    ...(traffic !== undefined && { traffic }),
    ...(backends !== undefined && { backends }),
    filters: parts.flatMap(({ filters = [] }) => filters),
    objects: parts.flatMap(({ objects = [] }) => objects),
    findings: parts.flatMap(({ findings = [] }) => findings),
    protections: [...new Set(parts.flatMap(({ protections = [] }) => protections))].sort(byText),
  };
};

/** Header changes as one; of equal names the later family's value counts. */
const mergeHeaders = (
  changes: readonly (HeaderChanges | undefined)[],
): HeaderChanges | undefined => {
  const given = changes.flatMap((each) => each ?? []);
  const set = new Map(
    given
      .flatMap((each) => Object.entries(each.set ?? {}))
      .map(([name, value]) => [name.toLowerCase(), [name, value] as const]),
  );
  const remove = new Map(
    given.flatMap((each) => each.remove ?? []).map((name) => [name.toLowerCase(), name]),
  );
  if (set.size === 0 && remove.size === 0) {
    return undefined;
  }
  return { set: Object.fromEntries(set.values()), remove: [...remove.values()] };
};

const mergeAll = <Data extends object>(items: readonly (Data | undefined)[]): Data | undefined => {
  const given = items.filter((item) => item !== undefined);
  return given.length === 0
    ? undefined
    : (given.reduce<unknown>(
        (all, item) => merge({ one: all, other: item, place: "" }),
        {},
      ) as Data);
};

/** Maps are merged, lists joined, and anything else must be equal. */
const merge = ({ one, other, place }: { one: unknown; other: unknown; place: string }): unknown => {
  if (Array.isArray(one) && Array.isArray(other)) {
    return [...(one as unknown[]), ...(other as unknown[])];
  }
  if (isMap(one) && isMap(other)) {
    const merged = { ...one };
    for (const [key, value] of Object.entries(other)) {
      merged[key] =
        key in merged ? merge({ one: merged[key], other: value, place: `${place}.${key}` }) : value;
    }
    return merged;
  }
  if (one !== other) {
    throw new Error(
      `two families of annotations set ${place.slice(1)} of one rule: ${JSON.stringify(one)} and ${JSON.stringify(other)}; give the field to one of them`,
    );
  }
  return one;
};

const isMap = (data: unknown): data is Record<string, unknown> =>
  typeof data === "object" && data !== null && !Array.isArray(data);
