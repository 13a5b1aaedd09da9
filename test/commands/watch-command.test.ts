import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { CommanderError } from "commander";
import type { CommandFault } from "../../commands/fault";
import { watchCommand } from "../../commands/watch";
import { liveLines, newLive, note } from "../../commands/watch/live";
import { readMarks } from "../../commands/watch/marks";
import { plotOf } from "../../commands/watch/plot";
import { report } from "../../commands/watch/report";
import type { Attempt } from "../../model/watch";
import { parseWatchRecord, recordOf, type WatchRecord } from "../../model/watch";
import { startEdge, type Ended } from "../support/edge";
import { CERTIFICATE, serve, type Served } from "../support/watch";

describe("edge watch: the command", function () {
  this.timeout(120_000);

  let folder: string;
  let served: Served;
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "watch-"));
    served = await serve({
      fault: (number, { request }) => {
        if (number === 5 && request.url === "/bad") {
          request.socket.destroy();
          return true;
        }
        return false;
      },
    });
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await served.close();
  });

  const start = (...args: readonly string[]) =>
    startEdge({ args: ["watch", ...args], cwd: folder });
  const edge = (...args: readonly string[]): Promise<Ended> => start(...args).ended;

  const file = (name: string): string => path.join(folder, name);
  const recordIn = (name: string): WatchRecord => {
    const read = parseWatchRecord(readFileSync(file(name), "utf8"), name);
    assert("record" in read, JSON.stringify(read));
    return read.record;
  };
  const quick = ["--mix", "get:kept:h1,post:new:h1,websocket:kept:h1", "--rate", "50"];

  it("writes the record, every request, and a picture with the marks", async () => {
    const marks = [{ time: "2026-01-01T00:00:00Z", label: "from the file" }];
    writeFileSync(file("marks"), `${JSON.stringify(marks[0])}\n\n`);
    const { code, stdout, stderr } = await edge(
      ...["--url", served.url, ...quick, "--duration", "1s", "--backend-log", served.log],
      ...["--out", "record.json", "--log", "requests", "--plot", "plot.svg", "--marks", "marks"],
    );
    assert.equal(code, 0, stderr);
    assert.match(
      stdout,
      /watch: sent 50 lost 0 refused 0 duplicated 0 wrong 0 slow \d+ longest-gap \d+ms\n$/,
    );
    const record = recordIn("record.json");
    assert.deepEqual(record.marks, marks);
    const lines = readFileSync(file("requests"), "utf8").trimEnd().split("\n");
    const numbers = lines.map((line) => (JSON.parse(line) as Attempt).number);
    assert.deepEqual(
      numbers.sort((a, b) => a - b),
      Array.from({ length: 50 }, (_, index) => index + 1),
    );
    const svg = readFileSync(file("plot.svg"), "utf8");
    assert.match(svg, /^<svg .*sent 50 lost 0.*<\/svg>$/s);
  });

  it("exits 1 and names what was lost, and still writes the record", async () => {
    const { code, stdout, stderr } = await edge(
      ...["--url", `${served.url}bad`, "--mix", "get:kept:h1", "--duration", "200ms"],
      ...["--out", "record.json"],
    );
    assert.equal(code, 1);
    assert.match(stdout, /5 get:kept:h1 lost: socket hang up \(ECONNRESET\)/);
    assert.match(stdout, /duplicates are not known: no log of a backend was named/);
    assert.match(stdout, /watch: sent 10 lost 1 refused 0 duplicated unknown wrong 0 /);
    assert.equal(stderr, "edge: 1 lost, 0 duplicated, 0 wrong of 10 requests\n");
    assert.equal(recordIn("record.json").total.lost, 1);
  });

  it("ends at Ctrl-C as at its end, and takes what is typed as a mark", async () => {
    const { child, ended } = start(
      ...["--url", served.url, ...quick, "--out", "record.json", "--log", "requests", "--json"],
    );
    while (!existsSync(file("requests")) || readFileSync(file("requests"), "utf8") === "") {
      await pause(20);
    }
    // The mark is in before the signal: both go to one process, and the pipe is read first.
    child.stdin.write("cutover\n");
    const before = readFileSync(file("requests"), "utf8").length;
    while (readFileSync(file("requests"), "utf8").length < before + 2000) {
      await pause(20);
    }
    child.kill("SIGINT");
    const { code, stdout } = await ended;
    assert.equal(code, 0);
    const record = recordIn("record.json");
    assert.deepEqual(JSON.parse(stdout), record);
    assert.deepEqual(
      record.marks.map(({ label }) => label),
      ["cutover"],
    );
    assert.equal(
      readFileSync(file("requests"), "utf8").trimEnd().split("\n").length,
      record.total.sent,
    );
  });

  it("exits 2 for a bad call, with every fault of it", async () => {
    const { code, stderr } = await edge(
      ...[
        "--url",
        "shop",
        "--url",
        "ftp://a",
        "--address",
        "a b:1:2",
        "--mix",
        "get,websocket:kept:h2",
      ],
    );
    assert.equal(code, 2);
    for (const fault of [
      "shop is no URL of http or https",
      "ftp://a is no URL",
      "a b:1:2 is no address",
      '"get" is no exchange:connection:protocol=weight',
      "WebSocket is sent over HTTP/1.1 only",
    ]) {
      assert(stderr.includes(fault), `${fault}: ${stderr}`);
    }
    const calls: [RegExp, string[]][] = [
      [/--url/, []],
      [/length of time/, ["--url", served.url, "--duration", "60"]],
      [/more than 0/, ["--url", served.url, "--rate", "0"]],
      [/--h2c/, ["--url", served.url, "--mix", "get:kept:h2"]],
      [/leave --plain out/, ["--url", served.url, "--plain", "--mix", "post:kept:h1"]],
      [/leave out --plain or/, ["--url", served.url, "--plain", "--backend-log", served.log]],
      [/cannot read the certificates/, ["--url", served.url, "--ca", "missing"]],
      [/is no log of arrivals/, ["--url", served.url, "--backend-log", served.url]],
      [/cannot write missing\/log/, ["--url", served.url, "--log", "missing/log"]],
    ];
    for (const [message, args] of calls) {
      const call = watchCommand().configureOutput({ writeErr: () => undefined });
      await assert.rejects(
        call.parseAsync([...args, "--out", file("record.json")], { from: "user" }),
        (error: CommandFault | CommanderError) => {
          assert.match(error.message, message);
          return error instanceof CommanderError || error.exitCode === 2;
        },
      );
    }
    assert(!existsSync(file("record.json")));
  });

  it("writes the record even if the marks cannot be read", async () => {
    writeFileSync(file("marks"), "no mark\n");
    const args = ["--url", served.url, ...quick, "--duration", "100ms", "--out", "record.json"];
    const { code, stderr } = await edge(...args, "--marks", "marks");
    assert.equal(code, 2);
    assert.match(stderr, /marks:1 is no mark of the form/);
    assert.equal(recordIn("record.json").total.sent, 5);
    assert.match(readMarks(file("none")).faults.join(), /there is no file/);
  });

  it("trusts the authorities of a file", async () => {
    const secure = await serve({ tls: "h2" });
    writeFileSync(file("ca.pem"), CERTIFICATE);
    const { code, stderr } = await edge(
      ...["--url", secure.url, "--ca", "ca.pem", "--mix", "get:new:h1,get:kept:h2"],
      ...["--duration", "200ms", "--address", "127.0.0.1"],
    );
    await secure.close();
    assert.equal(code, 0, stderr);
  });
});

