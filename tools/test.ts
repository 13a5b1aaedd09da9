import { readdirSync } from "node:fs";
import { join } from "node:path";
import Mocha from "mocha";
import { environment } from "../lab/environment";
import { LAB_REQUIRED } from "../test/support/skip";
import { PROJECT } from "./stack";

/** Levels of tests in the order in which they run, each a folder pattern; the cheapest come first. */
const LEVELS = [
  { name: "model, components, tools", holds: (file: string) => !file.startsWith("test/lab/") },
  {
    name: "lab: real cluster, proxies and engine",
    holds: (file: string) => file.startsWith("test/lab/"),
  },
] as const;

interface Skip {
  readonly title: string;
  readonly reason: string;
}

interface Counts {
  passed: number;
  failed: number;
  readonly skipped: Skip[];
}

/**
 * Runs every level in this process, prints what was skipped and why, and ends with one line
 * `N passed, N failed, N skipped`. Arguments choose files whose path contains one of them.
 */
async function main(chosen: readonly string[]): Promise<number> {
  const files = testFiles().filter(
    (file) => chosen.length === 0 || chosen.some((part) => file.includes(part)),
  );
  const counts: Counts = { passed: 0, failed: 0, skipped: [] };
  for (const level of LEVELS) {
    const held = files.filter(level.holds);
    if (held.length > 0) {
      process.stdout.write(`\n── ${level.name} (${String(held.length)} files)\n`);
      await runLevel({ files: held, counts });
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

function runLevel({ files, counts }: { files: readonly string[]; counts: Counts }): Promise<void> {
  const mocha = new Mocha({ timeout: 20_000, color: process.stdout.isTTY });
  files.forEach((file) => mocha.addFile(join(PROJECT, file)));
  return new Promise((resolve) => {
    const runner = mocha.run(() => {
      resolve();
    });
    runner.on("pass", () => (counts.passed += 1));
    runner.on("fail", () => (counts.failed += 1));
    runner.on("pending", (test) => {
      counts.skipped.push({ title: test.fullTitle(), reason: reasonOf(test) });
    });
    // A first Ctrl-C ends the tests after the present one, so that hooks clean up; a second one ends at once.
    process.once("SIGINT", () => {
      process.stderr.write(
        "\nEnding after the present test; press Ctrl-C again to stop at once.\n",
      );
      runner.abort();
      process.once("SIGINT", () => process.exit(130));
    });
    process.once("SIGTERM", () => runner.abort());
  });
}

/** Tests say why they are skipped through `skip` of `test/support/skip.ts`, which leaves it here. */
function reasonOf(test: Mocha.Test): string {
  let place:
    { readonly skipReason?: string; readonly parent?: Mocha.Suite | undefined } | undefined = test;
  while (place !== undefined) {
    if (place.skipReason !== undefined) {
      return place.skipReason;
    }
    place = place.parent;
  }
  return "no reason given";
}

function report({ passed, failed, skipped }: Counts): number {
  if (skipped.length > 0) {
    process.stdout.write("\nSkipped:\n");
    skipped.forEach(({ title, reason }) => process.stdout.write(`  ${title}: ${reason}\n`));
  }
  process.stdout.write(
    `\n${String(passed)} passed, ${String(failed)} failed, ${String(skipped.length)} skipped\n`,
  );
  const incomplete = environment().ci && skipped.some(({ reason }) => reason === LAB_REQUIRED);
  return failed > 0 || passed === 0 || incomplete ? 1 : 0;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
