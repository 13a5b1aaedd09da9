/** Resources that are one Kubernetes object each: everything but Helm releases. */
import type { DiffRequest, DiffResult, ResourceProvider } from "../engine/provider";
import { plainProperties, type Properties } from "../engine/values";
import type { Context } from "./cluster";
import { createObject } from "./create";
import { deleteObject } from "./delete";
import { diffProperties } from "../engine/diff";
import { immutableFields } from "./immutable";
import { checkObject, normalize } from "./inputs";
import { isPatch, kindNames } from "./kinds";
import {
  nameOf,
  namespaceOf,
  prune,
  steering,
  toApi,
  withMetadata,
  withoutMetadata,
} from "./objects";
import { parsePath } from "../engine/paths";
import { readObject } from "./read";
import { readCheckpoint } from "./state";
import { updateObject } from "./update";

export const objectProvider = (context: Context): ResourceProvider => ({
  check: (request) =>
    checkObject(request, { settings: context.settings, kinds: context.cluster?.kinds }),
  diff: (request) => diffObject(request, context),
  create: (request) => createObject(request, context),
  update: (request) => updateObject(request, context),
  read: (request) => readObject(request, context),
  delete: (request) => deleteObject(request, context),
});

/**
 * Compares the last known live object, cut to the shape of its inputs, with the new inputs: what others
 * changed shows only after a refresh, and what the server added never.
 */
async function diffObject(request: DiffRequest, context: Context): Promise<DiffResult> {
  const old = readCheckpoint(request.state);
  const inputs = normalize(plainProperties(toApi(request.inputs)));
  const pruned = prune(old.live, normalize(old.inputs)) as Properties;
  const kind = await context.cluster?.kinds.find(kindNames(inputs));
  const scope = (object: Properties) => canonical(object, kind?.namespaced ?? true);

  const { configMapMutable, secretMutable } = context.settings;
  const mutable = { configMap: configMapMutable, secret: secretMutable };
  const changes = diffProperties({
    old: scope(nameOf(inputs) === "" ? pruned : withMetadata(pruned, { name: nameOf(old.live) })),
    wanted: scope(inputs),
    immutable: isPatch(request, inputs)
      ? ["metadata.name", "metadata.namespace"].map(parsePath)
      : immutableFields(inputs, mutable),
    ignoreChanges: request.ignoreChanges,
  });
  return { changes, deleteBeforeReplace: keepsItsName(inputs, old.live) };
}

/** The same place written the same way: "default" is the namespace of an object that names none. */
function canonical(object: Properties, namespaced: boolean): Properties {
  return namespaced && typeof object.metadata === "object"
    ? withMetadata(object, { namespace: namespaceOf(object) || "default" })
    : withoutMetadata(object, ["namespace"]);
}

/** Two objects of one name cannot exist at once; a generated name can change. */
const keepsItsName = (inputs: Properties, live: Properties): boolean =>
  steering(inputs, "autonamed") !== "true" &&
  nameOf(inputs) === nameOf(live) &&
  (namespaceOf(inputs) || "default") === (namespaceOf(live) || "default");
