import { join } from "node:path";

import { command } from "../command";
import { importImage } from "../image/import";
import type { ClusterId } from "../node/names";
import { clusterFiles } from "../node/record";
import type { Step } from "../steps";
import { toolchainSteps } from "../toolchain";
import { IMAGE, PROGRAMS, ingressNginxImage, ingressNginxModule } from "./image";

/** Where it is: the names of upstream's manual, and those that the chart derives from them. */
export const INGRESS_NGINX = {
  namespace: "ingress-nginx",
  release: "ingress-nginx",
  /** Its Deployment, its Service and its ConfigMap. */
  controller: "ingress-nginx-controller",
  className: "nginx",
} as const;

/**
 * Values of the stock chart. The webhook's certificates are made by a Job whose image is not here, and
 * the allocator mimalloc is not in Debian's nginx. `Local` shows the controller its clients' addresses.
 */
const VALUES = {
  controller: {
    admissionWebhooks: { enabled: false },
    enableMimalloc: false,
    service: { externalTrafficPolicy: "Local" },
  },
};

/**
 * Everything between a cluster that is up and one with ingress-nginx, installed by its own chart. On
 * one that has it already nothing changes.
 */
export async function ingressNginxSteps(id: ClusterId): Promise<Step[]> {
  const { steps: tools, bin } = await toolchainSteps([...PROGRAMS, "helm"]);
  let archive = "";
  return [
    ...tools,
    {
      title: "image of ingress-nginx",
      run: async (signal) => {
        archive = await ingressNginxImage({ bin, signal });
      },
    },
    {
      title: "image of ingress-nginx on the node",
      run: (signal) => importImage({ id, archive, ...IMAGE, signal }),
    },
    { title: "chart of ingress-nginx", run: (signal) => installChart({ id, bin, signal }) },
  ];
}

async function installChart(task: {
  id: ClusterId;
  bin: string;
  signal: AbortSignal;
}): Promise<void> {
  const { id, bin, signal } = task;
  const chart = join(await ingressNginxModule(), "charts", "ingress-nginx");
  await command(
    [
      ...([join(bin, "helm"), "upgrade", "--install", INGRESS_NGINX.release, chart] as const),
      ...["--kubeconfig", clusterFiles(id.name).kubeconfig],
      ...["--namespace", INGRESS_NGINX.namespace, "--create-namespace"],
      ...["--values", "-", "--wait", "--timeout", "3m"],
    ],
    { input: JSON.stringify(VALUES), signal },
  );
}
