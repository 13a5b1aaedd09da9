import path from "node:path";
import { execa } from "execa";

const EDGE = path.join(__dirname, "../../bin/edge.js");

/** How a call of `edge` ended. */
export interface Ended {
  /** Absent where a signal ended it. */
  readonly code: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Starts `edge` as a process of its own.
 *
 * @param options.env what is different from this process's environment.
 * @returns its process, and how it ended; never rejects.
 */
export function startEdge({
  args,
  cwd,
  env,
}: {
  args: readonly string[];
  cwd: string;
  env?: Readonly<Record<string, string>>;
}) {
  const child = execa(process.execPath, [EDGE, ...args], {
    cwd,
    reject: false,
    stripFinalNewline: false,
    ...(env && { env }),
  });
  const ended = child.then(({ exitCode, stdout, stderr }): Ended => ({
    code: exitCode,
    stdout,
    stderr,
  }));
  return { child, ended };
}
