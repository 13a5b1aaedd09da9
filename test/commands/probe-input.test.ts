import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { CommanderError } from "commander";
import { CommandFault } from "../../commands/fault";
import { probeCommand } from "../../commands/probe";
import { paced } from "../../commands/probe/paced";
import { readAccessLog, readCredentials, readRequests } from "../../commands/probe/inputs";
import { progressLine } from "../../commands/probe/progress";
import { subjectOf, withAddresses } from "../../commands/probe/subject";
import { inventoryOf } from "../support/nginx";
import { anyPair } from "../support/probe";
import { settingsOf } from "../support/settings";

describe("edge probe: its input", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "probe-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const inventory = inventoryOf({ ingresses: [{ tls: true }] });

  const file = (text: string): string => {
    const name = path.join(folder, "input");
    writeFileSync(name, text);
    return name;
  };

  /** What a bad call is told; never a value of a file or of the environment. */
  const fault = (work: () => unknown): string => {
    try {
      work();
    } catch (error) {
      assert(error instanceof CommandFault, String(error));
      assert.equal(error.exitCode, 2);
      assert(!error.message.includes("hunter2"), error.message);
      return error.message;
    }
    return assert.fail("no fault");
  };

  it("takes credentials from variables, and says of bad ones which, not what", () => {
    const { certificate, privateKey } = anyPair();
    const values: Readonly<Record<string, string>> = {
      TOKEN: "hunter2",
      LINES: "hunter2\r\nX: y",
      CERTIFICATE: certificate,
      KEY: privateKey,
    };
    const read = (text: string) => readCredentials(file(text), (name) => values[name]);
    const found = read(
      "a: {headers: {X-Token: $TOKEN}, clientCertificate: {certificate: $CERTIFICATE, privateKey: $KEY}}",
    ).get("a");
    assert.deepEqual(found?.headers, [["X-Token", "hunter2"]]);
    assert.deepEqual(found.clientCertificate, { certificate, privateKey });
    for (const [text, message] of [
      ["a: {headers: {X-Token: hunter2}}", /X-Token: is not a reference .*allowed: \$NAME/],
      ["a: {headers: {X Token: $TOKEN}}", /X Token: .* is not the name of a header field/],
      ["a: {headers: [hunter2", /is not YAML: .*line 1/],
      ["a: {}", /a: is empty; allowed: basic, headers or clientCertificate/],
      ["a: {headers: {X-Token: $NOT_SET}}", /not set in the environment: NOT_SET/],
      ["a: {headers: {X-Token: $LINES}}", /a: the value of X-Token has a line break/],
      [
        "a: {clientCertificate: {certificate: $LINES, privateKey: $LINES}}",
        /a: clientCertificate is no certificate in PEM/,
      ],
    ] as const) {
      assert.match(
        fault(() => read(text)),
        message,
      );
    }
  });

  it("takes requests of a file, as YAML or JSON, with the methods that were asked for", () => {
    const requests = [{ host: "shop.example", method: "POST" }];
    const read = (text: string, methods: readonly string[]) => readRequests(file(text), methods);
    const [request] = read(JSON.stringify({ requests }), ["GET", "POST"]);
    assert.equal(request?.method, "POST");
    assert.match(
      fault(() => read(JSON.stringify({ requests }), ["GET"])),
      /may change things: POST; --methods allows more than GET$/,
    );
    assert.match(
      fault(() => read("requests: [{host: a/b, target: x}]", ["GET"])),
      /requests\.0\.host: is not a host.*\n.*requests\.0\.target: is not a path/,
    );
  });

  it("takes requests of a log, and says when there are none", () => {
    const line = '{"method":"GET","host":"shop.example","uri":"/a?token=hunter2"}\n';
    const [request] = readAccessLog(file(line), inventory);
    assert.deepEqual([request?.target, request?.scheme], ["/a", "https"]);
    assert.match(
      fault(() => readAccessLog(file("hunter2\n"), inventory)),
      /no request that can be sent, in 1 lines/,
    );
    assert.match(
      fault(() => readAccessLog(path.join(folder, "absent"), inventory)),
      /cannot read the access log/,
    );
  });

  it("takes the files that its page shows", () => {
    const page = readFileSync(path.join(__dirname, "../../docs/probe.md"), "utf8");
    const [credentials = "", requests = ""] = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(
      ([, text]) => text,
    );
    const { certificate, privateKey } = anyPair();
    const values: Readonly<Record<string, string>> = {
      CLIENT_CERTIFICATE: certificate,
      CLIENT_KEY: privateKey,
    };
    const read = readCredentials(file(credentials), (name) => values[name] ?? name);
    assert.equal(read.size, 3);
    assert.equal(readRequests(file(requests), ["GET", "HEAD"]).length, 4);
  });

  it("chooses the migration, and needs its name where there are several", () => {
    const project = (...names: readonly string[]) => ({
      stack: "dev",
      settings: settingsOf({
        migration: Object.fromEntries(names.map((name) => [name, { inventory: `${name}.json` }])),
      }),
      inventories: Object.fromEntries(names.map((name) => [name, inventory])),
    });
    assert.equal(subjectOf(project("one"), {}).plan.name, "one");
    assert.equal(subjectOf(project("one", "two"), { migration: "two" }).plan.name, "two");
    const told = (names: readonly string[], migration?: string) =>
      fault(() => subjectOf(project(...names), migration === undefined ? {} : { migration }));
    assert.match(told(["one", "two"]), /^--migration names one: .* the migrations one, two$/);
    assert.match(told(["one"], "other"), /^--migration other: .* the migrations one$/);
    assert.match(told([]), /has no migration$/);
  });

  it("goes where it is told, with the usual ports", async () => {
    const project = {
      stack: "dev",
      settings: settingsOf({ migration: { shop: { inventory: "x.json" } } }),
      inventories: { shop: inventory },
    };
    const told = (flags: { nginx: string; envoy: string }) =>
      withAddresses({
        project,
        migration: "shop",
        flags,
        work: (addresses) => Promise.resolve(addresses),
      });
    assert.deepEqual(await told({ nginx: "[::1]:8080", envoy: "envoy.example" }), {
      nginx: { host: "::1", http: 8080, https: 443 },
      envoy: { host: "envoy.example", http: 80, https: 443 },
    });
    await assert.rejects(told({ nginx: "a:b", envoy: "c" }), /--nginx a:b is not of the form/);
  });

  it("refuses options that it cannot read", async () => {
    for (const args of [["--methods", "GET,,"], ["--rate", "0"], ["--nonsense"]]) {
      const command = probeCommand().configureOutput({ writeErr: () => undefined });
      await assert.rejects(
        command.parseAsync(args, { from: "user" }),
        (error) => error instanceof CommanderError && error.exitCode === 1,
      );
    }
  });
});

