import * as pulumi from "@pulumi/pulumi";
import program from "../../index";
import { CONTROLLER_NAME } from "../../model/routes/status";
import { deploy, failure } from "./deploy";
import type { Deployment, DeployOptions, Failure } from "./deploy";
import { fakeCluster } from "./fake-cluster";
import type { FakeCluster } from "./fake-cluster";
import { hooksOf, inTemporaryFolder } from "./temporary-folder";
import type { Scope } from "./temporary-folder";

/** Value of the secret header in every run. */
export const HEADER_VALUE = "hush-hush";

type Configuration = Readonly<Record<string, unknown>>;

/** The whole program and the stand-in for a cluster that it runs against. */
export interface ProgramBench {
  readonly cluster: FakeCluster;
  preview(config: Configuration): Promise<Deployment>;
  up(config: Configuration): Promise<Deployment>;
  /** An `up` that is to fail. */
  failingUp(config: Configuration): Promise<Failure>;
}

/**
 * Sets up the present suite to run `index.ts`, with a cluster for each test or one for the suite;
 * nothing is written to the working folder.
 */
export function programBench(scope: Scope = "test"): ProgramBench {
  let cluster: FakeCluster;
  inTemporaryFolder(scope);
  const [start, end] = hooksOf(scope);
  start("start a stand-in for a cluster", async () => {
    cluster = await fakeCluster();
  });
  end("end the stand-in", () => cluster.close());
  const options = (config: Configuration): DeployOptions => ({
    config: { "kubernetes:kubeconfig": cluster.kubeconfig, ...config },
    state: providerState,
  });
  return {
    get cluster() {
      return cluster;
    },
    preview: (config) => deploy(program, { ...options(config), preview: true }),
    up: (config) => deploy(program, options(config)),
    failingUp: (config) => failure(program, options(config)),
  };
}

/** What the random provider computes; the engine then holds it as a secret. */
export function providerState({ type }: { type: string }): Record<string, unknown> {
  return type.endsWith(":RandomPassword") ? { result: pulumi.secret(HEADER_VALUE) } : {};
}

/** Puts Services into a cluster, each `namespace/name:port`. */
export function addServices(cluster: FakeCluster, ...services: readonly string[]): void {
  const items = services.map((service) => {
    const [, namespace = "", name = "", port] = /^(.+)\/(.+):(\d+)$/.exec(service) ?? [];
    return { metadata: { namespace, name }, spec: { ports: [{ port: Number(port) }] } };
  });
  for (const { metadata } of items) {
    const { namespace } = metadata;
    cluster.answers.set(`/api/v1/namespaces/${namespace}/services`, {
      items: items.filter((item) => item.metadata.namespace === namespace),
    });
  }
}

/** Puts a Gateway that serves at an address into a cluster. */
export function addGateway(
  cluster: FakeCluster,
  {
    name,
    address,
    type = "IPAddress",
  }: { name: string; address: string; type?: "IPAddress" | "Hostname" },
): void {
  cluster.answers.set(`/apis/gateway.networking.k8s.io/v1/namespaces/envoy-edge/gateways/${name}`, {
    metadata: { generation: 1 },
    status: {
      conditions: [{ type: "Programmed", status: "True", observedGeneration: 1 }],
      addresses: [{ type, value: address }],
    },
  });
}

/** An HTTPRoute with one parent as the cluster shows it; `refusal` is why it is not accepted. */
export function routeStatus({
  namespace,
  name,
  refusal,
}: {
  namespace: string;
  name: string;
  refusal?: string;
}): object {
  const condition = (type: string) => ({
    type,
    status: refusal === undefined ? "True" : "False",
    reason: "Because",
    ...(refusal === undefined ? {} : { message: refusal }),
    observedGeneration: 1,
  });
  return {
    metadata: { namespace, name, generation: 1, labels: { "envoy-edge/stack": "test" } },
    status: {
      parents: [
        {
          controllerName: CONTROLLER_NAME,
          parentRef: { name: "public" },
          conditions: [condition("Accepted"), condition("ResolvedRefs")],
        },
      ],
    },
  };
}

/** Path that lists the HTTPRoutes of a cluster. */
export const ROUTES = "/apis/gateway.networking.k8s.io/v1/httproutes";
