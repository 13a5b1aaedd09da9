import { KubeConfig } from "@kubernetes/client-node";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, type Context } from "mocha";
import { controlPlane, type ControlPlane } from "../../../lab/control-plane";
import { engine, type Engine } from "../../../lab/engine";
import type { Properties } from "../../../lab/plugins/engine/values";
import { connect, type Api } from "../../../lab/plugins/kubernetes/api";
import { separateConnections } from "./inline-program";
import { makeStack, type TestStack } from "./test-stack";

export type { Program } from "./test-stack";

export interface Bench {
  /** Raw requests to the API server. */
  readonly api: Api;
  readonly kubeconfig: string;
  readonly engine: Engine;
  stack(): Promise<TestStack>;
  /** A new namespace that belongs to no stack. */
  namespace(): Promise<string>;
  /** Somebody else's server-side apply. */
  applyAs(manager: string, path: string, object: object): Promise<Properties>;
  get(path: string): Promise<Properties>;
}

/** Every run of the engine takes seconds, on a busy machine many. */
const TIMEOUT_MS = 180_000;

/** Where the tests' objects go. */
export type Server = Pick<ControlPlane, "kubeconfig" | "stop">;

/**
 * An engine and an API server for the tests of one suite, by default one of its own without nodes.
 * Valid while its tests run.
 */
export function bench(
  start: (context: Context) => Promise<Server> = () => controlPlane(),
): () => Bench {
  let running: { bench: OwnBench; server: Server; folder: string } | undefined;
  before(async function () {
    this.timeout("45m"); // the first run on a machine builds the programs
    separateConnections();
    const server = await start(this);
    const folder = await mkdtemp(join(tmpdir(), "engine-"));
    running = { server, folder, bench: await makeBench(server, folder) };
  });
  beforeEach(function () {
    this.currentTest?.timeout(TIMEOUT_MS);
  });
  after(async () => {
    await running?.bench.removeNamespaces();
    await running?.server.stop();
    await rm(running?.folder ?? "", { recursive: true, force: true });
  });
  return () => {
    if (running === undefined) {
      throw new Error("the bench is there only while tests run");
    }
    return running.bench;
  };
}

/** A server may be others' too: what the tests made there goes with them. */
type OwnBench = Bench & { removeNamespaces(): Promise<void> };

async function makeBench({ kubeconfig }: Server, folder: string): Promise<OwnBench> {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const api = await connect(config);
  const used = await engine();
  const namespaces: string[] = [];
  let count = 0;
  return {
    api,
    kubeconfig,
    engine: used,
    get: (path) => api({ method: "GET", path }),
    applyAs: (manager, path, body) =>
      api({
        method: "PATCH",
        path,
        query: { fieldManager: manager, force: "true" },
        contentType: "application/apply-patch+yaml",
        body,
      }),
    removeNamespaces: async () => {
      for (const name of namespaces) {
        await api({ method: "DELETE", path: `/api/v1/namespaces/${name}` });
      }
    },
    stack: () => makeStack({ engine: used, kubeconfig, folder, name: `s${++count}` }),
    namespace: async () => {
      const name = `plugin-test-${++count}`;
      namespaces.push(name);
      const body = { apiVersion: "v1", kind: "Namespace", metadata: { name } };
      await api({ method: "POST", path: "/api/v1/namespaces", body });
      return name;
    },
  };
}
