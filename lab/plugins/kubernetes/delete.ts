import { InitializationError, type DeleteRequest } from "../engine/provider";
import type { Properties } from "../engine/values";
import { addressed, reachable, type Cluster, type Context } from "./cluster";
import { isPatch, kindNames, type Kind } from "./kinds";
import { apiVersionOf, idOf, kindOf, steering, toApi } from "./objects";
import { readCheckpoint, writeCheckpoint, type Checkpoint } from "./state";
import { giveUp } from "./update";
import { WaitError, goneIfNotFound, untilGone } from "./wait";

/**
 * Deletes an object and waits until it is gone; of a Patch, gives up its fields. What is gone already,
 * or of a kind that is gone, counts as deleted.
 *
 * @throws InitializationError when it was deleted but does not go.
 */
export async function deleteObject(request: DeleteRequest, context: Context): Promise<void> {
  const cluster = reachable(context);
  const old = readCheckpoint(request.state);
  const kind = await cluster.kinds.find(kindNames(old.live));
  if (kind === undefined) {
    return;
  }
  if (isPatch(request, old.inputs)) {
    await deletePatch({ old, kind, cluster, context });
    return;
  }
  await deleteAndWait({ request, old, kind, cluster, context });
}

interface Deletion {
  readonly old: Checkpoint;
  readonly kind: Kind;
  readonly cluster: Cluster;
  readonly context: Context;
}

async function deletePatch({ old, kind, cluster, context }: Deletion): Promise<void> {
  const { path } = addressed(old.live, { kind, settings: context.settings });
  const { api } = cluster;
  await api({ method: "GET", path })
    .then(() => giveUp({ api, path, object: old.live, fieldManager: old.fieldManager }))
    .catch(goneIfNotFound);
}

async function deleteAndWait(deletion: Deletion & { request: DeleteRequest }): Promise<void> {
  const { request, old, kind, cluster, context } = deletion;
  const { api } = cluster;
  const { path } = addressed(old.live, { kind, settings: context.settings });
  const live = await api({ method: "GET", path }).catch(goneIfNotFound);
  if (live === undefined) {
    return;
  }
  const body = {
    apiVersion: "v1",
    kind: "DeleteOptions",
    propagationPolicy: propagation(old.inputs),
  };
  await api({ method: "DELETE", path, body }).catch(goneIfNotFound);
  if (goesUnattended(old.inputs)) {
    return;
  }
  const waiting = { api, host: context.host, urn: request.urn, path, timeout: request.timeout };
  await untilGone({ inputs: old.inputs, live }, waiting).catch((error: unknown) => {
    throw error instanceof WaitError
      ? notGone(error, { old, source: toApi(request.state) })
      : error;
  });
}

const notGone = (
  error: WaitError,
  { old, source }: { old: Checkpoint; source: Properties },
): InitializationError =>
  new InitializationError(error.message, {
    id: idOf(error.live),
    state: writeCheckpoint({ ...old, live: error.live }, source),
  });

/** Foreground unless `pulumi.com/deletionPropagationPolicy` says otherwise. */
function propagation(inputs: Properties): "Background" | "Foreground" | "Orphan" {
  switch (steering(inputs, "deletionPropagationPolicy").toLowerCase()) {
    case "background":
      return "Background";
    case "orphan":
      return "Orphan";
    default:
      return "Foreground";
  }
}

/** Kinds for which the official plugin lets `skipAwait` count for the deletion too. */
const SKIPPABLE = new Set([
  "apps/v1/DaemonSet",
  "apps/v1/Deployment",
  "apps/v1/StatefulSet",
  "batch/v1/Job",
  "v1/Namespace",
  "v1/Pod",
  "v1/ReplicationController",
]);

const goesUnattended = (inputs: Properties): boolean =>
  steering(inputs, "skipAwait") === "true" &&
  SKIPPABLE.has(`${apiVersionOf(inputs)}/${kindOf(inputs)}`);
