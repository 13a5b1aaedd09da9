import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CommandFault } from "./fault";

/**
 * Writes a file whole or not at all: to a temporary file beside it, which then takes its name.
 *
 * @throws {CommandFault} The file cannot be written.
 */
export function writeWhole(file: string, text: string): void {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${String(process.pid)}`);
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(temporary, text);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new CommandFault(
      `cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`,
      2,
    );
  }
}
