import { DEMANDS } from "../../model/migration/checks/conditions";
import type { MigrationPlan, PlannedResource } from "../../model/migration/plan/migration-plan";
import { type ApiObject, proxies, slices } from "./running-proxies";

/** The objects of a cluster in which a plan is applied, and controllers have done their work. */
export const migratingObjects = ({
  objects,
  plan,
  since,
}: {
  /** Of the cluster before. */
  objects: readonly unknown[];
  plan: MigrationPlan;
  /** When the stage was applied. */
  since: string;
}): unknown[] => {
  const all = [
    ...objects.map((object) => changed({ object: object as ApiObject, plan, since })),
    ...plan.resources.flatMap((each) => (each.mechanism === "create" ? [served(each, since)] : [])),
    ...proxies(plan),
  ];
  return [...all, ...slices({ objects: all, plan })];
};

/** With what the plan imports or patches, and what controllers say of it. */
const changed = ({
  object,
  plan: { resources },
  since,
}: {
  object: ApiObject;
  plan: MigrationPlan;
  since: string;
}): ApiObject =>
  resources
    .filter(
      ({ mechanism, object: { kind, metadata } }) =>
        mechanism !== "create" &&
        kind === object.kind &&
        metadata.name === object.metadata.name &&
        metadata.namespace === object.metadata.namespace,
    )
    .reduce(
      (before: ApiObject, { object: { metadata, ...fields } }) => {
        const merged = merge(before, fields) as ApiObject;
        const annotations = merge(before.metadata.annotations, metadata.annotations);
        const managedFields = [...(before.metadata.managedFields ?? []), writtenBy(fields, since)];
        return { ...merged, metadata: { ...before.metadata, annotations, managedFields } };
      },
      { ...object, ...(object.kind === "Deployment" && { status: rolledOut(object) }) },
    );

/** Who the API server says wrote the fields of a specification. */
const writtenBy = ({ spec = {} }: Readonly<Record<string, unknown>>, time: string): object => ({
  manager: MANAGER,
  operation: "Apply",
  time,
  fieldsV1: {
    "f:spec": Object.fromEntries(Object.keys(spec as object).map((name) => [`f:${name}`, {}])),
  },
});

const MANAGER = "pulumi-kubernetes-1a2b3c4d";

/** Status of a Deployment with all its pods. */
const rolledOut = ({ spec }: ApiObject): object => {
  const { replicas = 1 } = (spec ?? {}) as { replicas?: number };
  return { readyReplicas: replicas, updatedReplicas: replicas };
};

/** Maps are merged, lists of webhooks by their names; a selector is one value. */
const merge = (before: unknown, after: unknown): unknown => {
  if (after === undefined) {
    return before;
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const own = after as { name: string }[];
    return (before as { name: string }[]).map((each) =>
      merge(
        each,
        own.find(({ name }) => name === each.name),
      ),
    );
  }
  return isMap(before) && isMap(after)
    ? Object.fromEntries(
        Object.keys({ ...before, ...after }).map((key) => [
          key,
          key === "selector" || !(key in after)
            ? (after[key] ?? before[key])
            : merge(before[key], after[key]),
        ]),
      )
    : after;
};

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const GENERATION = 3;

/** An object of ours with what its controllers say of it. */
const served = ({ object }: PlannedResource, since: string): ApiObject => {
  const demand = DEMANDS[object.kind];
  const conditions = demand?.types.map((type) => ({
    type,
    status: "True",
    observedGeneration: GENERATION,
  }));
  const { parentRefs = [] } = (object.spec ?? {}) as { parentRefs?: { name: string }[] };
  const controllerName = "gateway.envoyproxy.io/gatewayclass-controller";
  const status = {
    object: { conditions },
    listener: {},
    parent: { parents: parentRefs.map((parentRef) => ({ controllerName, parentRef, conditions })) },
    ancestor: { ancestors: [{ controllerName, ancestorRef: { name: "edge" }, conditions }] },
  }[demand?.scope ?? "listener"];
  const annotations = Object.keys(object.metadata.annotations ?? {});
  return {
    ...object,
    metadata: {
      ...object.metadata,
      generation: GENERATION,
      managedFields: [
        {
          manager: MANAGER,
          operation: "Apply",
          time: since,
          fieldsV1: {
            "f:metadata": {
              "f:annotations": Object.fromEntries(annotations.map((name) => [`f:${name}`, {}])),
            },
          },
        },
      ],
    },
    status,
  };
};
