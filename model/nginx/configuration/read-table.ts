import { sortedEntries } from "../../collections";
import type { Finding } from "../findings/finding";
import { controllerFinding } from "../findings/loss";
import type { Key, Table, Values } from "./key";

/** Where the values of a table stand. */
export interface TableSource<Rows extends Table> {
  readonly rows: Rows;
  readonly written: Readonly<Record<string, string>>;
  /** Defaults of an older controller in place of the rows' own. */
  readonly older?: Partial<Values<Rows>>;
  /** Before a key in a finding: `--` for arguments. */
  readonly prefix: "" | "--";
  readonly unknown: (key: string) => Finding;
}

/**
 * Reads the values of a table: each key as written, or its default.
 *
 * @returns the values, and findings about unknown keys, values that are not taken, and values other
 * than the default that are lost; by key.
 */
export const readTable = <Rows extends Table>({
  rows,
  written,
  older = {},
  prefix,
  unknown,
}: TableSource<Rows>): { values: Values<Rows>; findings: Finding[] } => {
  const findings: Finding[] = [];
  const values: Record<string, unknown> = Object.fromEntries(
    Object.entries(rows).map(([key, { fallback }]) => [key, fallback]),
  );
  Object.assign(values, older);
  for (const [key, text] of sortedEntries(written)) {
    const row = Object.hasOwn(rows, key) ? rows[key] : undefined;
    if (row === undefined) {
      findings.push(unknown(key));
      continue;
    }
    const value = row.parse(text);
    if (value === undefined) {
      findings.push(notTaken({ prefix, key, row, text }));
      continue;
    }
    values[key] = value;
    if (row.fate.type === "lost" && !isSame(value, row.fallback)) {
      findings.push(
        controllerFinding({ key: `${prefix}${key}`, value: shown(row, text), ...row.fate.loss }),
      );
    }
  }
  // By construction each key of the table has a value that its row made.
  return { values: values as Values<Rows>, findings };
};

const isSame = (value: unknown, other: unknown): boolean =>
  JSON.stringify(value) === JSON.stringify(other);

const notTaken = ({
  prefix,
  key,
  row,
  text,
}: Pick<TableSource<Table>, "prefix"> & { key: string; row: Key; text: string }): Finding =>
  prefix === "--" || row.invalid === "stops the controller"
    ? controllerFinding({
        key: `${prefix}${key}`,
        value: shown(row, text),
        severity: "refused",
        protective: true,
        differences: [
          {
            field: "operation",
            when: "always",
            nginx:
              prefix === "--"
                ? "does not start with such a value"
                : "refuses its whole configuration and stays at its last good one",
            envoy: "behaves as if it were not set",
          },
        ],
        remedy: "correct the value, then take the inventory again",
      })
    : controllerFinding({
        key,
        value: shown(row, text),
        severity: "note",
        differences: [
          {
            field: "operation",
            when: "always",
            nginx: "cannot read the value and uses its default",
            envoy: "behaves by the default too",
          },
        ],
        remedy: "correct the value if something else was meant, or remove it",
      });

const shown = ({ value }: Key, text: string): string =>
  value === "hidden" ? `${text.length} characters` : text.replace(/\s+/g, " ");
