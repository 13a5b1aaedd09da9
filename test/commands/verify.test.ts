import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { CommandFault } from "../../commands/fault";
import type { Flags } from "../../commands/verify/flags";
import { verifyProject } from "../../commands/verify/run";
import { omit } from "../../model/collections";
import { checksOf } from "../../model/migration/checks";
import { DEMANDS } from "../../model/migration/checks/conditions";
import type { MigrationEvidence } from "../../model/migration/evidence/evidence";
import { parseEvidence } from "../../model/migration/evidence/parse";
import type { Rule } from "../support/api-server";
import { documentedRules } from "../support/inventory-roles";
import { probeReport, watchRecord } from "../support/reports";
import { planAt, SINCE, VERIFY_RULES, verifyBench } from "../support/verify";

/** What is not good, by check. */
const openChecks = ({ checks }: MigrationEvidence): Record<string, readonly string[]> =>
  Object.fromEntries(
    Object.entries(checks)
      .filter(([, { status }]) => status !== "passed")
      .map(([id, { status, details }]) => [id, [status, ...details]]),
  );

const NO_REPORT = {
  parity: [
    "unknown",
    "a report of edge probe (edge probe --out FILE, then --probe FILE) does not exist",
  ],
  protections: [
    "unknown",
    "a report of edge probe (edge probe --out FILE, then --probe FILE) does not exist",
  ],
};

const refuses = (message: RegExp, work: Promise<unknown>): Promise<void> =>
  assert.rejects(work, (error) => {
    assert(error instanceof CommandFault, String(error));
    assert.match(error.message, message);
    return error.exitCode === 2;
  });