describe("edge probe: its pace", () => {
  const never = new AbortController().signal;

  it("keeps the order, and begins no more than it may at a time", async () => {
    let [underWay, most] = [0, 0];
    const items = Array.from({ length: 30 }, (_, index) => index);
    const results = await paced({
      items,
      perSecond: 100_000,
      atOnce: 4,
      signal: never,
      work: async (item) => {
        most = Math.max(most, ++underWay);
        await new Promise(setImmediate);
        underWay--;
        return item * 2;
      },
    });
    assert.deepEqual(
      results,
      items.map((item) => item * 2),
    );
    assert.equal(most, 4);
  });

  it("begins nothing after its end, and leaves out what was under way", async () => {
    const ending = new AbortController();
    const results = await paced({
      items: [0, 1, 2, 3],
      perSecond: 100_000,
      atOnce: 1,
      signal: ending.signal,
      work: (item) => {
        if (item === 1) {
          ending.abort();
        }
        return Promise.resolve(item);
      },
    });
    assert.deepEqual(results, [0, undefined, undefined, undefined]);
  });

  it("says how far it is", () => {
    const line = progressLine({ done: 3, total: 9, unexplained: 1, failed: 0 });
    assert.match(line, /^3 of 9 requests · .*1 unexplained.* · 0 failed · .*Ctrl-C/);
  });
});
