import assert from "node:assert/strict";

import { DISK_NEEDED, MEMORY_NEEDED, refusals, type Machine } from "../../lab/preflight";

const GOOD: Machine = {
  platform: "linux",
  root: true,
  fileSystems: ["ext4", "overlay"],
  namespaces: true,
  bridgeFilter: true,
  cgroupControllers: ["cpu", "cpuacct", "cpuset", "memory", "pids", "devices"],
  memory: MEMORY_NEEDED,
  cache: { folder: "/cache", free: DISK_NEEDED.warm, overlay: false },
};

describe("lab: reasons to refuse a machine", () => {
  const reasons = (machine: Partial<Machine>) =>
    refusals({ ...GOOD, ...machine }, DISK_NEEDED.warm).join("\n");

  it("has none for a good machine", () => {
    assert.equal(reasons({}), "");
  });

  const cases: [string, Partial<Machine>, RegExp][] = [
    ["another system", { platform: "darwin" }, /needs Linux, this is darwin: .*--kubeconfig/],
    ["not root", { root: false }, /needs root .*: run it as root/],
    ["no overlayfs", { fileSystems: ["ext4"] }, /no overlayfs: load the module/],
    ["no namespaces", { namespaces: false }, /cannot be made: .*--privileged/],
    ["no bridge filter", { bridgeFilter: false }, /modprobe br_netfilter/],
    ["no cgroups", { cgroupControllers: ["cpu", "memory"] }, /not mounted .*: cpuset, pids$/],
    ["little memory", { memory: MEMORY_NEEDED - 1024 ** 3 }, /1\.0 GiB .* 2\.0 GiB is needed/],
    [
      "little disk",
      { cache: { folder: "/cache", free: 0, overlay: false } },
      /\/cache has 0\.0 GiB of free disk, 3\.0 GiB is needed: .*XDG_CACHE_HOME/,
    ],
    [
      "a cache on overlayfs",
      { cache: { folder: "/cache", free: DISK_NEEDED.warm, overlay: true } },
      /\/cache is on overlayfs.*XDG_CACHE_HOME/,
    ],
  ];
  for (const [name, machine, message] of cases) {
    it(`refuses ${name} with the remedy`, () => {
      assert.match(reasons(machine), message);
    });
  }

  it("reports all reasons together, one a line", () => {
    const all = reasons({ namespaces: false, bridgeFilter: false, memory: 0 });
    assert.equal(all.split("\n").length, 3);
  });

  it("needs more disk when the programs are still to be built", () => {
    assert.match(refusals(GOOD, DISK_NEEDED.cold).join("\n"), /11\.0 GiB is needed/);
  });
});
