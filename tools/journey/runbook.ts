import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Stage } from "../../model/migration/stage";
import { PROJECT } from "../stack";

/** Folder of the runbook, from the project's root. */
export const RUNBOOK = "docs/migration";

/** Headings of every stage's page, in their order. */
export const HEADINGS = [
  "What changes",
  "What a client notices",
  "Before",
  "Do",
  "Watch",
  "What can go wrong",
  "Back",
] as const;

/** A command of a page, as an operator types it: a line for a shell, with the variables of the README. */
export interface RunbookCommand {
  /** File name without its ending: a stage, or `README`. */
  readonly page: string;
  /** Heading that it stands under. */
  readonly section: string;
  /** Line of the page, from 1. */
  readonly line: number;
  readonly command: string;
}

/** What a page holds. */
export interface RunbookPage {
  readonly name: string;
  readonly text: string;
  /** Headings of the second level. */
  readonly headings: readonly string[];
  readonly commands: readonly RunbookCommand[];
  /** What is wrong with its blocks of commands, with the line. */
  readonly faults: readonly string[];
}

const PROMPT = "$ ";

/**
 * Reads a page: in blocks fenced as `console` each line that begins with `$ ` is one command, whole;
 * other lines are what the command above prints.
 */
export const parsePage = ({ name, text }: Pick<RunbookPage, "name" | "text">): RunbookPage => {
  const headings: string[] = [];
  const commands: RunbookCommand[] = [];
  const faults: string[] = [];
  let fence: string | undefined;
  let inBlock = 0;
  text.split("\n").forEach((content, index) => {
    const at = { page: name, section: headings.at(-1) ?? "", line: index + 1 };
    const fault = (what: string): void => void faults.push(`${name}.md:${at.line}: ${what}`);
    const opened = /^\s*```(.*)$/.exec(content)?.[1];
    if (opened !== undefined) {
      if (fence === "console" && inBlock === 0) {
        fault("a block without a command");
      }
      fence = fence === undefined ? opened : undefined;
      inBlock = 0;
    } else if (fence === undefined) {
      headings.push(...(/^## (.+)$/.exec(content)?.slice(1) ?? []));
    } else if (fence === "console" && content.startsWith(PROMPT)) {
      inBlock += 1;
      commands.push({ ...at, command: content.slice(PROMPT.length) });
      if (content.endsWith("\\")) {
        fault("a command on several lines");
      }
    } else if (fence === "console" && inBlock === 0) {
      fault("output before the first command");
    }
  });
  return { name, text, headings, commands, faults };
};

/** All pages of the runbook that people write: those that are generated have no commands. */
export const readRunbook = (folder = join(PROJECT, RUNBOOK)): RunbookPage[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".md"))
    .sort()
    .map((file) => ({
      name: file.slice(0, -".md".length),
      text: readFileSync(join(folder, file), "utf8"),
    }))
    .filter(({ text }) => !text.startsWith("<!-- Written by `npm run generate`"))
    .map(parsePage);

/** What leads to a stage and watches it, in the order of its page. */
export const runbookCommands = (stage: Stage): string[] =>
  commandsOf(stage)
    .filter(({ section }) => section !== "Back")
    .map(({ command }) => command);

/** What leads back from a stage; none where nothing does. */
export const backCommands = (stage: Stage): string[] =>
  commandsOf(stage)
    .filter(({ section }) => section === "Back")
    .map(({ command }) => command);

/** The highest exit code that is no failure of a command: `edge` gives bad news by 1. */
export const highestExitCode = (command: string): number =>
  command.startsWith("npx edge ") ? 1 : 0;

const commandsOf = (stage: Stage): readonly RunbookCommand[] =>
  readRunbook().find(({ name }) => name === stage)?.commands ?? [];
