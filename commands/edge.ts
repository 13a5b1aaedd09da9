import { Command, CommanderError } from "commander";
import { version } from "../package.json";
import { convertCommand } from "./convert";
import { diffCommand } from "./diff";
import { CommandFault } from "./fault";
import { inventoryCommand } from "./inventory";
import { outputsCommand } from "./outputs";
import { verifyCommand } from "./verify";
import { watchCommand } from "./watch";

/** Exit codes: 0 done, 1 the answer is bad news, 2 the call or its input is wrong. */
const program = new Command("edge")
  .description(
    "Command line of an envoy-edge project: what is exported, what changes, what is safe",
  )
  .version(version)
  .addCommand(inventoryCommand())
  .addCommand(convertCommand())
  .addCommand(diffCommand())
  .addCommand(outputsCommand())
  .addCommand(verifyCommand())
  .addCommand(watchCommand())
  .showHelpAfterError("(edge --help shows the commands)")
  .exitOverride();

async function main(): Promise<number> {
  try {
    await program.parseAsync(process.argv);
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
