import * as assert from "node:assert/strict";
import { check, evidenceOf, gatesOf } from "./input";

describe("counts of requests", () => {
  const figures = (numbers: Record<string, number>) => ({
    checks: {
      ...evidenceOf().checks,
      requests: check({ status: "failed", summary: "counted", numbers }),
    },
  });
  const seen = (step: Parameters<typeof gatesOf>[0]) =>
    gatesOf(step)
      .filter(({ effect }) => effect === "blocker")
      .map((gate) => [gate.id, gate.seen, gate.needed]);

  it("must show Envoy at work before it has all", () => {
    const step = { from: "pool", to: "cutover" } as const;
    assert.deepEqual(seen({ ...step, evidence: figures({ envoyRequestsPerMinute: 1 }) }), []);
    assert.deepEqual(seen({ ...step, evidence: figures({ envoyRequestsPerMinute: 0 }) }), [
      ["requests", "0 requests a minute at Envoy", "requests seen at Envoy: at least 1"],
    ]);
    assert.deepEqual(seen({ ...step, evidence: figures({}) }), [
      [
        "requests",
        "requests a minute at Envoy unknown: counted",
        "requests seen at Envoy: at least 1",
      ],
    ]);
  });

  it("must show nginx idle before it stops", () => {
    const step = { from: "cutover", to: "idle" } as const;
    const busy = figures({ nginxRequestsPerMinute: 3, nginxOpenConnections: 2 });
    assert.deepEqual(seen({ ...step, evidence: busy }), [
      [
        "requests",
        "3 requests a minute at nginx, 2 open connections at nginx",
        "nginx idle: at most 0, at most 0",
      ],
    ]);
    const thresholds = { nginxRequests: 3, openConnections: 2 };
    assert.deepEqual(seen({ ...step, evidence: busy, settings: { thresholds } }), []);
  });
});
