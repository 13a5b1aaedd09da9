import { tail } from "../stack";
import type { Project } from "./project";

/** What a preview would change, or why there is none, one line each; right after an update: nothing. */
export async function previewFaults({ stack }: Pick<Project, "stack">): Promise<string[]> {
  const { run, changes } = await stack.preview();
  return [
    ...(run.exitCode === 0 ? [] : [`preview failed: ${tail(run)}`]),
    ...changes.map(({ op, urn }) => `preview after it: ${op} ${urn}`),
  ];
}
