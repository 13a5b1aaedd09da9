import { readFile } from "node:fs/promises";

import {
  AppsV1Api,
  CoreV1Api,
  KubeConfig,
  KubernetesObjectApi,
  PatchStrategy,
  type KubernetesObject,
} from "@kubernetes/client-node";
import { parseAllDocuments } from "yaml";

import { eventually } from "./wait";

const FIELD_MANAGER = "envoy-edge-lab";

/** A cluster's API, as the lab uses it. */
export interface Api {
  core: CoreV1Api;
  apps: AppsV1Api;
  objects: KubernetesObjectApi;
}

/** The API of the cluster of a kubeconfig file. */
export function api(kubeconfig: string): Api {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  return {
    core: config.makeApiClient(CoreV1Api),
    apps: config.makeApiClient(AppsV1Api),
    objects: KubernetesObjectApi.makeApiClient(config),
  };
}

/** Applies every object of a YAML file on the server's side. */
export async function apply(api: Api, file: string): Promise<void> {
  const documents = parseAllDocuments(await readFile(file, "utf8"));
  for (const document of documents) {
    const object = document.toJS() as KubernetesObject;
    await api.objects.patch(
      object,
      undefined,
      undefined,
      FIELD_MANAGER,
      true,
      PatchStrategy.ServerSideApply,
    );
  }
}

/** Returns when the API answers and has the namespace of the system's own objects. */
export async function apiReady(api: Api, signal?: AbortSignal): Promise<void> {
  await eventually({
    what: "the API server answers",
    seconds: 60,
    signal,
    probe: () => api.core.readNamespace({ name: "kube-system" }).then(() => true),
  });
}

/** Returns when the node is Ready. */
export async function nodeReady(api: Api, name: string, signal?: AbortSignal): Promise<void> {
  await eventually({
    what: `node ${name} is Ready`,
    seconds: 60,
    signal,
    probe: async () => {
      const { status } = await api.core.readNode({ name });
      const ready = status?.conditions?.find((condition) => condition.type === "Ready");
      return ready?.status === "True" || notYet(ready?.message);
    },
  });
}

/** Returns when all replicas of a Deployment are available. */
export async function deploymentReady(
  api: Api,
  deployment: { namespace: string; name: string },
  signal?: AbortSignal,
): Promise<void> {
  const { namespace, name } = deployment;
  await eventually({
    what: `Deployment ${namespace}/${name} is available`,
    seconds: 60,
    signal,
    probe: async () => {
      const { status } = await api.apps.readNamespacedDeployment({ namespace, name });
      const available = status?.conditions?.find((condition) => condition.type === "Available");
      return available?.status === "True" || notYet(available?.message);
    },
  });
}

function notYet(reason: string | undefined): never {
  throw new Error(reason ?? "no condition yet");
}
