import * as assert from "node:assert/strict";
import { gates } from "../../../../model/migration/gates";
import { FORCEABLE } from "../../../../model/migration/gates/force";
import type { AnsweredFinding } from "../../../../model/nginx/findings/finding";
import { finding } from "../../diff/rows";
import { blockersOf, gatesOf, planOf, stepOf } from "./input";

describe("faults of a plan", () => {
  const plan = {
    faults: [
      {
        id: "entry-service-gitops",
        stage: "adopt" as const,
        message: "Argo CD application edge applies the Service of clients",
        remedy: "addressMode own, or leave spec.selector out of its sync",
      },
    ],
  };

  it("stand against their stage and what follows, and against staying there", () => {
    assert.deepEqual(blockersOf({ from: "install", to: "routes", plan }), []);
    assert.deepEqual(gatesOf({ from: "routes", to: "adopt", plan }), [
      {
        id: "entry-service-gitops",
        effect: "blocker",
        message: "Argo CD application edge applies the Service of clients",
        seen: "refuses adopt and what follows",
        needed: "addressMode own, or leave spec.selector out of its sync",
      },
    ]);
    assert.deepEqual(blockersOf({ from: "pool", to: "pool", plan }), ["entry-service-gitops"]);
  });

  it("are not forced", () =>
    assert.deepEqual(
      blockersOf({
        from: "routes",
        to: "adopt",
        plan,
        settings: { force: [{ gate: "entry-service-gitops", reason: "we know what we do" }] },
      }),
      ["entry-service-gitops", "force"],
    ));
});

describe("open protections", () => {
  const planWith = (findings: AnsweredFinding[], heldBack: string[] = []) => {
    const { conversion } = planOf();
    const rows = conversion.rows.map((row) => ({
      ...row,
      findings: row.host === "a.example.com" ? ["shop/web/auth-secret"] : [],
    }));
    return { conversion: { findings, heldBack, rows, verdict: "unfit" as const } };
  };
  const open = finding({ id: "shop/web/auth-secret" });

  it("stand against routes, each with its remedy and the command that answers", () => {
    assert.deepEqual(blockersOf({ from: "assess", to: "install", plan: planWith([open]) }), []);
    assert.deepEqual(gatesOf({ from: "install", to: "routes", plan: planWith([open]) }), [
      {
        id: "answers",
        effect: "blocker",
        message: "shop/web/auth-secret: a protection that cannot be kept",
        seen: "no answer",
        needed: "deny, holdBack under migration.public.answers. hash the passwords anew",
        command: `pulumi config set --stack prod --path 'envoy-edge:migration.public.answers["shop/web/auth-secret"]' deny`,
      },
    ]);
  });

  it("that take a reason alone are answered by one", () => {
    const plan = planWith([{ ...open, severity: "lossy", answers: ["accept"] }]);
    const [gate] = gatesOf({ from: "install", to: "routes", plan });
    assert.equal(
      gate?.command,
      `pulumi config set --stack prod --path 'envoy-edge:migration.public.answers["shop/web/auth-secret"].accept' 'why the loss is acceptable'`,
    );
  });

  it("are not those that are answered, no protections, mere notes, or of hosts that stay", () => {
    const step = { from: "routes", to: "routes" } as const;
    const closed: AnsweredFinding[] = [
      { ...open, answer: { answer: "deny" } },
      { ...open, protective: false },
      { ...open, severity: "note" },
    ];
    for (const each of closed) {
      assert.deepEqual(blockersOf({ ...step, plan: planWith([each]) }), []);
    }
    assert.deepEqual(blockersOf({ ...step, plan: planWith([open]) }), ["answers"]);
    assert.deepEqual(blockersOf({ ...step, plan: planWith([open], ["a.example.com"]) }), []);
    const general = finding({ id: "controller/waf", scope: { type: "controller" } });
    assert.deepEqual(blockersOf({ ...step, plan: planWith([general], ["a.example.com"]) }), [
      "answers",
    ]);
  });

  it("and answers to nothing are faults from install on", () => {
    const plan = {
      conversion: { answerFaults: [{ id: "a/b/c", message: "there is no such finding" }] },
    };
    assert.deepEqual(blockersOf({ from: "assess", to: "assess", plan }), []);
    const [gate] = gatesOf({ from: "assess", to: "install", plan });
    assert.deepEqual(
      [gate?.id, gate?.message, gate?.seen, gate?.command],
      [
        "answer-faults",
        "answer to a/b/c",
        "there is no such finding",
        "edge convert --inventory inventory/prod.json --format table",
      ],
    );
  });
});

