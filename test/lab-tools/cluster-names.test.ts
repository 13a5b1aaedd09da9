import assert from "node:assert/strict";
import { homedir } from "node:os";
import { join } from "node:path";

import fc from "fast-check";

import { environment } from "../../lab/environment";
import { components, nodeConfiguration } from "../../lab/node/components";
import { DEFAULT_CLUSTER, names } from "../../lab/node/names";

describe("lab: names and addresses of a cluster", () => {
  it("of the first one", () => {
    assert.deepEqual(names(DEFAULT_CLUSTER), {
      label: "lab-edge",
      netns: "/run/netns/lab-edge",
      hostAddress: "198.18.255.1",
      nodeAddress: "198.18.255.2",
      loadBalancers: { cidr: "198.18.0.0/24", first: "198.18.0.10", last: "198.18.0.199" },
    });
  });

  it("are different for every index", () => {
    const all = Array.from({ length: 64 }, (_, index) => names({ name: "x", index }));
    const addresses = all.flatMap((one) => [
      one.hostAddress,
      one.nodeAddress,
      one.loadBalancers.cidr,
    ]);
    assert.equal(new Set(addresses).size, addresses.length);
  });

  it("fit a network link, whatever the name", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]([a-z0-9-]{0,9}[a-z0-9])?$/), (name) => {
        assert.ok(names({ name, index: 0 }).label.length <= 15);
      }),
    );
  });

  for (const name of ["", "A", "1a", "a-", "a_b", "../x", "abcdefghijkl"]) {
    it(`refuse the name "${name}"`, () => {
      assert.throws(() => names({ name, index: 0 }), /is not allowed: use 1 to 11/);
    });
  }

  for (const index of [-1, 64, 1.5, NaN]) {
    it(`refuse the index ${index}`, () => {
      assert.throws(() => names({ name: "a", index }), /a whole number from 0 to 63/);
    });
  }
});

describe("lab: the node's components", () => {
  const configuration = nodeConfiguration({
    id: DEFAULT_CLUSTER,
    names: names(DEFAULT_CLUSTER),
    folder: "/cache/lab/edge",
    bin: "/cache/bin",
  });

  it("run from the toolchain, but for containerd, which is the machine's", () => {
    const programs = configuration.components.map(({ command }) => command[0]);
    assert.deepEqual(
      programs.filter((program) => !program?.startsWith("/cache/bin/")),
      ["containerd"],
    );
  });

  it("find their files on the node, wherever the cluster's folder is", () => {
    const words = components({ node: "edge", address: "198.18.255.2" }).flatMap(
      ({ command }) => command,
    );
    assert.deepEqual(
      words.filter((word) => word.includes("/cache")),
      [],
    );
  });

  it("write no value of the whole machine", () => {
    for (const name of Object.keys(configuration.sysctls)) {
      assert.match(name, /^net\//);
    }
  });
});

describe("lab: environment", () => {
  it("has defaults, also for empty variables", () => {
    const expected = join(homedir(), ".cache", "envoy-edge");
    for (const variables of [{}, { XDG_CACHE_HOME: "", EDGE_PLUGIN: "", CI: "", SHELL: "" }]) {
      const { cache, plugin, ci, shell, kubeconfig } = environment(variables);
      assert.deepEqual(
        { cache, plugin, ci, shell, kubeconfig },
        {
          cache: expected,
          plugin: undefined,
          ci: false,
          shell: "/bin/sh",
          kubeconfig: undefined,
        },
      );
    }
  });

  it("takes what is set", () => {
    const set = environment({
      XDG_CACHE_HOME: "/x",
      KUBECONFIG: "/k",
      CI: "true",
      EDGE_PLUGIN: "official",
      PATH: "/bin",
    });
    assert.equal(set.cache, "/x/envoy-edge");
    assert.equal(set.kubeconfig, "/k");
    assert.equal(set.ci, true);
    assert.equal(set.plugin, "official");
    assert.equal(set.path, "/bin");
  });

  it("refuses an unknown plugin", () => {
    assert.throws(
      () => environment({ EDGE_PLUGIN: "none" }),
      /EDGE_PLUGIN is "none": set it to "standin" or "official"/,
    );
  });
});
