import assert from "node:assert/strict";
import { joinFindings } from "../../../../model/nginx/convert/findings";
import { decide } from "../../../../model/nginx/convert/fit";
import type { Nginx } from "../../../../model/nginx/effective/nginx";
import { effectiveNginx } from "../../../../model/nginx/effective/build";
import type { Finding, FindingAnswers } from "../../../../model/nginx/findings/finding";
import { inventoryOf } from "../../../support/nginx";

const finding = (parts: Partial<Finding> = {}): Finding => ({
  id: "shop/web/auth-url",
  severity: "refused",
  protective: true,
  scope: { type: "ingress", ingress: "shop/web" },
  differences: [],
  remedy: "none",
  answers: ["accept", "deny", "holdBack"],
  ...parts,
});

const nginx: Nginx = effectiveNginx(
  inventoryOf({
    ingresses: [
      { name: "web", host: "a.example", paths: ["/", "/api"] },
      { name: "web", namespace: "blog", host: "b.example" },
    ],
  }),
);

const A = { host: "a.example", path: "/", ingress: "shop/web" };
const API = { ...A, path: "/api" };
const B = { host: "b.example", path: "/", ingress: "blog/web" };
const ACCEPT = { answer: "accept", reason: "because" } as const;

const decided = (findings: readonly Finding[], answers: FindingAnswers = {}) =>
  decide({ findings, answers, nginx });

describe("findings and answers", () => {
  it("deny what a protective refusal is about, until somebody answers", () => {
    const { verdict, fateOf, heldBack } = decided([finding()]);
    assert.equal(verdict, "unfit");
    assert.deepEqual([A, API, B].map(fateOf), ["denied", "denied", "open"]);
    assert.deepEqual(heldBack, []);
  });

  it("deny single locations, hosts, or everything", () => {
    const locations = [{ host: "a.example", path: "/api" }];
    for (const [scope, fates] of [
      [{ type: "ingress", ingress: "shop/web", locations }, ["open", "denied", "open"]],
      [{ type: "host", host: "b.example" }, ["open", "open", "denied"]],
      [{ type: "controller" }, ["denied", "denied", "denied"]],
    ] as const) {
      assert.deepEqual([A, API, B].map(decided([finding({ scope })]).fateOf), fates);
    }
  });

  it("say nothing of the location that no Ingress formed, but for its host", () => {
    const place = { host: "_", path: "/" };
    assert.equal(decided([finding()]).fateOf(place), "open");
    const scope = { type: "host", host: "_" } as const;
    assert.equal(decided([finding({ scope })]).fateOf(place), "denied");
  });

  it("open with accept, deny with deny, and are fit with either", () => {
    const id = finding().id;
    assert.equal(decided([finding()], { [id]: ACCEPT }).fateOf(A), "open");
    const denied = decided([finding({ severity: "lossy", protective: false })], {
      [id]: { answer: "deny" },
    });
    assert.equal(denied.fateOf(A), "denied");
    assert.equal(denied.verdict, "fit");
    assert.equal(decided([finding()], { [id]: ACCEPT }).verdict, "fit");
  });

  it("hold a host back, with which its other findings need no answer", () => {
    const other = finding({ id: "host/a.example/x", scope: { type: "host", host: "a.example" } });
    const { verdict, heldBack, fateOf } = decided([finding(), other], {
      [finding().id]: { answer: "holdBack" },
    });
    assert.deepEqual(heldBack, ["a.example"]);
    assert.equal(fateOf(API), "heldBack");
    assert.equal(verdict, "fit");
    const locations = [{ host: "b.example", path: "/" }];
    const single = decided(
      [finding({ scope: { type: "ingress", ingress: "blog/web", locations } })],
      { [finding().id]: { answer: "holdBack" } },
    );
    assert.deepEqual(single.heldBack, ["b.example"]);
  });

  it("hold all hosts back for a finding about the controller, none for an unknown Ingress", () => {
    const held = (scope: Finding["scope"]) =>
      decided([finding({ scope })], { [finding().id]: { answer: "holdBack" } }).heldBack;
    assert.deepEqual(held({ type: "controller" }), ["_", "a.example", "b.example"]);
    assert.deepEqual(held({ type: "ingress", ingress: "gone/web" }), []);
  });

  it("need an answer where something protective is lost, not where it is noted", () => {
    const verdict = (parts: Partial<Finding>) => decided([finding(parts)]).verdict;
    assert.equal(verdict({ severity: "lossy" }), "unfit");
    assert.equal(verdict({ severity: "note", answers: [] }), "fit");
    assert.equal(verdict({ severity: "refused", protective: false }), "fit");
  });

  it("refuse answers to what is not there and those that a finding does not take", () => {
    const { answerFaults, verdict, fateOf, findings } = decided(
      [
        finding({ answers: ["accept", "holdBack"] }),
        finding({ id: "b", severity: "note", protective: false, answers: [] }),
      ],
      { [finding().id]: { answer: "deny" }, a: ACCEPT, b: ACCEPT },
    );
    assert.deepEqual(answerFaults, [
      { id: "a", message: "there is no such finding: remove the answer" },
      { id: "b", message: "it does not take accept: it needs no answer, remove it" },
      { id: finding().id, message: "it does not take deny: answer accept or holdBack" },
    ]);
    assert.equal(verdict, "unfit");
    assert.equal(fateOf(A), "denied");
    assert(findings.every(({ answer }) => answer === undefined));
  });

  it("come most severe first, then by id, with their answers", () => {
    const { findings } = decided(
      [
        finding({ id: "z", severity: "note", answers: [] }),
        finding({ id: "b", severity: "lossy" }),
        finding({ id: "y" }),
        finding({ id: "a", severity: "lossy" }),
      ],
      { b: ACCEPT },
    );
    assert.deepEqual(
      findings.map(({ id, answer }) => `${id} ${answer?.answer ?? ""}`),
      ["y ", "a ", "b accept", "z "],
    );
  });
});

describe("findings of one id", () => {
  const location = (path: string) => ({ host: "a.example", path });
  const at = (path: string): Finding["scope"] => ({
    type: "ingress",
    ingress: "shop/web",
    locations: [location(path)],
  });
  const difference = { field: "status", when: "always", nginx: "200", envoy: "403" } as const;

  it("become one about all their locations", () => {
    const [joined, ...others] = joinFindings([
      finding({ scope: at("/"), severity: "note", protective: false, answers: [] }),
      finding({ scope: at("/a"), severity: "lossy", differences: [difference], answers: ["deny"] }),
      finding({ scope: at("/a"), severity: "note", differences: [difference] }),
      finding({ id: "other" }),
    ]);
    assert.equal(others.length, 1);
    assert.deepEqual(joined, {
      ...finding({ severity: "lossy", differences: [difference] }),
      scope: { type: "ingress", ingress: "shop/web", locations: [location("/"), location("/a")] },
    });
  });

  it("are about the whole Ingress where one is", () => {
    const whole = finding();
    for (const findings of [
      [whole, finding({ scope: at("/") })],
      [finding({ scope: at("/") }), whole],
    ]) {
      assert.deepEqual(joinFindings(findings)[0]?.scope, whole.scope);
    }
    const scope = { type: "host", host: "a.example" } as const;
    assert.deepEqual(joinFindings([finding({ scope }), finding({ scope })])[0]?.scope, scope);
  });
});
