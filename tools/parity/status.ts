import { z } from "zod";
import type { Api } from "../../lab/kubernetes";
import { eventually } from "../../lab/wait";
import { placeOf } from "./kubernetes";
import type { Manifest } from "./manifests";

const conditions = z
  .array(
    z.object({
      type: z.string(),
      status: z.string(),
      reason: z.string(),
      message: z.string(),
      observedGeneration: z.number().default(0),
    }),
  )
  .default([]);

const judged = z.object({ conditions }).transform((each) => each.conditions);

/** Conditions wherever a kind has them: its own, of its parents, of a policy's targets, of listeners. */
const statusSchema = z.object({
  metadata: z.object({ generation: z.number().default(0) }),
  status: z
    .object({
      conditions,
      parents: z.array(judged).default([]),
      ancestors: z.array(judged).default([]),
      listeners: z.array(judged).default([]),
    })
    .default({ conditions: [], parents: [], ancestors: [], listeners: [] }),
});

/** Kinds that Envoy Gateway says nothing of by themselves. */
const SILENT = new Set(["ReferenceGrant", "EnvoyProxy", "HTTPRouteFilter", "Secret", "ConfigMap"]);

/** Conditions that must be true where they are said. */
const WANTED = new Set(["Accepted", "ResolvedRefs", "Programmed"]);

/** Conditions that must be false, or not said. */
const UNWANTED = new Set(["Conflicted", "Warning", "PartiallyInvalid"]);

/** Reasons for which a Gateway is not programmed that pass by themselves. */
const NOT_YET = new Set(["AddressNotAssigned", "NoResources", "Pending"]);

/**
 * Waits until Envoy Gateway has judged every object.
 *
 * @returns What it refuses or warns of, each with object, condition and reason.
 */
export async function verdicts(api: Api, objects: readonly Manifest[]): Promise<string[]> {
  const spoken = objects.filter(({ kind }) => !SILENT.has(kind));
  const faults: string[] = [];
  for (const object of spoken) {
    const found = await eventually({
      what: `Envoy Gateway judges ${placeOf(object)}`,
      seconds: 60,
      probe: () => conditionsOf(api, object),
    });
    const bad = found.filter(
      ({ type, status }) =>
        (WANTED.has(type) && status !== "True") || (UNWANTED.has(type) && status === "True"),
    );
    faults.push(
      ...bad.map(
        ({ type, reason, message }) => `${placeOf(object)}: ${type}, ${reason}: ${message}`,
      ),
    );
  }
  return [...new Set(faults)];
}

/** Conditions of the present generation; undefined while there is none, or one is not decided. */
async function conditionsOf(api: Api, object: Manifest) {
  const read = await api.objects.read(object);
  const { metadata, status } = statusSchema.parse(read);
  const all = [
    ...status.conditions,
    ...[...status.parents, ...status.ancestors, ...status.listeners].flat(),
  ];
  const current = all.filter(({ observedGeneration }) => observedGeneration >= metadata.generation);
  const pending = current.some(
    ({ type, status: state, reason }) =>
      type === "Programmed" && state !== "True" && NOT_YET.has(reason),
  );
  return current.length === 0 || pending ? undefined : current;
}
