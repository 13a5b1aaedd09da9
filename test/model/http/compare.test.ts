import assert from "node:assert/strict";
import type { Answer, Forwarded, Guard } from "../../../model/http/answer";
import { differences } from "../../../model/http/compare";
import type { Field } from "../../../model/http/fields";

const FORWARDED: Forwarded = {
  type: "upstream",
  backends: [
    { service: "shop/a", port: 80, share: 0.3 },
    { service: "shop/b", port: 80, share: 0.7 },
  ],
  method: "GET",
  target: "/",
  host: "a.test",
  headers: { "x-forwarded-for": "1.1.1.1, 2.2.2.2", "x-real-ip": "1.1.1.1" },
  protocol: "http/1.1",
  limits: { connectSeconds: 5, idleSeconds: 60, totalSeconds: 0, tries: 3 },
  mirrors: ["shop/m:80", "shop/n:80"],
  replacedStatuses: [404, 503],
};

const answer = (outcome: Answer["outcome"], rest: Partial<Answer> = {}): Answer => ({
  guards: [],
  responseHeaders: {},
  outcome,
  ...rest,
});

const forwarded = (rest: Partial<Forwarded> = {}, more: Partial<Answer> = {}): Answer =>
  answer({ ...FORWARDED, ...rest }, more);

const guarded = (...guards: readonly Guard[]): Answer => forwarded({}, { guards });

const USERS: Guard = { kind: "basicAuth", users: "shop/users", scheme: "basic" };
const EXTERNAL: Guard = {
  kind: "externalAuth",
  service: "shop/auth:80",
  target: "/check",
  copiedHeaders: ["x-a", "x-b"],
};
const LIMIT: Guard = { kind: "rateLimit", requests: 5, unit: "second", burst: 25, status: 503 };

describe("the differences of two answers", () => {
  it("are none for equal ones, whatever the order of what has none", () => {
    const one = forwarded(
      {},
      { guards: [LIMIT, USERS, EXTERNAL], responseHeaders: { a: "1", b: null } },
    );
    const other = forwarded(
      {
        backends: [
          { service: "shop/b", port: 80, share: 0.7 },
          { service: "shop/a", port: 80, share: 1 - 0.7 },
          { service: "shop/c", port: 80, share: 0 },
        ],
        headers: { "X-Real-IP": "1.1.1.1", "X-Forwarded-For": "1.1.1.1,2.2.2.2" },
        mirrors: ["shop/n:80", "shop/m:80"],
        replacedStatuses: [503, 404],
      },
      {
        guards: [{ ...EXTERNAL, copiedHeaders: ["x-b", "x-a"] }, USERS, LIMIT],
        responseHeaders: { B: null, A: "1" },
      },
    );
    assert.deepEqual(differences(one, other), []);
    assert.deepEqual(differences(other, one), []);
  });

  const changed: readonly [Field, Partial<Forwarded>][] = [
    ["backends", { backends: [{ service: "shop/a", port: 80, share: 1 }] }],
    ["upstream.method", { method: "HEAD" }],
    ["upstream.target", { target: "/x" }],
    ["upstream.host", { host: "b.test" }],
    ["upstream.headers", { headers: { ...FORWARDED.headers, "x-real-ip": null } }],
    ["upstream.headers", { headers: { ...FORWARDED.headers, "x-forwarded-for": null } }],
    ["upstream.protocol", { protocol: "h2c" }],
    ["upstream.tls", { tls: { verify: "off" } }],
    ["upstream.limits", { limits: { ...FORWARDED.limits, tries: 1 } }],
    ["upstream.affinity", { affinity: { by: "hash", of: "$remote_addr" } }],
    ["upstream.mirrors", { mirrors: [] }],
    ["upstream.replacedStatuses", { replacedStatuses: [404] }],
  ];
  for (const [field, change] of changed) {
    it(`are ${field} for ${JSON.stringify(change)}`, () => {
      assert.deepEqual(differences(forwarded(), forwarded(change)), [field]);
      assert.deepEqual(differences(forwarded(change), forwarded()), [field]);
    });
  }

  it("name each kind of guard, the fields of the answer and the certificate", () => {
    const kinds: readonly Guard[] = [
      USERS,
      EXTERNAL,
      LIMIT,
      { kind: "clientCertificate", authorities: "shop/ca", mode: "required" },
      { kind: "connectionLimit", connections: 2, status: 503 },
      { kind: "bodySize", bytes: 1 },
      { kind: "webApplicationFirewall" },
      { kind: "anyOf", addresses: [], guards: [] },
    ];
    for (const guard of kinds) {
      assert.deepEqual(differences(forwarded(), guarded(guard)), [`guard.${guard.kind}`]);
    }
    assert.deepEqual(differences(guarded(LIMIT), guarded(LIMIT, LIMIT)), ["guard.rateLimit"]);
    assert.deepEqual(differences(forwarded(), forwarded({}, { certificate: "shop/tls" })), [
      "certificate",
    ]);
    assert.deepEqual(differences(forwarded(), forwarded({}, { responseHeaders: { a: "1" } })), [
      "responseHeaders",
    ]);
  });

  it("know no order among what is enough by itself", () => {
    const either = (addresses: readonly string[], ...guards: readonly Guard[]): Answer =>
      guarded({ kind: "anyOf", addresses, guards });
    assert.deepEqual(
      differences(
        either(["10.0.0.0/8", "192.0.2.0/24"], USERS, EXTERNAL),
        either(["192.0.2.0/24", "10.0.0.0/8"], EXTERNAL, USERS),
      ),
      [],
    );
    assert.deepEqual(differences(either([], USERS), either([], EXTERNAL)), ["guard.anyOf"]);
  });

  it("are the outcome alone where outcomes are of different types", () => {
    const redirect = answer({ type: "response", status: 308, location: "https://a.test/" });
    assert.deepEqual(differences(forwarded(), redirect), ["outcome"]);
    assert.deepEqual(
      differences(answer({ type: "closed" }), answer({ type: "unknown", reason: "a" })),
      ["outcome"],
    );
    assert.deepEqual(
      differences(
        answer({ type: "unknown", reason: "a" }),
        answer({ type: "unknown", reason: "b" }),
      ),
      ["outcome"],
    );
    assert.deepEqual(differences(answer({ type: "closed" }), answer({ type: "closed" })), []);
  });

  it("are status and location of a proxy's own answers", () => {
    assert.deepEqual(
      differences(
        answer({ type: "response", status: 302, location: "/a" }),
        answer({ type: "response", status: 308, location: "/b" }),
      ),
      ["status", "location"],
    );
  });

  it("leave out what had to be passed before a refusal, not before a redirect", () => {
    const own = (status: number, ...guards: readonly Guard[]) =>
      answer({ type: "response", status }, { guards });
    assert.deepEqual(differences(own(403), own(403, USERS)), []);
    assert.deepEqual(differences(own(403), own(404, USERS)), ["status"]);
    assert.deepEqual(differences(own(308), own(308, USERS)), ["guard.basicAuth"]);
    assert.deepEqual(differences(own(403), forwarded({}, { guards: [USERS] })), [
      "outcome",
      "guard.basicAuth",
    ]);
  });

  it("are the backends of TLS that is passed through", () => {
    const through = (service: string): Answer =>
      answer({ type: "passthrough", backends: [{ service, port: 443, share: 1 }] });
    assert.deepEqual(differences(through("shop/a"), through("shop/a")), []);
    assert.deepEqual(differences(through("shop/a"), through("shop/b")), ["backends"]);
  });
});
