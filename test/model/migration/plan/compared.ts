import assert from "node:assert/strict";
import type {
  MigrationPlan,
  PlannedResource,
} from "../../../../model/migration/plan/migration-plan";
import { position, STAGES } from "../../../../model/migration/stage";
import { keyOf } from "./planned";
import { STEPS } from "./steps";

/** Paths of fields that differ, with dots; lists as a whole. */
const differences = (one: unknown, other: unknown, path: string): string[] => {
  if (JSON.stringify(one) === JSON.stringify(other)) {
    return [];
  }
  const maps = [one, other].filter(
    (each): each is Record<string, unknown> =>
      typeof each === "object" && each !== null && !Array.isArray(each),
  );
  const [before, after] = maps;
  return before === undefined || after === undefined
    ? [path]
    : [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
        differences(before[key], after[key], path === "" ? key : `${path}.${key}`),
      );
};

export const compared = (before: MigrationPlan, after: MigrationPlan) => {
  const old = new Map(before.resources.map((each) => [keyOf(each), each]));
  const present = new Map(after.resources.map((each) => [keyOf(each), each]));
  const both = [...present].flatMap(
    ([key, resource]): [string, PlannedResource, PlannedResource][] => {
      const earlier = old.get(key);
      return earlier ? [[key, earlier, resource]] : [];
    },
  );
  return {
    adds: [...present.keys()].filter((key) => !old.has(key)),
    removes: [...old.keys()].filter((key) => !present.has(key)),
    changes: both.flatMap(([key, one, other]) => [
      ...differences(one.object, other.object, "").map((path) => `${key} ${path}`),
      ...(one.protect === other.protect ? [] : [`${key} protect`]),
      ...(one.retain === other.retain ? [] : [`${key} retain`]),
    ]),
  };
};

/** Nothing else than the steps between two stages allow, in either direction. */
export const assertAllowed = (before: MigrationPlan, after: MigrationPlan): void => {
  const [low, high] =
    position(before.stage) <= position(after.stage) ? [before, after] : [after, before];
  const steps = STAGES.filter(
    (stage) => position(stage) > position(low.stage) && !(position(stage) > position(high.stage)),
  ).flatMap((stage) => (stage === "assess" ? [] : [STEPS[stage]]));
  const found = compared(low, high);
  for (const part of ["adds", "removes", "changes"] as const) {
    const allowed = steps.flatMap((step) => step[part]);
    const others = found[part].filter((each) => !allowed.some((pattern) => pattern.test(each)));
    assert.deepEqual(others, [], `${part} of ${low.stage} → ${high.stage}, ${low.addressMode}`);
  }
};
