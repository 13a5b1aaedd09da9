import assert from "node:assert/strict";
import type { Answer, Forwarded, Guard } from "../../../model/http/answer";
import type { Field } from "../../../model/http/fields";
import type { AnsweredFinding } from "../../../model/nginx/findings/finding";
import { limitReached, refused } from "../../../model/probe/guards";
import { judge } from "../../../model/probe/judge";
import type { Observed } from "../../../model/probe/observed";
import { probeRequest, type ProbeRequest } from "../../../model/probe/request";
import { forwardedOf, nginxOf } from "../../support/effective-nginx";

const INPUT = { ingresses: [{}] };
const NGINX = nginxOf(INPUT);
const FORWARDED: Forwarded = forwardedOf(INPUT);

const answer = (parts: Partial<Answer> = {}): Answer => ({
  guards: [],
  outcome: FORWARDED,
  responseHeaders: {},
  ...parts,
});

const ok = (parts: Partial<Observed> = {}): Observed => ({ status: 200, headers: {}, ...parts });

const finding = (field: Field): AnsweredFinding => ({
  id: `about ${field}`,
  severity: "lossy",
  protective: false,
  scope: { type: "controller" },
  differences: [{ field, when: "always", nginx: "", envoy: "" }],
  remedy: "",
  answers: [],
});

const BASIC: Guard = { kind: "basicAuth", users: "shop/users", scheme: "basic" };
const CERTIFICATE: Guard = { kind: "clientCertificate", authorities: "shop/ca", mode: "required" };
const LIMIT: Guard = { kind: "rateLimit", requests: 1, unit: "second", burst: 1, status: 503 };

const judged = ({
  nginx = ok(),
  envoy = ok(),
  again,
  said = {},
  findings = [],
  expected = "whatever nginx does",
  protocol = "http/1.1",
}: {
  nginx?: Observed;
  envoy?: Observed;
  again?: Observed;
  said?: { nginx?: Answer; envoy?: Answer };
  findings?: readonly Field[];
  expected?: ProbeRequest["expected"];
  protocol?: ProbeRequest["protocol"];
}) => {
  const request = probeRequest({
    scheme: "http",
    host: "shop.example",
    target: "/",
    purpose: "hit",
    expected,
    protocol,
  });
  return judge({
    request,
    sent: request,
    exchanged: { nginx, envoy, ...(again !== undefined && { again }) },
    knowledge: {
      nginx: NGINX,
      interpreters: {
        nginx: () => said.nginx ?? answer(),
        envoy: () => said.envoy ?? said.nginx ?? answer(),
      },
      findings: findings.map(finding),
      clientAddress: "198.51.100.7",
    },
  });
};

