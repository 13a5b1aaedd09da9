import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { down, status, up, type Cluster } from "../../lab/cluster";
import { command } from "../../lab/command";
import type { ClusterId } from "../../lab/node/names";
import { names } from "../../lab/node/names";
import { nodeProcess } from "../../lab/node/processes";
import { clusterFiles } from "../../lab/node/record";
import { leftovers } from "../../lab/node/stop";
import { needsLab } from "../support/needs";

const FIRST: ClusterId = { name: "first-test", index: 20 };
const SECOND: ClusterId = { name: "second-test", index: 21 };
const CUT: ClusterId = { name: "cut-test", index: 22 };

const ROOT = join(__dirname, "..", "..");

/** kubectl of the toolchain. */
function kubectl(cluster: Cluster, ...line: string[]): Promise<string> {
  assert.ok(cluster.bin);
  return command([join(cluster.bin, "kubectl"), "--kubeconfig", cluster.kubeconfig, ...line]);
}

/** Exposes the echo backend by a LoadBalancer Service and returns its address. */
async function expose(cluster: Cluster, name: string): Promise<string> {
  await kubectl(
    cluster,
    ...["-n", "demo", "expose", "deployment", "echo", "--type=LoadBalancer", `--name=${name}`],
    "--port=3000",
  );
  const path = "{.status.loadBalancer.ingress[0].ip}";
  await kubectl(cluster, "-n", "demo", "wait", `service/${name}`, `--for=jsonpath=${path}`);
  return kubectl(cluster, "-n", "demo", "get", "service", name, "-o", `jsonpath=${path}`);
}

/**
 * The status and path that the echo backend answers with. kube-proxy writes its rules at most once a
 * second: until then a new address has no way to a pod.
 */
async function ask(address: string, path: string): Promise<{ status: number; path: string }> {
  const curl = ["curl", "--silent", "--retry", "5", "--retry-all-errors"] as const;
  const url = `http://${address}:3000${path}`;
  const answer = await command([...curl, "--max-time", "5", "--write-out", "\n%{http_code}", url]);
  const end = answer.lastIndexOf("\n");
  const body = JSON.parse(answer.slice(0, end)) as { path: string };
  return { status: Number(answer.slice(end + 1)), path: body.path };
}

/** What the machine has of its own: packet filter rules and the values that kubelet would change. */
async function machineState(): Promise<object> {
  const rules = await command(["iptables-save"]);
  const values = [
    "vm/overcommit_memory",
    "vm/panic_on_oom",
    "kernel/panic",
    "kernel/panic_on_oops",
  ];
  return {
    // Chains are printed with counters.
    rules: rules
      .split("\n")
      .filter((line) => !line.startsWith("#"))
      .map((line) => line.replace(/ \[\d+:\d+\]$/, "")),
    values: values.map((name) => readFileSync(join("/proc/sys", name), "utf8")),
    forward: readFileSync("/proc/sys/net/ipv4/ip_forward", "utf8"),
  };
}

/** Starts `lab up` as a user does, and returns when it has said something. */
async function startUp(id: ClusterId, said: string): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ["bin/run.js", "lab/main.ts", "up", "--name", id.name, "--index", String(id.index)],
    { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] },
  );
  let output = "";
  child.stdout.setEncoding("utf8");
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (text: string) => {
      output += text;
      if (output.includes(said)) {
        resolve();
      }
    });
    child.once("exit", () => reject(new Error(`lab up ended without "${said}": ${output}`)));
  });
  return child;
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    await once(child, "exit");
  }
  return child.exitCode;
}

function nodePid(id: ClusterId): number | undefined {
  return nodeProcess({ pidFile: clusterFiles(id.name).pidFile, netns: names(id).netns });
}

