import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assessMigrations } from "../../components/assess-migrations";
import { formatInventory } from "../../model/nginx/inventory";
import { deploy, failure } from "../support/deploy";
import { type IngressInput, inventoryOf } from "../support/nginx";
import { settingsOf } from "../support/settings";

const PROJECT = join(__dirname, "../..");

describe("migrations at stage assess", () => {
  // The program takes files of its own project only.
  const folder = `.edge/assess-${process.pid}`;
  const file = `${folder}/inventory.json`;
  before(() => mkdirSync(join(PROJECT, folder), { recursive: true }));
  after(() => rmSync(join(PROJECT, folder), { recursive: true, force: true }));

  const guarded = (index: number): IngressInput => ({
    name: `admin${index}`,
    host: `admin${index}.example`,
    annotations: { "auth-type": "digest", "auth-secret": "users" },
  });
  const program = (migration: Record<string, unknown>) => async () => {
    await assessMigrations({ settings: settingsOf({ migration }), stack: "test" });
    return {};
  };
  const write = (...ingresses: readonly IngressInput[]): void =>
    writeFileSync(
      join(PROJECT, file),
      formatInventory(inventoryOf({ ingresses, secrets: [{ name: "users", keys: ["auth"] }] })),
    );

  it("say what is kept, and make nothing", async () => {
    write({ name: "web" });
    const { log, registrations } = await deploy(program({ public: { inventory: file } }));
    assert.deepEqual(registrations, []);
    assert.equal(log.length, 1);
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

  it("refuse an inventory that is not there or not one", async () => {
    const { message } = await failure(program({ public: {} }));
    assert.match(
      message,
      /migration\.public\.inventory: .*inventory\/test\.json.*"edge inventory --out inventory\/test\.json" writes it/,
    );
    writeFileSync(join(PROJECT, file), "[]");
    const broken = await failure(program({ public: { inventory: file } }));
    assert.match(broken.message, /is not an inventory/);
  });
});
