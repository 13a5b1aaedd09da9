import { execa } from "execa";

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
  const { cwd, env, input, log, signal } = options;
  const output = log === undefined ? "pipe" : (["pipe", { file: log, append: true }] as const);
  const result = await execa(file, parameters, {
    reject: false,
    all: true,
    // Ctrl-C ends this program's children through the signal only: clean-up must not be hit by it.
    detached: true,
    stdout: output,
    stderr: output,
    killSignal: "SIGINT",
    ...(input === undefined ? { stdin: "ignore" } : { input }),
    ...(cwd === undefined ? {} : { cwd }),
    ...(env === undefined ? {} : { env }),
    ...(signal === undefined ? {} : { cancelSignal: signal }),
  });
  if (result.failed) {
    signal?.throwIfAborted();
    const how =
      result.exitCode === undefined ? result.originalMessage : `exit code ${result.exitCode}`;
    throw new Error(failure({ line, how, said: result.all, log }));
  }
  return result.stdout;
}

/** True when the command can be run and ends with 0. */
export async function succeeds(line: readonly [string, ...string[]]): Promise<boolean> {
  const [file, ...parameters] = line;
  const { failed } = await execa(file, parameters, { reject: false, stdio: "ignore" });
  return !failed;
}

function failure(fault: {
  line: readonly string[];
  how: string | undefined;
  said: string;
  log: string | undefined;
}): string {
  const { line, how, said, log } = fault;
  return [
    `"${line.join(" ")}" failed: ${how ?? "it was ended"}`,
    ...lastLines(said).map((text) => `  ${text}`),
    ...(log === undefined ? [] : [`All of its output: ${log}`]),
  ].join("\n");
}

function lastLines(text: string): string[] {
  return text === "" ? [] : text.trimEnd().split("\n").slice(-15);
}
