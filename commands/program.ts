import { Command } from "commander";
import { version } from "../package.json";
import { convertCommand } from "./convert";
import { diffCommand } from "./diff";
import { inventoryCommand } from "./inventory";
import { outputsCommand } from "./outputs";
import { probeCommand } from "./probe";
import { verifyCommand } from "./verify";
import { watchCommand } from "./watch";

/** The command line `edge` with all its commands; whoever parses it catches commander's errors. */
export const edgeProgram = (): Command =>
  new Command("edge")
    .description(
      "Command line of an envoy-edge project: what is exported, what changes, what is safe",
    )
    .version(version)
    .addCommand(inventoryCommand())
    .addCommand(convertCommand())
    .addCommand(diffCommand())
    .addCommand(outputsCommand())
    .addCommand(probeCommand())
    .addCommand(verifyCommand())
    .addCommand(watchCommand())
    .showHelpAfterError("(edge --help shows the commands)")
    .exitOverride();
