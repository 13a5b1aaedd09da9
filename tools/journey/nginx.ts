import { join } from "node:path";
import type { KeyPair } from "../../commands/probe/send";
import type { Cluster } from "../../lab/cluster";
import { command } from "../../lab/command";
import { ingressNginxModule } from "../../lab/ingress-nginx/image";
import { INGRESS_NGINX } from "../../lab/ingress-nginx/install";
import type { Api } from "../../lab/kubernetes";
import { selfSigned } from "../parity/certificates";
import { applyOwn } from "../parity/kubernetes";

const { namespace, release, controller } = INGRESS_NGINX;

const ADMISSION = `${release}-admission`;

/**
 * The chart as a team has it that is about to move: its webhook, and its Service kept when the release
 * goes. The webhook's certificate is ours: the chart's Job for it needs an image that is not here.
 */
const VALUES = {
  controller: {
    admissionWebhooks: { enabled: true, patch: { enabled: false } },
    enableMimalloc: false,
    // Records of DNS depend on the status of Ingresses, which nginx would clear at its end.
    extraArgs: { "update-status-on-shutdown": "false" },
    metrics: { enabled: true },
    service: {
      annotations: { "helm.sh/resource-policy": "keep" },
      externalTrafficPolicy: "Local",
    },
  },
};

/** Brings the controller to the state from which the journey begins. */
export async function prepareNginx({
  cluster,
  api,
}: {
  cluster: Cluster;
  api: Api;
}): Promise<void> {
  const host = `${controller}-admission.${namespace}.svc`;
  const pair = await selfSigned({ name: host, hosts: [host] });
  await applyOwn(api, [webhookSecret(pair)]);
  await upgradeNginx({ cluster });
  await trustWebhook({ cluster, pair });
}

/** `helm upgrade` of the release with its own values and more: as its owner would, at any time. */
export async function upgradeNginx({
  cluster: { bin = "", kubeconfig },
  set = [],
}: {
  cluster: Cluster;
  /** `--set` arguments, such as `controller.config.keep-alive=75`. */
  set?: readonly string[];
}): Promise<void> {
  const chart = await chartFolder();
  await command(
    [
      ...([join(bin, "helm"), "upgrade", release, chart] as const),
      ...["--kubeconfig", kubeconfig, "--namespace", namespace],
      ...["--values", "-", ...set.flatMap((each) => ["--set", each])],
      ...["--wait", "--timeout", "3m"],
    ],
    { input: JSON.stringify(VALUES) },
  );
}

/** Folder of the chart. */
export const chartFolder = async (): Promise<string> =>
  join(await ingressNginxModule(), "charts", "ingress-nginx");

/** The owner removes the release, after the journey. */
export async function uninstallNginx({ bin = "", kubeconfig }: Cluster): Promise<void> {
  await command([
    ...([join(bin, "helm"), "uninstall", release] as const),
    ...["--kubeconfig", kubeconfig, "--namespace", namespace, "--wait", "--timeout", "3m"],
  ]);
}

const webhookSecret = ({ certificate, privateKey }: KeyPair) => ({
  apiVersion: "v1",
  kind: "Secret",
  metadata: { namespace, name: ADMISSION },
  stringData: { ca: certificate, cert: certificate, key: privateKey },
});

/** What the chart's second Job does: the API server learns whom to trust. */
async function trustWebhook({
  cluster: { bin = "", kubeconfig },
  pair,
}: {
  cluster: Cluster;
  pair: KeyPair;
}): Promise<void> {
  const caBundle = Buffer.from(pair.certificate).toString("base64");
  await command([
    ...([join(bin, "kubectl"), "--kubeconfig", kubeconfig, "patch"] as const),
    ...["validatingwebhookconfiguration", ADMISSION, "--type", "json", "--patch"],
    JSON.stringify([{ op: "add", path: "/webhooks/0/clientConfig/caBundle", value: caBundle }]),
  ]);
}
