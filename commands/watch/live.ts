import type { Attempt } from "../../model/watch";
import { colours } from "../colours";

/** What is known while a run goes on: counts of what was sent and came back. */
export interface Live {
  sent: number;
  ended: number;
  lost: number;
  refused: number;
  wrong: number;
  /** Right answers by proxy since the last look. */
  recent: Map<string, number>;
  /** The last request that was lost, refused or wrong. */
  last?: Attempt;
}

export const newLive = (): Live => ({
  sent: 0,
  ended: 0,
  lost: 0,
  refused: 0,
  wrong: 0,
  recent: new Map(),
});

/** Takes in a request that ended. */
export function note(live: Live, attempt: Attempt): void {
  live.ended++;
  if (attempt.verdict === "ok") {
    live.recent.set(attempt.proxy, (live.recent.get(attempt.proxy) ?? 0) + 1);
  } else {
    live[attempt.verdict]++;
    live.last = attempt;
  }
}

/** The lines of a look at it, of a second's length. */
export function liveLines(live: Live, seconds: number): string[] {
  const bad = (count: number, name: string): string =>
    count === 0 ? `0 ${name}` : colours.red(`${count} ${name}`);
  const proxies = [...live.recent].map(([name, count]) => `${name} ${count}/s`).join(" · ");
  const { sent, ended, lost, refused, wrong, last } = live;
  return [
    `${clock(seconds)}  sent ${sent} · under way ${sent - ended} · ${bad(lost, "lost")} · ${refused} refused · ${bad(wrong, "wrong")}`,
    `          ${proxies === "" ? colours.red("no right answer in this second") : proxies}`,
    ...(last === undefined
      ? []
      : [`          last: ${last.kind} number ${last.number}: ${last.cause ?? last.verdict}`]),
    colours.dim(
      "          a line typed here is a mark · Ctrl-C ends the run and writes its record",
    ),
  ];
}

const clock = (seconds: number): string =>
  [3600, 60, 1]
    .map((unit) => String(Math.floor(seconds / unit) % (unit === 3600 ? 100 : 60)).padStart(2, "0"))
    .join(":");

/** A view of a run that goes on. */
export interface View {
  /** Somebody typed a line below it. */
  readonly typed: () => void;
  readonly end: () => void;
}

const UP = (lines: number): string => (lines === 0 ? "" : `\u001b[${lines}A`);
const CLEAR_BELOW = "\u001b[J";
// Lines that wrapped could not be drawn over.
const NO_WRAP = "\u001b[?7l";
const WRAP = "\u001b[?7h";

/** Draws a look at a run each second, over the one before. */
export function showLive(live: Live): View {
  const began = Date.now();
  let height = 0;
  const draw = (lines: readonly string[]) => {
    const text = lines.map((line) => `${line}\n`).join("");
    process.stdout.write(`${UP(height)}${CLEAR_BELOW}${NO_WRAP}${text}${WRAP}`);
    height = lines.length;
  };
  const timer = setInterval(() => {
    draw(liveLines(live, (Date.now() - began) / 1000));
    live.recent.clear();
  }, 1000);
  return {
    typed: () => height++,
    end: () => {
      clearInterval(timer);
      draw([]);
    },
  };
}