describe("settings that the inventory judges", () => {
  it("hosts of dns must be hosts of the controller", () => {
    const settings = { addressMode: "dns", dnsHosts: ["a.example.com", "z.example.com", "*"] };
    const found = gatesOf({ from: "adopt", to: "pool", settings }).filter(
      ({ effect }) => effect === "blocker",
    );
    assert.deepEqual(
      found.map(({ id, seen, needed }) => [id, seen, needed]),
      [["dns-hosts", "z.example.com", "of a.example.com, b.example.com, *"]],
    );
  });

  it("hosts that stay on nginx keep it", () => {
    const plan = { conversion: { heldBack: ["a.example.com", "b.example.com"] } };
    assert.deepEqual(blockersOf({ from: "pool", to: "cutover", plan }), []);
    const [gate] = gatesOf({ from: "cutover", to: "idle", plan });
    assert.deepEqual([gate?.id, gate?.seen], ["held-back", "a.example.com, b.example.com"]);
  });

  it("retire is confirmed by the stack's name", () => {
    const step = { from: "idle", to: "retire" } as const;
    assert.deepEqual(blockersOf(step), []);
    const [other] = gatesOf({ ...step, settings: { confirmRetire: "dev" } });
    assert.deepEqual([other?.id, other?.seen], ["confirm-retire", "dev"]);
    const { confirmRetire, ...settings } = stepOf(step).settings;
    assert.equal(confirmRetire, "prod");
    const [none] = gates({ ...stepOf(step), settings });
    assert.deepEqual([none?.id, none?.seen], ["confirm-retire", "nothing"]);
  });

  it("an old address is done with when somebody says so", () => {
    const step = { from: "adopt", to: "pool" } as const;
    assert.deepEqual(blockersOf({ ...step, settings: { addressMode: "own" } }), ["old-address"]);
    assert.deepEqual(
      blockersOf({
        ...step,
        settings: {
          addressMode: "own",
          force: [{ gate: "old-address", reason: "records moved a week ago" }],
        },
      }),
      [],
    );
    assert.deepEqual(
      blockersOf({ from: "pool", to: "pool", settings: { addressMode: "own" } }),
      [],
    );
    const entry = { envoy: "a/b", nginxPods: {}, envoyPods: {} };
    const [gate] = gatesOf({ ...step, settings: { addressMode: "own" }, plan: { entry } });
    assert.match(gate?.seen ?? "", /Service of nginx$/);
  });
});

describe("force", () => {
  const reason = "the window closes tonight";
  const force = (...ids: string[]) => ({ force: ids.map((gate) => ({ gate, reason })) });

  it("passes over one gate, with its reason", () => {
    const checks = {};
    const step = { from: "install", to: "routes", evidence: { checks } } as const;
    assert.deepEqual(blockersOf(step), ["conditions", "controllers", "ownership"]);
    const found = gatesOf({ ...step, settings: force("controllers") });
    assert.deepEqual(
      found.map((gate) => [gate.id, gate.effect, gate.reason]),
      [
        ["conditions", "blocker", undefined],
        ["controllers", "forced", reason],
        ["ownership", "blocker", undefined],
      ],
    );
  });

  it("of missing evidence leaves its checks, each to be forced by itself", () => {
    const step = { from: "install", to: "routes", evidence: null } as const;
    assert.deepEqual(blockersOf({ ...step, settings: force("evidence") }), [
      "conditions",
      "controllers",
      "ownership",
    ]);
    assert.deepEqual(
      blockersOf({
        ...step,
        settings: force("evidence", "conditions", "controllers", "ownership"),
      }),
      [],
    );
  });

  it("knows its gates, and none of what has a right way", () => {
    for (const id of ["step", "retired", "marker", "answers", "confirm-retire", "evidence-stack"]) {
      assert.ok(!FORCEABLE.includes(id));
      assert.deepEqual(blockersOf({ from: "pool", to: "pool", settings: force(id) }), ["force"]);
    }
    const [gate] = gatesOf({ from: "pool", to: "pool", settings: force("prity") });
    assert.equal(gate?.message, "force: prity is no gate that can be passed over");
  });

  it("that has nothing to pass over is told at a step forward", () => {
    const notes = gatesOf({ from: "install", to: "routes", settings: force("loss") });
    assert.deepEqual(
      notes.map(({ id, effect, seen }) => [id, effect, seen]),
      [["force", "note", "loss"]],
    );
    assert.deepEqual(gatesOf({ from: "routes", to: "routes", settings: force("loss") }), []);
  });
});
