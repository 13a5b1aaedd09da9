import { command } from "../command";

/**
 * The shared libraries that a program of this machine is loaded with, the loader among them, as
 * absolute paths; none for a static program.
 */
export async function sharedLibraries(program: string): Promise<string[]> {
  // ldd fails for a static program, and says so: what it says is read, whatever its exit code.
  return parseLdd(await command(["sh", "-c", 'LC_ALL=C ldd "$1" 2>&1 || true', "sh", program]));
}

/**
 * Reads what `ldd` prints.
 *
 * @throws Error when a library is missing, or it is not a text of ldd's.
 */
export function parseLdd(output: string): string[] {
  if (/not a dynamic executable|statically linked/.test(output)) {
    return [];
  }
  const missing = /^\s*(\S+) => not found$/m.exec(output);
  if (missing !== null) {
    throw new Error(`the shared library ${String(missing[1])} is not installed`);
  }
  const found = [...output.matchAll(/^\s*(?:\S+ => )?(\/\S+) \(0x[0-9a-f]+\)$/gm)];
  if (found.length === 0) {
    throw new Error(`ldd named no library: ${output}`);
  }
  return found.map(([, path]) => String(path));
}
