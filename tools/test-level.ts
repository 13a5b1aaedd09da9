import { join } from "node:path";
import Mocha from "mocha";
import { PROJECT } from "./stack";

/** A test that did not run, and why. */
export interface Skip {
  readonly title: string;
  readonly reason: string;
}

/** What became of the tests of one level. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly Skip[];
}

/**
 * Runs the given test files in this process and sends the {@link Counts} to the parent. Levels have
 * processes of their own: the SDK's mocks and its inline programs share state in a process.
 */
function main(files: readonly string[]): void {
  const mocha = new Mocha({ timeout: 20_000, color: process.stdout.isTTY });
  files.forEach((file) => mocha.addFile(join(PROJECT, file)));
  let passed = 0;
  let failed = 0;
  const skipped: Skip[] = [];
  const runner = mocha.run(() => {
    const counts: Counts = { passed, failed, skipped };
    process.send?.(counts, () => process.exit(failed > 0 ? 1 : 0));
  });
  runner.on("pass", () => (passed += 1));
  runner.on("fail", () => (failed += 1));
  runner.on("pending", (test) => {
    skipped.push({ title: test.fullTitle(), reason: reasonOf(test) });
  });
  // A first Ctrl-C ends the tests after the present one, so that hooks clean up; a second one ends at once.
  process.once("SIGINT", () => {
    process.stderr.write("\nEnding after the present test; press Ctrl-C again to stop at once.\n");
    runner.abort();
    process.once("SIGINT", () => process.exit(130));
  });
  process.once("SIGTERM", () => runner.abort());
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

if (process.send !== undefined) {
  main(process.argv.slice(2));
}