describe("edge watch: what it shows", () => {
  const attempt = (number: number, rest: Partial<Attempt> = {}): Attempt => ({
    number,
    atMs: number * 10,
    lagMs: 0,
    latencyMs: 5,
    expectedMs: 0,
    kind: "get:kept:h1",
    target: "http://a/",
    reused: false,
    proxy: "nginx",
    verdict: "ok",
    ...rest,
  });

  it("on a terminal: counts, proxies of the last second, and the last failure", () => {
    const live = newLive();
    live.sent = 4;
    note(live, attempt(1));
    note(live, attempt(2, { proxy: "envoy" }));
    assert.match(liveLines(live, 3661).join("\n"), /01:01:01 {2}sent 4 · under way 2 · 0 lost/);
    assert.match(liveLines(live, 1).join("\n"), /nginx 1\/s · envoy 1\/s/);
    live.recent.clear();
    note(live, attempt(3, { verdict: "lost", cause: "reset" }));
    const lines = liveLines(live, 2).join("\n");
    assert.match(lines, /1 lost/);
    assert.match(lines, /no right answer in this second/);
    assert.match(lines, /last: get:kept:h1 number 3: reset/);
  });

  it("in a picture: each proxy, and each mark once by name", async () => {
    const svg = await plotOf(
      recordOf({
        ...{ run: "run", started: "2026-01-01T00:00:00Z", ended: "2026-01-01T00:00:03Z" },
        settings: {
          ...{ targets: [], rate: 100, mix: {}, pool: 1 },
          ...{ timeoutMs: 1, slowMs: 100, judged: "echo" },
        },
        attempts: [attempt(1), attempt(2, { proxy: "envoy" }), attempt(200, { verdict: "lost" })],
        arrivals: { unknown: "no log" },
        connections: {},
        marks: [{ time: "2026-01-01T00:00:01Z", label: "cutover-mark" }],
      }),
    );
    for (const [text, times] of [
      ["cutover-mark", 1],
      ["nginx", 1],
      ["envoy", 1],
    ] as const) {
      assert.equal(svg.split(`>${text}<`).length - 1, times, text);
    }
  });

  it("at the end: targets if there are several, some failures, and the machine's own lateness", () => {
    const attempts = [
      ...Array.from({ length: 12 }, (_, index) =>
        attempt(index + 1, { verdict: "lost", cause: "refused", proxy: "unknown" }),
      ),
      attempt(13, { target: "http://b/", lagMs: 150, connection: 7, reused: true }),
    ];
    const text = report(
      recordOf({
        ...{ run: "run", started: "2026-01-01T00:00:00Z", ended: "2026-01-01T00:00:01Z" },
        settings: {
          ...{ targets: [], rate: 100, mix: {}, pool: 1 },
          ...{ timeoutMs: 1, slowMs: 100, judged: "echo" },
        },
        attempts,
        arrivals: new Map([[13, 2]]),
        connections: { "kept:h1": { opened: 1, closedIdle: 2, closedInUse: 3 } },
        marks: [],
      }),
    );
    assert.match(text, /^target +sent/m);
    assert.match(
      text,
      /1 get:kept:h1 lost: refused \(no connection, unknown, the backend saw it 0 times\)/,
    );
    assert.match(text, /… and 3 more/);
    assert.match(text, /kept:h1: 1 opened, ended by the other side 2 idle, 3 in use/);
    assert.match(text, /late by up to 150 ms/);
    assert.match(
      text,
      /watch: sent 13 lost 12 refused 0 duplicated 1 wrong 0 slow 0 longest-gap \d+ms\n$/,
    );
  });
});
