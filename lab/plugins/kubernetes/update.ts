import { InitializationError, type UpdateRequest } from "../engine/provider";
import { hasUnknown, plainProperties, type Properties } from "../engine/values";
import { ApiError, type Api } from "./api";
import {
  addressed,
  apply,
  dryRun,
  isForbidden,
  reachable,
  type Cluster,
  type Context,
} from "./cluster";
import { kindFor } from "./create";
import { normalize } from "./inputs";
import { isPatch, kindNames } from "./kinds";
import { describe, idOf, kindOf, nameOf, steering, toApi, withMetadata } from "./objects";
import { forces, identityOnly, leaveAlone, managedFields, takeOver } from "./ownership";
import { parsePath } from "../engine/paths";
import { readCheckpoint, writeCheckpoint, type Checkpoint } from "./state";
import { WaitError, readyCheck, untilReady } from "./wait";

/**
 * Updates an object by server-side apply (a CRD is replaced as a whole) and waits until it is ready.
 * A preview is a dry run.
 *
 * @throws InitializationError with the object as it is, for everything that goes wrong once it was found.
 */
export async function updateObject(request: UpdateRequest, context: Context): Promise<Properties> {
  const source = toApi(request.inputs);
  const inputs = normalize(plainProperties(source));
  const old = readCheckpoint(request.state);
  readyCheck(inputs);
  if (request.preview && (hasUnknown(inputs) || !(await isServed(inputs, context)))) {
    return request.inputs;
  }

  const cluster = reachable(context);
  const update = await prepare({ request, inputs, old, context, cluster });
  const checkpoint = (live: Properties): Properties =>
    writeCheckpoint(
      { inputs, live, apiVersion: old.apiVersion, fieldManager: update.fieldManager },
      source,
    );
  try {
    const live = request.preview ? await send(update) : await sendAndWait(update);
    return checkpoint(live);
  } catch (error) {
    if (request.preview && isForbidden(error)) {
      return request.inputs;
    }
    throw await notUpdated(error, { update, checkpoint });
  }
}

/** One update: what is sent, where to, and on whose behalf. */
interface Update {
  readonly request: UpdateRequest;
  readonly inputs: Properties;
  readonly old: Checkpoint;
  readonly context: Context;
  readonly api: Api;
  readonly object: Properties;
  readonly path: string;
  readonly live: Properties;
  readonly fieldManager: string;
}

async function prepare(options: {
  request: UpdateRequest;
  inputs: Properties;
  old: Checkpoint;
  context: Context;
  cluster: Cluster;
}): Promise<Update> {
  const { request, inputs, old, context, cluster } = options;
  const { api } = cluster;
  const kind = await kindFor(inputs, cluster);
  const { object, path } = addressed(inputs, { kind, settings: context.settings });
  const live = await api({ method: "GET", path }).catch((error: unknown) => {
    throw new Error(
      `update of resource "${request.urn}" failed: ${(error as Error).message}. ` +
        "If it was deleted outside this program, run `pulumi refresh`",
      { cause: error },
    );
  });
  const fieldManager = managerOf(inputs, old);
  return { request, inputs, old, context, api, object, path, live, fieldManager };
}

/** The annotation before what the state says. */
const managerOf = (inputs: Properties, old: Checkpoint): string =>
  steering(inputs, "patchFieldManager") || old.fieldManager;

async function sendAndWait(update: Update): Promise<Properties> {
  const { request, inputs, old, context, api, path } = update;
  const updated = await send(update);
  const waiting = { api, host: context.host, urn: request.urn, path, timeout: request.timeout };
  const live = isPatch(request, inputs)
    ? updated
    : await untilReady({ inputs, live: updated }, waiting);

  const before = managerOf(old.inputs, old);
  if (before !== update.fieldManager) {
    await giveUp({ api, path, object: live, fieldManager: before });
  }
  return live;
}

function send(update: Update): Promise<Properties> {
  return kindOf(update.inputs) === "CustomResourceDefinition"
    ? replaceWhole(update)
    : applyOwned(update);
}

/** PUT: fields that are gone from a CRD must go, whoever set them. */
function replaceWhole({
  api,
  path,
  object,
  live,
  fieldManager,
  request,
}: Update): Promise<Properties> {
  const { resourceVersion } = live.metadata as { resourceVersion: string };
  return api({
    method: "PUT",
    path,
    query: { fieldManager, ...dryRun(request.preview) },
    body: withMetadata(object, { resourceVersion }),
  });
}

async function applyOwned(update: Update): Promise<Properties> {
  const { request, inputs, context, api, path, fieldManager } = update;
  const live =
    request.preview || isPatch(request, inputs) ? update.live : await own(update, fieldManager);
  const object = leaveAlone({
    object: update.object,
    live,
    fieldManager,
    ignored: request.ignoreChanges.map(parsePath),
  });
  const force = forces({
    live,
    preview: request.preview,
    asked: context.settings.patchForce || steering(inputs, "patchForce") === "true",
  });
  try {
    return await apply(api, { path, object, fieldManager, force, preview: request.preview });
  } catch (error) {
    throw explainConflict(error, { inputs, fieldManager });
  }
}

/** Makes our manager the owner of what kubectl or our own create set, so that neither conflicts with us. */
async function own({ api, path, live }: Update, fieldManager: string): Promise<Properties> {
  const owners = takeOver(managedFields(live), fieldManager);
  const { resourceVersion } = live.metadata as { resourceVersion: string };
  return owners === undefined
    ? live
    : api({
        method: "PATCH",
        path,
        contentType: "application/json-patch+json",
        body: [
          { op: "replace", path: "/metadata/managedFields", value: owners },
          { op: "replace", path: "/metadata/resourceVersion", value: resourceVersion },
        ],
      });
}

function explainConflict(
  error: unknown,
  about: { inputs: Properties; fieldManager: string },
): unknown {
  return error instanceof ApiError && error.reason === "Conflict"
    ? new Error(
        `server-side apply field conflict: another manager owns fields of ${describe(about.inputs)} that ` +
          `"${about.fieldManager}" would change: ${error.message}. Leave these fields to it (ignoreChanges), ` +
          'or take them with the annotation pulumi.com/patchForce: "true"',
        { cause: error },
      )
    : error;
}

/** The object stays in the state as it is now: the next run tries the update again. */
async function notUpdated(
  error: unknown,
  { update, checkpoint }: { update: Update; checkpoint: (live: Properties) => Properties },
): Promise<Error> {
  const { message } = error as Error;
  const live =
    error instanceof WaitError
      ? error.live
      : await update.api({ method: "GET", path: update.path }).catch(() => undefined);
  if (live === undefined || nameOf(live) === "") {
    return new Error(`update of resource "${update.request.urn}" failed: ${message}`, {
      cause: error,
    });
  }
  return new InitializationError(
    `the Kubernetes API server reported that "${idOf(live)}" failed to fully initialize or become live: ${message}`,
    { id: idOf(live), state: checkpoint(live) },
  );
}

/** Applies an object without fields, by which a manager gives up all that it owned. */
export function giveUp(options: {
  readonly api: Api;
  readonly path: string;
  readonly object: Properties;
  readonly fieldManager: string;
}): Promise<Properties> {
  const { api, path, fieldManager } = options;
  const object = identityOnly(options.object);
  return apply(api, { path, object, fieldManager, force: false, preview: false });
}

const isServed = async (object: Properties, { cluster }: Context): Promise<boolean> =>
  (await cluster?.kinds.find(kindNames(object))) !== undefined;
