import { join } from "node:path";
import { KubeConfig, KubernetesObjectApi } from "@kubernetes/client-node";
import type { KubernetesObject } from "@kubernetes/client-node";
import type { Context } from "mocha";
import { connect } from "../../cluster/connection";
import type { Connection } from "../../cluster/connection";
import { down, up } from "../../lab/cluster";
import type { Cluster } from "../../lab/cluster";
import { engine } from "../../lab/engine";
import type { Engine } from "../../lab/engine";
import { ECHO_VERSION } from "../../lab/versions";
import { forCluster } from "../../tools/edge-lab";
import type { StackConfig } from "../../tools/edge-lab";
import { openStack } from "../../tools/stack";
import type { Stack } from "../../tools/stack";
import { everyObject } from "./cluster-objects";
import { needsLab } from "./needs";

/** The cluster of the lab tests: another one than the demo's, so that both can run side by side. */
const PLACE = { name: "edge-test", index: 7 } as const;

/** The echo backend, as the lab has it. */
export const ECHO_IMAGE = `registry.k8s.io/gateway-api/echo-basic:v${ECHO_VERSION}`;

/** Lets proxies end soon: no test has connections to keep. */
export const QUICK_DRAIN = { timeout: "5s", minDuration: "1s" } as const;

/** The running lab with everything that tests need of it. */
export interface Lab {
  readonly cluster: Cluster;
  readonly engine: Engine;
  readonly connection: Connection;
  readonly objects: KubernetesObjectApi;
  /** Every object that was there before the first test. */
  readonly before: ReadonlySet<string>;
}

let running: Promise<Lab> | undefined;

/** Brings the cluster up with the first test that needs it, once per run. */
export async function lab(context: Context): Promise<Lab> {
  await needsLab(context);
  return (running ??= start());
}

async function start(): Promise<Lab> {
  // What a killed run left would count as found.
  await down(PLACE);
  const cluster = await up(PLACE);
  const config = new KubeConfig();
  config.loadFromFile(cluster.kubeconfig);
  const connection = connect({ kubeconfig: cluster.kubeconfig });
  return {
    cluster,
    engine: await engine(),
    connection,
    objects: KubernetesObjectApi.makeApiClient(config),
    before: await everyObject(connection),
  };
}

after(async function () {
  this.timeout(60_000);
  await (await running)?.cluster.down();
});

/** A stack of this project on the cluster, with what the lab needs added to each configuration. */
export async function labStack(
  context: Context,
  options: { readonly name: string; readonly project?: string },
): Promise<Stack> {
  const { cluster, engine: tools } = await lab(context);
  const stack = await openStack({
    ...options,
    engine: tools,
    kubeconfig: cluster.kubeconfig,
    state: cluster.state,
  });
  const ofThisProject = options.project === undefined;
  return {
    ...stack,
    configure: (config: StackConfig) =>
      stack.configure(ofThisProject ? forCluster({ config, cluster }) : config),
  };
}

/**
 * Objects that were made since the first test and are still there, CRDs left out. The revisions of a
 * release record, of which Helm keeps several, are one.
 */
export async function leftBehind({ connection, before }: Lab): Promise<string[]> {
  const now = await everyObject(connection);
  const left = [...now].filter(
    (each) => !before.has(each) && !each.startsWith("CustomResourceDefinition "),
  );
  return [
    ...new Set(left.map((each) => each.replace(/(\/sh\.helm\.release\.v1\..*)\.v\d+$/, "$1"))),
  ].sort();
}

/** Deploys one more echo backend and waits for its endpoints. */
export async function deployBackend(
  running: Lab,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): Promise<void> {
  const metadata = { namespace, name };
  const labels = { app: name };
  await ensure(running, { apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } });
  await ensure(running, {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata,
    spec: {
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [echoContainer(name)] } },
    },
  });
  await ensure(running, {
    apiVersion: "v1",
    kind: "Service",
    metadata,
    spec: { selector: labels, ports: [{ port: 3000 }] },
  });
  await untilReady({ connection: running.connection, namespace, name });
}

/** Creates an object unless it is there. */
export async function ensure(
  { objects }: Pick<Lab, "objects">,
  object: KubernetesObject & Readonly<Record<string, unknown>>,
): Promise<void> {
  try {
    await objects.create(object);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === 409)) {
      throw error;
    }
  }
}

function echoContainer(name: string) {
  const field = (variable: string, fieldPath: string) => ({
    name: variable,
    valueFrom: { fieldRef: { fieldPath } },
  });
  return {
    name,
    image: ECHO_IMAGE,
    ports: [{ containerPort: 3000 }],
    env: [field("POD_NAME", "metadata.name"), field("NAMESPACE", "metadata.namespace")],
    readinessProbe: { httpGet: { path: "/health", port: 3000 }, periodSeconds: 1 },
  };
}

/** Longest wait for a backend whose image is on the node. */
const READY_TIMEOUT_MS = 60_000;

async function untilReady({
  connection,
  namespace,
  name,
}: {
  connection: Connection;
  namespace: string;
  name: string;
}): Promise<void> {
  const path = `/apis/apps/v1/namespaces/${namespace}/deployments/${name}`;
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const { status } = (await connection.send({ path })) as {
      status?: { availableReplicas?: number };
    };
    if ((status?.availableReplicas ?? 0) > 0) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(
    `the backend ${namespace}/${name} is not ready after ${String(READY_TIMEOUT_MS)} ms`,
  );
}

/** Deletes a namespace and waits until it is gone, so that the next stack can make one of that name. */
export async function removeNamespace({ objects, connection }: Lab, name: string): Promise<void> {
  await objects.delete({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
  const deadline = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const { items } = (await connection.send({
      path: `/api/v1/namespaces?fieldSelector=metadata.name%3D${name}`,
    })) as { items: unknown[] };
    if (items.length === 0) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the namespace ${name} is not gone after ${String(READY_TIMEOUT_MS)} ms`);
}

/** Deletes an object behind Pulumi's back. */
export async function removeRoute(
  { objects }: Lab,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): Promise<void> {
  await objects.delete({
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "HTTPRoute",
    metadata: { namespace, name },
  });
}

/** Folder of an example of this project. */
export const example = (name: string): string => join(__dirname, "../../examples", name);
