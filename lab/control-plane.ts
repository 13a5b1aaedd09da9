import { generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:https";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import { succeeds } from "./command";
import { toolchain, type ToolchainOptions } from "./toolchain";

/** A Kubernetes API without nodes: objects are real, pods never run. Needs no root. */
export interface ControlPlane {
  /** File with an administrator's credentials. */
  kubeconfig: string;
  /** Ends its processes and removes its files. */
  stop: () => Promise<void>;
}

/** Controllers that objects need to come and go: foreground deletion, namespaces, endpoints. */
const CONTROLLERS = [
  "endpoints-controller",
  "endpointslice-controller",
  "garbage-collector-controller",
  "namespace-controller",
  "serviceaccount-controller",
];

const READY_WITHIN_MS = 60_000;

/**
 * Starts etcd, kube-apiserver and some controllers of kube-controller-manager on loopback, on free
 * ports, in a temporary folder. They end with this process, however it ends.
 *
 * @throws Error with the end of a component's log when it does not come up within a minute.
 */
export async function controlPlane(options: ToolchainOptions = {}): Promise<ControlPlane> {
  const only = ["etcd", "kube-apiserver", "kube-controller-manager"] as const;
  const { bin } = await toolchain({ ...options, only });
  const folder = await mkdtemp(join(tmpdir(), "control-plane-"));
  const [etcd, peer, api] = await freePorts(3);
  const place: Place = { bin, folder, etcd, peer, api, launch: await launcher() };
  const running: Component[] = [];
  const stop = () => stopAll(running, folder);
  try {
    const kubeconfig = await writeCredentials(place);
    running.push(start("etcd", etcdFlags(place), place));
    const server = start("kube-apiserver", apiServerFlags(place), place);
    running.push(server);
    await untilHealthy(server, place);
    running.push(start("kube-controller-manager", controllerFlags(place, kubeconfig), place));
    return { kubeconfig, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface Place {
  readonly bin: string;
  readonly folder: string;
  readonly etcd: number;
  readonly peer: number;
  readonly api: number;
  /** Command in front of each component's. */
  readonly launch: readonly string[];
}

type Component = ReturnType<typeof start>;

const etcdFlags = ({ folder, etcd, peer }: Place): string[] => [
  `--data-dir=${folder}/etcd`,
  `--listen-client-urls=http://127.0.0.1:${etcd}`,
  `--advertise-client-urls=http://127.0.0.1:${etcd}`,
  `--listen-peer-urls=http://127.0.0.1:${peer}`,
  `--initial-advertise-peer-urls=http://127.0.0.1:${peer}`,
  `--initial-cluster=default=http://127.0.0.1:${peer}`,
  "--unsafe-no-fsync",
];

const apiServerFlags = ({ folder, etcd, api }: Place): string[] => [
  `--etcd-servers=http://127.0.0.1:${etcd}`,
  "--bind-address=127.0.0.1",
  `--secure-port=${api}`,
  `--cert-dir=${folder}/tls`, // it makes its own certificate there
  `--token-auth-file=${folder}/tokens.csv`,
  "--authorization-mode=RBAC",
  "--service-cluster-ip-range=10.96.0.0/16",
  "--service-account-issuer=https://kubernetes.default.svc",
  `--service-account-key-file=${folder}/service-accounts.key`,
  `--service-account-signing-key-file=${folder}/service-accounts.key`,
];

const controllerFlags = ({ folder }: Place, kubeconfig: string): string[] => [
  `--kubeconfig=${kubeconfig}`,
  `--controllers=${CONTROLLERS.join(",")}`,
  `--service-account-private-key-file=${folder}/service-accounts.key`,
  "--leader-elect=false",
  "--bind-address=127.0.0.1",
  "--secure-port=0",
];

/** Token of an administrator, key of service accounts, and the kubeconfig; gives the latter's path. */
async function writeCredentials({ folder, api }: Place): Promise<string> {
  const token = randomBytes(24).toString("hex");
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const key = privateKey.export({ type: "pkcs1", format: "pem" });
  const kubeconfig = join(folder, "kubeconfig");
  const secret = { mode: 0o600 };
  await writeFile(join(folder, "tokens.csv"), `${token},admin,admin,system:masters\n`, secret);
  await writeFile(join(folder, "service-accounts.key"), key, secret);
  await writeFile(kubeconfig, JSON.stringify(kubeconfigOf({ api, token }), undefined, 2), secret);
  return kubeconfig;
}

/** Skips verification: the server makes its certificate at its first start, and is on loopback. */
const kubeconfigOf = ({ api, token }: { api: number; token: string }): object => ({
  apiVersion: "v1",
  kind: "Config",
  clusters: [
    {
      name: "control-plane",
      cluster: { server: `https://127.0.0.1:${api}`, "insecure-skip-tls-verify": true },
    },
  ],
  users: [{ name: "admin", user: { token } }],
  contexts: [{ name: "control-plane", context: { cluster: "control-plane", user: "admin" } }],
  "current-context": "control-plane",
});

/** The kernel ends a component when this process ends, where `setpriv` is there to ask it. */
async function launcher(): Promise<string[]> {
  return (await succeeds(["setpriv", "--version"])) ? ["setpriv", "--pdeathsig", "KILL", "--"] : [];
}

function start(name: string, flags: readonly string[], { bin, folder, launch }: Place) {
  const log = join(folder, `${name}.log`);
  const [file = "", ...parameters] = [...launch, join(bin, name), ...flags];
  const process = execa(file, parameters, {
    reject: false,
    stdin: "ignore",
    stdout: { file: log },
    stderr: { file: log },
    cleanup: true,
  });
  return { name, log, process };
}

async function untilHealthy(server: Component, place: Place): Promise<void> {
  const end = Date.now() + READY_WITHIN_MS;
  while (!(await isHealthy(place))) {
    if (server.process.exitCode !== null || Date.now() > end) {
      const said = (await readFile(server.log, "utf8")).trimEnd().split("\n").slice(-15).join("\n");
      throw new Error(`${server.name} did not come up; the end of its log:\n${said}`);
    }
    await sleep(100);
  }
}

async function isHealthy({ api, folder }: Place): Promise<boolean> {
  const [token = ""] = (await readFile(join(folder, "tokens.csv"), "utf8")).split(",");
  const options = { rejectUnauthorized: false, headers: { Authorization: `Bearer ${token}` } };
  return new Promise((resolve) => {
    request(`https://127.0.0.1:${api}/readyz`, options, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    })
      .on("error", () => resolve(false))
      .end();
  });
}

/** In the reverse order of their start, so that none loses what it needs. */
async function stopAll(running: readonly Component[], folder: string): Promise<void> {
  for (const { process } of [...running].reverse()) {
    process.kill("SIGKILL"); // nothing is kept, so nothing has to be finished
    await process;
  }
  await rm(folder, { recursive: true, force: true });
}

/** Ports that nobody listens on; all taken at once, so that they differ. */
async function freePorts(count: 3): Promise<[number, number, number]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer().listen(0, "127.0.0.1");
      await once(server, "listening");
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), "close")));
  return ports as [number, number, number];
}
