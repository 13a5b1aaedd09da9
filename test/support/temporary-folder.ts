import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** How long something that a test needs lives. */
export type Scope = "test" | "suite";

/** Hooks of mocha that begin and end a scope. */
export const hooksOf = (scope: Scope) =>
  scope === "suite" ? ([before, after] as const) : ([beforeEach, afterEach] as const);

/**
 * Runs the present suite in an empty working folder, one for each test or one for the suite: the
 * program writes its chart of CRDs below the working folder, and that of the checkout may be in use.
 */
export function inTemporaryFolder(scope: Scope = "test"): void {
  const [enter, leave] = hooksOf(scope);
  let back: () => void;
  enter("enter a temporary folder", () => {
    back = enterTemporaryFolder();
  });
  leave("leave the temporary folder", () => back());
}

/** Makes an empty folder the working folder; returns what undoes it. */
export function enterTemporaryFolder(): () => void {
  const outside = process.cwd();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "envoy-edge-")));
  process.chdir(folder);
  return () => {
    process.chdir(outside);
    rmSync(folder, { recursive: true, force: true });
  };
}
