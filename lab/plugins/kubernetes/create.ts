import { setTimeout as sleep } from "node:timers/promises";
import { InitializationError, type CreateRequest, type CreateResult } from "../engine/provider";
import { hasUnknown, plainProperties, type Properties } from "../engine/values";
import { ApiError, isNotFound } from "./api";
import {
  addressed,
  apply,
  dryRun,
  isForbidden,
  reachable,
  type Cluster,
  type Context,
} from "./cluster";
import { isPatch, kindNames, type Kind } from "./kinds";
import { apiVersionOf, describe, idOf, steering, toApi, withoutStatus } from "./objects";
import { CREATOR, newFieldManager } from "./ownership";
import { writeCheckpoint } from "./state";
import { WaitError, readyCheck, untilReady } from "./wait";

/**
 * Creates an object by POST, so that one that exists already is an error; a Patch by server-side apply.
 * A preview is a dry run, or, where the cluster cannot say, the inputs as they are.
 *
 * @throws InitializationError when the object exists but did not become ready.
 */
export async function createObject(
  request: CreateRequest,
  context: Context,
): Promise<CreateResult> {
  const source = toApi(request.inputs);
  const inputs = plainProperties(source);
  const patch = isPatch(request, inputs);
  readyCheck(inputs); // a bad waitFor fails before there is an object
  if (
    request.preview &&
    (patch || hasUnknown(inputs) || (await findKind(inputs, context)) === undefined)
  ) {
    return { id: "", state: request.inputs };
  }

  const cluster = reachable(context);
  const fieldManager = steering(inputs, "patchFieldManager") || newFieldManager();
  const checkpoint = (live: Properties): Properties =>
    writeCheckpoint({ inputs, live, apiVersion: apiVersionOf(inputs), fieldManager }, source);

  const send = patch ? applyPatch : post;
  try {
    const created = await whileUnknown(
      async () => send({ inputs, request, context, cluster, fieldManager }),
      { request, context },
    );
    if (request.preview) {
      return { id: "", state: checkpoint(withoutStatus(created.live)) }; // a dry run's says nothing
    }
    const live = patch
      ? created.live
      : await settle(created, { request, context, cluster, inputs, checkpoint });
    return { id: idOf(live), state: checkpoint(live) };
  } catch (error) {
    if (request.preview && isHiddenInPreview(error)) {
      return { id: "", state: request.inputs };
    }
    throw error instanceof InitializationError ? error : notCreated(error, { request, inputs });
  }
}

interface Creation {
  readonly inputs: Properties;
  readonly request: CreateRequest;
  readonly context: Context;
  readonly cluster: Cluster;
  readonly fieldManager: string;
}
interface Created {
  readonly live: Properties;
  readonly path: string;
}

async function post({ inputs, request, context, cluster }: Creation): Promise<Created> {
  const kind = await kindFor(inputs, cluster);
  const { object, collection, path } = addressed(inputs, { kind, settings: context.settings });
  const query = { fieldManager: CREATOR, ...dryRun(request.preview) };
  return {
    path,
    live: await cluster.api({ method: "POST", path: collection, query, body: object }),
  };
}

async function applyPatch(creation: Creation): Promise<Created> {
  const { inputs, request, context, cluster, fieldManager } = creation;
  const kind = await kindFor(inputs, cluster);
  const { object, path } = addressed(inputs, { kind, settings: context.settings });
  const force = context.settings.patchForce || steering(inputs, "patchForce") === "true";
  const { preview } = request;
  return { path, live: await apply(cluster.api, { path, object, fieldManager, force, preview }) };
}

/** Waits for readiness; an object that does not become ready stays in the state. */
async function settle(
  { live, path }: Created,
  options: {
    request: CreateRequest;
    context: Context;
    cluster: Cluster;
    inputs: Properties;
    checkpoint: (live: Properties) => Properties;
  },
): Promise<Properties> {
  const { request, context, cluster, inputs, checkpoint } = options;
  const waiting = {
    api: cluster.api,
    host: context.host,
    urn: request.urn,
    path,
    timeout: request.timeout,
  };
  return untilReady({ inputs, live }, waiting).catch((error: unknown) => {
    const last = error instanceof WaitError ? error.live : live;
    throw new InitializationError(
      `${describe(last)} was created but is not ready: ${(error as Error).message}`,
      { id: idOf(last), state: checkpoint(last) },
    );
  });
}

/** The server does not serve the object's kind (yet). */
class UnknownKindError extends Error {
  override readonly name = "UnknownKindError";
}

/** @throws UnknownKindError */
export async function kindFor(object: Properties, { kinds }: Cluster): Promise<Kind> {
  const kind = await kinds.find(kindNames(object));
  if (kind === undefined) {
    throw new UnknownKindError(
      `the API server does not serve the kind ${apiVersionOf(object)}/${describe(object)}: ` +
        "make the resource depend on the one that installs its CustomResourceDefinition",
    );
  }
  return kind;
}

const findKind = async (object: Properties, { cluster }: Context): Promise<Kind | undefined> =>
  cluster?.kinds.find(kindNames(object));

const [RETRIES, FIRST_PAUSE_MS] = [5, 500];

/** Tries again while the kind or the namespace is not there: both may be on their way. */
async function whileUnknown<T>(
  attempt: () => Promise<T>,
  { request, context }: { request: CreateRequest; context: Context },
): Promise<T> {
  for (let retry = 0; ; retry++) {
    try {
      return await attempt();
    } catch (error) {
      const mayCome = error instanceof UnknownKindError || isNotFound(error);
      if (!mayCome || request.preview || retry === RETRIES || context.host.cancelled.aborted) {
        throw error;
      }
      context.host.status(
        `retry ${retry + 1} of ${RETRIES}: ${(error as Error).message}`,
        request.urn,
      );
      await sleep(FIRST_PAUSE_MS * 2 ** retry);
    }
  }
}

/** A preview does not fail for what the official plugin reports only in the real run. */
const isHiddenInPreview = (error: unknown): boolean =>
  isForbidden(error) ||
  isNotFound(error) || // the namespace is part of the same run
  (error instanceof ApiError && error.reason === "AlreadyExists");

function notCreated(error: unknown, about: { request: CreateRequest; inputs: Properties }): Error {
  const { message } = error as Error;
  const remedy =
    error instanceof ApiError && error.reason === "AlreadyExists"
      ? `. ${describe(about.inputs)} is there already: import it, or use a Patch resource to manage some of its fields`
      : "";
  return new Error(
    `resource "${about.request.urn}" was not successfully created by the Kubernetes API server: ${message}${remedy}`,
    { cause: error },
  );
}
