import { down, up, type Cluster } from "../../lab/cluster";
import { INGRESS_NGINX } from "../../lab/ingress-nginx/install";
import { api, deploymentReady, type Api } from "../../lab/kubernetes";
import { names, type ClusterId } from "../../lab/node/names";
import type { StepListener } from "../../lab/steps";
import { eventually } from "../../lab/wait";
import { backendManifests } from "../parity/backend";
import { selfSigned } from "../parity/certificates";
import { addressOf, applyOwn } from "../parity/kubernetes";
import { phases } from "../parity/phases";
import { CERTIFICATES, NAMESPACES, ordered } from "./applications";
import { missedAt } from "./clients";
import { ENVOY_SERVICE, envoyService } from "./envoy-service";
import { chartFolder, prepareNginx } from "./nginx";
import { PLACE } from "./place";
import { TRAFFIC_SERVICE, trafficManifests } from "./traffic";

/** A cluster that serves every application through ingress-nginx, as it is before the journey. */
export interface Stand {
  readonly place: ClusterId;
  readonly cluster: Cluster;
  readonly api: Api;
  /** Address of nginx's LoadBalancer Service. */
  readonly address: string;
  /** Address at which Envoy's pods alone are, once there are any. */
  readonly envoyAddress: string;
  /** URL at which the backend of the watched applications tells what arrived. */
  readonly arrivals: string;
  /** Address from which the proxies see the clients of this machine. */
  readonly clientAddress: string;
  /** Folder of the chart of ingress-nginx. */
  readonly chart: string;
  /** The certificates of all hosts, PEM: what a client has to trust. */
  readonly certificates: string;
}

const PHASES = [
  "ingress-nginx as its team has it",
  "backends",
  "applications",
  "clients reach every application",
] as const;

/** Brings the stand up, from nothing: what an earlier run left of it is removed. */
export async function bringUp({
  place = PLACE,
  onStep = () => undefined,
  signal,
}: {
  /** The cluster. Default: that of the journey. */
  place?: ClusterId;
  onStep?: StepListener;
  signal?: AbortSignal;
} = {}): Promise<Stand> {
  await takeDown(place);
  const cluster = await up({
    ...place,
    with: ["ingress-nginx", "nodejs"],
    onStep,
    ...(signal && { signal }),
  });
  const kubernetes = api(cluster.kubeconfig);
  const phase = phases(PHASES, onStep);
  await phase("ingress-nginx as its team has it", () => prepareNginx({ cluster, api: kubernetes }));
  await phase("backends", () => deployBackends(kubernetes));
  const certificates = await phase("applications", () => deployApplications(kubernetes));
  const address = await addressOf(kubernetes, {
    namespace: INGRESS_NGINX.namespace,
    name: INGRESS_NGINX.controller,
  });
  await phase("clients reach every application", () => untilReached(address));
  return {
    place,
    cluster,
    api: kubernetes,
    address,
    envoyAddress: await addressOf(kubernetes, ENVOY_SERVICE),
    arrivals: `http://${await addressOf(kubernetes, TRAFFIC_SERVICE)}/.watch/arrivals`,
    clientAddress: names(place).hostAddress,
    chart: await chartFolder(),
    certificates,
  };
}

/** Takes the stand down; nothing is left but logs. */
export const takeDown = (place: ClusterId = PLACE): Promise<void> => down(place);

async function deployBackends(kubernetes: Api): Promise<void> {
  await applyOwn(
    kubernetes,
    NAMESPACES.map((name) => ({ apiVersion: "v1", kind: "Namespace", metadata: { name } })),
  );
  const certificate = await selfSigned({ name: "backend", hosts: ["backend"] });
  await applyOwn(kubernetes, [
    ...NAMESPACES.flatMap((namespace) => backendManifests({ namespace, certificate })),
    ...(await trafficManifests()),
    envoyService,
  ]);
  for (const namespace of NAMESPACES) {
    await deploymentReady(kubernetes, { namespace, name: "echo" });
  }
}

/** Returns the certificates of all hosts. */
async function deployApplications(kubernetes: Api): Promise<string> {
  const pairs = await Promise.all(
    CERTIFICATES.map(async (wanted) => ({
      ...wanted,
      pair: await selfSigned({ name: wanted.name, hosts: wanted.hosts }),
    })),
  );
  const { first, ingresses } = ordered();
  const secrets = pairs.map(({ namespace, name, pair }) => ({
    apiVersion: "v1",
    kind: "Secret",
    type: "kubernetes.io/tls",
    metadata: { namespace, name },
    stringData: { "tls.crt": pair.certificate, "tls.key": pair.privateKey },
  }));
  await applyOwn(kubernetes, [...first, ...secrets]);
  await applyOwn(kubernetes, ingresses);
  return pairs.map(({ pair }) => pair.certificate).join("");
}

async function untilReached(address: string): Promise<void> {
  await eventually({
    what: "clients reach every application",
    seconds: 60,
    probe: async () => {
      const missed = await missedAt(address);
      if (missed.length > 0) {
        throw new Error(missed.join("; "));
      }
      return true;
    },
  });
}
