/** When the kinds that come with Kubernetes are ready. Kinds without an entry are ready at once. */
import type { Properties } from "../engine/values";
import { isObject } from "../engine/values";
import { isNotFound, type Api } from "./api";
import { apiVersionOf, kindOf, nameOf, namespaceOf } from "./objects";
import { podProblems, podsOf } from "./pods";
import {
  READY,
  conditionOf,
  count,
  describeCondition,
  isObserved,
  notReady,
  specOf,
  statusOf,
  unless,
  type Readiness,
} from "./readiness";

type Check = (object: Properties, api: Api) => Promise<Readiness> | Readiness;

/** The readiness check of the object's kind; `undefined` when there is nothing to wait for. */
export const readinessOf = (object: Properties): Check | undefined =>
  CHECKS[`${apiVersionOf(object)}/${kindOf(object)}`];

export function deployment(object: Properties): Readiness {
  const wanted = replicas(object);
  const status = statusOf(object);
  const progressing = conditionOf(object, "Progressing");
  const missing = unless([
    !isObserved(object, status.observedGeneration ?? 0) && "the controller has not seen it yet",
    fewer("updated", status.updatedReplicas, wanted),
    fewer("available", status.availableReplicas, wanted),
    count(status.replicas) > wanted && "pods of the previous revision are still there",
    progressing?.status === "False" && describeCondition(progressing),
  ]);
  return { ...missing, failed: progressing?.status === "False" };
}

export function statefulSet(object: Properties): Readiness {
  const wanted = replicas(object);
  const status = statusOf(object);
  return unless([
    !isObserved(object, status.observedGeneration ?? 0) && "the controller has not seen it yet",
    fewer("updated", status.updatedReplicas ?? status.currentReplicas, wanted),
    fewer("ready", status.readyReplicas, wanted),
  ]);
}

export function daemonSet(object: Properties): Readiness {
  const status = statusOf(object);
  const wanted = count(status.desiredNumberScheduled);
  return unless([
    !isObserved(object, status.observedGeneration ?? 0) && "the controller has not seen it yet",
    fewer("updated", status.updatedNumberScheduled, wanted),
    fewer("ready", status.numberReady, wanted),
  ]);
}

export function job(object: Properties): Readiness {
  const failed = conditionOf(object, "Failed");
  if (failed?.status === "True") {
    return { ready: false, failed: true, reasons: [describeCondition(failed)] };
  }
  const done = conditionOf(object, "Complete")?.status === "True";
  return done || specOf(object).suspend === true ? READY : notReady("it has not completed");
}

export function pod(object: Properties): Readiness {
  const ready = conditionOf(object, "Ready")?.status === "True";
  if (ready || statusOf(object).phase === "Succeeded") {
    return READY;
  }
  const problems = podProblems(object);
  return notReady(...(problems.length > 0 ? problems : ["its containers are not ready"]));
}

export const namespace = (object: Properties): Readiness =>
  unless([statusOf(object).phase !== "Active" && "its phase is not Active"]);

export function customResourceDefinition(object: Properties): Readiness {
  const names = conditionOf(object, "NamesAccepted");
  const conflict = names?.status === "False" && names.reason !== "InitialNamesAccepted";
  return {
    ...unless([
      conditionOf(object, "Established")?.status !== "True" && "it is not Established",
      conflict && describeCondition(names),
    ]),
    failed: conflict,
  };
}

export const ingress = (object: Properties): Readiness =>
  unless([
    !hasAddress(object) && "status.loadBalancer has no address: does a controller serve its class?",
  ]);

/**
 * A Service is ready when it has its address and none of its pods is still starting. One that chooses
 * no pods is ready once Kubernetes has looked for them.
 */
export async function service(object: Properties, api: Api): Promise<Readiness> {
  const spec = specOf(object);
  const address = spec.type !== "LoadBalancer" || hasAddress(object);
  const ownPods =
    spec.type !== "ExternalName" && spec.clusterIP !== "None" && isObject(spec.selector);
  const endpoints = ownPods ? await endpointsOf(object, api) : undefined;
  return unless([
    !address && "no load balancer address was assigned: does the cluster have load balancers?",
    ownPods && endpoints === undefined && "its endpoints have not been looked for yet",
    endpoints !== undefined &&
      endpoints.pending > 0 &&
      `${endpoints.pending} of its ${endpoints.pending + endpoints.ready} pods are not ready`,
  ]);
}

/** `undefined` as long as the Service has no EndpointSlice. */
async function endpointsOf(
  object: Properties,
  api: Api,
): Promise<{ ready: number; pending: number } | undefined> {
  const list = await api({
    method: "GET",
    path: `/apis/discovery.k8s.io/v1/namespaces/${namespaceOf(object)}/endpointslices`,
    query: { labelSelector: `kubernetes.io/service-name=${nameOf(object)}` },
  });
  const slices = list.items as unknown as { endpoints?: { conditions?: { ready?: boolean } }[] }[];
  const endpoints = slices.flatMap((slice) => slice.endpoints ?? []);
  const pending = endpoints.filter(({ conditions }) => conditions?.ready === false).length;
  return slices.length === 0 ? undefined : { pending, ready: endpoints.length - pending };
}

const replicas = (object: Properties): number => {
  const { replicas } = specOf(object);
  return typeof replicas === "number" ? replicas : 1;
};

function fewer(
  what: string,
  value: Properties[string] | undefined,
  wanted: number,
): string | false {
  return count(value) < wanted && `${count(value)} of ${wanted} replicas are ${what}`;
}

function hasAddress(object: Properties): boolean {
  const { loadBalancer } = statusOf(object);
  const addresses = isObject(loadBalancer) ? loadBalancer.ingress : undefined;
  return Array.isArray(addresses) && addresses.length > 0;
}

/** Adds what is wrong with a workload's pods; only then are they asked for. */
function withPods(check: (object: Properties) => Readiness): Check {
  return async (object, api) => {
    const readiness = check(object);
    if (readiness.ready) {
      return readiness;
    }
    const pods = await podsOf(object, api).catch((error: unknown) => {
      if (isNotFound(error)) {
        return [];
      }
      throw error;
    });
    return { ...readiness, reasons: [...readiness.reasons, ...pods.flatMap(podProblems)] };
  };
}

const CHECKS: Readonly<Record<string, Check>> = {
  "apps/v1/DaemonSet": withPods(daemonSet),
  "apps/v1/Deployment": withPods(deployment),
  "apps/v1/StatefulSet": withPods(statefulSet),
  "batch/v1/Job": withPods(job),
  "networking.k8s.io/v1/Ingress": ingress,
  "apiextensions.k8s.io/v1/CustomResourceDefinition": customResourceDefinition,
  "v1/Namespace": namespace,
  "v1/Pod": pod,
  "v1/Service": service,
};
