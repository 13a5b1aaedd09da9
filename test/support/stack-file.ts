import { parse } from "yaml";
import { z } from "zod";

const stackFile = z.object({ config: z.record(z.string(), z.unknown()) });

/** This program's namespace in a stack's configuration. */
const NAMESPACE = "envoy-edge:";

/** Whether a YAML text has a stack's configuration, and not something else. */
export function isStackFile(text: string): boolean {
  return stackFile.safeParse(parse(text)).success;
}

/** The sections of this program in the text of a `Pulumi.<stack>.yaml`, as `config.ts` reads them. */
export function sectionsOf(text: string): Record<string, unknown> {
  const own = Object.entries(stackFile.parse(parse(text)).config).filter(([key]) =>
    key.startsWith(NAMESPACE),
  );
  return Object.fromEntries(own.map(([key, value]) => [key.slice(NAMESPACE.length), value]));
}
