import { applyOwn } from "../../parity/kubernetes";
import { ingress } from "../applications/manifest";
import { FORCEABLE } from "../../../model/migration/gates/force";
import { MIGRATION } from "../configuration";
import { trialStep } from "./stages";
import type { TrialContext } from "./trial";

const HOST = "help.example.com";

/** What this gate needs, and what says that nobody changed anything. */
const UNFORCED = ["drift", "evidence", "evidence-age"];

/** Its evidence is its own: what is stale by the next step would refuse that one too. */
const EVIDENCE = "evidence/drift.json";

/** The Ingress of the application, with or without one more path. */
const help = (paths: Readonly<Record<string, string>>) =>
  ingress({ name: "help", host: HOST, paths });

/** A team edits an Ingress, evidence is taken, and the next step is wanted; then it takes it back. */
export async function editIngress(context: TrialContext): Promise<string[]> {
  const { stand, project } = context;
  await applyOwn(stand.api, [help({ "/": "help", "/faq": "shop" })]);
  try {
    const evidence = await project.edge(
      ...["verify", "--stack", project.stack.name, "--migration", MIGRATION],
      ...["--sample", "1s", "--out", EVIDENCE],
    );
    await project.configure(
      trialStep({
        stage: "pool",
        context,
        settings: {
          evidence: EVIDENCE,
          force: FORCEABLE.filter((gate) => !UNFORCED.includes(gate)).map((gate) => ({
            gate,
            reason: "a trial of drift alone",
          })),
        },
      }),
    );
    const { run } = await project.stack.preview();
    return [
      // 1 tells of what is not as it should be, which is so here.
      ...(evidence.exitCode === 1 ? [] : [`edge verify: ${evidence.all}`]),
      ...(run.exitCode === 0 ? ["the step is not refused"] : []),
      ...(run.all.includes("drift") && run.all.includes(HOST)
        ? []
        : [`the refusal does not say drift and ${HOST}: ${run.all}`]),
    ];
  } finally {
    await applyOwn(stand.api, [help({ "/": "help" })]);
  }
}
