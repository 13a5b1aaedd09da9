/** `random.RandomPassword`. Behaviour: random_password in terraform-provider-random, on which the official plugin is built. */
import { randomInt } from "node:crypto";
import type { Properties } from "../engine/values";

/** Inputs with their defaults. `numeric` and its old name `number` are one switch. */
export interface PasswordRules {
  readonly length: number;
  readonly lower: boolean;
  readonly numeric: boolean;
  readonly special: boolean;
  readonly upper: boolean;
  readonly minLower: number;
  readonly minNumeric: number;
  readonly minSpecial: number;
  readonly minUpper: number;
  /** Special characters to use instead of the usual ones. */
  readonly overrideSpecial: string;
}

const CHARACTERS = {
  lower: "abcdefghijklmnopqrstuvwxyz",
  upper: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
  numeric: "0123456789",
  special: "!@#$%&*()-_=+[]{}<>:?",
};

/** What counts for an input that is not given. */
export const DEFAULTS = {
  lower: true,
  minLower: 0,
  minNumeric: 0,
  minSpecial: 0,
  minUpper: 0,
  numeric: true,
  special: true,
  upper: true,
};

/** @throws Error that names every input that is wrong. */
export function parseRules(inputs: Properties): PasswordRules {
  const rules = {
    overrideSpecial: "",
    ...DEFAULTS,
    numeric: inputs.number ?? true,
    ...inputs,
  } as unknown as PasswordRules;
  const faults = findFaults(rules);
  if (faults.length > 0) {
    throw new Error(faults.join("; "));
  }
  return rules;
}

function findFaults(rules: PasswordRules): string[] {
  const { length, minLower, minNumeric, minSpecial, minUpper } = rules;
  const least = minLower + minNumeric + minSpecial + minUpper;
  return [
    !(Number.isInteger(length) && length >= 1) && "length must be a whole number of at least 1",
    length < least && `length must be at least ${least}, the sum of all minimums`,
    alphabet(rules) === "" && "at least one of lower, upper, numeric and special must be on",
  ].filter((fault) => typeof fault === "string");
}

/** A password: first as many characters of each class as it needs, then any, all in random order. */
export function generatePassword(rules: PasswordRules): string {
  const special = rules.overrideSpecial || CHARACTERS.special;
  const needed = [
    ...pick(CHARACTERS.lower, rules.minLower),
    ...pick(CHARACTERS.numeric, rules.minNumeric),
    ...pick(special, rules.minSpecial),
    ...pick(CHARACTERS.upper, rules.minUpper),
  ];
  return shuffle([...needed, ...pick(alphabet(rules), rules.length - needed.length)]).join("");
}

/** All characters that the rules allow. */
export const alphabet = (rules: PasswordRules): string =>
  [
    rules.lower ? CHARACTERS.lower : "",
    rules.upper ? CHARACTERS.upper : "",
    rules.numeric ? CHARACTERS.numeric : "",
    rules.special ? rules.overrideSpecial || CHARACTERS.special : "",
  ].join("");

const pick = (from: string, count: number): string[] =>
  Array.from({ length: count }, () => from.charAt(randomInt(from.length)));

function shuffle(items: readonly string[]): string[] {
  return items.reduce<string[]>((shuffled, item) => {
    shuffled.splice(randomInt(shuffled.length + 1), 0, item);
    return shuffled;
  }, []);
}
