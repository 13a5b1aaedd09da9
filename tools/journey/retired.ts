import type { Api } from "../../lab/kubernetes";
import { INGRESS_NGINX } from "../../lab/ingress-nginx/install";
import { eventually } from "../../lab/wait";
import { applyOwn } from "../parity/kubernetes";
import { ingress } from "./applications/manifest";
import { missedAt } from "./clients";
import { uninstallNginx } from "./nginx";
import { challengeFaults } from "./renewal";
import type { Stand } from "./stand";

const { namespace, controller, release } = INGRESS_NGINX;

/**
 * The owner of nginx removes its release: nothing of it may remain but the Service that has the address,
 * and nobody who depended on it may notice.
 *
 * @returns What is wrong, one line each.
 */
export async function retiredFaults(stand: Stand): Promise<string[]> {
  const { api, cluster, address } = stand;
  const before = await ingressAddresses(api);
  await uninstallNginx(cluster);
  const after = await ingressAddresses(api);
  const lost = [...before].filter(([name, value]) => after.get(name) !== value);
  return [
    ...lost.map(([name, value]) => `Ingress ${name} had address ${value}, now ${after.get(name)}`),
    ...(before.size === 0 ? ["no Ingress had an address before"] : []),
    ...(await leftovers(api)).map((each) => `${each} remains of nginx`),
    ...(await serviceFaults(stand)),
    ...(await writeFaults(api)),
    ...(await missedAt(address)).map((each) => `clients miss ${each}`),
    ...(await challengeFaults({ stand, solver: "gatewayHTTPRoute" })),
  ];
}

/** Addresses in the status of Ingresses, on which records of DNS may depend, by their names. */
async function ingressAddresses({ objects }: Api): Promise<Map<string, string>> {
  const { items } = await objects.list("networking.k8s.io/v1", "Ingress");
  return new Map(
    items.flatMap((item) => {
      const { metadata, status } = item as typeof item & {
        status?: { loadBalancer?: { ingress?: { ip?: string }[] } };
      };
      const ip = status?.loadBalancer?.ingress?.[0]?.ip;
      return ip === undefined ? [] : [[`${metadata?.namespace}/${metadata?.name}`, ip] as const];
    }),
  );
}

/** Kinds of which the chart makes objects. */
const KINDS = [
  ["apps/v1", "Deployment"],
  ["v1", "Pod"],
  ["v1", "Service"],
  ["v1", "ConfigMap"],
  ["v1", "ServiceAccount"],
  ["rbac.authorization.k8s.io/v1", "ClusterRole"],
  ["rbac.authorization.k8s.io/v1", "Role"],
  ["networking.k8s.io/v1", "IngressClass"],
  ["admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration"],
] as const;

/** The chart's grace period and a little more: a pod that drains goes when its last WebSocket does. */
const DRAIN_SECONDS = 310;

/** What is still there when every pod has had its time to drain. */
async function leftovers(api: Api): Promise<string[]> {
  let left: string[] = [];
  await eventually({
    what: "nothing of nginx remains",
    seconds: DRAIN_SECONDS,
    probe: async () => {
      left = await objectsOfRelease(api);
      return left.length === 0;
    },
  }).catch((error: unknown) => {
    if (left.length === 0) {
      throw error;
    }
  });
  return left;
}

async function objectsOfRelease({ objects }: Api): Promise<string[]> {
  const label = `app.kubernetes.io/instance=${release},app.kubernetes.io/name=ingress-nginx`;
  const lists = await Promise.all(
    KINDS.map(async ([apiVersion, kind]) => {
      const { items } = await objects.list(
        ...([apiVersion, kind, undefined, undefined, undefined, undefined] as const),
        ...([undefined, label] as const),
      );
      return items.map(({ metadata }) => `${kind} ${metadata?.name}`);
    }),
  );
  return lists.flat().filter((each) => each !== `Service ${controller}`);
}

async function serviceFaults({ api: { core }, address }: Stand): Promise<string[]> {
  const { status } = await core.readNamespacedService({ namespace, name: controller });
  const ip = status?.loadBalancer?.ingress?.[0]?.ip;
  return ip === address ? [] : [`Service ${controller} has address ${ip}, not ${address}`];
}

/** Writes of Ingresses go on: no webhook is left that nobody answers. */
async function writeFaults(api: Api): Promise<string[]> {
  const late = ingress({
    name: "late",
    host: "late.example.com",
    plain: true,
    paths: { "/": "help" },
  });
  try {
    await applyOwn(api, [late]);
    await api.objects.delete(late);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
