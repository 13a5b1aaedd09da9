import assert from "node:assert/strict";
import type { Answer, Forwarded } from "../../../model/http/answer";
import type { HttpRequest } from "../../../model/http/request";
import { contrary, unexpected } from "../../../tools/parity/expect";
import type { Observed, Seen } from "../../../model/probe/observed";

const REQUEST: HttpRequest = {
  scheme: "http",
  host: "a.parity.test",
  method: "GET",
  target: "/x",
  headers: [["X-Own", "1"]],
  clientAddress: "192.0.2.1",
};

const forwarded = (parts: Partial<Forwarded> = {}): Forwarded => ({
  type: "upstream",
  backends: [{ service: "parity/a", port: 80, share: 1 }],
  method: "GET",
  target: "/x",
  host: "a.parity.test",
  headers: { "x-real-ip": "192.0.2.1", "x-request-id": "{generated}" },
  protocol: "http/1.1",
  limits: { connectSeconds: 5, idleSeconds: 60, totalSeconds: 0, tries: 3 },
  mirrors: [],
  replacedStatuses: [],
  ...parts,
});

const answer = (parts: Partial<Answer> = {}): Answer => ({
  guards: [],
  outcome: forwarded(),
  responseHeaders: {},
  ...parts,
});

const SEEN: Seen = {
  backend: "main",
  method: "GET",
  target: "/x",
  host: "a.parity.test",
  protocol: "HTTP/1.1",
  headers: { host: "a.parity.test", "x-own": "1", "x-real-ip": "192.0.2.1", "x-request-id": "abc" },
  bodyBytes: 0,
};

const OBSERVED: Observed = { status: 200, headers: {}, seen: SEEN };

const faults = (of: { answer?: Answer; observed?: Observed; failing?: boolean }) =>
  unexpected({
    answer: answer(),
    observed: OBSERVED,
    request: REQUEST,
    failing: false,
    knowledge: {
      backends: new Map([["parity/a", "main"]]),
      certificates: new Map([["f00d", "parity/wildcard"]]),
    },
    ...of,
  }).map(({ field }) => field);

describe("parity: a proxy and its interpreter", () => {
  it("agree on a request that was passed on as predicted", () => assert.deepEqual(faults({}), []));

  for (const [part, seen] of [
    ["backends", { backend: "other" }],
    ["upstream.method", { method: "POST" }],
    ["upstream.target", { target: "/y" }],
    ["upstream.host", { host: "b" }],
    ["upstream.protocol", { protocol: "HTTP/1.0" }],
    ["upstream.tls", { serverName: "a" }],
    ["upstream.headers", { headers: { ...SEEN.headers, "x-more": "1" } }],
    ["upstream.headers", { headers: { ...SEEN.headers, "x-real-ip": "192.0.2.2" } }],
  ] as const) {
    it(`disagree on ${part}: ${JSON.stringify(seen)}`, () =>
      assert.deepEqual(faults({ observed: { ...OBSERVED, seen: { ...SEEN, ...seen } } }), [part]));
  }

  it("disagree on a generated field that is not there, and on one of the client's that was lost", () => {
    const { host = "", "x-real-ip": address = "" } = SEEN.headers;
    const seen = { ...SEEN, headers: { host, "x-real-ip": address } };
    assert.deepEqual(faults({ observed: { ...OBSERVED, seen } }), [
      "upstream.headers",
      "upstream.headers",
    ]);
  });

  it("disagree on who answers, and how", () => {
    const responded = answer({ outcome: { type: "response", status: 308, location: "/a" } });
    const redirect = { status: 308, location: "/a", headers: { location: "/a" } };
    assert.deepEqual(faults({ answer: responded, observed: redirect }), []);
    assert.deepEqual(faults({ answer: responded, observed: { status: 301, headers: {} } }), [
      "status",
      "location",
    ]);
    assert.deepEqual(faults({ answer: responded }), ["outcome", "status", "location"]);
    assert.deepEqual(faults({ observed: { status: 403, headers: {} } }), ["outcome"]);
    assert.deepEqual(faults({ observed: { closed: "reset", headers: {} } }), ["outcome"]);
  });

  it("disagree on fields of the answer", () => {
    const wanted = answer({ responseHeaders: { "x-custom": "1", server: null } });
    assert.deepEqual(
      faults({ answer: wanted, observed: { ...OBSERVED, headers: { server: "x" } } }),
      ["responseHeaders", "responseHeaders"],
    );
  });

  it("disagree on the certificate, even where a guard refuses", () => {
    const wanted = answer({
      certificate: "parity/own",
      guards: [{ kind: "basicAuth", users: "parity/users", scheme: "basic" }],
    });
    const refused = { status: 401, headers: {}, certificate: "f00d" };
    assert.deepEqual(faults({ answer: wanted, observed: refused }), ["certificate"]);
    assert.deepEqual(faults({ answer: wanted, observed: { ...refused, certificate: "unknown" } }), [
      "certificate",
    ]);
  });

  it("agree that a guard refuses with a status of its own, and with no other", () => {
    const guarded = answer({
      guards: [{ kind: "basicAuth", users: "parity/users", scheme: "basic" }],
    });
    assert.deepEqual(faults({ answer: guarded, observed: { status: 401, headers: {} } }), []);
    assert.deepEqual(faults({ answer: guarded, observed: { status: 503, headers: {} } }), [
      "outcome",
    ]);
  });

  it("agree that a backend fails only where it is meant to", () => {
    const failed = { status: 502, headers: {} };
    assert.deepEqual(faults({ observed: failed, failing: true }), []);
    assert.deepEqual(faults({ failing: true }), ["outcome"]);
  });

  it("say nothing of what an interpreter does not know", () =>
    assert.deepEqual(
      faults({ answer: answer({ outcome: { type: "unknown", reason: "an expression" } }) }),
      [],
    ));
});

describe("parity: a proxy and what a case says of it", () => {
  const contradictions = (known: Parameters<typeof contrary>[0]["known"], denied = false) =>
    contrary({ known, denied, observed: OBSERVED }).map(({ field }) => field);

  it("agree on what is said", () =>
    assert.deepEqual(
      contradictions({
        status: 200,
        target: "/x",
        host: "a.parity.test",
        backend: "main",
        headers: { "x-own": "1", "x-other": null },
        responseHeaders: { server: null },
      }),
      [],
    ));

  it("disagree on each part", () =>
    assert.deepEqual(
      contradictions({ status: 404, target: "/", headers: { "x-own": null } }, true),
      ["status", "upstream.target", "upstream.headers", "outcome"],
    ));
});
