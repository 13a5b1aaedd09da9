import type { Kind, Mix } from "./kind";

/** One request before it is sent. Numbers count from 1. */
export interface Due<Target> {
  readonly number: number;
  /** When it is due, milliseconds since the start of the run. */
  readonly atMs: number;
  readonly kind: Kind;
  readonly target: Target;
}

/** Which request comes when: the same for every run with the same settings. */
export type Schedule<Target> = (number: number) => Due<Target>;

/**
 * An open loop: when a request is due depends on its number only, never on an answer. The kinds are
 * spread evenly, and each kind takes the targets in turn.
 *
 * @param options.rate requests per second.
 * @param options.targetsOf the targets that can serve a kind; not empty for any kind of the mix.
 */
export function schedule<Target>({
  mix,
  rate,
  targetsOf,
}: {
  mix: Mix;
  rate: number;
  targetsOf: (kind: Kind) => readonly Target[];
}): Schedule<Target> {
  const turns = round(mix).map((turn) => ({ ...turn, targets: targetsOf(turn.kind) }));
  return (number) => {
    const rounds = Math.floor((number - 1) / turns.length);
    const { kind, weight, nth, targets } = turnOf(turns, number - 1);
    const target = turnOf(targets, rounds * weight + nth);
    return { number, atMs: ((number - 1) * 1000) / rate, kind, target };
  };
}

/** The item whose turn it is, of a list that is not empty. */
function turnOf<Item>(items: readonly Item[], turn: number): Item {
  const index = turn % items.length;
  const [item] = items.slice(index, index + 1);
  if (item === undefined) {
    throw new RangeError(
      "there is nothing to take turns: the mix or the targets of a kind are empty",
    );
  }
  return item;
}

/** One place in a round: `nth` counts the places of its kind from 0. */
interface Turn {
  readonly kind: Kind;
  readonly weight: number;
  readonly nth: number;
}

/** Each kind as often as its weight says, spread by smooth weighted round robin. */
function round(mix: Mix): Turn[] {
  const total = mix.reduce((sum, { weight }) => sum + weight, 0);
  const states = mix.map((mixed) => ({ ...mixed, credit: 0, nth: 0 }));
  return Array.from({ length: total }, () => {
    for (const state of states) {
      state.credit += state.weight;
    }
    const next = states.reduce((best, state) => (state.credit > best.credit ? state : best));
    next.credit -= total;
    return { kind: next.kind, weight: next.weight, nth: next.nth++ };
  });
}
