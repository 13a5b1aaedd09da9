import { CHECKS, type Check, type CheckId } from "../evidence/evidence";
import { between, type Stage } from "../stage";
import { capacity } from "./capacity";
import { certManager } from "./cert-manager";
import { certificates } from "./certificates";
import type { CheckInput, RunCheck } from "./check";
import { conditions } from "./conditions";
import { controllers } from "./controllers";
import { drift } from "./drift";
import { dwell } from "./dwell";
import { endpoints } from "./endpoints";
import { externalDns } from "./external-dns";
import { healthPath } from "./health-path";
import { loss } from "./loss";
import { ownership } from "./ownership";
import { parity, protections } from "./parity";
import { ports } from "./ports";
import { requests } from "./requests";
import { webhook } from "./webhook";

export type { CheckInput } from "./check";

interface Planned {
  readonly run: RunCheck;
  /** Stages in which it is looked at. */
  readonly from: Stage;
  readonly to: Stage;
}

/** Which check is looked at when: as soon as there is something to see, until nothing needs it. */
const PLAN: Readonly<Record<CheckId, Planned>> = {
  conditions: { run: conditions, from: "install", to: "retire" },
  parity: { run: parity, from: "routes", to: "adopt" },
  protections: { run: protections, from: "routes", to: "adopt" },
  certificates: { run: certificates, from: "routes", to: "retire" },
  controllers: { run: controllers, from: "assess", to: "retire" },
  drift: { run: drift, from: "assess", to: "idle" },
  requests: { run: requests, from: "routes", to: "idle" },
  endpoints: { run: endpoints, from: "routes", to: "retire" },
  healthPath: { run: healthPath, from: "routes", to: "retire" },
  ports: { run: ports, from: "assess", to: "cutover" },
  ownership: { run: ownership, from: "assess", to: "idle" },
  capacity: { run: capacity, from: "routes", to: "cutover" },
  dwell: { run: dwell, from: "pool", to: "cutover" },
  loss: { run: loss, from: "pool", to: "cutover" },
  certManager: { run: certManager, from: "cutover", to: "idle" },
  externalDns: { run: externalDns, from: "cutover", to: "idle" },
  webhook: { run: webhook, from: "cutover", to: "idle" },
};

/** The checks that are looked at in a stage, in their order. */
export const checksOf = (stage: Stage): CheckId[] =>
  CHECKS.filter((id) => between({ stage, from: PLAN[id].from, to: PLAN[id].to }));

/** Runs the checks of the applied stage; what could not be looked at for want of a file is left out. */
export const runChecks = (input: CheckInput): Partial<Record<CheckId, Check>> =>
  Object.fromEntries(
    checksOf(input.observation.stage).flatMap((id) => {
      const check = PLAN[id].run(input);
      return check === undefined ? [] : [[id, check]];
    }),
  );
