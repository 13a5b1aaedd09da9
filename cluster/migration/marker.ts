import { z } from "zod";
import { MARKER_KEYS } from "../../model/migration/marker-keys";
import { healthRouteName, MARKER_ENDING, markerName } from "../../model/migration/object-names";
import type { Applied } from "../../model/migration/gates/gate";
import { parseOriginals, type Originals } from "../../model/migration/originals";
import { STAGES } from "../../model/migration/stage";
import type { Connection } from "../connection";
import { listAll, METADATA_ONLY } from "../list";
import { readOptional } from "../read-optional";
import { labelSelector } from "../label-selector";

/** What the marker of a migration says, and since when. */
export interface MarkerReading extends Applied {
  /** Values of nginx's objects before the migration. */
  readonly originals?: Originals;
  /** When what it says was last written, RFC 3339: the applied stage is at least that old. */
  readonly since?: string;
}

const toOriginals = (text: string, context: z.RefinementCtx): Originals => {
  const originals = parseOriginals(text);
  if (originals === undefined) {
    context.addIssue("no record of nginx's values before the migration");
    return z.NEVER;
  }
  return originals;
};

const markerSchema = z.object({
  metadata: z.object({
    creationTimestamp: z.string().optional(),
    annotations: z
      .object({
        [MARKER_KEYS.stage]: z.enum(STAGES),
        [MARKER_KEYS.planHash]: z.string().optional(),
        [MARKER_KEYS.stack]: z.string().optional(),
        [MARKER_KEYS.originals]: z.string().transform(toOriginals).optional(),
      })
      .default({ [MARKER_KEYS.stage]: "assess" }),
    managedFields: z
      .array(
        z.object({
          time: z.string().optional(),
          fieldsV1: z
            .object({
              "f:metadata": z
                .object({ "f:annotations": z.record(z.string(), z.unknown()).default({}) })
                .prefault({}),
            })
            .prefault({}),
        }),
      )
      .default([]),
  }),
});

type Marker = z.infer<typeof markerSchema>;

/**
 * Reads which stage of a migration is applied. Without a marker it is `assess`, unless Envoy serves for
 * it: then the marker was lost. What a first update to `install` leaves that was cancelled is no such sign.
 *
 * @throws {ApiError} It may not be read.
 * @throws {z.ZodError} It is no marker of this program.
 */
export async function readApplied({
  connection,
  namespace,
  name,
}: {
  connection: Connection;
  /** Of the controller. */
  namespace: string;
  /** Of the migration in the configuration. */
  name: string;
}): Promise<MarkerReading> {
  const answer = await readOptional({
    connection,
    path: `/api/v1/namespaces/${namespace}/configmaps/${markerName(name)}`,
  });
  if (answer !== undefined) {
    return toReading(markerSchema.parse(answer));
  }
  const lost = await readRemains({ connection, namespace, name });
  return { stage: "assess", ...(lost !== undefined && { lost }) };
}

const ours = labelSelector({ "app.kubernetes.io/managed-by": "envoy-edge" });

const routeSchema = z.object({
  metadata: z.object({ name: z.string(), labels: z.record(z.string(), z.string()).default({}) }),
});

/** The route that is there only after a marker was written, as long as clients may depend on Envoy. */
async function readRemains({
  connection,
  namespace,
  name,
}: {
  connection: Connection;
  namespace: string;
  name: string;
}): Promise<string | undefined> {
  const items = await listAll({
    connection,
    path: `/apis/gateway.networking.k8s.io/v1/namespaces/${namespace}/httproutes?labelSelector=${ours}`,
    accept: METADATA_ONLY,
  });
  const route = items
    .map((item) => routeSchema.parse(item).metadata)
    .find((each) => each.name === healthRouteName(name));
  return (
    route &&
    `HTTPRoute ${namespace}/${route.name} of stack ${route.labels["envoy-edge/stack"] ?? "unknown"}`
  );
}

/** Reads the values that every migration of a namespace found before it changed them. */
export async function readOriginals({
  connection,
  namespace,
}: {
  connection: Connection;
  namespace: string;
}): Promise<Originals[]> {
  const items = await listAll({
    connection,
    path: `/api/v1/namespaces/${namespace}/configmaps?labelSelector=${ours}`,
  });
  return items
    .filter((item) => nameSchema.parse(item).metadata.name.endsWith(MARKER_ENDING))
    .flatMap((item) => markerSchema.parse(item).metadata.annotations[MARKER_KEYS.originals] ?? []);
}

const nameSchema = z.object({ metadata: z.object({ name: z.string() }) });

function toReading({ metadata }: Marker): MarkerReading {
  const since = lastWrite(metadata);
  const {
    [MARKER_KEYS.stage]: stage,
    [MARKER_KEYS.planHash]: planHash,
    [MARKER_KEYS.stack]: stack,
    [MARKER_KEYS.originals]: originals,
  } = metadata.annotations;
  return {
    stage,
    ...(planHash !== undefined && { planHash }),
    ...(stack !== undefined && { stack }),
    ...(originals !== undefined && { originals }),
    ...(since !== undefined && { since }),
  };
}

/**
 * The API server notes the time at which a manager last wrote fields: with this the program needs no
 * clock. A write of the same values is no write and moves no time.
 */
function lastWrite({ managedFields, creationTimestamp }: Marker["metadata"]): string | undefined {
  const times = managedFields
    .filter(({ fieldsV1 }) =>
      Object.values(MARKER_KEYS).some(
        (key) => fieldsV1["f:metadata"]["f:annotations"][`f:${key}`] !== undefined,
      ),
    )
    .flatMap(({ time }) => time ?? []);
  return times.sort().at(-1) ?? creationTimestamp;
}
