import assert from "node:assert/strict";
import type { Answer, Guard } from "../../../model/http/answer";
import type { Field } from "../../../model/http/fields";
import type { AnsweredFinding, Difference } from "../../../model/nginx/findings/finding";
import { explanations } from "../../../model/probe/explain";
import type { Observed } from "../../../model/probe/observed";

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
}: {
  field: Field;
  findings: readonly AnsweredFinding[];
  guards?: readonly Guard[];
  observed?: Observed;
  failing?: boolean;
  ingress?: string;
}) => {
  const answer: Answer = { guards, responseHeaders: {}, outcome: { type: "closed" } };
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
});
