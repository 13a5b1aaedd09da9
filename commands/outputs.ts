import { readFileSync } from "node:fs";
import { Command } from "commander";
import { execa } from "execa";
import { parseOutputs } from "../outputs";
import type { MigrationOutput, StackOutputs } from "../outputs";
import { CommandFault } from "./fault";

interface Options {
  readonly stack?: string;
  readonly file?: string;
  readonly json?: boolean;
}

/** `edge outputs`: what the stack exports, checked against the contract. */
export function outputsCommand(): Command {
  return new Command("outputs")
    .description("show what the stack exports: addresses, listeners and URLs")
    .option("-s, --stack <name>", "stack to read; default: the selected one")
    .option("-f, --file <path>", 'read the output of "pulumi stack output --json" from a file')
    .option("--json", "print JSON")
    .exitOverride()
    .action(async (options: Options) => {
      const outputs = parse(await read(options));
      process.stdout.write(
        options.json === true ? `${JSON.stringify(outputs, null, 2)}\n` : table(outputs),
      );
    });
}

async function read({ stack, file }: Options): Promise<string> {
  if (file !== undefined) {
    try {
      return readFileSync(file, "utf8");
    } catch (error) {
      throw new CommandFault(`cannot read --file: ${String(error)}`, 2);
    }
  }
  const args = ["stack", "output", "--json", ...(stack === undefined ? [] : ["--stack", stack])];
  try {
    return (await execa("pulumi", args)).stdout;
  } catch (error) {
    const text = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
    throw new CommandFault(`pulumi ${args.join(" ")} failed: ${text.trim() || String(error)}`, 2);
  }
}

function parse(text: string): StackOutputs {
  try {
    return parseOutputs(JSON.parse(text));
  } catch (error) {
    throw new CommandFault(error instanceof Error ? error.message : String(error), 2);
  }
}

/** Plain lines, one fact each, for people. */
export function table({ gateways, routes, controller, migration }: StackOutputs): string {
  const lines = [
    `Envoy Gateway ${controller.version}, Gateway API ${controller.gatewayApiVersion}`,
    ...Object.entries(gateways).flatMap(([name, gateway]) => [
      "",
      `gateway ${name}  ${gateway.address}  ${gateway.verified === "request" ? "answered at the last update" : "not verified"}`,
      `  Gateway ${gateway.namespace}/${gateway.name}, Service ${gateway.service}, class ${gateway.className}`,
      ...Object.entries(gateway.listeners).map(
        ([listener, { port, protocol, hostname }]) =>
          `  listener ${listener}: ${protocol} ${String(port)}${hostname === undefined ? "" : ` for ${hostname}`}`,
      ),
    ]),
    ...Object.entries(migration).flatMap(([name, output]) => ["", ...migrationLines(name, output)]),
    "",
    ...Object.entries(routes).flatMap(([name, { urls }]) =>
      urls.map((url) => `route ${name}  ${url}`),
    ),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function migrationLines(name: string, output: MigrationOutput): string[] {
  const { stage, address = "no address yet", servedBy, heldBack, findings, forced } = output;
  return [
    `migration ${name}  stage ${stage}  ${address}  served by ${SERVERS[servedBy]}`,
    `  findings: ${findings.open} without an answer, ${findings.accepted} accepted, ${findings.denied} denied, ${findings.heldBack} held back`,
    ...heldBack.map((host) => `  stays on nginx: ${host}`),
    ...forced.map(({ gate, reason }) => `  forced ${gate}: ${reason}`),
    ...(output.dns ?? []).map(({ host, target }) => `  record ${host} → ${target}`),
    ...(output.rollBack === undefined ? [] : [`  roll back: ${output.rollBack}`]),
  ];
}

const SERVERS = { nginx: "nginx", envoy: "Envoy", both: "nginx and Envoy" } as const;
