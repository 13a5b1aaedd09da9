import type { Container } from "../objects/kinds";

/** The flags of a command line by name without dashes; of a repeated one every value, in order. */
export type Flags = Readonly<Record<string, readonly string[]>>;

/**
 * Reads a container's command line as pflag does: `--flag=value`, `--flag value`, `--flag`, and `-v=3`.
 *
 * @param switches flags that take no value of their own: a word after them is not theirs.
 */
export const readFlags = ({
  container,
  namespace,
  switches,
}: {
  container: Container;
  namespace: string;
  switches: ReadonlySet<string>;
}): Flags => {
  const words = [...container.command, ...container.args].map((word) =>
    expand({ word, container, namespace }),
  );
  const flags = new Map<string, string[]>();
  words.forEach((word, index) => {
    const match = /^--?([A-Za-z][^=]*)(?:=([^]*))?$/.exec(word);
    if (match === null) {
      return;
    }
    const [, name = "", written] = match;
    const next = words[index + 1];
    const separate =
      switches.has(name) || next === undefined || next.startsWith("-") ? "true" : next;
    flags.set(name, [...(flags.get(name) ?? []), written ?? separate]);
  });
  return Object.fromEntries(flags);
};

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
