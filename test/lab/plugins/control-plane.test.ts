import * as assert from "node:assert/strict";
import { once } from "node:events";
import { access, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { KubeConfig } from "@kubernetes/client-node";
import { execa } from "execa";
import { controlPlane } from "../../../lab/control-plane";
import { connect, type Api } from "../../../lab/plugins/kubernetes/api";

const apiOf = async (kubeconfig: string): Promise<Api> => {
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  return connect(config);
};

describe("a control plane", function () {
  this.timeout("45m"); // the first run on a machine builds the programs

  it("answers, and leaves nothing when it is stopped", async () => {
    const { kubeconfig, stop } = await controlPlane();
    const api = await apiOf(kubeconfig);
    const version = await api({ method: "GET", path: "/version" });
    assert.match((version as { gitVersion: string }).gitVersion, /^v1\./);
    await stop();
    await assert.rejects(api({ method: "GET", path: "/version" }), /does not answer/);
    await assert.rejects(access(dirname(kubeconfig)), { code: "ENOENT" });
  });

  it("ends with the process that started it, even when that is killed", async () => {
    const root = join(__dirname, "../../..");
    const holder = execa(
      "node",
      [join(root, "bin/run.js"), join(__dirname, "hold-control-plane.ts")],
      {
        cwd: root,
        reject: false,
      },
    );
    const [output] = (await once(holder.stdout, "data")) as [Buffer];
    const kubeconfig = output.toString().trim();
    const api = await apiOf(kubeconfig);
    await api({ method: "GET", path: "/version" });
    holder.kill("SIGKILL");
    await holder;
    const answers = () =>
      api({ method: "GET", path: "/version" }).then(
        () => true,
        () => false,
      );
    while (await answers()) {
      await setTimeout(50); // the test's own time limit ends this when the server stays
    }
    await rm(dirname(kubeconfig), { recursive: true });
  });
});
