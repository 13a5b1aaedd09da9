import assert from "node:assert/strict";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { stringify } from "yaml";
import { CommandFault } from "../../commands/fault";
import { inventoryCommand } from "../../commands/inventory";
import { readManifests } from "../../commands/inventory/manifests";
import { bar } from "../../commands/inventory/progress";
import { driftLines, summary } from "../../commands/inventory/report";
import { stackName } from "../../commands/stack";
import { writeWhole } from "../../commands/write-file";
import { buildInventory, formatInventory, readObjects } from "../../model/nginx/inventory";
import { fakeApiServer } from "../support/api-server";
import { selfSigned } from "../support/certificates";
import { startEdge, type Ended } from "../support/edge";
import { fixtureObjects, ingressWith, inventoryOf, secretWith } from "../support/inventory";
import { documentedRules } from "../support/inventory-roles";

const FIXTURES = path.join(__dirname, "../fixtures/ingress-nginx");

const NOW = "2026-01-01T00:00:00Z";

/** Runs the real command line in a folder. */
const edge = (cwd: string, ...args: readonly string[]): Promise<Ended> =>
  startEdge({ args: ["inventory", ...args], cwd }).ended;

/** Runs the command in this process: it must refuse the call, with exit code 2. */
const refuses = (message: RegExp, ...args: readonly string[]): Promise<void> =>
  assert.rejects(inventoryCommand().parseAsync(args, { from: "user" }), (error) => {
    assert(error instanceof CommandFault);
    assert.match(error.message, message);
    return error.exitCode === 2;
  });

