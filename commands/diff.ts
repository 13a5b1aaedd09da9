import { Command, Option } from "commander";
import { markdownDiff } from "../model/diff/markdown";
import { diffRoutes, type RouteDiff } from "../model/diff/route-diff";
import { routeTable } from "../model/diff/route-table";
import { readVersion } from "./diff/version";
import { tableDiff } from "./diff/table";
import { CommandFault } from "./fault";
import { stackName } from "./stack";

interface Flags {
  readonly stack?: string;
  readonly base: string;
  readonly format: Format;
}

type Format = "markdown" | "json" | "table";

/** `edge diff`: what a change of configuration and inventory does to routes. */
export function diffCommand(): Command {
  return new Command("diff")
    .description("show what changes by route between a version in git and the files as they are")
    .option("-s, --stack <name>", "stack to compare; default: the selected one")
    .option("-b, --base <ref>", "version in git to compare with", "origin/main")
    .addOption(
      new Option("-f, --format <format>", "markdown is for a comment on a pull request")
        .choices(["table", "markdown", "json"] satisfies Format[])
        .default("table"),
    )
    .addHelpText("after", EXIT_CODES)
    .exitOverride()
    .action(async ({ stack: asked, base, format }: Flags) => {
      const stack = await stackName(asked);
      const [before, after] = [
        await readVersion({ stack, version: { type: "git", ref: base } }),
        await readVersion({ stack, version: { type: "files" } }),
      ];
      const diff = diffRoutes({
        before: routeTable(before),
        after: routeTable(after),
        stack,
        now: new Date(),
      });
      process.stdout.write(FORMATS[format]({ diff, stack }));
      if (diff.alarms.length > 0) {
        throw new CommandFault(`${String(diff.alarms.length)} alarms, shown first`, 1);
      }
    });
}

const EXIT_CODES = `
Exit codes: 0 no alarm; 1 a shut gate, a skipped stage, a changed address, a lost protection or host,
or a widened match; 2 bad input.`;

const FORMATS: Record<Format, (shown: { diff: RouteDiff; stack: string }) => string> = {
  markdown: markdownDiff,
  table: tableDiff,
  json: ({ diff }) => `${JSON.stringify(diff, null, 2)}\n`,
};
