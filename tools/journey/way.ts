import type { Stage } from "../../model/migration/stage";

/** One `pulumi up` of the journey. */
export interface Step {
  readonly stage: Stage;
  /** Unlike those of the other steps; it is the mark in the record. */
  readonly label: string;
  /** Keys that belong to the stage alone. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whether it says that nginx loads a new configuration, which ends connections that are kept. */
  readonly reload?: true;
  /** Whether it is done after the users of the host that was held back have new passwords. */
  readonly settled?: true;
  /** How issuers answer challenges that are tried after it. */
  readonly solver?: "ingress" | "gatewayHTTPRoute";
}

const step = (stage: Stage, more: Omit<Step, "stage" | "label"> = {}): Step => ({
  stage,
  label: stage,
  ...more,
});

/** Forward until nginx is idle. */
export const FORWARD: readonly Step[] = [
  step("assess"),
  step("install"),
  step("routes"),
  step("optin"),
  step("canary", { settings: { canaryWeight: 25 } }),
  step("adopt", { reload: true }),
  step("pool", { settings: { poolReplicas: 1 } }),
  step("cutover"),
  // What is held back would keep nginx from being idle.
  {
    ...step("cutover", { settled: true, solver: "ingress" }),
    label: "cutover, nothing held back",
  },
  step("idle", { settled: true }),
];

/** All the way back, where clients are at nginx again. */
export const BACK: Step = {
  ...step("routes", { settled: true, reload: true }),
  label: "back to routes",
};

/** Forward again, to the end; without canaries, as it may be. */
export const AGAIN: readonly Step[] = [
  { ...step("adopt", { settled: true, reload: true }), label: "adopt again" },
  {
    ...step("pool", { settled: true, settings: { poolReplicas: 2 } }),
    label: "pool again",
  },
  { ...step("cutover", { settled: true }), label: "cutover again" },
  { ...step("idle", { settled: true }), label: "idle again" },
  step("retire", { settled: true }),
];

/** The whole way: forward until nginx is idle, back, and forward to the end. */
export const LONG: readonly Step[] = [...FORWARD, BACK, ...AGAIN];

/** What the ways of every day's tests leave out: what may be left out of any. */
const LEFT_OUT = ["optin", "canary"];

const direct = FORWARD.filter(({ label }) => !LEFT_OUT.includes(label));

/** The way of every day's tests: forward until nginx is idle, and all the way back. */
export const SHORT: readonly Step[] = [...direct, BACK];

/** The way on which the runbook's commands are run: forward to the end. */
export const BOOK: readonly Step[] = [...direct, step("retire", { settled: true })];
