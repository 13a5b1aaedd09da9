import * as pulumi from "@pulumi/pulumi";
import type { Connection } from "../../cluster/connection";
import {
  readDeployment,
  readDeployments,
  readPodNames,
  readServingPods,
} from "../../cluster/migration/workloads";
import type { MigrationPlan } from "../../model/migration/plan/migration-plan";
import { waitForAcceptance } from "../accepted-routes";
import type { Look } from "../poll";
import { waitFor } from "../wait-for";

/** What the waits of a migration are about. Without a connection, and in a preview, nothing is waited for. */
export interface WaitContext {
  readonly plan: MigrationPlan;
  readonly stack: string;
  readonly connection: Connection | undefined;
  readonly resource: pulumi.Resource;
}

/** Longest wait for pods to start: images may have to be fetched. */
const PODS_TIMEOUT_SECONDS = 300;

/** Longest wait for a Service's endpoints to follow its selector. */
const ENDPOINTS_TIMEOUT_SECONDS = 60;

/** Label that Envoy Gateway gives to what it makes for a Gateway. */
const OWNER = "gateway.envoyproxy.io/owning-gateway-name";

/** Waits until the routes of the plan are accepted. */
export const waitForRoutes = ({ plan, ...context }: WaitContext): Promise<undefined> =>
  waitForAcceptance({
    ...context,
    routes: plan.resources.map(({ object }) => object).filter(({ kind }) => kind === "HTTPRoute"),
  });

/** Waits until the proxies are ready that the stage may lead clients to. */
export async function waitForProxies(context: WaitContext): Promise<undefined> {
  await waitForEnvoy(context);
  await waitForNginx(context);
}

/** Waits until as many Envoy pods serve as the plan wants. */
async function waitForEnvoy({ plan, connection, resource }: WaitContext): Promise<undefined> {
  const proxy = plan.resources.find(({ group }) => group === "proxy");
  if (pulumi.runtime.isDryRun() || connection === undefined || proxy === undefined) {
    return undefined;
  }
  const { namespace, name } = plan;
  const replicas = replicasOf(proxy.object.spec);
  return waitFor({
    timeoutSeconds: PODS_TIMEOUT_SECONDS,
    resource,
    remedy: `Look at the pods of Gateway ${namespace}/${name} and at the log of the envoy-gateway Deployment.`,
    look: async () => {
      const found = await readDeployments({ connection, namespace, labels: { [OWNER]: name } });
      const wanted = found.reduce((sum, each) => sum + each.wanted, 0);
      const available = found.reduce((sum, each) => sum + each.available, 0);
      return found.length > 0 && wanted === replicas && available >= replicas
        ? DONE
        : missing(`${available} of ${replicas} Envoy pods serve`);
    },
  });
}

/** Waits until nginx's pods serve, at every stage that may lead clients to them. */
async function waitForNginx({ plan, connection, resource }: WaitContext): Promise<undefined> {
  const patch = plan.resources.find(
    ({ mechanism, object }) => mechanism === "patch" && object.kind === "Deployment",
  );
  const replicas = (patch?.object.spec as { replicas?: number } | undefined)?.replicas ?? 0;
  if (
    pulumi.runtime.isDryRun() ||
    connection === undefined ||
    patch === undefined ||
    replicas === 0
  ) {
    return undefined;
  }
  const { namespace = plan.namespace, name } = patch.object.metadata;
  return waitFor({
    timeoutSeconds: PODS_TIMEOUT_SECONDS,
    resource,
    remedy: `Look at the pods of Deployment ${namespace}/${name}.`,
    look: async () => {
      const { available = 0 } = (await readDeployment({ connection, namespace, name })) ?? {};
      return available > 0 ? DONE : missing("no pod of nginx serves");
    },
  });
}

/** Waits until the Service that clients reach sends to the proxies that the stage wants. */
export async function waitForEntry({
  plan,
  connection,
  resource,
}: WaitContext): Promise<undefined> {
  const entry = plan.resources.find(
    ({ group, object }) => group === "entry" && object.kind === "Service",
  );
  if (pulumi.runtime.isDryRun() || connection === undefined || entry === undefined) {
    return undefined;
  }
  const { namespace = plan.namespace, name } = entry.object.metadata;
  const wanted = wantedPods(plan.stage);
  return waitFor({
    timeoutSeconds: ENDPOINTS_TIMEOUT_SECONDS,
    resource,
    remedy: `Look at the EndpointSlices of Service ${namespace}/${name}: its selector, and the names of its target ports.`,
    look: async () => {
      const [serving, nginx, envoy] = await Promise.all([
        readServingPods({ connection, namespace, service: name }),
        readPodNames({ connection, namespace, labels: plan.entry.nginxPods }),
        readPodNames({ connection, namespace, labels: plan.entry.envoyPods }),
      ]);
      const found = {
        nginx: [...serving].some((pod) => nginx.has(pod)),
        envoy: [...serving].some((pod) => envoy.has(pod)),
      };
      return found.nginx === wanted.nginx && found.envoy === wanted.envoy
        ? DONE
        : missing(`Service ${namespace}/${name} does not send to ${textOf(wanted)} alone yet`);
    },
  });
}

interface Pods {
  readonly nginx: boolean;
  readonly envoy: boolean;
}

/** Where the entry Service sends; canaries are beyond it. */
const wantedPods = (stage: MigrationPlan["stage"]): Pods => ({
  nginx: !["cutover", "idle", "retire"].includes(stage),
  envoy: ["pool", "cutover", "idle", "retire"].includes(stage),
});

const textOf = ({ nginx, envoy }: Pods): string =>
  nginx && envoy ? "nginx and Envoy" : envoy ? "Envoy" : "nginx";

const DONE: Look<undefined> = { done: true, value: undefined };

const missing = (text: string): Look<undefined> => ({ done: false, missing: text });

/** Replicas of an EnvoyProxy's pods. */
const replicasOf = (spec: unknown): number =>
  (
    spec as {
      provider?: { kubernetes?: { envoyDeployment?: { replicas?: number } } };
    }
  ).provider?.kubernetes?.envoyDeployment?.replicas ?? 1;
