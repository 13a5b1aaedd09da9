import assert from "node:assert/strict";
import { CommandFault } from "../../commands/fault";
import { parseAddress } from "../../commands/probe/address";
import { runProbe, type ProbeOptions } from "../../commands/probe/run";
import type { Guard } from "../../model/http/answer";
import type { Resolved } from "../../model/probe/credentials";
import { probeReportSchema, type ProbeReport } from "../../model/probe/report";
import { probeRequest } from "../../model/probe/request";
import { loopbackProxy } from "../support/loopback-proxy";
import { inventoryOf, type InventoryOfInput } from "../support/nginx";
import { anyPair, playedProxy, probedOf, type Asked, type Played } from "../support/probe";
import type { KeyPair } from "../support/certificates";

const SHOP: InventoryOfInput = { ingresses: [{ tls: true, paths: ["/", "/admin"] }] };
const GUARDED: InventoryOfInput = {
  services: [{ name: "auth", namespace: "tools", ports: [{ port: 4180 }] }],
  ingresses: [
    {
      tls: true,
      annotations: { "auth-url": "http://auth.tools.svc.cluster.local:4180/check" },
    },
  ],
};
const PASSWORD = "correct horse battery";
const AUTHORIZATION = `Basic ${Buffer.from(`ann:${PASSWORD}`).toString("base64")}`;
const CREDENTIALS: ReadonlyMap<string, Resolved> = new Map([
  [
    "shop.example/",
    { headers: [["Authorization", AUTHORIZATION]], secrets: [PASSWORD, AUTHORIZATION.slice(6)] },
  ],
]);

type Change = (observed: Played, asked: Asked, number: number) => Played;

