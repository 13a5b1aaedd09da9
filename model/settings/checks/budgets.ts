import { faultAt } from "../faults";
import { type Check } from "./check";

/** A budget that keeps every pod running blocks node drains, and with them cluster upgrades. */
export const budgets: Check = ({ settings: { controller, gateways }, raw }) =>
  [
    { path: ["controller"], workload: controller },
    ...Object.entries(gateways).map(([name, workload]) => ({
      path: ["gateways", name],
      workload,
    })),
  ]
    .filter(({ workload: { replicas, minAvailable } }) => minAvailable >= replicas)
    .map(({ path, workload: { replicas } }) =>
      faultAt({
        raw,
        path: [...path, "minAvailable"],
        message: `keeps all ${replicas} of its pods running: no node could be drained`,
        remedy:
          replicas > 1 ? `at most ${replicas - 1}, or more replicas` : "0, or at least 2 replicas",
      }),
    );
