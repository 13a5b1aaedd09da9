import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";

import { execa, ExecaError } from "execa";

/** What a command may be given beside its arguments. */
export interface CommandOptions {
  /** Folder it runs in; the current one by default. */
  cwd?: string;
  /** Variables added to the environment. */
  env?: Record<string, string>;
  /** Text for its standard input; none by default. */
  input?: string;
  /** File that gets its output as well. */
  log?: string;
  /** Ends the command, as Ctrl-C would. */
  signal?: AbortSignal | undefined;
}

/**
 * Runs a command and returns its standard output without the last line end.
 *
 * @throws Error that names the command, how it ended, and the last lines of what it said.
 */
export async function command(
  line: readonly [string, ...string[]],
  options: CommandOptions = {},
): Promise<string> {
  const [file, ...parameters] = line;
  const log =
    options.log === undefined ? undefined : createWriteStream(options.log, { flags: "a" });
  try {
    const running = execa(file, parameters, {
      stdin: options.input === undefined ? "ignore" : "pipe",
      all: true,
      killSignal: "SIGINT",
      ...(options.input === undefined ? {} : { input: options.input }),
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...(options.env === undefined ? {} : { env: options.env }),
      ...(options.signal === undefined ? {} : { cancelSignal: options.signal }),
    });
    if (log !== undefined) {
      running.all.pipe(log, { end: false });
    }
    return (await running).stdout;
  } catch (error) {
    options.signal?.throwIfAborted();
    throw error instanceof ExecaError
      ? new Error(failure({ line, error, log: options.log }))
      : error;
  } finally {
    if (log !== undefined) {
      log.end();
      await finished(log);
    }
  }
}

/** True when the command can be run and ends with 0. */
export async function succeeds(line: readonly [string, ...string[]]): Promise<boolean> {
  const [file, ...parameters] = line;
  const { failed } = await execa(file, parameters, { reject: false, stdio: "ignore" });
  return !failed;
}

function failure(fault: {
  line: readonly string[];
  error: ExecaError;
  log: string | undefined;
}): string {
  const { error } = fault;
  const said = (typeof error.all === "string" ? error.all : "").trimEnd().split("\n").slice(-15);
  const how =
    error.exitCode === undefined
      ? (error.originalMessage ?? "it was ended")
      : `exit code ${error.exitCode}`;
  return [
    `"${fault.line.join(" ")}" failed: ${how}`,
    ...said.map((text) => `  ${text}`),
    ...(fault.log === undefined ? [] : [`All of its output: ${fault.log}`]),
  ].join("\n");
}
