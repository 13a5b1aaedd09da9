import assert from "node:assert/strict";
import {
  builtInFinding,
  controllerFinding,
  hostFinding,
} from "../../../../model/nginx/findings/loss";

const LOSS = { severity: "lossy", differences: [], remedy: "none" } as const;

describe("findings", () => {
  it("are about a key of the controller", () =>
    assert.deepEqual(controllerFinding({ key: "hsts", value: "false", ...LOSS }), {
      id: "controller/hsts",
      scope: { type: "controller" },
      key: "hsts",
      value: "false",
      severity: "lossy",
      protective: false,
      differences: [],
      remedy: "none",
      answers: ["accept"],
    }));

  it("that protect may close or hold back everything", () =>
    assert.deepEqual(controllerFinding({ key: "block-cidrs", ...LOSS, protective: true }).answers, [
      "accept",
      "deny",
      "holdBack",
    ]));

  it("are about a host", () => {
    const { id, scope, protective } = hostFinding({
      host: "a.example",
      key: "server-snippet",
      protective: true,
      ...LOSS,
    });
    assert.deepEqual(
      { id, scope, protective },
      {
        id: "host/a.example/server-snippet",
        scope: { type: "host", host: "a.example" },
        protective: true,
      },
    );
  });

  it("are about what is built in: without a key", () =>
    assert(!("key" in builtInFinding({ topic: "methods", ...LOSS }))));

  it("take no answer where they are only notes", () =>
    assert.deepEqual(controllerFinding({ key: "hsts", ...LOSS, severity: "note" }).answers, []));

  it("take the answers that are named", () =>
    assert.deepEqual(controllerFinding({ key: "hsts", ...LOSS, answers: ["deny"] }).answers, [
      "deny",
    ]));

  it("cut long values to 80 characters", () => {
    const { value = "" } = controllerFinding({ key: "x", ...LOSS, value: "a".repeat(81) });
    assert.equal(value, `${"a".repeat(79)}…`);
    assert.equal(
      controllerFinding({ key: "x", ...LOSS, value: "a".repeat(80) }).value,
      "a".repeat(80),
    );
  });
});
