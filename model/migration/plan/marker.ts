import { stackLabels } from "../../kubernetes-object";
import { MARKER_KEYS } from "../marker-keys";
import { markerName } from "../object-names";
import { formatOriginals } from "../originals";
import { atLeast, type Stage } from "../stage";
import type { PlanContext } from "./context";
import type { PlannedResource } from "./migration-plan";
import { presentValues } from "./present";
import { created } from "./resource";

/**
 * The object that says which stage is applied, of which plan, by which stack, and what nginx's objects
 * held before. It comes after everything else, so it is deleted first: while it is protected, nothing is
 * destroyed.
 */
export const markerResources = ({
  context,
  stage,
  planHash,
}: {
  context: PlanContext;
  stage: Stage;
  planHash: string;
}): PlannedResource[] => {
  const { name, namespace, target } = context;
  const originals = presentValues(context);
  return [
    created(
      "marker",
      {
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: {
          name: markerName(name),
          namespace,
          labels: stackLabels(target.stack),
          // Not data: a change of a ConfigMap's data is a replacement to Pulumi, and this one is protected.
          annotations: {
            [MARKER_KEYS.stage]: stage,
            [MARKER_KEYS.planHash]: planHash,
            [MARKER_KEYS.stack]: target.stack,
            ...(originals && { [MARKER_KEYS.originals]: formatOriginals(originals) }),
          },
        },
      },
      { protect: atLeast(stage, "pool") },
    ),
  ];
};
