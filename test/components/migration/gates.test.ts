import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { connect } from "../../../cluster/connection";
import { loadMigrations } from "../../../components/migration/load";
import { passGates } from "../../../components/migration/pass-gates";
import { formatInventory } from "../../../model/nginx/inventory";
import { deploy, failure } from "../../support/deploy";
import { fakeCluster, type FakeCluster } from "../../support/fake-cluster";
import { type IngressInput, inventoryOf } from "../../support/nginx";
import { markerAnnotations } from "../../support/marker";
import { settingsOf } from "../../support/settings";

const PROJECT = join(__dirname, "../../..");

describe("migrations before anything is made", () => {
  // The program takes files of its own project only.
  const folder = `.edge/assess-${process.pid}`;
  const file = `${folder}/inventory.json`;
  const evidence = `${folder}/evidence.json`;
  let cluster: FakeCluster;
  before(() => mkdirSync(join(PROJECT, folder), { recursive: true }));
  after(() => rmSync(join(PROJECT, folder), { recursive: true, force: true }));
  beforeEach(async () => {
    cluster = await fakeCluster();
  });
  afterEach(() => cluster.close());

  const guarded = (index: number): IngressInput => ({
    name: `admin${index}`,
    host: `admin${index}.example`,
    annotations: { "auth-type": "digest", "auth-secret": "users" },
  });
  const program = (migration: Record<string, unknown>) => async () => {
    const migrations = loadMigrations({ settings: settingsOf({ migration }), stack: "test" });
    const connection = connect({ kubeconfig: cluster.kubeconfig });
    await passGates({ migrations, connection, stack: "test" });
    return {};
  };
  const write = (...ingresses: readonly IngressInput[]): void =>
    writeFileSync(
      join(PROJECT, file),
      formatInventory(inventoryOf({ ingresses, secrets: [{ name: "users", keys: ["auth"] }] })),
    );

  it("say what is kept at stage assess, and make nothing", async () => {
    write({ name: "web" });
    const { log, registrations } = await deploy(program({ public: { inventory: file } }));
    assert.deepEqual(registrations, []);
    assert.match(log[0] ?? "", /^info: migration public, stage assess: \d+ paths as before, /);
  });

  it("warn of protections without an answer, ten at most", async () => {
    write(...Array.from({ length: 12 }, (_, index) => guarded(index)));
    const { log } = await deploy(program({ public: { inventory: file } }));
    const warning = log.find((line) => line.startsWith("warning"));
    assert.match(
      warning ?? "",
      /migration public cannot go on to its next stages:\n {2}shop\/admin/,
    );
    assert.match(warning ?? "", /\n {2}…and \d+ more\n/);
  });

  it("say nothing where there are none", async () => {
    assert.deepEqual((await deploy(program({}))).log, []);
  });

  it("refuse files that are not there or not what they should be, all at once", async () => {
    const { message } = await failure(program({ public: {} }));
    assert.match(
      message,
      /migration\.public\.inventory: .*inventory\/test\.json.*"edge inventory --out inventory\/test\.json" writes it/,
    );
    writeFileSync(join(PROJECT, file), "[]");
    writeFileSync(join(PROJECT, evidence), "{}");
    const broken = await failure(program({ public: { inventory: file, evidence } }));
    assert.match(broken.message, /is not an inventory.*\n.*evidence\.json is of no known schema/s);
    rmSync(join(PROJECT, evidence));
  });

  it("refuse to move one controller twice", async () => {
    write({ name: "web" });
    const copy = `${folder}/copy.json`;
    copyFileSync(join(PROJECT, file), join(PROJECT, copy));
    const error = await failure(
      program({ one: { inventory: file }, two: { inventory: copy, stage: "install" } }),
    );
    assert.match(
      error.message,
      /Controller ingress-nginx\/ingress-nginx-controller is moved by migration one already/i,
    );
  });

  it("refuse a stage that skips others, with the way to go", async () => {
    write({ name: "web" });
    const { message, registrations } = await failure(
      program({ public: { inventory: file, stage: "cutover" } }),
    );
    assert.deepEqual(registrations, []);
    assert.match(message, /migration public: \d+ gates? (is|are) shut/);
    assert.match(message, /install/);
  });

  const own = { inventory: file, addressMode: "own" };

  it("refuse any step when the marker was lost, until somebody vouches for the stage", async () => {
    write({ name: "web" });
    cluster.answers.set("/apis/gateway.networking.k8s.io/v1/namespaces/ingress-nginx/httproutes", {
      items: [{ metadata: { name: "public-health", labels: { "envoy-edge/stack": "test" } } }],
    });
    for (const stage of ["assess", "install", "routes", "pool"]) {
      const { message } = await failure(program({ public: { ...own, stage } }));
      assert.match(message, /lost-marker: ConfigMap ingress-nginx\/public\.envoy-edge is missing/);
      assert.match(message, /seen: {3}HTTPRoute ingress-nginx\/public-health of stack test/);
    }
    const force = [{ gate: "lost-marker", reason: "outputs say routes" }];
    const { log } = await deploy(program({ public: { ...own, stage: "routes", force } }));
    assert.match(log.join("\n"), /FORCED lost-marker/);
  });

  it("go on with a first update that was cancelled before its end", async () => {
    write({ name: "web" });
    // Its Gateway is there; a marker is not, and no route.
    cluster.answers.set("/apis/gateway.networking.k8s.io/v1/namespaces/ingress-nginx/gateways", {
      items: [{ metadata: { name: "public", labels: { "envoy-edge/stack": "test" } } }],
    });
    await deploy(program({ public: { ...own, stage: "install" } }));
  });

  it("refuse a step forward on the evidence of another stage", async () => {
    write({ name: "web" });
    cluster.answers.set("/api/v1/namespaces/ingress-nginx/configmaps/public.envoy-edge", {
      metadata: {
        name: "public.envoy-edge",
        annotations: markerAnnotations({ stage: "install", stack: "test", planHash: "other" }),
      },
    });
    const { message } = await failure(
      program({ public: { inventory: file, stage: "routes", evidence } }),
    );
    assert.match(message, /edge verify/);
  });
});
