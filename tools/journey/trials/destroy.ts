import type { Stage } from "../../../model/migration/stage";
import { tail } from "../../stack";
import { missedAt } from "../clients";
import { previewFaults } from "../preview";
import { differences, keepAlive, snapshot } from "./objects";
import { goTo, stageOf, updated } from "./stages";
import { causesOf, lossesOf, underTraffic } from "./traffic";
import { together, type Finding, type Trial, type TrialContext } from "./trial";

/** Stages in which clients depend on Envoy. */
const REFUSED = ["pool", "cutover", "idle"] as const satisfies readonly Stage[];

/** Stages in which nginx serves whatever becomes of the stack. */
const ALLOWED = ["adopt", "routes"] as const satisfies readonly Stage[];

/** As people type it, in a hurry too. */
const COMMANDS = [
  ["destroy", "--yes"],
  ["destroy", "--yes", "--skip-preview"],
] as const;

/** What `pulumi destroy` does to clients. */
export const destroy: Trial = {
  name: "destroy",
  expectation: `refused in ${REFUSED.join(", ")} before anything is touched; in ${ALLOWED.join(", ")} nginx goes on; up, destroy, up is well; nothing is lost on new connections`,
  run: async (context) => {
    const findings: Finding[] = [];
    for (const stage of REFUSED) {
      await goTo(context, stage);
      findings.push(await refusedAt({ context, stage }));
    }
    for (const stage of ALLOWED) {
      await goTo(context, stage);
      findings.push(await destroyedAt({ context, stage }));
      await goTo(context, "routes");
      findings.push(await againAt({ context, stage }));
    }
    return together(findings);
  },
};

interface At {
  readonly context: TrialContext;
  readonly stage: Stage;
}

async function refusedAt({ context, stage }: At): Promise<Finding> {
  const { stand, project } = context;
  const before = await snapshot(stand.api);
  const { record, result } = await underTraffic({
    context,
    work: async () => {
      const runs = [];
      for (const command of COMMANDS) {
        runs.push({ command, run: await project.stack.run(command) });
      }
      return runs;
    },
  });
  const touched = differences(before, await snapshot(stand.api));
  return {
    figures: { [`${stage}: requests`]: record.total.sent, [`${stage}: lost`]: record.total.lost },
    faults: [
      ...result
        .filter(({ run }) => run.exitCode === 0 || !run.all.includes("protect"))
        .map(({ command, run }) => `${stage}: pulumi ${command.join(" ")}: ${tail(run)}`),
      ...touched.map((place) => `${stage}: destroy touched ${place}`),
      ...causesOf(record).map((cause) => `${stage}: ${cause}`),
    ],
  };
}

async function destroyedAt({ context, stage }: At): Promise<Finding> {
  const { stand, project } = context;
  const { record, result } = await underTraffic({ context, work: () => project.stack.destroy() });
  const { sent, onNew, onKept, wrong, duplicated } = lossesOf(record);
  const missed = await missedAt(stand.address);
  return {
    figures: {
      [`${stage}: requests while it is destroyed`]: sent,
      [`${stage}: lost on new connections`]: onNew,
      [`${stage}: lost on kept connections`]: onKept,
      // A patch that is let go leaves its value: below `adopt` there is none of ours.
      [`${stage}: keep-alive of nginx afterwards`]: (await keepAlive(stand.api)) ?? "as before",
    },
    faults: [
      ...(result.exitCode === 0 ? [] : [`${stage}: destroy failed: ${tail(result)}`]),
      ...missed.map((each) => `${stage}, destroyed: clients miss ${each}`),
      ...(onNew + wrong + duplicated === 0 ? [] : causesOf(record)),
    ],
  };
}

/** After `up` again: the same stage without changes, and nothing missed. */
async function againAt({ context, stage }: At): Promise<Finding> {
  const { stand, project } = context;
  await updated({ context, stage: "routes" });
  const missed = await missedAt(stand.address);
  const reached = await stageOf(context);
  return {
    figures: {},
    faults: [
      ...(reached === "routes"
        ? []
        : [`destroyed at ${stage}: the stack says ${reached} after up`]),
      ...(await previewFaults(project)).map((each) => `destroyed at ${stage}, up: ${each}`),
      ...missed.map((each) => `destroyed at ${stage}, after up: clients miss ${each}`),
    ],
  };
}
