import { Command, Option } from "commander";
import { stringify } from "yaml";
import { convert } from "../model/nginx/convert";
import type { Conversion, ConversionTarget } from "../model/nginx/convert";
import { effectiveNginx } from "../model/nginx/effective/build";
import { answersSchema, toAnswers } from "../model/nginx/findings/answers";
import type { FindingAnswers } from "../model/nginx/findings/finding";
import { printable, type Inventory } from "../model/nginx/inventory";
import { htmlConversion } from "./convert/html";
import { openFindings, tableConversion } from "./convert/table";
import { CommandFault } from "./fault";
import { loadInventory } from "./read-file";
import { readYaml } from "./read-yaml";
import { writeWhole } from "./write-file";

interface Flags {
  readonly inventory: string;
  readonly format: Format;
  readonly answers?: string;
  readonly out?: string;
  readonly gateway?: string;
  readonly class: string;
}

type Format = "yaml" | "json" | "table" | "html";

/** `edge convert`: what an inventory becomes on Envoy Gateway, and what it loses. */
export function convertCommand(): Command {
  return new Command("convert")
    .description("convert an inventory to Gateway API and Envoy Gateway objects; fails closed")
    .requiredOption("-i, --inventory <file>", "file that edge inventory wrote")
    .addOption(
      new Option("-f, --format <format>", "what to print: objects, everything, or pages for people")
        .choices(["yaml", "json", "table", "html"] satisfies Format[])
        .default("yaml"),
    )
    .option("-a, --answers <file>", "answers to findings by id (YAML): deny, holdBack, {accept: …}")
    .option("-o, --out <file>", "file to write in place of the terminal")
    .option("--gateway <namespace/name>", "Gateway to make; default edge, beside the controller")
    .option("--class <name>", "GatewayClass of the Gateway", "envoy-edge")
    .addHelpText("after", EXIT_CODES)
    .exitOverride()
    .action((flags: Flags) => {
      const inventory = loadInventory(flags.inventory);
      const conversion = convert({
        inventory,
        nginx: effectiveNginx(inventory),
        answers: flags.answers === undefined ? {} : readAnswers(flags.answers),
        target: targetOf({ flags, inventory }),
      });
      const text = FORMATS[flags.format]({ conversion, inventory });
      if (flags.out === undefined) {
        process.stdout.write(text);
      } else {
        writeWhole(flags.out, text);
      }
      judge(conversion);
    });
}

const EXIT_CODES = `
Exit codes: 0 nothing is lost that nobody answered for, 1 findings without an answer, 2 bad input.
A rule whose protection cannot be kept answers 403 until its finding is answered.`;

interface Converted {
  readonly conversion: Conversion;
  readonly inventory: Inventory;
}

const FORMATS: Record<Format, (converted: Converted) => string> = {
  yaml: ({ conversion }) =>
    conversion.objects.map((object) => `---\n${stringify(object, { lineWidth: 0 })}`).join(""),
  json: ({ conversion }) => `${JSON.stringify(conversion, null, 2)}\n`,
  table: ({ conversion }) => tableConversion(conversion),
  html: (converted) => htmlConversion(converted),
};

function targetOf({ flags, inventory }: { flags: Flags; inventory: Inventory }): ConversionTarget {
  const asked = flags.gateway ?? `${inventory.controller?.namespace ?? "ingress-nginx"}/edge`;
  const [, namespace, name] = /^([a-z0-9][-a-z0-9]*)\/([a-z][-a-z0-9]*)$/.exec(asked) ?? [];
  if (namespace === undefined || name === undefined) {
    throw new CommandFault(`--gateway ${asked} is not of the form namespace/name`, 2);
  }
  return { gateway: { namespace, name, className: flags.class }, stack: "converted" };
}

const readAnswers = (file: string): FindingAnswers =>
  toAnswers(readYaml({ file, what: "answers to findings", schema: answersSchema }));

/** Says on the terminal what needs a person, whatever was printed. */
function judge({ findings, answerFaults, verdict }: Conversion): void {
  if (answerFaults.length > 0) {
    const lines = answerFaults.map(({ id, message }) => `  ${printable(`${id}: ${message}`)}`);
    throw new CommandFault(["answers that do not fit:", ...lines].join("\n"), 2);
  }
  const open = openFindings(findings);
  if (open.length > 0 || verdict === "unfit") {
    const protective = open.filter((finding) => finding.protective).length;
    throw new CommandFault(
      `${String(open.length)} findings have no answer, ${String(protective)} of them protective; --format table or html shows them, --answers takes the answers`,
      1,
    );
  }
}