describe("edge inventory", function () {
  this.timeout(120_000);

  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "inventory-"));
    cpSync(FIXTURES, path.join(folder, "manifests"), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const manifest = (name: string, text: string): void => {
    const file = path.join(folder, "manifests", name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  };
  const gone = (): string[] => {
    const file = path.join(folder, "kubeconfig");
    writeFileSync(
      file,
      JSON.stringify({
        clusters: [],
        users: [],
        contexts: [{ name: "here", context: { cluster: "here", user: "me" } }],
      }),
    );
    return ["--kubeconfig", file, "--context", "gone"];
  };
  const written = (name = "inventory/prod.json"): string =>
    readFileSync(path.join(folder, name), "utf8");

  describe("of a folder", () => {
    it("writes the same bytes for the same folder, and finds no drift", async () => {
      const first = await edge(folder, "--from", "manifests", "--stack", "org/project/prod");
      assert.equal(first.code, 0, first.stderr);
      assert.match(
        first.stdout,
        /^inventory\/prod\.json: 2 Ingresses of ingress-nginx\/ingress-nginx-controller, release 1\.15\.1\n/,
      );
      assert.match(first.stdout, /left out, other class: 1\n/);
      assert.match(first.stdout, /unknown: whether helm uninstall keeps/);
      const second = await edge(folder, "--from", "manifests", "--out", "again.json", "--json");
      assert.equal(second.code, 0, second.stderr);
      assert.equal(written("again.json"), written());
      assert.equal((JSON.parse(second.stdout) as { ingresses: number }).ingresses, 2);
      assert.deepEqual(readdirSync(path.join(folder, "inventory")), ["prod.json"]);
      const check = await edge(folder, "--from", "manifests", "-s", "prod", "--check");
      assert.deepEqual(check, { code: 0, stdout: "no drift\n", stderr: "" });
    });

    it("exits 1 on drift, naming object and field, and writes nothing", async () => {
      await edge(folder, "--from", "manifests", "-s", "prod", "--without-secrets");
      const before = written();
      const file = path.join(folder, "manifests/applications.yaml");
      const text = readFileSync(file, "utf8");
      writeFileSync(file, text.replace("proxy-body-size: 8m", "proxy-body-size: 9m"));
      const drift = await edge(folder, "--from", "manifests", "-s", "prod", "--check");
      assert.equal(drift.code, 1);
      assert.equal(
        drift.stdout,
        'drift:\n  Ingress shop/web: annotations.nginx.ingress.kubernetes.io/proxy-body-size: "8m" → "9m"\n',
      );
      assert.equal(
        drift.stderr,
        "edge: inventory/prod.json has drifted: 1 difference; write it anew and review it\n",
      );
      assert.equal(written(), before);
    });

    it("holds no byte of a private key, a password hash or a user", async () => {
      const { certificate, privateKey } = selfSigned({
        key: ["ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"],
        names: ["DNS:shop.example.com"],
        commonName: "shop",
      });
      const hash = "$apr1$8XzQ0w5b$Ct6mJwX1wXwqf6mXl8cV0.";
      manifest(
        "secrets.yaml",
        [
          secretWith({
            name: "shop-tls",
            type: "kubernetes.io/tls",
            values: { "tls.crt": certificate, "tls.key": privateKey },
          }),
          secretWith({ name: "users", values: { auth: `alice:${hash}` } }),
        ]
          .map((each) => stringify(each))
          .join("---\n"),
      );
      const run = await edge(folder, "--from", "manifests", "-s", "prod");
      assert.equal(run.code, 0, run.stderr);
      const all = written() + run.stdout + run.stderr;
      const { secrets } = JSON.parse(written()) as {
        secrets: { certificates: { names: string[] }[] }[];
      };
      assert.deepEqual(secrets[0]?.certificates[0]?.names, ["shop.example.com"]);
      const keyLines = privateKey
        .split("\n")
        .filter((line) => line !== "" && !line.startsWith("-"));
      const encoded = [privateKey, hash].map((each) =>
        Buffer.from(each).toString("base64").slice(0, 40),
      );
      for (const secret of [
        ...keyLines,
        ...encoded,
        hash,
        hash.slice(6, 14),
        "alice",
        "PRIVATE KEY",
      ]) {
        assert.ok(!all.includes(secret), secret);
      }
    });

    it("refuses with exit code 2, object, field and place, and leaves the file as it was", async () => {
      const before = "what was there";
      mkdirSync(path.join(folder, "inventory"));
      writeFileSync(path.join(folder, "inventory/prod.json"), before);
      manifest(
        "more/bad.yaml",
        stringify(ingressWith({ name: "Bad", rules: [{ host: "a b\u001b[31m" }] })),
      );
      manifest(
        "more/long.yaml",
        stringify(ingressWith({ name: "long", annotations: { note: "x".repeat(1_000_000) } })),
      );
      const run = await edge(folder, "--from", "manifests", "-s", "prod");
      assert.equal(run.code, 2);
      assert.equal(run.stdout, "");
      assert.match(run.stderr, /^edge: 3 faults in the objects:\n/);
      assert.match(
        run.stderr,
        /Ingress shop\/Bad \(more\/bad\.yaml\): metadata\.name "Bad" is not a DNS name/,
      );
      assert.match(run.stderr, /spec\.rules\.0\.host "a b\\u001b\[31m" is not a host name/);
      assert.match(
        run.stderr,
        /Ingress shop\/long \(more\/long\.yaml\): metadata\.annotations are 1000004 bytes/,
      );
      assert.ok(!run.stderr.includes("\u001b"));
      assert.equal(written(), before);
      assert.deepEqual(readdirSync(path.join(folder, "inventory")), ["prod.json"]);
    });

    it("refuses a call that contradicts itself or asks for what is not there", async () => {
      const file = path.join(folder, "inventory/prod.json");
      const from = ["--from", path.join(folder, "manifests"), "--out", file];
      await refuses(/leave out --context and --kubeconfig/, ...from, "--context", "x");
      await refuses(
        /--controller x is not of the form namespace\/name/,
        ...from,
        "--controller",
        "x",
      );
      await refuses(
        /none of what was asked for\n.*--controller ingress-nginx\/ingress-nginx-controller$/,
        ...from,
        ...["--class", "missing"],
      );
      await refuses(
        /cannot read the inventory, which "edge inventory" writes: .*prod\.json/,
        ...from,
        "--check",
      );
      await refuses(/no context "gone"; it has: here; see --kubeconfig/, "--out", file, ...gone());
      mkdirSync(path.dirname(file));
      writeFileSync(file, '{"version": 7}');
      await refuses(
        /schema version 7; this program reads version 1; write it anew/,
        ...from,
        "--check",
      );
    });

    it("takes 10 000 Ingresses with control characters in annotations", async () => {
      const ingresses = Array.from({ length: 10_000 }, (_, index) =>
        ingressWith({
          name: `web-${index}`,
          className: "nginx",
          annotations: { note: `\u0000\u001b[2J${index}` },
          rules: [{ host: `h${index}.example.com` }],
        }),
      );
      manifest("many.json", JSON.stringify({ apiVersion: "v1", kind: "List", items: ingresses }));
      const run = await edge(folder, "--from", "manifests", "-s", "prod");
      assert.equal(run.code, 0, run.stderr);
      assert.match(run.stdout, /: 10002 Ingresses/);
      for (const character of ["\u0000", "\u001b"]) {
        assert.ok(!written().includes(character));
      }
    });
  });

  describe("of a cluster", () => {
    it("writes, checks with the options of the file, and says what was refused", async () => {
      const objects: Record<string, unknown>[] = fixtureObjects();
      const server = await fakeApiServer({ objects, rules: documentedRules() });
      const kubeconfig = path.join(folder, "kubeconfig");
      writeFileSync(kubeconfig, server.kubeconfig);
      try {
        const run = await edge(
          folder,
          "--kubeconfig",
          kubeconfig,
          "-s",
          "prod",
          "--without-secrets",
        );
        assert.equal(run.code, 0, run.stderr);
        assert.match(run.stdout, /unknown: Secrets: whether they exist/);
        const check = ["--kubeconfig", kubeconfig, "-s", "prod", "--check", "--json"];
        assert.deepEqual(JSON.parse((await edge(folder, ...check)).stdout), {
          file: "inventory/prod.json",
          drifts: [],
        });
        assert.ok(!server.paths.some((each) => each.includes("/secrets")));
        const late = ingressWith({ name: "late", className: "nginx" });
        objects.push({
          ...late,
          metadata: { name: "late", namespace: "shop", creationTimestamp: NOW },
        });
        const drift = await edge(folder, ...check);
        assert.equal(drift.code, 1);
        const { drifts } = JSON.parse(drift.stdout) as {
          drifts: { object: string; nature: string }[];
        };
        assert.deepEqual(
          drifts.map(({ object, nature }) => `${nature} ${object}`),
          ["configuration Ingress shop/late"],
        );
      } finally {
        server.close();
      }
    });
  });

  describe("manifests", () => {
    const faultOf = (): string => {
      try {
        readManifests(path.join(folder, "manifests"));
      } catch (error) {
        assert(error instanceof CommandFault);
        assert.equal(error.exitCode, 2);
        return error.message;
      }
      return assert.fail("nothing was refused");
    };

    it("that are broken are refused, each with file, line and column", () => {
      manifest("a/template.yaml", "kind: Ingress\nmetadata:\n  name: {{ .Values.name }}-x\n");
      manifest("b.json", '{"kind": "Ingress",\n "metadata": [}\n');
      manifest("c.yaml", "a: 1\na: 2\n");
      const fault = faultOf();
      assert.match(fault, /\n {2}a\/template\.yaml:3:\d+: /);
      assert.match(fault, /\n {2}b\.json:2:\d+: /);
      assert.match(fault, /\n {2}c\.yaml:2:1: Map keys must be unique/);
    });

    it("that grow without end by their aliases are refused", () => {
      const line = (name: string, of: string): string =>
        `${name}: &${name} [${`*${of},`.repeat(9)}]\n`;
      const names = ["a", "b", "c", "d", "e", "f", "g", "h"];
      const lines = names.slice(1).map((name, index) => line(name, names[index] ?? ""));
      manifest("bomb.yaml", `a: &a [x]\n${lines.join("")}`);
      assert.match(faultOf(), /bomb\.yaml: Excessive alias count/);
    });

    it("are read as kubectl reads them", () => {
      rmSync(path.join(folder, "manifests"), { recursive: true });
      manifest("readme.md", "no manifest");
      manifest("a.yml", "# only a comment\n---\nswitch: on\ntime: 2025-01-01\nclock: 12:30\n---\n");
      manifest("z/b.json", '{"a": 1, }');
      assert.deepEqual(readManifests(path.join(folder, "manifests")), [
        {
          object: { switch: true, time: "2025-01-01", clock: "12:30" },
          place: "a.yml, document 1",
        },
        { object: { a: 1 }, place: "z/b.json" },
      ]);
    });

    it("that are not there are refused", () => {
      assert.throws(() => readManifests(path.join(folder, "nowhere")), /cannot be read: ENOENT/);
      const empty = path.join(folder, "empty");
      mkdirSync(empty);
      assert.throws(() => readManifests(empty), /holds no file that ends with/);
    });

    it("give the same bytes however they are spread over documents and files", () => {
      const objects = fixtureObjects();
      const expected = formatInventory(inventoryOf(objects, { source: "manifests" }));
      const spread = fc.tuple(
        fc.shuffledSubarray(objects, { minLength: objects.length }),
        fc.array(fc.nat({ max: 4 }), { minLength: objects.length, maxLength: objects.length }),
      );
      fc.assert(
        fc.property(spread, ([shuffled, files]) => {
          const target = mkdtempSync(path.join(folder, "spread-"));
          for (const file of new Set(files)) {
            const documents = shuffled.filter((_, index) => files[index] === file);
            writeFileSync(
              path.join(target, `${file}.yaml`),
              documents.map((each) => stringify(each)).join("---\n"),
            );
          }
          const { objects: read } = readObjects(readManifests(target));
          const built = buildInventory({
            source: "manifests",
            options: { secrets: "facts" },
            objects: read,
          });
          assert("inventory" in built);
          assert.equal(formatInventory(built.inventory), expected);
        }),
        { numRuns: 20 },
      );
    });
  });

  describe("its parts", () => {
    it("write a file whole, or leave nothing", () => {
      const file = path.join(folder, "a/b.json");
      writeWhole(file, "one");
      writeWhole(file, "two");
      assert.equal(readFileSync(file, "utf8"), "two");
      mkdirSync(path.join(folder, "taken"));
      assert.throws(() => writeWhole(path.join(folder, "taken"), "x"), /cannot write .*taken: /);
      assert.deepEqual(readdirSync(path.join(folder, "a")), ["b.json"]);
      assert.ok(!readdirSync(folder).some((name) => name.startsWith(".")));
    });

    it("take the name of a stack, and nothing that leads elsewhere", async () => {
      assert.equal(await stackName("org/project/prod"), "prod");
      await assert.rejects(stackName("org/.."), /--stack "org\/\.\." is no name of a stack/);
      await assert.rejects(stackName(""), CommandFault);
    });

    it("show how far the reading is", () => {
      assert.match(
        bar([
          { read: 500, total: 1500 },
          { read: 250, total: 750 },
        ]),
        /^█{10}░{20} 750 of 2250 objects$/,
      );
      assert.match(bar([{ read: 0, total: 0 }]), /^█{30} 0 of 0 objects$/);
    });

    it("show values short and harmless, and what moves by itself apart", () => {
      const text = driftLines([
        { object: "Ingress a/b", field: "", after: {}, nature: "configuration" },
        { object: "Ingress a/c", field: "", before: {}, nature: "configuration" },
        { object: "Ingress a/d", field: "x", after: "\u202e".repeat(100), nature: "configuration" },
        {
          object: "Service a/e",
          field: "endpoints",
          before: "ready",
          after: "none",
          nature: "state",
        },
      ]);
      assert.match(text, /^drift:\n {2}Ingress a\/b: is new\n {2}Ingress a\/c: is gone\n/);
      assert.match(text, /Ingress a\/d: x: absent → "(\\u202e){79}…\n/);
      assert.match(
        text,
        /\nmoved by itself, which is no drift:\n {2}Service a\/e: endpoints: "ready" → "none"\n$/,
      );
      const inventory = inventoryOf([]);
      const leftOut = {
        "other class": 0,
        "other namespace": 0,
        "ACME challenge": 0,
        "of this program": 0,
      };
      assert.match(
        summary({ file: "x.json", built: { inventory, leftOut } }),
        /^x\.json: 0 Ingresses of an unknown controller\n {2}unknown: no workload/,
      );
    });
  });
});
