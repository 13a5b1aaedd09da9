import { groupBy } from "../../collections";
import { type Field, FIELD_WORDS } from "../../http/fields";
import type { Trait } from "../../http/traits";
import type { Difference } from "./finding";

/** Differences that are one thing to a reader: the same words for several fields. */
export interface Effect {
  readonly fields: readonly Field[];
  readonly when: Trait;
  readonly nginx: string;
  readonly envoy: string;
}

/** The differences of a finding, those with equal words together. */
export const effectsOf = (differences: readonly Difference[]): Effect[] =>
  groupBy(differences, ({ when, nginx, envoy }) => JSON.stringify([when, nginx, envoy])).flatMap(
    (group) =>
      group.slice(0, 1).map(({ when, nginx, envoy }) => ({
        fields: group.map(({ field }) => field),
        when,
        nginx,
        envoy,
      })),
  );

/** More fields than a reader wants to see one by one. */
const MANY = 6;

/** The fields of an effect in a few words. */
export const fieldsText = ({ fields }: Pick<Effect, "fields">): string =>
  fields.length > MANY ? "the whole answer" : fields.map((field) => FIELD_WORDS[field]).join(", ");
