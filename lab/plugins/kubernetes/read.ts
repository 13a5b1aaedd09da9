import { InitializationError, type ReadRequest, type ReadResult } from "../engine/provider";
import { plainProperties, type Properties } from "../engine/values";
import { addressed, reachable, type Cluster, type Context } from "./cluster";
import { normalize } from "./inputs";
import { isBuiltIn, kindNames, kindOfType } from "./kinds";
import {
  SERVER_METADATA,
  apiVersionOf,
  describe,
  idOf,
  kindOf,
  metadata,
  parseId,
  prune,
  steering,
  toApi,
  withMetadata,
  withoutMetadata,
  withoutStatus,
} from "./objects";
import { newFieldManager } from "./ownership";
import { readinessOf } from "./ready";
import { markObjectSecrets, readCheckpoint, writeCheckpoint } from "./state";
import { goneIfNotFound } from "./wait";

/**
 * The object as it is now: for a refresh with the inputs brought up to date, for an import with inputs
 * made from the object. `undefined` when it is gone, or its kind is.
 *
 * @throws InitializationError for a refreshed object that is there but not ready.
 */
export async function readObject(
  request: ReadRequest,
  context: Context,
): Promise<ReadResult | undefined> {
  const cluster = reachable(context);
  const source = toApi(request.inputs);
  const old = readCheckpoint(request.state);
  const known = normalize(plainProperties(source));
  const importing = kindOf(known) === "" && kindOf(old.live) === "";
  const shape = identify(request, importing ? {} : kindOf(known) === "" ? old.live : known);

  const live = await find(shape, { cluster, context });
  if (live === undefined) {
    return undefined;
  }
  const inputs = importing ? importedInputs(live, shape) : (prune(live, known) as Properties);
  const state = writeCheckpoint(
    {
      inputs,
      live,
      apiVersion: old.apiVersion || apiVersionOf(shape),
      fieldManager: steering(inputs, "patchFieldManager") || old.fieldManager || newFieldManager(),
    },
    source,
  );
  const result = { id: request.id || idOf(live), state, inputs: markObjectSecrets(inputs, source) };
  if (!importing) {
    await assertReady(live, { inputs: known, cluster, result });
  }
  return result;
}

/** Kind, name and namespace to read, from the last inputs or else from the resource's type and id. */
function identify(request: ReadRequest, object: Properties): Properties {
  const { name, namespace } = parseId(request.id);
  if (name === "") {
    throw new Error(
      `"${request.id}" is no id of a Kubernetes object: give namespace/name, or name`,
    );
  }
  const { apiVersion, kind } = kindOfType(request);
  const named = withMetadata(object, {
    name: metadata(object).name ?? name,
    ...(namespace === "" ? {} : { namespace: metadata(object).namespace ?? namespace }),
  });
  return { ...named, apiVersion: object.apiVersion ?? apiVersion, kind: object.kind ?? kind };
}

async function find(
  shape: Properties,
  { cluster, context }: { cluster: Cluster; context: Context },
): Promise<Properties | undefined> {
  const kind = await cluster.kinds.find(kindNames(shape));
  if (kind === undefined) {
    return undefined;
  }
  const { path } = addressed(shape, { kind, settings: context.settings });
  return cluster.api({ method: "GET", path }).catch(goneIfNotFound);
}

/** Annotations that controllers and kubectl write. */
const FOREIGN_ANNOTATIONS = [
  "deployment.kubernetes.io/revision",
  "kubectl.kubernetes.io/last-applied-configuration",
];

/**
 * Inputs of an imported object. Of a kind that comes with Kubernetes: all but the status. Of any other
 * the official plugin has no schema and takes only the identity; what the program says comes as an
 * update then.
 */
function importedInputs(live: Properties, shape: Properties): Properties {
  if (!isBuiltIn(apiVersionOf(live))) {
    return prune(live, shape) as Properties;
  }
  const inputs = withoutStatus(live);
  const { annotations, ...others } = metadata(withoutMetadata(inputs, SERVER_METADATA));
  const kept = Object.entries((annotations ?? {}) as Properties).filter(
    ([name]) => !FOREIGN_ANNOTATIONS.includes(name),
  );
  const annotated = kept.length > 0 ? { annotations: Object.fromEntries(kept) } : {};
  return { ...inputs, metadata: { ...others, ...annotated } };
}

async function assertReady(
  live: Properties,
  { inputs, cluster, result }: { inputs: Properties; cluster: Cluster; result: ReadResult },
): Promise<void> {
  const check = steering(inputs, "skipAwait") === "true" ? undefined : readinessOf(live);
  const readiness = await check?.(live, cluster.api);
  if (readiness?.ready === false) {
    const message = [`${describe(live)} is not ready`, ...readiness.reasons].join("\n  - ");
    throw new InitializationError(message, result);
  }
}
