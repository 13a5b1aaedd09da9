import { CommanderError } from "commander";
import { CommandFault } from "./fault";
import { edgeProgram } from "./program";

/** Exit codes: 0 done, 1 the answer is bad news, 2 the call or its input is wrong. */
async function main(): Promise<number> {
  try {
    await edgeProgram().parseAsync(process.argv);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? 0 : 2;
    }
    if (error instanceof CommandFault) {
      process.stderr.write(`edge: ${error.message}\n`);
      return error.exitCode;
    }
    throw error;
  }
}

void main().then((code) => {
  process.exitCode = code;
});