describe("edge verify", function () {
  this.timeout(60_000);
  const bench = verifyBench();

  it("writes what it saw of the applied stage; where all is well nothing is open", async () => {
    const server = await bench.serve();
    const evidence = await bench.verify(server);
    assert.deepEqual(
      { ...evidence, checks: 0, time: 0 },
      {
        controller: "ingress-nginx/ingress-nginx-controller",
        stage: "pool",
        since: SINCE,
        planHash: planAt("pool", bench.project()).planHash,
        checks: 0,
        time: 0,
      },
    );
    assert.deepEqual(
      Object.keys(evidence.checks),
      checksOf("pool").filter((id) => id !== "loss"),
    );
    assert.deepEqual(openChecks(evidence), {});
    const text = readFileSync(bench.inFolder("evidence/dev.json"), "utf8");
    assert.deepEqual(parseEvidence(text, "dev.json"), {
      evidence: { version: 1, stack: "dev", migrations: { edge: evidence } },
    });
  });

  it("probes by itself where both addresses were given, unless it is told not to", async () => {
    const project = bench.project({ stage: "routes" });
    const server = await bench.serve({ stage: "routes", project });
    const flags = omit(await bench.flags(server), "probe");
    const { edge } = await verifyProject({ project, flags });
    const { requests = 0, notProbed = 0 } = edge?.checks.parity?.numbers ?? {};
    assert(requests > notProbed && notProbed > 0);
    assert.notEqual(edge?.checks.protections?.status, undefined);
  });

  it("takes the report of edge probe", async () => {
    const project = bench.project({ stage: "adopt" });
    const { planHash } = planAt("adopt", project);
    const verified = async (report: ReturnType<typeof probeReport>) =>
      bench.verify(
        await bench.serve({ stage: "adopt", project }),
        { probe: bench.inFolder("probe.json", report) },
        project,
      );
    assert.deepEqual(openChecks(await verified(probeReport({ planHash }))), {});
    assert.deepEqual(Object.keys(openChecks(await verified(probeReport({ planHash: "x" })))), [
      "parity",
      "protections",
    ]);
  });

  it("takes the record of edge watch", async () => {
    const watch = bench.inFolder("watch.json", watchRecord());
    const evidence = await bench.verify(await bench.serve(), { watch });
    assert.deepEqual(openChecks(evidence), {});
    assert.deepEqual(Object.keys(evidence.checks), checksOf("pool"));
  });

  for (const [addressMode, stage] of [
    ["adopt", "install"],
    ["adopt", "routes"],
    ["adopt", "canary"],
    ["adopt", "adopt"],
    ["adopt", "retire"],
    ["own", "routes"],
    ["own", "pool"],
    ["dns", "routes"],
    ["dns", "pool"],
  ] as const) {
    it(`finds nothing else open at ${stage} of ${addressMode}`, async () => {
      const project = bench.project({
        addressMode,
        ...(stage === "canary" && { canaryWeight: 5 }),
        ...(stage === "retire" && { confirmRetire: "dev" }),
        ...(addressMode === "dns" && stage === "pool" && { dnsHosts: ["shop.example.com"] }),
        stage,
      });
      const evidence = await bench.verify(await bench.serve({ stage, project }), {}, project);
      const probed = evidence.checks.parity !== undefined;
      assert.equal(probed, !["install", "pool", "retire"].includes(stage));
      assert.deepEqual(openChecks(evidence), probed ? NO_REPORT : {});
    });
  }

  it("looks before anything is installed, and after nginx was stopped", async () => {
    const before = await bench.verify(await bench.serve({ stage: "assess" }));
    assert.equal(before.stage, "assess");
    assert.equal(before.since, before.time);
    assert.deepEqual(Object.keys(before.checks), checksOf("assess"));
    const idle = await bench.serve({ stage: "idle" });
    const evidence = await bench.verify(idle);
    assert.equal(evidence.checks.controllers?.status, "passed");
    // Nobody is asked for what is not there any more.
    assert.equal(evidence.checks.certificates?.status, "passed");
  });

  it("counts no requests where nobody asks for them: an hour's sample takes none", async () => {
    const project = bench.project({ stage: "install" });
    const server = await bench.serve({ stage: "install", project });
    const evidence = await bench.verify(server, { sample: 3_600_000 }, project);
    assert.deepEqual(openChecks(evidence), {});
  });

  it("needs the documented rights, each of them, and no other", async () => {
    const server = await bench.serve();
    await bench.verify(server);
    assert.deepEqual([...server.refused], []);
    const own = documentedRules({ file: "migration/verify-rbac.yaml" }).flatMap(eachRight);
    const superfluous: Rule[] = [];
    for (const right of own.filter((each) => !isOfSomeCalls(each))) {
      const rules = VERIFY_RULES.flatMap(eachRight).filter((each) => !isSame(each, right));
      const poorer = await bench.serve({ rules });
      await bench.verify(poorer);
      superfluous.push(...(poorer.refused.size === 0 ? [right] : []));
    }
    assert.deepEqual(superfluous, []);
    const kinds = Object.keys(DEMANDS).map((kind) => kind.toLowerCase().replace(/cy$/, "cie"));
    assert.deepEqual(
      kinds.map((kind) => `${kind}s`).sort(),
      own
        .filter(({ apiGroups: [group] }) => group?.startsWith("gateway.") === true)
        .flatMap(({ resources }) => resources)
        .sort(),
    );
  });

  it("says which right is missing, and goes on", async () => {
    const rules = VERIFY_RULES.filter(({ resources }) => !resources.includes("pods"));
    const evidence = await bench.verify(await bench.serve({ rules }));
    const details = openChecks(evidence);
    assert.deepEqual(Object.keys(details), [
      "controllers",
      "requests",
      "endpoints",
      "ports",
      "capacity",
    ]);
    assert.deepEqual(details.requests, [
      "unknown",
      "Envoy: may not list pods in ingress-nginx",
      "nginx: may not list pods in ingress-nginx",
    ]);
  });

  it("says nothing without the marker's right", async () => {
    const rules = VERIFY_RULES.filter(({ resources }) => !resources.includes("configmaps"));
    await refuses(
      /the marker of the migration cannot be read: may not get configmaps; docs\/migration\/verify-rbac.yaml/,
      bench.verify(await bench.serve({ rules })),
    );
  });

  it("keeps the evidence of other migrations of the file", async () => {
    const project = bench.project({}, { other: { inventory: "inventory/other.json" } });
    const out = bench.inFolder("dev.json");
    const server = await bench.serve();
    const others = await verifyProject({
      project,
      flags: await bench.flags(server, { out, migration: "other" }),
    });
    const edge = await bench.verify(server, { out, migration: "edge" }, project);
    const parsed = parseEvidence(readFileSync(out, "utf8"), out);
    assert("evidence" in parsed);
    assert.deepEqual(parsed.evidence.migrations, { ...others, edge });
    assert.equal(others.other?.stage, "assess");
  });

  it("refuses a file that it cannot keep before it looks", async () => {
    const server = await bench.serve();
    const out = bench.inFolder("dev.json", "{ half");
    await refuses(/dev\.json is not evidence: it is not JSON/, bench.verify(server, { out }));
    const [seen] = server.paths.filter((path) => !path.includes("/configmaps/"));
    assert.equal(seen, undefined);
    const other = { version: 1, stack: "prod", migrations: {} };
    bench.inFolder("dev.json", JSON.stringify(other));
    await refuses(/dev\.json is the evidence of stack prod/, bench.verify(server, { out }));
    assert.deepEqual(JSON.parse(readFileSync(out, "utf8")), other);
  });

  it("refuses to take a lost marker for stage assess", async () => {
    const marker = { kind: "ConfigMap", name: "edge.envoy-edge", to: "gone" } as const;
    await refuses(
      /^ConfigMap ingress-nginx\/edge\.envoy-edge is missing.*there is HTTPRoute ingress-nginx\/edge-health of stack dev/,
      bench.verify(await bench.serve({ changes: [marker] })),
    );
    // A first update that was cancelled before it wrote the marker.
    const begun = await bench.serve({ stage: "install", changes: [marker] });
    assert.equal((await bench.verify(begun)).stage, "assess");
  });

  it("refuses calls that are wrong", async () => {
    const server = await bench.serve();
    const project = bench.project({}, { other: { inventory: "inventory/other.json" } });
    const call = (flags: Partial<Flags>, of = bench.project()) => bench.verify(server, flags, of);
    await refuses(/--migration old is not in the configuration/, call({ migration: "old" }));
    await refuses(/are of one migration: name it with --migration/, call({}, project));
    await refuses(/--nginx a:b is not of the form/, call({ nginx: "a:b" }));
    await refuses(/--envoy a:1:2:3 is not of the form/, call({ envoy: "a:1:2:3" }));
    const none = { ...project, settings: { ...project.settings, migration: {} } };
    await refuses(/has no migration to verify/, call({}, none));
    const probe = bench.inFolder("probe.json", probeReport({ migration: "other" }));
    await refuses(/is about migration other; --migration other chooses it/, call({ probe }));
    const later = new Date(Date.now() + 3_600_000).toISOString();
    bench.inFolder("probe.json", probeReport({ time: later }));
    await refuses(/--probe .*probe\.json is from the future/, call({ probe }));
    const watch = bench.inFolder("watch.json", watchRecord({ ended: later }));
    await refuses(/--watch .*watch\.json is from the future/, call({ watch }));
    bench.inFolder("probe.json", "{}");
    await refuses(/probe\.json/, call({ probe }));
    await refuses(/watch\.json/, call({ watch: bench.inFolder("watch.json", "{}") }));
    await refuses(/see --kubeconfig and --context/, call({ context: "elsewhere" }));
    await refuses(
      /belongs to stack dev: --context chooses another cluster/,
      call({}, { ...bench.project(), stack: "prod" }),
    );
    assert(!existsSync(bench.inFolder("evidence/dev.json")));
  });
});

const eachRight = ({ apiGroups, resources, verbs, ...rule }: Rule): Rule[] =>
  apiGroups.flatMap((group) =>
    resources.flatMap((resource) =>
      verbs.map((verb) => ({ ...rule, apiGroups: [group], resources: [resource], verbs: [verb] })),
    ),
  );

const isSame = (one: Rule, other: Rule): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Rights on kinds that not every plan has, and to ports of pods where no address is given. */
const isOfSomeCalls = ({ apiGroups: [group = ""], resources: [resource = ""] }: Rule): boolean =>
  group.startsWith("gateway.") || ["daemonsets", "pods/portforward"].includes(resource);
