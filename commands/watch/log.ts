import { appendFileSync, writeFileSync } from "node:fs";
import type { Attempt } from "../../model/watch";
import { CommandFault } from "../fault";

/** A file with every request, which has them even if the machine stops. */
export interface RequestLog {
  readonly write: (attempt: Attempt) => void;
  /** @throws {CommandFault} It could not be written to its end. */
  readonly end: () => void;
}

/**
 * Opens a log of requests, lines of JSON.
 *
 * @param file absent: nothing is written.
 * @throws {CommandFault} It cannot be written.
 */
export function requestLog(file: string | undefined): RequestLog {
  if (file === undefined) {
    return { write: () => undefined, end: () => undefined };
  }
  let fault: CommandFault | undefined;
  /** The run is worth more than its log: a full disk does not end it. */
  const trying = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      fault ??= new CommandFault(`cannot write ${file}: ${(error as Error).message}`, 2);
    }
  };
  trying(() => writeFileSync(file, ""));
  const raise = () => {
    if (fault !== undefined) {
      throw fault;
    }
  };
  raise();
  return {
    write: (attempt) => trying(() => appendFileSync(file, `${JSON.stringify(attempt)}\n`)),
    end: raise,
  };
}
