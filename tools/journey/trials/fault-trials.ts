import { INGRESS_NGINX } from "../../../lab/ingress-nginx/install";
import { between, STAGES, type Stage } from "../../../model/migration/stage";
import { tail, type Run } from "../../stack";
import { missedAt } from "../clients";
import { upgradeNginx } from "../nginx";
import { previewFaults } from "../preview";
import { killApiServer, killPod, untilServing } from "./break";
import { rotateCertificate } from "./certificate";
import { editIngress } from "./edit";
import { FAULTS } from "./faults";
import { entrySelector } from "./objects";
import type { PODS } from "./pods";
import { stageOf, update } from "./stages";
import type { Trial, TrialContext } from "./trial";
import { underFault } from "./under-fault";

type Kind = keyof typeof PODS;

/** Kills a pod and waits until as many serve again. */
const killed =
  ({ kind, count }: { kind: Kind; count: number }) =>
  async ({ stand }: TrialContext): Promise<string[]> => {
    const without = await killPod(stand.api, kind);
    await untilServing(stand.api, { kind, count, without });
    return missedAt(stand.address);
  };

/** Runs an update, and does something as soon as it changes the first resource. */
async function during({
  context,
  stage,
  act,
  signal,
}: {
  context: TrialContext;
  stage: Stage;
  act: () => Promise<unknown>;
  signal?: AbortSignal;
}): Promise<Run> {
  let acting: Promise<unknown> | undefined;
  const run = await update({
    context,
    stage,
    ...(signal && { signal }),
    onLine: (line) => {
      if (/\b(updating|creating|deleting)\b/.test(line)) {
        acting ??= act();
        // It is awaited below.
        acting.catch(() => undefined);
      }
    },
  });
  if (acting === undefined) {
    throw new Error(`the update to ${stage} changed nothing:\n${tail(run)}`);
  }
  await acting;
  return run;
}

/** Whether a stage is applied, with nothing left to do and nothing that clients miss. */
async function converged(context: TrialContext, stage: Stage): Promise<string[]> {
  const { project, stand } = context;
  const reached = await stageOf(context);
  return [
    ...(reached === stage ? [] : [`the stack says ${reached}, not ${stage}`]),
    ...(await previewFaults(project)),
    ...(await missedAt(stand.address)).map((each) => `clients miss ${each}`),
  ];
}

const failed = (run: Run): string[] => (run.exitCode === 0 ? [] : [tail(run)]);

/** Every step of the way until nginx is idle. */
const STEPS = STAGES.filter((stage) => between({ stage, from: "install", to: "idle" }));

/** Each update of the way is ended as by Ctrl-C, and run again. */
async function cancelled(context: TrialContext): Promise<string[]> {
  const faults: string[] = [];
  for (const stage of STEPS) {
    const found = await cancelledAt({ context, stage });
    faults.push(...found.map((fault) => `${stage}: ${fault}`));
  }
  return faults;
}

async function cancelledAt({
  context,
  stage,
}: {
  context: TrialContext;
  stage: Stage;
}): Promise<string[]> {
  const interruption = new AbortController();
  const first = await during({
    context,
    stage,
    signal: interruption.signal,
    act: () => {
      interruption.abort();
      return Promise.resolve();
    },
  });
  const again = await update({ context, stage });
  return [
    ...(first.exitCode === 0 ? ["the update was not cancelled"] : []),
    ...failed(again),
    ...(await converged(context, stage)),
  ];
}

async function withoutApiServer(context: TrialContext): Promise<string[]> {
  const { api, place } = context.stand;
  const act = () => killApiServer(api, place);
  const first = await during({ context, stage: "adopt", act });
  const again = first.exitCode === 0 ? [] : failed(await update({ context, stage: "adopt" }));
  return [...again, ...(await converged(context, "adopt"))];
}

async function withoutController(context: TrialContext): Promise<string[]> {
  const { api } = context.stand;
  const act = () => killPod(api, "controller");
  const run = await during({ context, stage: "cutover", act });
  return [...failed(run), ...(await converged(context, "cutover"))];
}

async function upgraded(context: TrialContext): Promise<string[]> {
  const { stand, project } = context;
  const envoy = JSON.stringify(await entrySelector(stand.api));
  await upgradeNginx({ cluster: stand.cluster });
  const nginx = JSON.stringify(await entrySelector(stand.api));
  const missed = await missedAt(stand.address);
  const run = await project.stack.run(["up", "--yes", "--skip-preview", "--refresh"]);
  const restored = JSON.stringify(await entrySelector(stand.api));
  return [
    ...(nginx.includes(`"app.kubernetes.io/name":"${INGRESS_NGINX.release}"`)
      ? []
      : [`after helm upgrade the Service selects ${nginx}`]),
    ...missed.map((each) => `after helm upgrade clients miss ${each}`),
    ...failed(run),
    ...(restored === envoy ? [] : [`after pulumi up --refresh the Service selects ${restored}`]),
    ...(await converged(context, "cutover")),
  ];
}

/** All of them, in an order that goes the way twice. */
export const FAULT_TRIALS: readonly Trial[] = [
  // The only one that begins before anything is installed.
  underFault({ fault: FAULTS["update-cancelled"], from: "assess", work: cancelled }),
  underFault({
    fault: FAULTS["nginx-pod-killed"],
    from: "adopt",
    work: killed({ kind: "nginx", count: 1 }),
  }),
  underFault({ fault: FAULTS["ingress-edited"], from: "adopt", work: editIngress }),
  underFault({
    fault: FAULTS["nginx-pod-killed-in-pool"],
    from: "pool",
    work: killed({ kind: "nginx", count: 1 }),
  }),
  underFault({ fault: FAULTS["controller-killed"], from: "pool", work: withoutController }),
  underFault({
    fault: FAULTS["envoy-pod-killed"],
    from: "cutover",
    work: killed({ kind: "envoy", count: 2 }),
  }),
  rotateCertificate,
  underFault({ fault: FAULTS["helm-upgrade"], from: "cutover", work: upgraded }),
  underFault({ fault: FAULTS["api-server-restarted"], from: "cutover", work: withoutApiServer }),
];
