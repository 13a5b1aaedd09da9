import assert from "node:assert/strict";
import { chmodSync, readFileSync } from "node:fs";
import path from "node:path";
import { formatInventory } from "../../model/nginx/inventory";
import { parseEvidence } from "../../model/migration/evidence/parse";
import { startEdge } from "../support/edge";
import { probeReport } from "../support/reports";
import { planAt, verifyBench } from "../support/verify";

describe("the call of edge verify", function () {
  this.timeout(60_000);
  const bench = verifyBench();

  /** Runs the command line where `pulumi config` says this of the migration, in a folder with its inventory. */
  const call = async (...args: readonly string[]) => {
    const project = bench.project({ stage: "adopt" });
    const { settings, inventories } = project;
    assert(inventories.edge);
    const cluster = await bench.serve({ stage: "adopt", project });
    const { nginx = "", envoy = "", out = "" } = await bench.flags(cluster);
    bench.inFolder("inventory.json", formatInventory(inventories.edge));
    const { podCidrs, thresholds } = settings.migration.edge ?? {};
    const migration = { edge: { podCidrs, thresholds, inventory: "inventory.json" } };
    const configuration = JSON.stringify({ "envoy-edge:migration": { objectValue: migration } });
    const pulumi = bench.inFolder("pulumi", `#!/bin/sh\ncat <<'END'\n${configuration}\nEND\n`);
    chmodSync(pulumi, 0o755);
    const folder = path.dirname(pulumi);
    const run = await startEdge({
      args: [
        ...["verify", "--stack", "org/shop/dev"],
        ...["--kubeconfig", path.join(folder, "kubeconfig")],
        ...["--nginx", nginx, "--envoy", envoy, "--sample", "1ms", "--out", out, ...args],
      ],
      cwd: folder,
      env: { PATH: `${folder}:/usr/bin:/bin` },
    }).ended;
    return { run, out };
  };

  const report = () =>
    bench.inFolder(
      "probe.json",
      probeReport({ planHash: planAt("adopt", bench.project({ stage: "adopt" })).planHash }),
    );

  it("ends with 0 where every check passed, with one line at the end", async () => {
    const { run } = await call("--probe", report());
    assert.equal(run.stderr, "");
    assert.match(run.stdout, /^migration edge: stage adopt since 2026-01-09T00:00:00Z\n {2}passed/);
    assert.match(run.stdout, /\nverify: passed 12 failed 0 unknown 0\n$/);
    assert.equal(run.code, 0);
  });

  it("ends with 1 where some are open, each with what is wrong; as JSON it is what the file says", async () => {
    const { run, out } = await call("--no-probe", "--json");
    assert.equal(run.stderr, "edge: 2 checks failed or are unknown, shown above\n");
    assert.equal(run.code, 1);
    const parsed = parseEvidence(readFileSync(out, "utf8"), out);
    assert("evidence" in parsed);
    assert.deepEqual(JSON.parse(run.stdout), parsed.evidence.migrations);
  });

  it("ends with 2 for a call that is wrong", async () => {
    const { run } = await call("--sample", "soon");
    assert.deepEqual([run.code, run.stdout], [2, ""]);
    assert.match(run.stderr, /--sample/);
  });
});
