import * as assert from "node:assert/strict";
import fc from "fast-check";
import { gates } from "../../../../model/migration/gates";
import {
  atLeast,
  nextStages,
  position,
  type Stage,
  STAGES,
} from "../../../../model/migration/stage";
import { blockersOf, check, gatesOf, stepOf } from "./input";

/** What stands against each step where nothing else does: applied stage, then wanted ones. */
const VERDICTS: Record<string, string> = {
  //        assess   install  routes   optin    canary   adopt    pool     cutover  idle     retire
  assess: ". . step step step step step step step step",
  install: ". . . step step step step step step step",
  routes: ". . . . step . step step step step",
  optin: "step step . . . . step step step step",
  canary: "step step . . . . step step step step",
  adopt: "step step . . . . . step step step",
  pool: "step step . . . . . . step step",
  cutover: "step step . . . . . . . step",
  idle: "step step . . . . . . . .",
  retire: "retired retired retired retired retired retired retired retired retired .",
};

describe("a step of a migration", () => {
  for (const from of STAGES) {
    const verdicts = VERDICTS[from]?.split(" ") ?? [];
    for (const to of STAGES) {
      const verdict = verdicts[position(to)] ?? "";
      it(`from ${from} to ${to}: ${verdict === "." ? "goes" : verdict}`, () =>
        assert.deepEqual(blockersOf({ from, to }), verdict === "." ? [] : [verdict]));
    }
  }

  it("that skips stages names the next one, and how to go there", () => {
    const [gate] = gatesOf({ from: "routes", to: "cutover" });
    assert.deepEqual(gate, {
      id: "step",
      effect: "blocker",
      message: "stages are gone forward one by one: each is the proof of the next",
      seen: "from routes to cutover",
      needed: "optin or adopt",
      command: "pulumi config set --stack prod --path 'envoy-edge:migration.public.stage' optin",
    });
  });

  it("below routes names the stage to stop at", () => {
    const [gate] = gatesOf({ from: "cutover", to: "assess", evidence: null });
    assert.equal(
      gate?.command,
      "pulumi config set --stack prod --path 'envoy-edge:migration.public.stage' routes && pulumi up --stack prod",
    );
  });

  it("of another stack's migration does not go, in any direction", () => {
    for (const [from, to] of [
      ["routes", "adopt"],
      ["pool", "pool"],
      ["pool", "routes"],
    ] as const) {
      assert.deepEqual(blockersOf({ from, to, applied: { stack: "dev" } }), ["marker"]);
    }
    assert.deepEqual(
      gates({ ...stepOf({ from: "pool", to: "pool" }), applied: { stage: "pool" } }),
      [],
      "a marker that names no stack",
    );
  });

  it("forward takes no shorter way than one by one", () =>
    fc.assert(
      fc.property(fc.constantFrom(...STAGES), fc.constantFrom(...STAGES), (from, to) => {
        fc.pre(position(to) > position(from));
        assert.equal(blockersOf({ from, to }).length === 0, nextStages(from).includes(to));
      }),
    ));

  it("back as far as routes needs nothing at all", () =>
    fc.assert(
      fc.property(fc.constantFrom(...STAGES), fc.constantFrom(...STAGES), (from, to) => {
        fc.pre(position(to) < position(from) && atLeast(to, "routes") && from !== "retire");
        const input = stepOf({ from, to, evidence: null });
        const found = gates({
          ...input,
          settings: {
            ...input.settings,
            dnsHosts: ["none.example.com"],
            force: [{ gate: "nothing", reason: "left over from before" }],
          },
          plan: {
            ...input.plan,
            faults: [{ id: "ports", stage: "install", message: "differ", remedy: "change them" }],
            conversion: {
              ...input.plan.conversion,
              heldBack: ["a.example.com"],
              answerFaults: [{ id: "a/b/c", message: "there is no such finding" }],
            },
          },
        });
        assert.deepEqual(
          found.filter(({ effect }) => effect !== "note"),
          [],
        );
        assert.ok(found.length >= 2, "what would stand against going on is told");
      }),
    ));
});

