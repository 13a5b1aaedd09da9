import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { STACKS, goldenFile, renderStack } from "../test/support/golden";

/** Writes anew what the program registers for each committed stack; a reviewer reads the diff. */
async function main(): Promise<void> {
  for (const stack of STACKS) {
    const file = goldenFile(stack);
    const text = await renderStack(stack);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    process.stdout.write(`${relative(process.cwd(), file)}\n`);
  }
}

void main();
