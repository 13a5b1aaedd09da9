import { fork } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { environment } from "../lab/environment";
import { LAB_REQUIRED } from "../test/support/skip";
import { PROJECT } from "./stack";
import type { Counts } from "./test-level";

/** Levels of tests in the order in which they run; the cheapest come first. A file is in the last that fits. */
const LEVELS = [
  { name: "model, components, tools", prefix: "test/" },
  { name: "lab: cluster and engine", prefix: "test/lab/" },
  { name: "lab: the program, by its traffic", prefix: "test/lab/program/" },
] as const;

/**
 * Runs every level, prints what was skipped and why, and ends with one line `N passed, N failed,
 * N skipped`. Arguments choose files whose path contains one of them.
 */
async function main(chosen: readonly string[]): Promise<number> {
  const files = testFiles().filter(
    (file) => chosen.length === 0 || chosen.some((part) => file.includes(part)),
  );
  const counts: Counts[] = [];
  for (const { name, prefix } of LEVELS) {
    const held = files.filter((file) => levelOf(file) === prefix);
    if (held.length > 0) {
      process.stdout.write(`\n── ${name} (${String(held.length)} files)\n`);
      counts.push(await runLevel(held));
    }
  }
  return report(counts);
}

function testFiles(): string[] {
  return readdirSync(join(PROJECT, "test"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => join("test", file))
    .sort();
}

function levelOf(file: string): string | undefined {
  return LEVELS.map(({ prefix }) => prefix).findLast((prefix) => file.startsWith(prefix));
}

/** A level that ends without its counts, killed for example, is a failure. */
function runLevel(files: readonly string[]): Promise<Counts> {
  const program = [join(PROJECT, "tools/test-level.ts"), ...files];
  const child = fork(join(PROJECT, "bin/run.js"), program, { cwd: PROJECT });
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  // A terminal sends Ctrl-C to the child too; this process stays to report.
  const stay = (): void => undefined;
  process.on("SIGTERM", forward).on("SIGINT", stay);
  return new Promise((resolve) => {
    let counts: Counts = { passed: 0, failed: 1, skipped: [] };
    child.on("message", (message) => {
      counts = message as Counts;
    });
    child.on("exit", () => {
      process.off("SIGTERM", forward).off("SIGINT", stay);
      resolve(counts);
    });
  });
}

function report(levels: readonly Counts[]): number {
  const passed = levels.reduce((sum, level) => sum + level.passed, 0);
  const failed = levels.reduce((sum, level) => sum + level.failed, 0);
  const skipped = levels.flatMap((level) => level.skipped);
  if (skipped.length > 0) {
    process.stdout.write("\nSkipped:\n");
    skipped.forEach(({ title, reason }) => process.stdout.write(`  ${title}: ${reason}\n`));
  }
  process.stdout.write(
    `\n${String(passed)} passed, ${String(failed)} failed, ${String(skipped.length)} skipped\n`,
  );
  const incomplete =
    environment().ci && skipped.some(({ reason }) => reason.startsWith(LAB_REQUIRED));
  return failed > 0 || passed === 0 || incomplete ? 1 : 0;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
