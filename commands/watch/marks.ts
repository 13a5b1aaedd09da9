import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { parseMark, type Mark } from "../../model/watch";
import { readText } from "../read-file";

/** The marks of a file: lines of JSON, each `{"time": "2026-01-01T12:00:00Z", "label": "pool"}`. */
export function readMarks(file: string): { marks: Mark[]; faults: string[] } {
  if (!existsSync(file)) {
    return { marks: [], faults: [`the marks cannot be read: there is no file ${file}`] };
  }
  const lines = readText(file, "the marks").split("\n");
  const read = lines.map((line) => ({ line, mark: parseMark(line) }));
  return {
    marks: read.flatMap(({ mark }) => (mark === undefined ? [] : [mark])),
    faults: read.flatMap(({ line, mark }, index) =>
      line.trim() === "" || mark !== undefined
        ? []
        : [`${file}:${index + 1} is no mark of the form ${EXAMPLE}`],
    ),
  };
}

const EXAMPLE = '{"time": "2026-01-01T12:00:00Z", "label": "pool"}';

/** Takes each line that is typed as a mark, until it is told to stop. */
export function typedMarks(input: Readable, onMark: (label: string) => void): () => void {
  const lines = createInterface({ input, terminal: false });
  lines.on("line", (line) => {
    if (line.trim() !== "") {
      onMark(line.trim());
    }
  });
  return () => {
    lines.close();
    input.destroy();
  };
}
