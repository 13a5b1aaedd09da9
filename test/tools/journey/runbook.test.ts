import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Command } from "commander";
import { edgeProgram } from "../../../commands/program";
import { rollBack } from "../../../model/migration/roll-back";
import { STAGES, type Stage } from "../../../model/migration/stage";
import {
  backCommands,
  HEADINGS,
  highestExitCode,
  parsePage,
  readRunbook,
  RUNBOOK,
  runbookCommands,
} from "../../../tools/journey/runbook";
import { PROJECT } from "../../../tools/stack";
import { settingsOf } from "../../support/settings";

/** Programs of the runbook with the sub-commands that the journey knows how to run; none: any call. */
const PROGRAMS: Readonly<Record<string, readonly string[]>> = {
  pulumi: ["preview", "up", "cancel", "config set", "config rm"],
  kubectl: [],
  helm: ["get manifest", "upgrade", "uninstall"],
  git: ["add", "commit"],
  npx: ["edge"],
};

const pages = readRunbook();
const all = pages.flatMap(({ commands }) => commands);
const placeOf = ({ page, line }: { page: string; line: number }): string => `${page}.md:${line}`;

describe("the runbook", () => {
  it("has a page for each stage, and one that leads to them", () => {
    assert.deepEqual(pages.map(({ name }) => name).sort(), ["README", ...STAGES].sort());
  });

  for (const { name, headings, commands, faults } of pages) {
    describe(`${name}.md`, () => {
      if (name !== "README") {
        it("has every heading in its order", () => assert.deepEqual(headings, HEADINGS));
      }

      it("has commands that can be read", () => {
        assert.deepEqual(faults, []);
        assert.notEqual(commands.length, 0);
      });

      it("has links that lead somewhere", () => {
        assert.deepEqual(brokenLinks(`${RUNBOOK}/${name}.md`), []);
      });
    });
  }

  it("asks for nothing but what the project is run with", () => {
    for (const { command, ...place } of all) {
      const [program = "", ...words] = command.split(" ");
      const known = PROGRAMS[program];
      assert.ok(known, `${placeOf(place)}: ${program}`);
      const call = `${words.join(" ")} `;
      assert.ok(
        known.length === 0 || known.some((each) => call.startsWith(`${each} `)),
        `${placeOf(place)}: ${command}`,
      );
    }
  });

  it("explains every variable, and no other", () => {
    const readme = pages.find(({ name }) => name === "README")?.text ?? "";
    const explained = [...readme.matchAll(/^\| `\$([A-Z_]+)`/gm)].map(([, name]) => name);
    const used = all.flatMap(({ command }) =>
      [...command.matchAll(/\$([A-Z_]+)/g)].map(([, name]) => name),
    );
    assert.deepEqual([...new Set(used)].sort(), [...explained].sort());
  });

  it("calls edge as it takes calls", async () => {
    for (const { command, ...place } of all.filter((each) => each.command.startsWith("npx "))) {
      await assert.doesNotReject(parse(command), `${placeOf(place)}: ${command}`);
    }
  });

  it("has the way back that the stack's outputs print", () => {
    for (const stage of STAGES) {
      const command = rollBack({
        stack: "$STACK",
        name: "$MIGRATION",
        settings: settingsAt(stage),
      });
      const written = backCommands(stage).filter((each) => each.startsWith("pulumi "));
      assert.equal(written.join(" && ").replaceAll('"', "'"), command ?? "", stage);
    }
  });

  it("leads from stage to stage without a key that belongs to another", () => {
    const keys = new Set<string>();
    for (const stage of STAGES) {
      let reached = "";
      for (const command of runbookCommands(stage)) {
        const [, verb, key = "", value] =
          /^pulumi config (set|rm) .*\$MIGRATION\.(\w+)"(?: (\S+))?$/.exec(command) ?? [];
        if (key === "stage") {
          reached = value ?? "";
        } else if (verb === "set") {
          keys.add(key);
        } else if (verb === "rm") {
          keys.delete(key);
        }
      }
      assert.equal(reached, stage);
      assert.deepEqual([...keys], KEYS[stage] ?? [], stage);
    }
  });
});

/** Keys that belong to a stage, and to no other. */
const KEYS: Partial<Record<Stage, readonly string[]>> = {
  canary: ["canaryWeight"],
  pool: ["poolReplicas"],
  retire: ["confirmRetire"],
};

const settingsAt = (stage: Stage) => {
  const values = { canaryWeight: 5, poolReplicas: 1, confirmRetire: "$STACK" };
  const own = Object.entries(values).filter(([key]) => KEYS[stage]?.includes(key));
  const { migration } = settingsOf({
    migration: { edge: { stage, podCidrs: ["10.0.0.0/8"], ...Object.fromEntries(own) } },
  });
  return migration.edge ?? assert.fail();
};

/** Lets commander judge a call without doing what it says. */
const parse = async (command: string): Promise<Command> => {
  const program = edgeProgram();
  for (const each of program.commands) {
    each.action(() => undefined).configureOutput({ writeErr: () => undefined });
  }
  // Numbers and times are read here; what a variable stands for is not known.
  return program.parseAsync(command.split(" ").slice(2), { from: "user" });
};

/** Relative links of a page that lead to no file, or to no heading of it. */
const brokenLinks = (file: string): string[] => {
  const text = readFileSync(join(PROJECT, file), "utf8");
  return [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)].flatMap(
    ([, path = "", anchor]) => {
      const target = path === "" ? file : join(dirname(file), path);
      const exists = existsSync(join(PROJECT, target));
      const isFound = exists && (anchor === undefined || anchorsOf(target).includes(anchor));
      return isFound ? [] : [`${path}#${anchor ?? ""}`];
    },
  );
};

const anchorsOf = (file: string): string[] =>
  [...readFileSync(join(PROJECT, file), "utf8").matchAll(/^#+ (.+)$/gm)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  );

describe("a page of commands", () => {
  const page = (...lines: string[]) => parsePage({ name: "page", text: lines.join("\n") });

  it("has each command with its place, and no output", () => {
    const { commands, headings } = page(
      "## Do",
      "```console",
      "$ one 1",
      "printed",
      "$ two",
      "```",
    );
    assert.deepEqual(headings, ["Do"]);
    assert.deepEqual(commands, [
      { page: "page", section: "Do", line: 3, command: "one 1" },
      { page: "page", section: "Do", line: 5, command: "two" },
    ]);
  });

  it("takes nothing for a command or a heading that stands in another block", () => {
    const { commands, headings, faults } = page("```yaml", "$ one", "## Do", "```");
    assert.deepEqual({ commands, headings, faults }, { commands: [], headings: [], faults: [] });
  });

  it("names what it cannot read", () => {
    const { faults } = page("```console", "```", "```console", "text", "$ one \\", "```");
    assert.deepEqual(faults, [
      "page.md:2: a block without a command",
      "page.md:4: output before the first command",
      "page.md:5: a command on several lines",
    ]);
  });

  it("takes bad news of edge alone for an answer", () => {
    assert.equal(highestExitCode("npx edge verify"), 1);
    assert.equal(highestExitCode("pulumi up"), 0);
  });
});