describe("probe: the judgement of two answers", () => {
  it("is equal where nothing differs", () => {
    assert.deepEqual(judged({}), { verdict: "equal", differences: [], unstable: [] });
  });

  it("says nothing of a handshake that a backend answers as any other request", () => {
    const seen = { backend: "main", method: "GET", target: "/", headers: {} } as NonNullable<
      Observed["seen"]
    >;
    const parts = { nginx: ok({ seen }), protocol: "websocket" } as const;
    const { verdict, reason } = judged(parts);
    assert.deepEqual(
      [verdict, reason],
      ["not probed", "the backend opens no WebSocket there, at either proxy"],
    );
    assert.equal(judged({ ...parts, envoy: ok({ status: 403 }) }).verdict, "unexplained");
    assert.equal(judged({ ...parts, expected: "refused" }).verdict, "failed");
    assert.equal(judged({ ...parts, protocol: "http/1.1" }).verdict, "unexplained");
  });

  it("is unexplained without a finding of each part, explained with one", () => {
    const envoy = ok({ status: 404, headers: { "x-a": "b" } });
    const verdict = (...findings: Field[]) => judged({ envoy, findings }).verdict;
    assert.equal(verdict(), "unexplained");
    assert.equal(verdict("status"), "unexplained");
    assert.equal(verdict("status", "responseHeaders"), "explained");
    assert.deepEqual(
      judged({ envoy, findings: ["status"] }).differences.map(({ field, header, findings }) => [
        field,
        header,
        findings,
      ]),
      [
        ["status", undefined, ["about status"]],
        ["responseHeaders", "x-a", []],
      ],
    );
  });

  it("finds no excuse for a field of the answer that both are said to set alike", () => {
    const envoy = ok({ headers: { "x-a": "2" } });
    const said = (value: string | null, guards: readonly Guard[] = []) => ({
      nginx: answer({ responseHeaders: { "x-a": value }, guards }),
    });
    const verdict = (parts: { nginx: Answer; envoy?: Answer }) =>
      judged({ envoy, said: parts, findings: ["responseHeaders"] }).verdict;
    assert.equal(verdict(said("1")), "unexplained");
    assert.equal(verdict(said(null)), "explained");
    assert.equal(verdict(said("1", [BASIC])), "explained");
    assert.equal(
      verdict({ ...said("1"), envoy: answer({ responseHeaders: { "x-a": "2" } }) }),
      "explained",
    );
  });

  it("compares bodies of the backend, not those that a proxy makes", () => {
    const bodies = { nginx: ok({ bodyHash: "1" }), envoy: ok({ bodyHash: "2" }) };
    assert.equal(judged(bodies).verdict, "unexplained");
    assert.equal(judged({ ...bodies, findings: ["upstream.target"] }).verdict, "explained");
    const own = answer({ outcome: { type: "response", status: 200 } });
    assert.equal(judged({ ...bodies, said: { nginx: own } }).verdict, "equal");
    const guarded = answer({ guards: [BASIC] });
    const refusals = {
      nginx: ok({ status: 401, bodyHash: "1" }),
      envoy: ok({ status: 401, bodyHash: "2" }),
    };
    assert.equal(judged({ ...refusals, said: { nginx: guarded } }).verdict, "equal");
    assert.equal(judged({ ...bodies, envoy: ok() }).verdict, "equal");
  });

  it("leaves out what nginx itself changes, but not what it answers at all", () => {
    const nginx = ok({ headers: { "x-id": "1" }, bodyHash: "1" });
    const envoy = ok({ headers: { "x-id": "2" }, bodyHash: "2" });
    const again = ok({ headers: { "x-id": "3" }, bodyHash: "3" });
    assert.deepEqual(judged({ nginx, envoy, again }), {
      verdict: "equal",
      differences: [],
      unstable: ["responseHeaders x-id", "body"],
    });
    assert.equal(judged({ nginx, envoy, again: nginx }).verdict, "unexplained");
    const flaky = judged({ envoy: ok({ status: 500 }), again: ok({ status: 500 }) });
    assert.equal(flaky.verdict, "not probed");
    assert.match(flaky.reason ?? "", /status 200, then 500/);
  });

  it("leaves out which of several backends answers", () => {
    const [first] = FORWARDED.backends;
    assert(first !== undefined);
    const both = { ...FORWARDED, backends: [first, { ...first, service: "shop/next" }] };
    const said = { nginx: answer({ outcome: both }) };
    const bodies = { nginx: ok({ bodyHash: "1" }), envoy: ok({ bodyHash: "2" }) };
    assert.equal(judged({ ...bodies, said }).verdict, "equal");
  });

  it("fails where a protection lets pass what it should refuse", () => {
    const said = { nginx: answer({ guards: [BASIC] }) };
    const refusal = ok({ status: 401 });
    const reason = (parts: Parameters<typeof judged>[0]) =>
      judged({ said, expected: "refused", ...parts }).reason;
    assert.equal(reason({ nginx: refusal, envoy: refusal }), undefined);
    assert.equal(reason({ nginx: refusal }), "Envoy lets it pass, nginx refuses it");
    assert.equal(reason({}), "both let pass what a protection should refuse");
    assert.equal(
      reason({ nginx: refusal, again: ok() }),
      "Envoy lets it pass, nginx refuses it",
      "a refusal that comes and goes is no excuse",
    );
  });

  it("takes a finding for an excuse only where Envoy is said to let it pass", () => {
    const nginx = answer({ guards: [BASIC] });
    const verdict = (envoy: Answer) =>
      judged({
        nginx: ok({ status: 401 }),
        said: { nginx, envoy },
        expected: "refused",
        findings: ["status"],
      }).verdict;
    const optional: Guard = { ...CERTIFICATE, mode: "optional" };
    for (const guards of [[], [LIMIT], [optional]]) {
      assert.equal(verdict(answer({ guards })), "explained");
    }
    const external: Guard = { kind: "externalAuth", service: "a", target: "/", copiedHeaders: [] };
    for (const guards of [[BASIC], [CERTIFICATE], [external]]) {
      assert.equal(verdict(answer({ guards })), "failed");
    }
    assert.equal(verdict(answer({ outcome: { type: "response", status: 403 } })), "failed");
  });

  it("fails where a connection ends that nobody meant to end", () => {
    const closed: Observed = { closed: "reset", headers: {} };
    const verdict = (parts: Parameters<typeof judged>[0]) => {
      const { verdict: said, reason } = judged(parts);
      return `${said} ${reason ?? ""}`.trim();
    };
    assert.equal(verdict({ envoy: closed }), "failed Envoy: reset");
    assert.equal(verdict({ nginx: closed, envoy: closed }), "failed nginx: reset; Envoy: reset");
    assert.equal(verdict({ envoy: closed, findings: ["outcome"] }), "explained");
    for (const said of [
      answer({ outcome: { type: "closed" } }),
      answer({ outcome: { type: "unknown", reason: "an expression" } }),
      answer({ guards: [CERTIFICATE] }),
    ]) {
      assert.equal(verdict({ nginx: closed, envoy: closed, said: { nginx: said } }), "equal");
    }
  });

  it("is none once a limit of requests answered", () => {
    const limited = judged({
      envoy: ok({ status: 503 }),
      said: { nginx: answer({ guards: [LIMIT] }) },
    });
    assert.equal(limited.verdict, "not probed");
    const connections: Guard = { kind: "connectionLimit", connections: 1, status: 503 };
    for (const [guards, status, reached] of [
      [[connections], 429, true],
      [[LIMIT], 200, false],
      [[BASIC], 401, false],
    ] as const) {
      assert.equal(limitReached({ answer: answer({ guards }), observed: ok({ status }) }), reached);
    }
  });

  it("knows refusals by their status, by guards, and by what was predicted", () => {
    const response = answer({ outcome: { type: "response", status: 308 } });
    const external: Guard = {
      kind: "externalAuth",
      service: "auth",
      target: "/",
      copiedHeaders: [],
    };
    const seen = {
      backend: "web",
      method: "GET",
      target: "/",
      host: "a",
      protocol: "HTTP/1.1",
      headers: {},
      bodyBytes: 0,
    };
    for (const [said, observed, is] of [
      [answer(), ok({ status: 401 }), true],
      [answer(), ok({ status: 403 }), true],
      [answer(), ok({ status: 302 }), false],
      [answer({ guards: [external] }), ok({ status: 302 }), true],
      [answer({ guards: [external] }), ok({ status: 302, seen }), false],
      [response, ok({ status: 308 }), true],
      [response, ok({ status: 301 }), true],
      [response, ok({ status: 200 }), false],
      [response, ok({ status: 404 }), false],
      [answer(), { headers: {} }, false],
      [answer({ guards: [BASIC] }), { headers: {} }, false],
      [answer(), { closed: "reset", headers: {} }, true],
    ] as const) {
      assert.equal(refused({ answer: said, observed }), is, JSON.stringify(observed));
    }
  });
});
