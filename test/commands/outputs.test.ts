import * as assert from "node:assert/strict";
import { table } from "../../commands/outputs";
import type { MigrationOutput, StackOutputs } from "../../outputs";

const outputsOf = (migration: MigrationOutput): StackOutputs => ({
  gateways: {},
  routes: { hello: { urls: ["http://hello.example.test/"] } },
  controller: { version: "1.9.1", gatewayApiVersion: "1.6.1" },
  migration: { public: migration },
});

const FINDINGS = { open: 0, accepted: 1, denied: 2, heldBack: 3 };

describe("edge outputs", () => {
  it("shows how far a migration is, and the way back", () =>
    assert.equal(
      table(
        outputsOf({
          stage: "pool",
          address: "192.0.2.8",
          servedBy: "both",
          heldBack: ["old.example.com"],
          findings: FINDINGS,
          forced: [{ gate: "loss", reason: "watched by hand" }],
          dns: [{ host: "a.example.com", target: "192.0.2.9" }],
          rollBack: "pulumi up",
        }),
      ),
      `Envoy Gateway 1.9.1, Gateway API 1.6.1

migration public  stage pool  192.0.2.8  served by nginx and Envoy
  findings: 0 without an answer, 1 accepted, 2 denied, 3 held back
  stays on nginx: old.example.com
  forced loss: watched by hand
  record a.example.com → 192.0.2.9
  roll back: pulumi up

route hello  http://hello.example.test/
`,
    ));

  it("has less to show of one that has not begun", () =>
    assert.match(
      table(
        outputsOf({
          stage: "assess",
          servedBy: "nginx",
          heldBack: [],
          findings: FINDINGS,
          forced: [],
        }),
      ),
      /\nmigration public {2}stage assess {2}no address yet {2}served by nginx\n {2}findings: .*\n\nroute/,
    ));
});
