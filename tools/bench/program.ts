import { join } from "node:path";
import { execa } from "execa";
import { PROJECT } from "../stack";
import type { ProgramTimes } from "./program-once";
import { median, table } from "./table";

const ROUTES = [10, 100, 1000];
const RUNS = 3;

/** Time of the program alone in a preview, by number of routes: median of some runs. */
export async function benchProgram(): Promise<void> {
  const rows = [];
  for (const routes of ROUTES) {
    const runs: ProgramTimes[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      runs.push(await once(routes));
    }
    const of = (part: "load" | "compile" | "register") => median(runs.map((each) => each[part]));
    const total = median(runs.map(({ load, compile, register }) => load + compile + register));
    rows.push([
      String(routes),
      String(runs[0]?.registrations ?? 0),
      ...[of("load"), of("compile"), of("register"), total].map((ms) => `${ms.toFixed(0)} ms`),
    ]);
  }
  table(["routes", "resources", "load", "compile", "register", "total"], rows);
}

async function once(routes: number): Promise<ProgramTimes> {
  const { stdout } = await execa("node", [
    join(PROJECT, "bin/run.js"),
    join(PROJECT, "tools/bench/program-once.ts"),
    String(routes),
  ]);
  return JSON.parse(stdout.split("\n").at(-1) ?? "") as ProgramTimes;
}
