import { Command } from "commander";
import { formatJsonFile } from "../model/json-file";
import type { Inventory } from "../model/nginx/inventory";
import { isClean, type ProbeReport } from "../model/probe/report";
import { CommandFault } from "./fault";
import type { ProxyAddresses } from "./probe/exchange";
import { readMethods, type Flags } from "./probe/flags";
import { readAccessLog, readCredentials, readRequests } from "./probe/inputs";
import { progressLine } from "./probe/progress";
import { probeTable } from "./probe/report";
import { METHODS, RATE, runProbe, type ProbeOptions } from "./probe/run";
import { subjectOf, withAddresses, type Subject } from "./probe/subject";
import { withProgress } from "./progress";
import { readProject } from "./project";
import { stackName } from "./stack";
import { readPositive } from "./watch/flags";
import { writeWhole } from "./write-file";

/** `edge probe`: sends the same requests to nginx and to Envoy, and compares the answers. */
export function probeCommand(): Command {
  return new Command("probe")
    .description("send the same requests to nginx and Envoy, and compare what they answer")
    .option("-s, --stack <name>", "stack; default: the selected one")
    .option("-m, --migration <name>", "migration of the configuration; default: the only one")
    .option("--context <name>", "context of the kubeconfig; default: the current one")
    .option("--kubeconfig <path>", "kubeconfig; default: KUBECONFIG, then ~/.kube/config")
    .option("--nginx <address>", "nginx, host[:http[:https]]; default: one of its pods")
    .option("--envoy <address>", "Envoy, host[:http[:https]]; default: one of its pods")
    .option("--requests <file>", "requests of your own, YAML or JSON")
    .option("--access-log <file>", "nginx's access log: its GETs and HEADs are sent too")
    .option("--credentials <file>", "what protections let pass, as names of variables, YAML")
    .option("--methods <list>", "methods to send, with commas between them", readMethods, METHODS)
    .option("--http2", "ask by HTTP/2 as well for what goes over TLS")
    .option("-r, --rate <number>", "most requests per second to each proxy", readPositive, RATE)
    .option("-o, --out <file>", "write the report, JSON")
    .option("--json", "print the report as JSON in place of the table")
    .addHelpText("after", EXIT_CODES)
    .exitOverride()
    .action(async (flags: Flags) => {
      const stack = await stackName(flags.stack);
      const project = await readProject({ stack });
      const subject = subjectOf(project, flags);
      const options = optionsOf(subject.inventory, flags);
      const report = await withAddresses({
        project,
        migration: subject.plan.name,
        flags,
        work: (addresses) => probed({ ...subject, addresses, options, flags }),
      });
      if (flags.out !== undefined) {
        writeWhole(flags.out, formatJsonFile(report));
      }
      process.stdout.write(flags.json === true ? formatJsonFile(report) : probeTable(report));
      conclude(report);
    });
}

const EXIT_CODES = `
Exit codes: 0 no difference without an explanation; 1 some, or requests failed, or the run was ended;
2 bad call, or a proxy that cannot be reached. Ctrl-C ends the run and keeps what was found.`;

function optionsOf(inventory: Inventory, flags: Flags): ProbeOptions {
  const { methods, http2 = false, rate, requests, accessLog, credentials } = flags;
  return {
    methods,
    http2,
    rate,
    requests: [
      ...(requests === undefined ? [] : readRequests(requests, methods)),
      ...(accessLog === undefined ? [] : readAccessLog(accessLog, inventory)),
    ],
    ...(credentials !== undefined && { credentials: readCredentials(credentials) }),
  };
}

/** Runs the probe to its end, or until Ctrl-C. */
async function probed({
  flags,
  ...run
}: Subject & {
  addresses: ProxyAddresses;
  options: ProbeOptions;
  flags: Flags;
}): Promise<ProbeReport> {
  const ending = new AbortController();
  const stop = () => ending.abort();
  process.once("SIGINT", stop);
  try {
    return await withProgress({
      shown: process.stdout.isTTY && flags.json !== true,
      title: `Probing migration ${run.plan.name}`,
      // What was found until then is kept.
      interrupted: "work",
      work: (show) =>
        runProbe({
          ...run,
          onProgress: (progress) => show(progressLine(progress)),
          signal: ending.signal,
        }),
    });
  } finally {
    process.off("SIGINT", stop);
  }
}

/** Says on the terminal what needs a person, whatever was printed. */
function conclude(report: ProbeReport): void {
  const { unexplained, failed, requests } = report.counts;
  if (!isClean(report)) {
    throw new CommandFault(
      `${unexplained} unexplained, ${failed} failed of ${requests} requests`,
      1,
    );
  }
  if (report.incomplete !== undefined) {
    throw new CommandFault("the run was ended before all requests were sent", 1);
  }
}
