import { refresh, setStage, stageOutput, up } from "../commands";
import { markerName } from "../object-names";
import { atLeast } from "../stage";
import type { GateInput, ShutGate } from "./gate";

/** Two stacks never move the same. */
export const markerGates = ({ stack, plan, applied }: GateInput): ShutGate[] =>
  applied.stack === undefined || applied.stack === stack
    ? []
    : [
        {
          id: "marker",
          message: `the marker ${plan.namespace}/${plan.name}.envoy-edge is of another stack: two stacks would undo each other`,
          seen: `stack ${applied.stack}`,
          needed: `stack ${stack}; a stack that was renamed: its new name in the marker's label and key stack`,
          command: `kubectl --namespace ${plan.namespace} get configmap ${plan.name}.envoy-edge --output yaml`,
        },
      ];

/**
 * Without its marker nobody knows which stage is applied, and any would be the first step. A person says
 * which it is, by wanting it: then the marker is written anew.
 */
export const lostMarkerGates = ({ stack, plan, applied: { lost } }: GateInput): ShutGate[] =>
  lost === undefined
    ? []
    : [
        {
          id: "lost-marker",
          message: `ConfigMap ${plan.namespace}/${markerName(plan.name)} is missing, by which the applied stage is known, and Envoy serves`,
          seen: lost,
          needed:
            "the ConfigMap. To have it written anew: forget it in the state, want the stage that the output shows, force lost-marker for one update",
          command: `${stageOutput({ stack })} && ${refresh({ stack, name: markerName(plan.name) })}`,
        },
        ...(atLeast(plan.stage, "routes")
          ? []
          : [
              belowRoutesGate({
                stack,
                plan,
                seen: `to ${plan.stage}, from a stage that is not known`,
              }),
            ]),
      ];

/** Back from a later stage there is no way past `routes`. */
export const belowRoutesGate = ({
  stack,
  plan: { name },
  seen,
}: Pick<GateInput, "stack" | "plan"> & { seen: string }): ShutGate => ({
  id: "step",
  message:
    "below routes the routes go: clients that Envoy still has would get 404. Stop at routes first",
  seen,
  needed: "routes, then the stages below when Envoy has no client left",
  command: `${setStage({ stack, name, stage: "routes" })} && ${up({ stack })}`,
});
