import * as assert from "node:assert/strict";
import { tableDiff } from "../../../commands/diff/table";
import { addressChange } from "../../../model/diff/address-change";
import { markdownDiff } from "../../../model/diff/markdown";
import { routeTable } from "../../../model/diff/route-table";
import type { AddressMode, Stage } from "../../../model/migration/stage";
import { check, evidenceOf, planOf } from "../migration/gates/input";
import { diffOf, row, tableOf } from "./rows";

type Table = NonNullable<Parameters<typeof tableOf>[0]>;

const ROWS = [row({ path: "/" }), row({ path: "/", host: "b.example.com" })];
const table = (fields: Table) => tableOf({ rows: ROWS, ...fields });
const diff = (before: Table, after: Table) => diffOf(table(before), table(after));
/** A step with the evidence that was taken at the stage before. */
const step = (from: Stage, after: Table) =>
  diff({ stage: from }, { evidence: evidenceOf({ stage: from }), ...after });
const alarms = ({ alarms: all }: ReturnType<typeof diff>) => all.map(({ kind }) => kind);
const NONE = routeTable({ routes: [], migrations: [] });

describe("the stage section of the route diff", () => {
  it("shows a step that every gate lets by", () => {
    const found = step("adopt", { stage: "pool", settings: { poolReplicas: 2 } });
    assert.equal(
      markdownDiff({ diff: found, stack: "prod" }),
      `### Routes of stack \`prod\`: ✅ no alarm

0 new · 0 gone · 0 changed · 2 unchanged · 0 findings without an answer

#### Migration public: stage adopt → pool

- traffic to Envoy: 0 % → 50 % of new connections, by 2 of 4 pods
- address: unchanged, of Service ingress-nginx/controller
- gates: 0 shut, 0 forced, as far as files tell: the applied stage is taken to be adopt, and the preview asks the cluster
- roll back: \`pulumi config set --stack prod --path 'envoy-edge:migration.public.stage' adopt && pulumi config rm --stack prod --path 'envoy-edge:migration.public.poolReplicas' && pulumi up --stack prod\`
`,
    );
  });

  it("has shut gates on top, and forced ones in bold", () => {
    const checks = {
      ...evidenceOf().checks,
      drift: check({ status: "failed", summary: "1 Ingress changed", details: ["shop/web"] }),
      parity: check({ status: "unknown", summary: "not probed" }),
    };
    const found = step("routes", {
      stage: "adopt",
      evidence: evidenceOf({ stage: "routes", checks }),
      settings: { force: [{ gate: "parity", reason: "probed by hand" }] },
    });
    const text = markdownDiff({ diff: found, stack: "prod" });
    assert.match(
      text,
      /#### Look at these first\n\n- \*\*shut gate\*\*: migration public, drift: check drift before stage adopt/,
    );
    assert.match(text, /- gates: 1 shut, 1 forced, as far/);
    assert.match(
      text,
      /- \*\*shut drift\*\*: check drift before stage adopt: failed: 1 Ingress changed; shop\/web; needed: the inventory/,
    );
    assert.match(text, /- \*\*FORCED parity\*\*: .*; reason: probed by hand\n/);
    const plain = tableDiff({ diff: found, stack: "prod" });
    assert.match(plain, /! shut gate: migration public, drift/);
    assert.match(
      plain,
      /\nMigration public: stage routes → adopt\n {2}traffic to Envoy: unchanged: 0 %\n/,
    );
    assert.match(plain, / {2}FORCED parity: check parity before stage adopt/);
  });

  it("tells what is good to know, without a ring", () => {
    const checks = {
      ...evidenceOf().checks,
      webhook: check({ status: "failed", summary: "1 webhook" }),
    };
    const found = step("routes", {
      stage: "adopt",
      evidence: evidenceOf({ stage: "routes", checks }),
    });
    assert.deepEqual(found.alarms, []);
    assert.match(
      markdownDiff({ diff: found, stack: "prod" }),
      /\n- note webhook: check webhook, which this step does not need: failed: 1 webhook; needed/,
    );
  });

  it("rings for a skipped stage, and one out of which nothing leads", () => {
    assert.deepEqual(alarms(step("routes", { stage: "pool" })), ["skipped stage"]);
    assert.deepEqual(alarms(step("retire", { stage: "idle" })), ["shut gate"]);
    assert.deepEqual(alarms(diff({ stage: "routes" }, { stage: "adopt", evidence: null })), [
      "shut gate",
    ]);
  });

  it("does not ring for the way back", () => {
    const found = diff(
      { stage: "canary", settings: { canaryWeight: 5 } },
      { stage: "routes", evidence: null },
    );
    assert.deepEqual(found.alarms, []);
    assert.equal(
      found.migrations[0]?.rollBack,
      "pulumi config set --stack prod --path 'envoy-edge:migration.public.stage' canary && pulumi config set --stack prod --path 'envoy-edge:migration.public.canaryWeight' 5 && pulumi up --stack prod",
    );
  });

  it("shows a weight that changes, and one that does not", () => {
    const weight = (canaryWeight: number): Table => ({
      stage: "canary",
      settings: { canaryWeight },
    });
    const [change] = diff(weight(5), weight(25)).migrations;
    assert.deepEqual(change?.share, {
      before: "5 % of requests to 1 of 2 hosts, 1 of 1 groups",
      after: "25 % of requests to 1 of 2 hosts, 1 of 1 groups",
    });
    assert.equal(
      change.rollBack,
      "pulumi config set --stack prod --path 'envoy-edge:migration.public.canaryWeight' 5 && pulumi up --stack prod",
    );
    const same = markdownDiff({ diff: diff(weight(5), weight(5)), stack: "prod" });
    assert.match(same, /`prod`: no change\n/);
    assert.match(same, /#### Migration public: stage canary, unchanged\n/);
    assert.doesNotMatch(same, /gates:|roll back/);
  });

  it("leads back to hosts of dns, item by item", () => {
    const hosts = (...dnsHosts: string[]): Table => ({
      stage: "pool",
      settings: { addressMode: "dns", dnsHosts },
    });
    const key = "--stack prod --path 'envoy-edge:migration.public.dnsHosts";
    assert.equal(
      diff(hosts("b.example.com"), hosts("b.example.com", "shop.example.com")).migrations[0]
        ?.rollBack,
      `pulumi config rm ${key}' && pulumi config set ${key}[0]' 'b.example.com' && pulumi up --stack prod`,
    );
  });

  it("has no way back from retire", () =>
    assert.equal(step("idle", { stage: "retire" }).migrations[0]?.rollBack, undefined));

  it("has what is new, and rings for what leaves before its end", () => {
    const begun = diffOf(NONE, table({ stage: "install" }));
    assert.deepEqual(alarms(begun), []);
    assert.match(
      markdownDiff({ diff: begun, stack: "prod" }),
      /#### Migration public: stage not begun → install\n\n.*\n.*\n- gates: 0 shut.* taken to be assess,/,
    );
    assert.deepEqual(
      diffOf(table({}), NONE).alarms.filter(({ kind }) => kind !== "lost host"),
      [],
    );
    const left = diffOf(table({ stage: "pool" }), NONE);
    assert.deepEqual(left.alarms[0], {
      kind: "removed migration",
      text: "migration public leaves the configuration at stage pool",
    });
    assert.match(
      tableDiff({ diff: left, stack: "prod" }),
      /Migration public: stage pool → removed\n {2}traffic to Envoy: 50 % .* → 0 %\n {2}address: as it is/,
    );
  });

  it("is silent about a migration that has not begun", () =>
    assert.deepEqual(diff({}, {}).migrations, []));
});

describe("the address of clients", () => {
  const plan = (addressMode: AddressMode, stage: Stage, nginx = "a/nginx") =>
    planOf({
      addressMode,
      stage,
      entry: { nginx, service: "a/edge", envoy: "a/envoy", nginxPods: {}, envoyPods: {} },
    });
  const change = (...[before, after]: ReturnType<typeof plan>[]) => {
    const found = addressChange({ before, after });
    return [found.change, found.text];
  };

  it("stays in mode adopt", () =>
    assert.deepEqual(change(plan("adopt", "routes"), plan("adopt", "cutover")), [
      "none",
      "unchanged, of Service a/nginx",
    ]));

  it("changes once in the other modes, at the stage for it", () => {
    assert.deepEqual(change(plan("own", "routes"), plan("own", "adopt")), [
      "planned",
      "of Service a/edge in place of Service a/nginx: records are moved to it",
    ]);
    assert.deepEqual(change(plan("own", "adopt"), plan("own", "pool")), [
      "none",
      "unchanged, of Service a/edge",
    ]);
    assert.deepEqual(change(plan("dns", "pool"), plan("dns", "cutover"))[0], "planned");
    assert.deepEqual(
      change(plan("dns", "adopt"), { ...plan("dns", "pool"), movedHosts: ["x.example"] }),
      ["none", "unchanged, of Service a/nginx, but for 1 hosts with a record of a/envoy"],
    );
    assert.match(change(plan("dns", "adopt"), plan("dns", "pool"))[1] ?? "", /but for 0 hosts/);
  });

  it("does not change by another mode or Service in the middle", () => {
    assert.deepEqual(change(plan("adopt", "routes"), plan("own", "routes")), [
      "moved",
      "addressMode adopt becomes own at stage routes: go back to assess first",
    ]);
    assert.deepEqual(change(plan("adopt", "assess"), plan("own", "install"))[0], "none");
    assert.deepEqual(change(plan("adopt", "pool"), plan("adopt", "pool", "a/other")), [
      "moved",
      "of Service a/other in place of Service a/nginx",
    ]);
    const moved = diffOf(
      table({ stage: "pool" }),
      table({ stage: "pool", plan: { entry: plan("adopt", "pool", "a/other").entry } }),
    );
    assert.deepEqual(alarms(moved), ["changed address"]);
    assert.match(
      markdownDiff({ diff: moved, stack: "prod" }),
      /\n- \*\*address\*\*: of Service a\/other in place of Service/,
    );
  });

  it("is nginx's where no Service is known", () => {
    const { nginx, ...entry } = plan("adopt", "routes").entry;
    assert.ok(nginx);
    assert.deepEqual(
      Object.values(
        addressChange({ before: undefined, after: { ...plan("adopt", "routes"), entry } }),
      ),
      ["none", "unchanged, of nginx"],
    );
  });
});