describe("lab: the cluster", function () {
  this.timeout(45 * 60_000);
  let untouched: object;
  let first: Cluster;

  before(async function () {
    await needsLab(this);
    for (const id of [FIRST, SECOND, CUT]) {
      await down(id);
    }
    untouched = await machineState();
    first = await up(FIRST);
  });

  after(async () => {
    for (const id of [FIRST, SECOND, CUT]) {
      await down(id);
    }
  });

  it("has a Ready node and its system's pods", async () => {
    assert.equal((await status(FIRST)).state, "up");
    const nodes = await kubectl(first, "get", "nodes", "--no-headers");
    assert.match(nodes, new RegExp(`^${FIRST.name}\\s+Ready\\s.*v1\\.35\\.\\d+$`));
    const pods = await kubectl(first, "get", "pods", "-A", "--no-headers");
    assert.match(pods, /^demo\s+echo-\S+\s+1\/1\s+Running/m);
    assert.match(pods, /^kube-system\s+coredns-\S+\s+1\/1\s+Running/m);
  });

  it("leaves the machine's packet filter and kernel values alone", async () => {
    assert.deepEqual(await machineState(), untouched);
  });

  it("is used as it is by a second up", async () => {
    const pid = nodePid(FIRST);
    assert.ok(pid);
    const again = await up(FIRST);
    assert.equal(again.kubeconfig, first.kubeconfig);
    assert.equal(nodePid(FIRST), pid);
  });

  it("lets a pod reach a Service by its name", async () => {
    const url = "http://echo.demo.svc.cluster.local:3000/from-a-pod";
    const image = "docker.io/library/busybox:1.36";
    await kubectl(
      first,
      ...["run", "client", `--image=${image}`, "--restart=Never", "--"],
      ...["curl", "--silent", "--max-time", "5", url],
    );
    await kubectl(first, "wait", "pod/client", "--for=jsonpath={.status.phase}=Succeeded");
    const answer = JSON.parse(await kubectl(first, "logs", "client")) as { path: string };
    assert.equal(answer.path, "/from-a-pod");
  });

  it("says at once that a name outside does not exist", async () => {
    const script = "curl --silent --show-error --max-time 5 http://example.com 2>&1; echo code $?";
    await kubectl(
      first,
      ...["run", "outside", "--image=docker.io/library/busybox:1.36", "--restart=Never", "--"],
      ...["sh", "-c", script],
    );
    await kubectl(first, "wait", "pod/outside", "--for=jsonpath={.status.phase}=Succeeded");
    // 6: the name was not resolved; 28 would be a timeout.
    assert.match(await kubectl(first, "logs", "outside"), /^code 6$/m);
  });

  it("gives a LoadBalancer Service an address that answers on the machine", async () => {
    const address = await expose(first, "echo-outside");
    assert.match(address, /^198\.18\.20\.\d+$/);
    assert.deepEqual(await ask(address, "/outside"), { status: 200, path: "/outside" });
  });

  it("starts a component again that was killed", async () => {
    const apiServer = (
      await command(["pgrep", "-f", `^\\S*kube-apiserver .*${names(FIRST).nodeAddress}`])
    )
      .split("\n")
      .map(Number);
    assert.equal(apiServer.length, 1);
    process.kill(Number(apiServer[0]), "SIGKILL");
    const curl = [
      "curl",
      "--silent",
      "--insecure",
      "--retry",
      "20",
      "--retry-connrefused",
    ] as const;
    const ready = `https://${names(FIRST).nodeAddress}:6443/readyz`;
    assert.equal(await command([...curl, "--retry-all-errors", "--fail", ready]), "ok");
  });

  it("refuses a part of the address range that another cluster has", async () => {
    await assert.rejects(
      up({ name: CUT.name, index: FIRST.index }),
      /address 198\.18\.255\.81 belongs to the network link lab-first-test: choose another --index than 20/,
    );
    assert.deepEqual(await leftovers(CUT), []);
  });

  it("runs beside another one, and survives its end", async () => {
    const second = await up(SECOND);
    const there = await expose(second, "echo-outside");
    assert.match(there, /^198\.18\.21\.\d+$/);
    assert.equal((await ask(there, "/second")).path, "/second");
    await second.down();
    assert.deepEqual(await leftovers(SECOND), []);
    const here = await expose(first, "echo-still");
    assert.equal((await ask(here, "/first")).path, "/first");
  });

  it("is started anew by up after its node was killed", async () => {
    process.kill(Number(nodePid(FIRST)), "SIGKILL");
    // The kernel ends the node's processes one after the other.
    while (nodePid(FIRST) !== undefined) {
      await new Promise(setImmediate);
    }
    const broken = await status(FIRST);
    assert.equal(broken.state, "broken");
    assert.ok(broken.leftovers.some((left) => left.startsWith("network namespace")));
    first = await up(FIRST);
    const services = await kubectl(first, "get", "services", "-A", "--no-headers");
    assert.doesNotMatch(services, /echo-outside/);
    assert.equal((await status(FIRST)).state, "up");
  });

  for (const said of ["✔ certificates", "✔ network and cgroup", "✔ API server", "✔ node Ready"]) {
    it(`leaves nothing when Ctrl-C comes after "${said}"`, async () => {
      const child = await startUp(CUT, said);
      child.kill("SIGINT");
      child.kill("SIGINT");
      assert.equal(await ended(child), 130);
      assert.deepEqual(await leftovers(CUT), []);
    });
  }

  it("is removed by down when its start was killed", async () => {
    const child = await startUp(CUT, "✔ API server");
    child.kill("SIGKILL");
    await ended(child);
    assert.notDeepEqual(await leftovers(CUT), []);
    await down(CUT);
    assert.deepEqual(await leftovers(CUT), []);
  });

  it("leaves nothing after down", async () => {
    await first.down();
    assert.deepEqual(await leftovers(FIRST), []);
    assert.deepEqual(await machineState(), untouched);
    assert.equal((await status(FIRST)).state, "down");
    // Down again is no error.
    await down(FIRST);
  });
});