describe("edge probe: a run", function () {
  this.timeout(60_000);

  let pair: KeyPair;
  before(() => (pair = anyPair()));

  const open: { close: () => void }[] = [];
  afterEach(() => open.splice(0).forEach((each) => each.close()));

  /** Runs it against two proxies that do as their interpreters say, but for what is changed. */
  const run = async ({
    input = SHOP,
    nginx,
    envoy,
    certificate = pair,
    answers = {},
    options = {},
    ...more
  }: {
    input?: InventoryOfInput;
    nginx?: Change;
    envoy?: Change;
    certificate?: KeyPair;
    answers?: Parameters<typeof probedOf>[1];
    options?: ProbeOptions;
    signal?: AbortSignal;
    onProgress?: NonNullable<Parameters<typeof runProbe>[0]["onProgress"]>;
  } = {}) => {
    const { interpreters, ...subject } = probedOf(inventoryOf(input), answers);
    const passes = (guard: Guard, { headers }: { headers: Asked["headers"] }): boolean =>
      guard.kind !== "externalAuth" ||
      headers.some(([name, value]) => /^authorization$/i.test(name) && value === AUTHORIZATION);
    const proxies = {
      nginx: await playedProxy({
        interpret: interpreters.nginx,
        pair,
        passes,
        ...(nginx && { change: nginx }),
      }),
      envoy: await playedProxy({
        interpret: interpreters.envoy,
        pair: certificate,
        passes,
        ...(envoy && { change: envoy }),
      }),
    };
    open.push(...Object.values(proxies));
    const report = await runProbe({
      ...subject,
      ...more,
      addresses: { nginx: proxies.nginx.address, envoy: proxies.envoy.address },
      options: { rate: 10_000, ...options },
    });
    assert.deepEqual(probeReportSchema.parse(report), report);
    return { report, ...proxies };
  };

  const hit = (report: ProbeReport) =>
    report.requests.find(
      ({ purposes, title }) =>
        purposes.includes("hit") && title === "GET https://shop.example/admin",
    );

  it("finds nothing where both proxies do as they should, and sends both the same", async () => {
    const { report, nginx, envoy } = await run();
    const { counts, planHash, migration, incomplete } = report;
    assert.deepEqual([counts.unexplained, counts.failed, counts.notProbed], [0, 0, 0]);
    assert(counts.equal > 20, JSON.stringify(counts));
    assert.deepEqual([migration, planHash, incomplete], ["shop", "sha256:1", undefined]);
    const lines = ({ asked }: typeof nginx): string[] => [
      ...new Set(asked.map(({ scheme, host, target }) => `${scheme} ${host} ${target}`)),
    ];
    assert.deepEqual(lines(nginx).sort(), lines(envoy).sort());
    assert(lines(envoy).includes("https shop.example /envoy-edge-probe/..%2Fadmin"));
    assert(
      envoy.asked.every(({ scheme, host, serverName }) => scheme === "http" || serverName === host),
    );
  });

  const differing: Readonly<Record<string, Change>> = {
    status: (observed) => ({ ...observed, status: 418 }),
    outcome: ({ seen, ...observed }) => ({ ...observed, ...(seen && { status: 404 }) }),
    location: (observed) => ({
      ...observed,
      ...(observed.location !== undefined && { location: "https://elsewhere.example/" }),
    }),
    backends: changedEcho({ backend: "shop/other" }),
    "upstream.method": changedEcho({ method: "PUT" }),
    "upstream.target": changedEcho({ target: "/other" }),
    "upstream.host": changedEcho({ host: "other.example" }),
    "upstream.protocol": changedEcho({ protocol: "HTTP/0.9" }),
    "responseHeaders x-frame-options": withHeader("x-frame-options", "DENY"),
    "responseHeaders set-cookie": withHeader("set-cookie", "session=1; Secure"),
  };
  for (const [what, change] of Object.entries(differing)) {
    it(`finds a difference in ${what}`, async () => {
      const { report } = await run({ envoy: change });
      const found = report.requests.flatMap(({ protocol, title, verdict, differences }) =>
        protocol === "http/1.1" && title.startsWith("GET ") && verdict === "unexplained"
          ? differences
              .filter(({ findings }) => findings.length === 0)
              .map(({ field, header }) => [field, header].join(" ").trim())
          : [],
      );
      assert.deepEqual([...new Set(found)], [what]);
    });
  }

  it("finds a difference in the certificate", async () => {
    const { report } = await run({ certificate: anyPair() });
    assert.deepEqual(
      hit(report)?.differences.map(({ field }) => field),
      ["certificate"],
    );
    assert.equal(hit(report)?.verdict, "unexplained");
  });

  it("finds a difference in the body of a backend that does not echo", async () => {
    const page =
      (body: string): Change =>
      ({ seen, ...observed }) => ({
        ...observed,
        ...(seen && { body }),
      });
    const { report } = await run({ nginx: page("before"), envoy: page("after") });
    const [difference] = hit(report)?.differences ?? [];
    assert.equal(difference?.field, "body");
    assert.match(`${difference.nginx} ${difference.envoy}`, /^sha256 [0-9a-f]{12} sha256 /);
  });

  it("fails where a connection ends in place of an answer", async () => {
    const { report } = await run({ envoy: () => ({ closed: "x", headers: {} }) });
    assert.equal(hit(report)?.verdict, "failed");
    assert.match(hit(report)?.reason ?? "", /^Envoy: /);
  });

  it("takes what nginx itself changes each time for no difference of the proxies", async () => {
    const fleeting: Change = (observed, _, number) => ({
      ...observed,
      headers: { ...observed.headers, "x-request": String(number) },
    });
    const { report } = await run({ nginx: fleeting, envoy: fleeting });
    assert.deepEqual([report.counts.unexplained, report.counts.failed], [0, 0]);
    const moody: Change = (observed, { target }, number) => ({
      ...observed,
      ...(target === "/admin" && { status: 200 + number }),
    });
    const { report: second } = await run({ nginx: moody });
    const { verdict, reason = "" } = hit(second) ?? {};
    assert.equal(verdict, "not probed");
    assert.match(reason, /^nginx does not answer it twice alike: status 2\d\d, then 2\d\d$/);
  });

  it("fails where Envoy answers over plain HTTP what nginx leads to HTTPS", async () => {
    const { report } = await run({
      envoy: (observed, { scheme, target }) =>
        scheme === "http" && target === "/admin"
          ? { status: 200, headers: {}, body: "secret" }
          : observed,
    });
    const plain = report.requests.find(({ title }) => title === "GET http://shop.example/admin");
    assert.deepEqual([plain?.verdict, plain?.purposes], ["failed", ["plain HTTP"]]);
    assert.match(plain?.reason ?? "", /Envoy lets it pass/);
  });

  describe("at a protection", () => {
    it("sees that both refuse, and says that nobody was let pass without credentials", async () => {
      const { report } = await run({ input: GUARDED });
      const [protection] = report.protections;
      assert.equal(protection?.status, "not probed");
      assert.match(protection.reason ?? "", /--credentials/);
      assert(protection.refused > 0 && report.counts.notProbed === 1);
    });

    it("is probed with credentials, which stand in no report", async () => {
      const tells: Change = ({ seen, ...observed }, { headers }) => ({
        ...observed,
        ...(seen && {
          seen: { ...seen, headers: { ...seen.headers, token: JSON.stringify(headers) } },
        }),
        headers: { ...observed.headers, "x-asked": `${PASSWORD} ${String(headers)}` },
      });
      const { report, envoy } = await run({
        input: GUARDED,
        envoy: tells,
        options: { credentials: CREDENTIALS },
      });
      assert(
        envoy.asked.some(({ headers }) => headers.some(([, value]) => value === AUTHORIZATION)),
      );
      const text = JSON.stringify(report);
      assert(text.includes("***"));
      assert(!text.includes(PASSWORD) && !text.includes(AUTHORIZATION.slice(6)));
      const { report: quiet } = await run({
        input: GUARDED,
        options: { credentials: CREDENTIALS },
      });
      assert.deepEqual(
        quiet.protections.map(({ status, allowed }) => [status, allowed]),
        [["probed", 1]],
      );
    });

    it("fails where Envoy lets pass whom nginx refuses", async () => {
      const { report } = await run({
        input: GUARDED,
        envoy: () => ({ status: 200, headers: {}, body: "secret" }),
      });
      assert.deepEqual(
        report.protections.map(({ status }) => status),
        ["failed"],
      );
    });
  });

  it("does not ask for hosts that stay on nginx", async () => {
    const { plan } = probedOf(inventoryOf(GUARDED));
    const held = plan.conversion.findings.find(({ answers }) => answers.includes("holdBack"));
    assert(held !== undefined);
    const { report, nginx } = await run({
      input: GUARDED,
      answers: { [held.id]: { answer: "holdBack" } },
    });
    assert(nginx.asked.every(({ host }) => host !== "shop.example"));
    const [first] = report.requests.filter(({ title }) => title.includes("//shop.example/"));
    assert.match(first?.reason ?? "", /^the host stays on nginx/);
  });

  it("asks by HTTP/2, for a WebSocket and by gRPC", async () => {
    const input: InventoryOfInput = {
      ingresses: [
        { tls: true },
        {
          name: "calls",
          host: "calls.example",
          tls: true,
          annotations: { "backend-protocol": "GRPC" },
        },
      ],
    };
    const { report, nginx, envoy } = await run({
      input,
      options: { http2: true, methods: ["GET", "GRPC"] },
    });
    assert.deepEqual(
      [report.counts.unexplained, report.counts.failed],
      [0, 0],
      JSON.stringify(
        report.requests.filter(({ verdict }) => verdict === "failed" || verdict === "unexplained"),
        null,
        1,
      ),
    );
    for (const { asked } of [nginx, envoy]) {
      assert(asked.some(({ protocol, target }) => protocol === "2.0" && target.includes("%2Fx")));
      assert(
        asked.some(({ headers }) =>
          headers.some(([name, value]) => /upgrade/i.test(name) && value === "websocket"),
        ),
      );
      const calls = asked.filter(({ headers }) =>
        headers.some(([, value]) => value === "application/grpc"),
      );
      assert.deepEqual(
        [...new Set(calls.map(({ method, host }) => `${method} ${host}`))],
        ["POST calls.example"],
      );
    }
  });

  it("does not ask by HTTP/2 where nginx speaks none, and fails where only Envoy speaks none", async () => {
    const { interpreters, ...subject } = probedOf(inventoryOf(SHOP));
    const old = await loopbackProxy({ pair });
    const played = await playedProxy({ interpret: interpreters.nginx, pair });
    open.push(old, played);
    const address = parseAddress(old.address);
    assert(address !== undefined);
    const verdicts = async (addresses: Parameters<typeof runProbe>[0]["addresses"]) => {
      const options = { http2: true, rate: 10_000 };
      const { requests } = await runProbe({ ...subject, addresses, options });
      return requests
        .filter(({ protocol }) => protocol === "h2")
        .map(({ verdict, reason }) => `${verdict}: ${reason ?? ""}`);
    };
    assert.deepEqual(
      [...new Set(await verdicts({ nginx: address, envoy: played.address }))],
      ["not probed: nginx speaks no HTTP/2 there"],
    );
    assert(
      (await verdicts({ nginx: played.address, envoy: address })).includes(
        "failed: Envoy: it speaks no HTTP/2 here",
      ),
    );
  });

  it("compares what comes over a WebSocket", async () => {
    const request = probeRequest({
      host: "shop.example",
      scheme: "https",
      target: "/chat/..%2Froom",
      protocol: "websocket",
      message: "hello",
      purpose: "request of the user's own",
    });
    const only = (report: ProbeReport) => report.requests.find(({ id }) => id === request.id);
    const options = { requests: [request] };
    const { report, envoy } = await run({ options });
    assert.equal(only(report), undefined);
    assert(envoy.asked.some(({ target }) => target === "/chat/..%2Froom"));
    const { report: changed } = await run({
      options,
      envoy: (observed) => ({ ...observed, body: "something else" }),
    });
    assert.deepEqual(
      only(changed)?.differences.map(({ field }) => field),
      ["body"],
    );
    const { report: refused } = await run({
      options,
      envoy: ({ seen, ...observed }) => ({ ...observed, ...(seen && { status: 404 }) }),
    });
    assert.deepEqual(
      only(refused)
        ?.differences.slice(0, 1)
        .map(({ field, nginx, envoy: other }) => [field, nginx, other]),
      [["status", "101", "404"]],
    );
  });

  it("keeps what was found when it is ended, and says that it is not all", async () => {
    const ending = new AbortController();
    const seen: number[] = [];
    const { report } = await run({
      options: { rate: 200 },
      signal: ending.signal,
      onProgress: ({ done }) => {
        seen.push(done);
        if (done === 5) {
          ending.abort();
        }
      },
    });
    const { equal, explained, notProbed, requests } = report.counts;
    assert(equal + explained > 0 && notProbed > 0);
    assert.equal(equal + explained + notProbed, requests);
    assert.equal(report.incomplete, "the run was ended before");
    assert.equal(seen[4], 5);
  });

  it("says which proxy cannot be reached", async () => {
    const { nginx } = await run();
    nginx.close();
    const { plan, inventory } = probedOf(inventoryOf(SHOP));
    const addresses = { nginx: nginx.address, envoy: nginx.address };
    await assert.rejects(runProbe({ plan, inventory, addresses }), (error) => {
      assert(error instanceof CommandFault);
      assert.match(
        error.message,
        /^no proxy was reached at --(nginx|envoy) 127\.0\.0\.1: .*ECONNREFUSED/,
      );
      return error.exitCode === 2;
    });
  });
});

function changedEcho(parts: Partial<NonNullable<Played["seen"]>>): Change {
  return (observed) => ({
    ...observed,
    ...(observed.seen && { seen: { ...observed.seen, ...parts } }),
  });
}

function withHeader(name: string, value: string): Change {
  return (observed) => ({ ...observed, headers: { ...observed.headers, [name]: value } });
}
