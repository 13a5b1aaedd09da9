import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { formatInventory } from "../../model/nginx/inventory";
import { planMigration } from "../../model/migration/plan/plan";
import { probeReportSchema, type ProbeReport } from "../../model/probe/report";
import { startEdge } from "../support/edge";
import { inventoryOf } from "../support/nginx";
import { anyPair, playedProxy, probedOf, type PlayedProxy } from "../support/probe";
import { settingsOf } from "../support/settings";

const AUTH = "http://auth.tools.svc.cluster.local:4180/check";
const PASSWORD = "correct horse battery";
const AUTHORIZATION = `Basic ${Buffer.from(`ann:${PASSWORD}`).toString("base64")}`;

describe("edge probe: the command", function () {
  this.timeout(240_000);

  const inventory = inventoryOf({
    services: [{ name: "auth", namespace: "tools", ports: [{ port: 4180 }] }],
    ingresses: [{ tls: true, annotations: { "auth-url": AUTH } }],
  });
  const pair = anyPair();

  let folder: string;
  let nginx: PlayedProxy;
  let envoy: PlayedProxy;
  /** In place of Envoy's status; 0: as it should be. */
  let status: number;
  /** Hears of each request to Envoy. */
  let heard: () => void;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "probe-"));
    status = 0;
    heard = () => undefined;
    const { interpreters } = probedOf(inventory);
    const passes: Parameters<typeof playedProxy>[0]["passes"] = ({ kind }, { headers }) =>
      kind !== "externalAuth" || headers.some(([, value]) => value === AUTHORIZATION);
    nginx = await playedProxy({ interpret: interpreters.nginx, pair, passes });
    envoy = await playedProxy({
      interpret: interpreters.envoy,
      pair,
      passes,
      change: (observed) => {
        heard();
        return status === 0 ? observed : { ...observed, status };
      },
    });
    write("inventory.json", formatInventory(inventory));
    const configuration = JSON.stringify({
      "envoy-edge:migration": { objectValue: { shop: { inventory: "inventory.json" } } },
    });
    write("pulumi", `#!/bin/sh\ncat <<'END'\n${configuration}\nEND\n`);
    chmodSync(path.join(folder, "pulumi"), 0o755);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
    nginx.close();
    envoy.close();
  });

  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);

  const start = (args: readonly string[], env: Record<string, string> = {}) =>
    startEdge({
      args: ["probe", "--stack", "dev", ...args],
      cwd: folder,
      env: { PATH: `${folder}:/usr/bin:/bin`, ...env },
    });

  const at = ({ address: { host, http, https } }: PlayedProxy): string =>
    `${host}:${http}:${https}`;
  const addresses = () => ["--nginx", at(nginx), "--envoy", at(envoy)];
  const probe = (args: readonly string[], env?: Record<string, string>) =>
    start([...addresses(), "--rate", "1000", ...args], env).ended;

  const reportIn = (name: string): ProbeReport =>
    probeReportSchema.parse(JSON.parse(readFileSync(path.join(folder, name), "utf8")));

  it("ends with 0 and one line where nothing is unexplained, and writes the report of this plan", async () => {
    const { code, stdout, stderr } = await probe(["--out", "reports/shop.json"]);
    assert.deepEqual([code, stderr], [0, ""]);
    const { counts, planHash, migration } = reportIn("reports/shop.json");
    const { requests, equal, explained, notProbed } = counts;
    assert.equal(
      stdout.trimEnd().split("\n").at(-1),
      `probe: requests ${requests} equal ${equal} explained ${explained} unexplained 0 failed 0 not-probed ${notProbed}`,
    );
    const settings = settingsOf({ migration: { shop: { inventory: "inventory.json" } } });
    const plan = planMigration({ name: "shop", stack: "dev", settings, inventory });
    assert.deepEqual([migration, planHash], ["shop", plan.planHash]);
  });

  it("ends with 1 where answers differ, with both beside each other", async () => {
    status = 418;
    const { code, stdout, stderr } = await probe(["--out", "report.json"]);
    const { counts } = reportIn("report.json");
    assert(counts.unexplained > 0);
    assert.match(stdout, /\nunexplained\n {2}GET .*\n {4}status +nginx \d+ +Envoy 418\n/);
    assert.deepEqual(
      [code, stderr],
      [
        1,
        `edge: ${counts.unexplained} unexplained, ${counts.failed} failed of ${counts.requests} requests\n`,
      ],
    );
  });

  it("prints the report alone as JSON", async () => {
    const { stdout } = await probe(["--json", "--out", "report.json"]);
    assert.deepEqual(JSON.parse(stdout), reportIn("report.json"));
  });

  it("keeps what was found at Ctrl-C", async () => {
    const { child, ended } = start([...addresses(), "--rate", "5", "--out", "report.json"]);
    let count = 0;
    heard = () => {
      if (++count === 3) {
        child.kill("SIGINT");
      }
    };
    const { code, stdout, stderr } = await ended;
    const { incomplete, counts } = reportIn("report.json");
    assert.equal(code, 1);
    assert.equal(incomplete, "the run was ended before");
    assert(counts.notProbed > 0 && counts.equal + counts.explained > 0);
    assert.match(stdout, /\nincomplete: the run was ended before\nprobe: requests /);
    assert.equal(stderr, "edge: the run was ended before all requests were sent\n");
  });

  it("sends requests of files and of a log, and what protections let pass", async () => {
    write("requests.yaml", "requests: [{host: shop.example, target: /own/..%2Fpath}]");
    write("access.log", '{"method":"GET","host":"shop.example","uri":"/from-log?token=x"}\n');
    write("credentials.yaml", "shop.example/: {basic: {user: $USER_NAME, password: $WORD}}");
    const { code, stdout, stderr } = await probe(
      [
        ...["--requests", "requests.yaml", "--access-log", "access.log"],
        ...["--credentials", "credentials.yaml", "--out", "report.json"],
      ],
      { USER_NAME: "ann", WORD: PASSWORD },
    );
    assert.equal(code, 0, stdout + stderr);
    const targets = envoy.asked.map(({ target }) => target);
    assert(targets.includes("/own/..%2Fpath") && targets.includes("/from-log"));
    assert.deepEqual(
      reportIn("report.json").protections.map((each) => each.status),
      ["probed"],
    );
    for (const text of [stdout, readFileSync(path.join(folder, "report.json"), "utf8")]) {
      assert(!text.includes(PASSWORD) && !text.includes(AUTHORIZATION.slice(6)));
    }
  });

  it("ends with 2 for a bad call, and sends nothing", async () => {
    write("literal.yaml", "shop.example/: {headers: {X-Token: hunter2}}");
    const { code, stdout, stderr } = await probe(["--credentials", "literal.yaml"]);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(
      stderr,
      /^edge: literal\.yaml holds no credentials\n.*X-Token: is not a reference /,
    );
    assert(!stderr.includes("hunter2"));
    assert.deepEqual([...nginx.asked, ...envoy.asked], []);
  });
});
