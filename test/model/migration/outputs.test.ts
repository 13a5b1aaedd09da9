import * as assert from "node:assert/strict";
import { migrationFacts } from "../../../model/migration/outputs";
import { STAGES, type Stage } from "../../../model/migration/stage";
import { parseOutputs } from "../../../outputs";
import { finding } from "../diff/rows";
import { stepOf } from "./gates/input";

const factsOf = (fields: Omit<Parameters<typeof stepOf>[0], "from">) => {
  const { plan, settings, stack } = stepOf({ ...fields, from: fields.to });
  return migrationFacts({ plan, settings, stack });
};

const PATH = "--path 'envoy-edge:migration.public";

/** The roll-back of every stage. */
const ROLL_BACKS: Record<Stage, string | undefined> = {
  assess: undefined,
  install: "assess",
  routes: "install",
  optin: "routes",
  canary: "optin",
  adopt: "routes",
  pool: "adopt",
  cutover: "adopt",
  idle: "cutover",
  retire: undefined,
};

describe("outputs of a migration", () => {
  it("say what serves, what is answered, and what was passed over", () => {
    const answers = ["accept", "deny", "holdBack"] as const;
    const findings = [
      finding({ id: "a/b/open" }),
      finding({ id: "a/b/note", answers: [] }),
      ...answers.map((answer) =>
        finding({
          id: `a/b/${answer}`,
          answer: answer === "accept" ? { answer, reason: "nobody uses it" } : { answer },
        }),
      ),
    ];
    const force = [{ gate: "loss", reason: "watched by hand" }];
    const facts = factsOf({
      to: "pool",
      plan: { conversion: { findings, heldBack: ["old.example.com"] } },
      settings: { force },
    });
    assert.deepEqual(facts, {
      stage: "pool",
      servedBy: "both",
      heldBack: ["old.example.com"],
      findings: { open: 1, accepted: 1, denied: 1, heldBack: 1 },
      forced: force,
      rollBack: `pulumi config set --stack prod ${PATH}.stage' adopt && pulumi up --stack prod`,
    });
    const controller = { version: "1.9.1", gatewayApiVersion: "1.6.1" };
    const outputs = { gateways: {}, routes: {}, controller, migration: { public: facts } };
    assert.deepEqual(parseOutputs(outputs), outputs, "the contract takes them");
  });

  for (const stage of STAGES) {
    const to = ROLL_BACKS[stage];
    it(`lead back from ${stage} ${to === undefined ? "nowhere" : `to ${to}`}`, () =>
      assert.equal(
        factsOf({ to: stage }).rollBack,
        to && `pulumi config set --stack prod ${PATH}.stage' ${to} && pulumi up --stack prod`,
      ));
  }

  it("lead back without what belongs to the stage that is left", () =>
    assert.equal(
      factsOf({ to: "canary", settings: { canaryWeight: 5 } }).rollBack,
      `pulumi config set --stack prod ${PATH}.stage' optin && pulumi config rm --stack prod ${PATH}.canaryWeight' && pulumi up --stack prod`,
    ));
});

describe("records of address mode dns", () => {
  const dns = (movedHosts: string[], settings: Record<string, unknown> = {}) =>
    factsOf({
      to: "cutover",
      settings: { addressMode: "dns", ...settings },
      plan: { movedHosts },
    }).dns;

  it("are those of the hosts that the plan moves", () => {
    assert.deepEqual(dns(["a.example.com"]), [
      { host: "a.example.com", target: "{envoy-address}" },
    ]);
    assert.deepEqual(dns(["a.example.com"], { dnsTargetHost: "lb.example.com" }), [
      { host: "a.example.com", target: "lb.example.com" },
    ]);
  });

  it("are none where the plan moves none", () => {
    assert.equal(dns([]), undefined);
    assert.equal(factsOf({ to: "cutover" }).dns, undefined);
  });
});
