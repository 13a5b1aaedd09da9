import type { Container } from "../objects/kinds";

/** A flag of a command line, its name without dashes, and its value. */
export type Flag = readonly [name: string, value: string];

/**
 * Reads a container's command line as pflag does: `--flag=value`, `--flag value`, `--flag`, and `-v=3`.
 *
 * @param switches flags that take no value of their own: a word after them is not theirs.
 * @returns the flags in the order written; one without a value has `true`.
 */
export const readFlags = ({
  container,
  namespace,
  switches,
}: {
  container: Container;
  namespace: string;
  switches: ReadonlySet<string>;
}): Flag[] => {
  const words = [...container.command, ...container.args].map((word) =>
    expand({ word, container, namespace }),
  );
  return words.flatMap((word, index): Flag[] => {
    const [, name, written] = FLAG.exec(word) ?? [];
    if (name === undefined) {
      return [];
    }
    const next = words[index + 1];
    const alone = switches.has(name) || next === undefined || next.startsWith("-");
    return [[name, written ?? (alone ? "true" : next)]];
  });
};

const FLAG = /^--?([A-Za-z][^=]*)(?:=([^]*))?$/;

/** Fills in `$(NAME)` as the kubelet does, as far as the manifest tells the value. */
const expand = ({
  word,
  container,
  namespace,
}: {
  word: string;
  container: Container;
  namespace: string;
}): string =>
  word.replace(/\$\$|\$\(([-._A-Za-z0-9]+)\)/g, (whole, name: string | undefined) => {
    if (name === undefined) {
      return "$";
    }
    const variable = container.env.find((each) => each.name === name);
    const field = variable?.valueFrom?.fieldRef?.fieldPath;
    return variable?.value ?? (field === "metadata.namespace" ? namespace : whole);
  });