describe("a marker that was lost", () => {
  const lost = (to: Stage, force: readonly string[] = []) =>
    gatesOf({
      from: "assess",
      to,
      applied: { lost: "HTTPRoute ingress-nginx/public-health of stack prod" },
      settings: { force: force.map((gate) => ({ gate, reason: "it was cutover" })) },
    });
  const shut = (...given: Parameters<typeof lost>) =>
    lost(...given).map(({ id, effect }) => `${effect} ${id}`);

  it("lets nothing go, and says how it is written anew", () => {
    assert.deepEqual(shut("cutover"), ["blocker lost-marker"]);
    const [gate] = lost("cutover");
    assert.equal(gate?.seen, "HTTPRoute ingress-nginx/public-health of stack prod");
    assert.equal(
      gate.command,
      "pulumi stack output --stack prod migration && " +
        "pulumi refresh --stack prod --target '**/public.envoy-edge'",
    );
  });

  it("is written anew at the stage that a person vouches for", () => {
    for (const stage of STAGES.filter((each) => atLeast(each, "routes"))) {
      assert.deepEqual(shut(stage, ["lost-marker"]), ["forced lost-marker"]);
    }
  });

  it("never leads below routes, where clients of Envoy would get 404", () => {
    for (const stage of ["assess", "install"] as const) {
      assert.deepEqual(shut(stage, ["lost-marker"]), ["forced lost-marker", "blocker step"]);
    }
  });

  it("is nothing to pass over where it is there", () =>
    assert.deepEqual(
      gatesOf({
        from: "install",
        to: "routes",
        settings: { force: [{ gate: "lost-marker", reason: "left over from before" }] },
      }).map(({ id, effect }) => `${effect} ${id}`),
      ["note force"],
    ));
});

describe("below routes", () => {
  const down = { from: "routes", to: "install" } as const;
  const connections = (envoyOpenConnections: number) => ({
    checks: { requests: check({ numbers: { envoyOpenConnections } }) },
  });

  it("goes when Envoy has no client left", () => {
    assert.deepEqual(blockersOf({ ...down, evidence: connections(0) }), []);
    assert.deepEqual(blockersOf({ ...down, to: "assess", evidence: connections(0) }), []);
    assert.deepEqual(
      blockersOf({
        ...down,
        evidence: connections(3),
        settings: { thresholds: { openConnections: 3 } },
      }),
      [],
    );
    assert.deepEqual(blockersOf({ from: "install", to: "assess", evidence: null }), []);
  });

  it("does not where it has some, or nobody knows", () => {
    const seen = (evidence: Exclude<Parameters<typeof stepOf>[0]["evidence"], undefined>) =>
      gatesOf({ ...down, evidence }).map((gate) => [gate.id, gate.effect, gate.seen]);
    assert.deepEqual(seen(connections(1)), [
      ["connections", "blocker", "1 open connections at Envoy"],
    ]);
    assert.deepEqual(seen({ checks: {} }), [["connections", "blocker", "not looked at"]]);
    assert.deepEqual(
      seen({ checks: { requests: check({ status: "unknown", summary: "Envoy unknown" }) } }),
      [["connections", "blocker", "Envoy unknown"]],
    );
    assert.deepEqual(seen({ ...connections(0), stage: "cutover" }), [
      ["connections", "blocker", "cutover"],
    ]);
    assert.deepEqual(seen(null), [
      ["connections", "blocker", "nothing about migration public in evidence/prod.json"],
    ]);
  });

  it("goes by force, with its reason", () => {
    const reason = "the cluster of the drill is thrown away";
    const [gate] = gatesOf({
      ...down,
      evidence: null,
      settings: { force: [{ gate: "connections", reason }] },
    });
    assert.deepEqual([gate?.effect, gate?.reason], ["forced", reason]);
  });
});
