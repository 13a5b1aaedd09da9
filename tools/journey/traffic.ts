import { join } from "node:path";
import { build } from "esbuild";
import { NODEJS_IMAGE } from "../../lab/nodejs/install";
import type { Manifest } from "../parity/manifests";
import { BACKENDS, SHOP } from "./applications/manifest";

/** The program behind the applications that are watched. */
const PROGRAM = join(__dirname, "../watch-backend/server.js");

const metadata = { namespace: SHOP, name: BACKENDS.traffic.app };

/** Its Service, at an address of its own: there it tells what arrived, past every proxy. */
export const TRAFFIC_SERVICE = metadata;

/** One pod that numbers what arrives: a second one would not know of the first one's arrivals. */
export async function trafficManifests(): Promise<Manifest[]> {
  return [
    { apiVersion: "v1", kind: "ConfigMap", metadata, data: { "main.js": await bundle() } },
    {
      apiVersion: "v1",
      kind: "Service",
      metadata,
      spec: {
        type: "LoadBalancer",
        selector: { app: metadata.name },
        ports: [{ port: 80, targetPort: BACKENDS.traffic.port }],
      },
    },
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata,
      spec: {
        selector: { matchLabels: { app: metadata.name } },
        template: { metadata: { labels: { app: metadata.name } }, spec: podSpec() },
      },
    },
  ];
}

/** The program with what it needs, in one file. */
async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [PROGRAM],
    bundle: true,
    platform: "node",
    minify: true,
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

const podSpec = () => ({
  containers: [
    {
      name: metadata.name,
      image: NODEJS_IMAGE,
      imagePullPolicy: "Never",
      args: ["/program/main.js"],
      ports: [{ containerPort: BACKENDS.traffic.port }],
      // What a busy machine makes late is not taken for dead.
      readinessProbe: {
        tcpSocket: { port: BACKENDS.traffic.port },
        ...{ periodSeconds: 1, timeoutSeconds: 10, failureThreshold: 60 },
      },
      volumeMounts: [{ name: "program", mountPath: "/program" }],
    },
  ],
  volumes: [{ name: "program", configMap: { name: metadata.name } }],
});
