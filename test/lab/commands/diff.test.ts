import * as assert from "node:assert/strict";
import { execa } from "execa";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { engine } from "../../../lab/engine";
import { formatInventory } from "../../../model/nginx/inventory";
import type { Stage } from "../../../model/migration/stage";
import { PROJECT } from "../../../tools/stack";
import { startEdge } from "../../support/edge";
import { inventoryOf, type IngressInput } from "../../support/nginx";

describe("edge diff", () => {
  let folder: string;
  let env: Record<string, string>;
  before(async function () {
    this.timeout("45m"); // the first run on a machine builds the programs
    const used = await engine();
    folder = await mkdtemp(join(tmpdir(), "diff-"));
    env = {
      ...used.env,
      PULUMI_BACKEND_URL: `file://${folder}`,
      PULUMI_CONFIG_PASSPHRASE: "",
      GIT_CONFIG_GLOBAL: "/dev/null",
    };
    await mkdir(join(folder, "project"));
    await cp(join(PROJECT, "Pulumi.yaml"), inProject("Pulumi.yaml"));
    await execa(used.pulumi, ["stack", "init", "prod"], { cwd: inProject(), env });
    await git("init", "--quiet", "--initial-branch", "main");
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const inProject = (file = ""): string => join(folder, "project", file);
  const git = (...args: readonly string[]) =>
    execa("git", ["-c", "user.name=test", "-c", "user.email=test@example", ...args], {
      cwd: inProject(),
      env,
    });
  const edge = (...args: readonly string[]) =>
    startEdge({ args: ["diff", "--stack", "prod", ...args], cwd: inProject(), env }).ended;

  const configure = async ({
    routes,
    ingresses,
    answers = {},
    stage = "assess",
  }: {
    routes: Record<string, unknown>;
    ingresses: readonly IngressInput[];
    answers?: Record<string, unknown>;
    stage?: Stage;
  }): Promise<void> => {
    const config = {
      "envoy-edge:gateways": { public: { listeners: { http: 80 } } },
      "envoy-edge:routes": routes,
      "envoy-edge:migration": { public: { answers, stage, addressMode: "own" } },
    };
    await writeFile(inProject("Pulumi.prod.yaml"), stringify({ config }));
    await mkdir(inProject("inventory"), { recursive: true });
    const secrets = [{ name: "users", keys: ["auth"], passwords: { apr1: 1 } }];
    const inventory = inventoryOf({ ingresses, secrets });
    await writeFile(inProject("inventory/prod.json"), formatInventory(inventory));
  };
  const commit = async (): Promise<void> => {
    await git("add", "--all");
    await git("commit", "--quiet", "--allow-empty", "--message", "a version");
  };

  const hello = { host: "hello.example", backend: "demo/hello:80" };
  const guarded: IngressInput = {
    name: "admin",
    host: "admin.example",
    annotations: { "whitelist-source-range": "10.0.0.0/8" },
  };

  it("says that nothing changes when nothing does", async () => {
    await configure({ routes: { hello }, ingresses: [guarded] });
    await commit();
    const { code, stdout, stderr } = await edge("--base", "HEAD", "--format", "markdown");
    assert.equal(code, 0, stderr);
    assert.match(
      stdout,
      /^### Routes of stack `prod`: no change\n\n0 new · 0 gone · 0 changed · [1-9]/,
    );
  });

  it("compares configuration and inventory with those of a commit", async () => {
    await configure({ routes: { hello }, ingresses: [guarded] });
    await commit();
    await configure({
      routes: { hello: { ...hello, backend: "demo/other:80" }, more: { ...hello, path: "/more" } },
      ingresses: [{ ...guarded, annotations: {} }],
    });
    const { code, stdout, stderr } = await edge("--base", "HEAD");
    assert.equal(code, 1, stderr);
    assert.match(stderr, /^edge: 1 alarms, shown first/);
    assert.match(
      stdout,
      /^stack prod: ⛔ 1 alarm\n\nlook at these first\n {2}! lost protection: admin\.example \/ loses addresses/,
    );
    assert.match(
      stdout,
      /- hello\.example \/ {2}demo\/hello:80\n {2}\+ hello\.example \/ {2}demo\/other:80/,
    );
    assert.match(stdout, /\+ hello\.example \/more {2}demo\/hello:80/);
    const json = await edge("--base", "HEAD", "--format", "json");
    const { alarms, changes } = JSON.parse(json.stdout) as {
      alarms: unknown[];
      changes: unknown[];
    };
    assert.deepEqual([alarms.length, changes.length], [1, 3]);
  });

  it("shows findings that are new and answered", async () => {
    const password: IngressInput = {
      ...guarded,
      annotations: { "auth-type": "basic", "auth-secret": "users" },
    };
    await configure({ routes: { hello }, ingresses: [{ ...guarded, annotations: {} }] });
    await commit();
    await configure({ routes: { hello }, ingresses: [password] });
    const open = await edge("--base", "HEAD", "--format", "markdown");
    assert.match(
      open.stdout,
      /#### New findings without an answer\n\n(- .*\n)*- `shop\/admin\/auth-secret` \(public, protective, refused\)/,
    );
    await configure({
      routes: { hello },
      ingresses: [password],
      answers: { "shop/admin/auth-secret": "deny" },
    });
    const answered = await edge("--base", "HEAD", "--format", "markdown");
    assert.match(
      answered.stdout,
      /#### Answered findings\n\n- `shop\/admin\/auth-secret`.* — \*\*deny\*\*/,
    );
  });

  it("shows the step of a migration, and refuses one that skips stages", async () => {
    await configure({ routes: { hello }, ingresses: [{ ...guarded, annotations: {} }] });
    await commit();
    const step = async (stage: Stage) => {
      await configure({ routes: { hello }, ingresses: [{ ...guarded, annotations: {} }], stage });
      return edge("--base", "HEAD");
    };
    const skipped = await step("pool");
    assert.equal(skipped.code, 1, skipped.stderr);
    assert.match(
      skipped.stdout,
      /look at these first\n {2}! skipped stage: migration public, step:/,
    );
    const next = await step("install");
    assert.equal(next.code, 0, next.stderr + next.stdout);
    assert.match(
      next.stdout,
      /\nMigration public: stage assess → install\n {2}traffic to Envoy: unchanged: 0 %\n {2}address: /,
    );
    assert.match(next.stdout, / {2}roll back: pulumi config set --stack prod --path .* assess && /);
    await commit();
    const blind = await step("routes");
    assert.equal(blind.code, 1, blind.stderr);
    assert.match(blind.stdout, /! shut gate: migration public, evidence: /);
  });

  it("says what is wrong with a version", async () => {
    await configure({ routes: { hello }, ingresses: [] });
    await commit();
    const missing = await edge("--base", "nowhere");
    assert.equal(missing.code, 2);
    assert.match(
      missing.stderr,
      /cannot read the configuration Pulumi\.yaml of nowhere: .*--base names the version/s,
    );

    await configure({ routes: { hello: { ...hello, host: "no host" } }, ingresses: [] });
    const faulty = await edge("--base", "HEAD");
    assert.equal(faulty.code, 2);
    assert.match(faulty.stderr, /routes\.hello\.host/);

    await configure({ routes: { hello }, ingresses: [] });
    await writeFile(inProject("inventory/prod.json"), "{}");
    const broken = await edge("--base", "HEAD");
    assert.equal(broken.code, 2);
    assert.match(broken.stderr, /inventory\/prod\.json is of no known schema version/);
    assert.match(await readFile(inProject("Pulumi.prod.yaml"), "utf8"), /hello/);
  });
});
