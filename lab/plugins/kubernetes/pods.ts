/** Why pods are not ready, from what their status says. */
import type { Properties } from "../engine/values";
import { isObject } from "../engine/values";
import type { Api } from "./api";
import { nameOf, namespaceOf } from "./objects";
import { conditionOf, specOf, statusOf } from "./readiness";

/** Pods that a workload's `spec.selector.matchLabels` chooses. */
export async function podsOf(workload: Properties, api: Api): Promise<Properties[]> {
  const selector = specOf(workload).selector;
  const labels = isObject(selector) && isObject(selector.matchLabels) ? selector.matchLabels : {};
  const list = await api({
    method: "GET",
    path: `/api/v1/namespaces/${namespaceOf(workload)}/pods`,
    query: {
      labelSelector: Object.entries(labels)
        .map(([name, value]) => `${name}=${value as string}`)
        .join(","),
    },
  });
  return list.items as Properties[];
}

interface ContainerStatus {
  readonly name: string;
  readonly ready?: boolean;
  readonly restartCount?: number;
  readonly state?: ContainerState;
  readonly lastState?: ContainerState;
}
interface ContainerState {
  readonly waiting?: { readonly reason?: string; readonly message?: string };
  readonly terminated?: {
    readonly exitCode: number;
    readonly reason?: string;
    readonly message?: string;
  };
}

/** Problems of one pod, each with the pod's name; none for a pod that is ready or merely starting. */
export function podProblems(pod: Properties): string[] {
  const status = statusOf(pod);
  const containers = [
    ...((status.initContainerStatuses ?? []) as unknown as ContainerStatus[]),
    ...((status.containerStatuses ?? []) as unknown as ContainerStatus[]),
  ];
  return [schedulingProblem(pod), phaseProblem(pod), ...containers.map(containerProblem)]
    .filter((problem) => problem !== undefined)
    .map((problem) => `pod ${nameOf(pod)}: ${problem}`);
}

function schedulingProblem(pod: Properties): string | undefined {
  const scheduled = conditionOf(pod, "PodScheduled");
  return scheduled?.status === "False"
    ? `cannot be scheduled: ${scheduled.message ?? scheduled.reason ?? "no reason given"}`
    : undefined;
}

function phaseProblem(pod: Properties): string | undefined {
  const { phase, reason, message } = statusOf(pod) as Record<string, string | undefined>;
  return phase === "Failed" && reason !== undefined
    ? `failed: ${[reason, message].filter((text) => text !== undefined).join(", ")}`
    : undefined;
}

const IMAGE = new Set([
  "ErrImagePull",
  "ImagePullBackOff",
  "InvalidImageName",
  "ErrImageNeverPull",
]);
const STARTING = new Set(["ContainerCreating", "PodInitializing"]);

function containerProblem({ name, state, lastState, ready }: ContainerStatus): string | undefined {
  const { waiting } = state ?? {};
  const ended = state?.terminated ?? lastState?.terminated;
  const said = waiting?.message === undefined ? "" : `: ${waiting.message}`;
  if (waiting?.reason !== undefined && IMAGE.has(waiting.reason)) {
    return `container ${name} cannot get its image (${waiting.reason})${said}`;
  }
  if (ended !== undefined && ended.exitCode !== 0 && ready !== true) {
    const why = [ended.reason, ended.message].filter((text) => text !== undefined).join(", ");
    return `container ${name} ended with exit code ${ended.exitCode}${why === "" ? "" : ` (${why})`}`;
  }
  return waiting?.reason === undefined || STARTING.has(waiting.reason)
    ? undefined
    : `container ${name} waits (${waiting.reason})${said}`;
}
