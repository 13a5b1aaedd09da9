import { Command, Option } from "commander";
import { CommandFault } from "./fault";
import { readProject } from "./project";
import { stackName } from "./stack";
import type { Flags } from "./verify/flags";
import { verifyLine, verifyTable } from "./verify/report";
import { verifyProject } from "./verify/run";
import { readDuration } from "./watch/flags";

/** `edge verify`: looks at the applied stage and writes down what was seen, for the gates of the next. */
export function verifyCommand(): Command {
  return new Command("verify")
    .description("check the applied stage of migrations in the cluster and write the evidence")
    .option("-s, --stack <name>", "stack; default: the selected one")
    .option("-m, --migration <name>", "migration of the configuration; default: all of them")
    .option("--context <name>", "context of the kubeconfig; default: the current one")
    .option("--kubeconfig <path>", "kubeconfig; default: KUBECONFIG, then ~/.kube/config")
    .option("--nginx <address>", "nginx, host[:http[:https]]; default: one of its pods")
    .option("--envoy <address>", "Envoy, host[:http[:https]]; default: one of its pods")
    .option(
      "--probe <file>",
      "report of edge probe, for parity and protections; default: one is run now",
    )
    .option("--no-probe", "run none")
    .option("--credentials <file>", "for that probe: what protections let pass, see edge probe")
    .option("--watch <file>", "record of edge watch, for loss")
    .addOption(
      new Option("--sample <time>", "how long requests are counted")
        .argParser(readDuration)
        .default(30_000, "30s"),
    )
    .option("-o, --out <path>", "file to write; default: evidence/<stack>.json")
    .option("--json", "print JSON")
    .addHelpText("after", EXIT_CODES)
    .exitOverride()
    .action(verify);
}

const EXIT_CODES = `
Exit codes: 0 every check passed; 1 some failed or are unknown; 2 bad input.`;

async function verify(flags: Flags): Promise<void> {
  const stack = await stackName(flags.stack);
  const found = await verifyProject({ project: await readProject({ stack }), flags });
  const all = Object.entries(found);
  process.stdout.write(
    flags.json === true
      ? `${JSON.stringify(found, null, 2)}\n`
      : `${all.map(([name, evidence]) => verifyTable(name, evidence)).join("\n")}${verifyLine(Object.values(found))}`,
  );
  const checks = all.flatMap(([, each]) => Object.values(each.checks));
  const open = checks.filter(({ status }) => status !== "passed").length;
  if (open > 0) {
    throw new CommandFault(`${String(open)} checks failed or are unknown, shown above`, 1);
  }
}
