import { colours } from "../colours";
import type { ProbeProgress } from "./run";

/** Such as `120 of 800 requests · 3 unexplained · 0 failed · Ctrl-C keeps what was found`. */
export function progressLine({ done, total, unexplained, failed }: ProbeProgress): string {
  const bad = (count: number, name: string): string =>
    count === 0 ? `0 ${name}` : colours.red(`${count} ${name}`);
  return [
    `${done} of ${total} requests`,
    bad(unexplained, "unexplained"),
    bad(failed, "failed"),
    colours.dim("Ctrl-C ends the run and keeps what was found"),
  ].join(" · ");
}
