import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseAllDocuments } from "yaml";
import { formatInventory, type Inventory } from "../../model/nginx/inventory";
import type { KubernetesObject } from "../../model/kubernetes-object";
import { validateObject } from "../support/crds";
import { startEdge, type Ended } from "../support/edge";
import { type IngressInput, inventoryOf } from "../support/nginx";

describe("edge convert", function () {
  this.timeout(120_000);

  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "convert-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const file = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text);
    return name;
  };
  const run = (...args: readonly string[]): Promise<Ended> =>
    startEdge({ args: ["convert", ...args], cwd: folder }).ended;
  const convert = (inventory: Inventory, ...args: readonly string[]): Promise<Ended> =>
    run("--inventory", file("inventory.json", formatInventory(inventory)), ...args);

  const guarded: IngressInput = {
    name: "admin",
    host: "admin.example",
    annotations: { "auth-type": "basic", "auth-secret": "users" },
  };
  const inventory = (...ingresses: readonly IngressInput[]): Inventory =>
    inventoryOf({
      ingresses,
      secrets: [{ name: "users", keys: ["auth"], passwords: { apr1: 1 } }],
    });

  /** Answers every finding that takes one. */
  const answersTo = async (converted: Inventory): Promise<string> => {
    const { stdout } = await convert(converted, "--format", "json");
    const { findings } = JSON.parse(stdout) as {
      findings: { id: string; answers: string[] }[];
    };
    const lines = findings.flatMap(({ id, answers: [first] }) =>
      first === undefined
        ? []
        : [`"${id}": ${first === "accept" ? "{accept: it was looked at}" : first}`],
    );
    return file("answers.yaml", `${lines.join("\n")}\n`);
  };

  it("prints objects that the API takes, and exits with 1 while findings wait", async () => {
    const { code, stdout, stderr } = await convert(inventory({ name: "web" }, guarded));
    assert.equal(code, 1, stderr);
    assert.match(stderr, /^edge: \d+ findings have no answer, \d+ of them protective; --format/);
    const objects = parseAllDocuments(stdout).map(
      (document) => document.toJS() as KubernetesObject,
    );
    assert.ok(objects.some(({ kind }) => kind === "HTTPRoute"));
    for (const object of objects) {
      assert.deepEqual(validateObject(object), [], JSON.stringify(object));
    }
  });

  it("closes what it cannot keep", async () => {
    const { stdout } = await convert(inventory(guarded), "--format", "json");
    const { rows, verdict } = JSON.parse(stdout) as {
      verdict: string;
      rows: { host: string; path: string; result: string }[];
    };
    assert.equal(verdict, "unfit");
    assert.deepEqual(
      rows.filter(({ host }) => host === "admin.example").map(({ result }) => result),
      ["denied"],
    );
  });

  it("exits with 0 when every finding is answered, and takes the same bytes from the same input", async () => {
    const input = inventory({ name: "web" }, guarded);
    const answers = await answersTo(input);
    const first = await convert(input, "--answers", answers);
    assert.equal(first.code, 0, first.stderr);
    assert.deepEqual(await convert(input, "--answers", answers), first);
  });

  it("refuses answers that nothing asked for", async () => {
    const answers = file("answers.yaml", "shop/gone/auth-url: deny\n");
    const { code, stderr } = await convert(inventory({ name: "web" }), "--answers", answers);
    assert.equal(code, 2);
    assert.match(
      stderr,
      /answers that do not fit:\n {2}shop\/gone\/auth-url: there is no such finding/,
    );
  });

  for (const [name, text, message] of [
    ["no YAML", "a: [", /answers\.yaml is not YAML: .*line 1/s],
    ["no reason", "a/b/c: {accept: ok}", /a\/b\/c.*at least 10 characters/s],
    ["an answer that does not exist", "a/b/c: perhaps", /a\/b\/c/],
    ["a list", "- deny", /answers\.yaml holds no answers/],
  ] as const) {
    it(`refuses answers with ${name}`, async () => {
      const answers = file("answers.yaml", text);
      const { code, stdout, stderr } = await convert(inventory({}), "--answers", answers);
      assert.equal(code, 2, stderr);
      assert.equal(stdout, "");
      assert.match(stderr, message);
    });
  }

  it("writes a page that is whole, for people, and shows nothing as markup", async () => {
    const odd: IngressInput = {
      name: "odd",
      host: "odd.example",
      annotations: { "permanent-redirect": "https://x/<script>alert(1)</script>" },
    };
    const page = path.join(folder, "page.html");
    const { stdout } = await convert(
      inventory({ name: "web" }, guarded, odd),
      ...["--format", "html", "--out", page],
    );
    assert.equal(stdout, "");
    const text = readFileSync(page, "utf8");
    assert.match(text, /^<!doctype html>/);
    assert.doesNotMatch(text, /<script|src=|href="http|url\(/);
    for (const name of ["shop/web", "shop/admin", "shop/odd"]) {
      assert.match(text, new RegExp(`<h2>${name}</h2>`));
    }
    assert.match(text, /403, nobody gets in/);
    assert.match(text, /auth-secret/);
    assert.deepEqual(readdirSync(folder).sort(), ["inventory.json", "page.html"]);
  });

  it("prints hosts, paths and findings for a terminal, without colour where it is none", async () => {
    const { stdout } = await convert(inventory({ name: "web" }, guarded), "--format", "table");
    assert.match(stdout, /^admin\.example\n {2}403 {2}\/ \(Prefix\)/m);
    assert.match(stdout, /or answer: "shop\/admin\/auth-secret": deny/);
    assert.match(stdout, /\d+ paths, \d+ findings, \d+ without an answer: unfit\n$/);
    // eslint-disable-next-line no-control-regex -- an escape would be a colour
    assert.doesNotMatch(stdout, /\u001b/);
  });

  it("names the Gateway as asked", async () => {
    const { stdout } = await convert(
      inventory({}),
      "--gateway",
      "edge-system/front",
      "--class",
      "eg",
    );
    assert.match(stdout, /gatewayClassName: eg\n/);
    assert.match(stdout, /name: front\n {2}namespace: edge-system\n/);
    const refused = await convert(inventory({}), "--gateway", "front");
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /--gateway front is not of the form namespace\/name/);
  });

  it("refuses what is no inventory, and needs one", async () => {
    const old = file("old.json", '{"version": 7}');
    const refused = await run("--inventory", old);
    assert.equal(refused.code, 2);
    assert.match(refused.stderr, /old\.json is an inventory of schema version 7/);
    assert.equal((await run("--inventory", "nowhere.json")).code, 2);
    assert.equal((await run()).code, 2);
    assert.equal((await run("--inventory", old, "--format", "xml")).code, 2);
  });

  it("ends in bounded time with an expression that would run for ever, and with a megabyte", async () => {
    const { code, stderr } = await convert(
      inventory(
        {
          name: "slow",
          annotations: { "use-regex": "true" },
          paths: [{ path: "/(a+)+$", type: "ImplementationSpecific" }],
        },
        {
          name: "large",
          host: "large.example",
          annotations: { "auth-url": `http://a.b/${"a".repeat(2 ** 20)}` },
        },
      ),
      ...["--format", "html"],
    );
    assert.equal(code, 1, stderr);
  });
});
