import { Command } from "commander";
import { benchConvert } from "./convert";
import { benchProgram } from "./program";
import { benchPreview } from "./preview";
import { benchUp } from "./up";

const command = new Command("bench").description(
  "measurements; compare within one run, machines are noisy",
);
command
  .command("program")
  .description("time of the program in a preview at 10, 100 and 1000 routes, and of its CRD step")
  .option("--no-cluster", "leave out what needs the lab")
  .action(async ({ cluster }: { cluster: boolean }) => {
    await benchProgram();
    if (cluster) {
      await benchPreview();
    }
  });
command
  .command("up")
  .description("nothing → first 200: this program against helm install and apply, in turn")
  .option("--rounds <count>", "rounds of each", "3")
  .action(async ({ rounds }: { rounds: string }) => {
    await benchUp(Number(rounds));
  });
command
  .command("convert")
  .description("time, memory and outcome of converting 100, 1000 and 5000 Ingresses")
  .action(benchConvert);

void command.parseAsync();
