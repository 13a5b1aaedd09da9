import { join } from "node:path";
import { down, up, type Cluster } from "../../lab/cluster";
import { command } from "../../lab/command";
import { INGRESS_NGINX } from "../../lab/ingress-nginx/install";
import { api, deploymentReady, type Api } from "../../lab/kubernetes";
import { names } from "../../lab/node/names";
import type { StepListener } from "../../lab/steps";
import { compileController } from "../../model/gateway/controller";
import { controllerSchema } from "../../model/settings/controller";
import { applyOwn } from "./kubernetes";
import type { Manifest } from "./manifests";

/** The cluster of the comparison, beside those of the demo, the tests and the benchmarks. */
const PLACE = { name: "edge-parity", index: 8 } as const;

/** A cluster with ingress-nginx and Envoy Gateway on it, and nothing of a case yet. */
export interface Stand {
  readonly cluster: Cluster;
  readonly api: Api;
  /** Address from which the proxies see the client. */
  readonly clientAddress: string;
  /** Name of the GatewayClass. */
  readonly className: string;
}

/** Brings the stand up, or takes the one that is up. */
export async function bringUp({
  onStep,
  signal,
}: {
  onStep?: StepListener;
  signal?: AbortSignal;
} = {}): Promise<Stand> {
  const cluster = await up({
    ...PLACE,
    with: ["ingress-nginx"],
    ...(onStep && { onStep }),
    ...(signal && { signal }),
  });
  const kubernetes = api(cluster.kubeconfig);
  await configureNginx(kubernetes);
  const className = await installEnvoyGateway({ cluster, api: kubernetes });
  return { cluster, api: kubernetes, clientAddress: names(PLACE).hostAddress, className };
}

/** Takes the stand down; nothing is left but logs. */
export const takeDown = (): Promise<void> => down(PLACE);

/**
 * The controller's ConfigMap. One worker, so that an answer of it says that all have the configuration;
 * what is off by default is on where cases are about it.
 */
const CONFIGURATION = {
  "worker-processes": "1",
  "allow-snippet-annotations": "true",
  "global-allowed-response-headers": "X-Custom,X-Frame-Options",
};

const configureNginx = (kubernetes: Api): Promise<void> =>
  applyOwn(kubernetes, [
    {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: {
        namespace: INGRESS_NGINX.namespace,
        name: INGRESS_NGINX.controller,
      },
      data: CONFIGURATION,
    },
  ]);

/** Installs Envoy Gateway as the program does, with Backend objects allowed. Returns the class's name. */
async function installEnvoyGateway(stand: { cluster: Cluster; api: Api }): Promise<string> {
  const { kubeconfig, bin = "", charts = "" } = stand.cluster;
  const settings = controllerSchema.parse({ replicas: 1, extensions: ["backend"], charts });
  const { release, gatewayClass } = compileController({ settings, stack: "parity" });
  await command(
    [
      ...([join(bin, "helm"), "upgrade", "--install", release.name] as const),
      ...[join(charts, "gateway-helm"), "--kubeconfig", kubeconfig],
      ...["--namespace", settings.namespace, "--create-namespace"],
      ...["--values", "-", "--timeout", "3m"],
    ],
    { input: JSON.stringify({ ...release.values, crds: { enabled: true } }) },
  );
  await deploymentReady(stand.api, { namespace: settings.namespace, name: "envoy-gateway" });
  await applyOwn(stand.api, [gatewayClass as unknown as Manifest]);
  return settings.className;
}
