import assert from "node:assert/strict";
import type { Answer, Guard } from "../../../model/http/answer";
import type { Field } from "../../../model/http/fields";
import type { AnsweredFinding, Difference } from "../../../model/nginx/findings/finding";
import { explanations } from "../../../model/probe/explain";
import type { Observed } from "../../../model/probe/observed";
import { forwardedOf } from "../../support/effective-nginx";

const finding = (id: string, differences: readonly Partial<Difference>[]): AnsweredFinding => ({
  id,
  severity: "lossy",
  protective: false,
  scope: { type: "ingress", ingress: "parity/a" },
  differences: differences.map((each) => ({
    field: "status",
    when: "always",
    nginx: "",
    envoy: "",
    ...each,
  })),
  remedy: "",
  answers: [],
});

const explained = ({
  field,
  findings,
  guards = [],
  observed = { status: 200, headers: {} },
  failing = false,
  ingress = "parity/a",
  outcome = { type: "closed" },
}: {
  field: Field;
  findings: readonly AnsweredFinding[];
  guards?: readonly Guard[];
  observed?: Observed;
  failing?: boolean;
  ingress?: string;
  outcome?: Answer["outcome"];
}) => {
  const answer: Answer = { guards, responseHeaders: {}, outcome };
  return explanations({
    field,
    findings,
    met: [{ answer, observed, failing }],
    place: { host: "a.parity.test", path: "/", ingress, ingresses: [ingress] },
    request: {
      scheme: "http",
      host: "a.parity.test",
      method: "GET",
      target: "/x",
      headers: [],
      clientAddress: "192.0.2.1",
    },
  });
};

const FORWARDED = forwardedOf({ ingresses: [{}] });

const BASIC: Guard = { kind: "basicAuth", users: "parity/users", scheme: "basic" };

describe("parity: which findings explain a difference", () => {
  const status = finding("status", [{ field: "status" }]);

  it("are those that name the field, of the place, for such requests", () => {
    assert.deepEqual(explained({ field: "status", findings: [status] }), ["status"]);
    assert.deepEqual(explained({ field: "location", findings: [status] }), []);
    assert.deepEqual(explained({ field: "status", findings: [status], ingress: "parity/b" }), []);
    const secure = finding("secure", [{ field: "status", when: "HTTPS" }]);
    assert.deepEqual(explained({ field: "status", findings: [secure] }), []);
  });

  it("are those of a guard only where it refused", () => {
    const findings = [finding("users", [{ field: "guard.basicAuth" }])];
    const refused = { status: 401, headers: {} };
    const guards = [BASIC];
    assert.deepEqual(explained({ field: "status", findings, guards, observed: refused }), [
      "users",
    ]);
    assert.deepEqual(explained({ field: "status", findings, guards }), []);
    assert.deepEqual(explained({ field: "status", findings, observed: refused }), []);
    assert.deepEqual(
      explained({ field: "upstream.target", findings, guards, observed: refused }),
      [],
    );
  });

  it("are none of the controller's own notes for what nobody sees in an answer", () => {
    const own = finding("controller/wire-format", [{ field: "operation" }]);
    const findings = [{ ...own, scope: { type: "controller" as const } }];
    assert.deepEqual(explained({ field: "operation", findings }), []);
    assert.deepEqual(
      explained({ field: "operation", findings: [finding("a", [{ field: "operation" }])] }),
      ["a"],
    );
  });

  it("are the one about failing backends only where the backend fails", () => {
    const findings = [finding("controller/backend-failure", [{ field: "operation" }])];
    const observed = { status: 502, headers: {} };
    assert.deepEqual(explained({ field: "status", findings, observed, failing: true }), [
      "controller/backend-failure",
    ]);
    assert.deepEqual(explained({ field: "status", findings, observed }), []);
  });

  it("are those of a guard for what it adds to a request that it lets pass", () => {
    const findings = [finding("service", [{ field: "guard.externalAuth" }])];
    const guards: Guard[] = [
      { kind: "externalAuth", service: "auth", target: "/", copiedHeaders: ["x-user"] },
    ];
    assert.deepEqual(explained({ field: "upstream.headers", findings, guards }), ["service"]);
    assert.deepEqual(explained({ field: "upstream.target", findings, guards }), []);
    assert.deepEqual(explained({ field: "upstream.headers", findings, guards: [BASIC] }), []);
  });

  it("are those of replaced answers only where one was replaced", () => {
    const findings = [finding("errors", [{ field: "upstream.replacedStatuses" }])];
    const outcome = { ...FORWARDED, replacedStatuses: [404] };
    const of = (observed: Observed) => explained({ field: "status", findings, outcome, observed });
    assert.deepEqual(of({ status: 404, headers: {} }), ["errors"]);
    assert.deepEqual(of({ status: 200, headers: {} }), []);
    assert.deepEqual(of({ headers: {} }), []);
    const seen = {
      backend: "errors",
      method: "GET",
      target: "/",
      host: "a",
      protocol: "HTTP/1.1",
      headers: { "x-code": "404" },
      bodyBytes: 0,
    };
    assert.deepEqual(of({ status: 200, headers: {}, seen }), ["errors"]);
  });

  it("are those of sessions only where a cookie was set by a proxy that forwards", () => {
    const findings = [finding("session", [{ field: "upstream.affinity" }])];
    const observed = { status: 200, headers: { "set-cookie": "a=1" } };
    const field = "responseHeaders";
    const outcome = FORWARDED;
    assert.deepEqual(explained({ field, findings, outcome, observed }), ["session"]);
    assert.deepEqual(explained({ field, findings, outcome }), []);
    assert.deepEqual(explained({ field, findings, observed }), []);
  });
});
