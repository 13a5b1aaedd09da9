/** `helm.v3.Release`. Behaviour: helm_release.go of the official plugin. */
import { randomBytes } from "node:crypto";
import {
  InitializationError,
  type CheckRequest,
  type CheckResult,
  type CreateRequest,
  type CreateResult,
  type DeleteRequest,
  type DiffRequest,
  type DiffResult,
  type ReadRequest,
  type ReadResult,
  type ResourceProvider,
  type UpdateRequest,
} from "../engine/provider";
import {
  hasUnknown,
  isObject,
  markSecrets,
  plain,
  plainProperties,
  type Properties,
  type Value,
} from "../engine/values";
import { helmTimeout, releaseInputs, withTimeout } from "./chart";
import { reachable, type Context } from "./cluster";
import { diffProperties } from "../engine/diff";
import {
  deploy,
  missingDependencies,
  showChart,
  storedRelease,
  uninstall,
  updateDependencies,
  type StoredRelease,
} from "./helm";
import { parseId } from "./objects";
import {
  basis,
  importedInputs,
  placeOf,
  previewState,
  releaseId,
  writeState,
} from "./release-state";

export const releaseProvider = (context: Context): ResourceProvider => ({
  check: (request) => check(request, context),
  diff: (request) => Promise.resolve(diff(request)),
  create: (request) => create(request, context),
  update: (request) => update(request, context),
  read: (request) => read(request, context),
  delete: (request) => remove(request, context),
});

/** Name, namespace and defaults; and the version that the chart really has, so that a new one is a change. */
async function check(request: CheckRequest, context: Context): Promise<CheckResult> {
  const given = withTimeout(plainProperties(request.inputs));
  if (given.valueYamlFiles !== undefined) {
    throw new Error(
      `${request.name}: valueYamlFiles is not available in the stand-in plugin: give values, or run with EDGE_PLUGIN=official`,
    );
  }
  const inputs = releaseInputs({
    ...given,
    name: nonEmpty(given.name) ?? oldName(request) ?? generateName(request),
    namespace: nonEmpty(given.namespace) ?? context.settings.namespace,
  });
  if (hasUnknown(inputs)) {
    return { inputs: markSecrets(inputs, request.inputs) };
  }
  try {
    const version = await chartVersion(inputs, context);
    return { inputs: markSecrets({ ...inputs, version }, request.inputs) };
  } catch (error) {
    const reason = `${(error as Error).message}; check the chart name and repository configuration`;
    return {
      inputs: markSecrets(inputs, request.inputs),
      failures: [{ property: "chart", reason }],
    };
  }
}

const nonEmpty = (value: Value | undefined): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;

const oldName = ({ oldInputs }: CheckRequest): string | undefined =>
  nonEmpty(plain(oldInputs?.name ?? ""));

const generateName = ({ name }: CheckRequest): string =>
  `${name}-${randomBytes(4).toString("hex")}`;

/** Also fetches a local chart's dependencies where the program says so. */
async function chartVersion(inputs: Properties, context: Context): Promise<string> {
  const chart = await showChart(inputs, context);
  const folder = inputs.chart as string;
  const missing = await missingDependencies(folder, chart);
  if (missing.length > 0 && inputs.dependencyUpdate !== true) {
    throw new Error(
      `dependencies of the chart are missing in its charts/ folder: ${missing.join(", ")} (or set dependencyUpdate)`,
    );
  }
  if (missing.length > 0) {
    await updateDependencies(folder, context);
  }
  return chart.version;
}

function diff(request: DiffRequest): DiffResult {
  const state = plainProperties(request.state);
  const wanted = plainProperties(request.inputs);
  const inputs = isObject(state.__inputs) ? state.__inputs : {};
  const changes = diffProperties({
    old: basis({ state, inputs, wanted }) as Properties,
    wanted,
    immutable: [["name"], ["namespace"]],
    ignoreChanges: request.ignoreChanges,
  });
  return { changes, deleteBeforeReplace: false };
}

async function create(request: CreateRequest, context: Context): Promise<CreateResult> {
  const inputs = plainProperties(request.inputs);
  if (request.preview) {
    return { id: "", state: previewState(inputs, request.inputs) };
  }
  const { api } = reachable(context);
  const place = placeOf(inputs);
  if ((await storedRelease(place, api)) !== undefined && inputs.replace !== true) {
    throw new Error(
      `Helm release ${releaseId(place)} exists already: import it (import: "${releaseId(place)}"), or give another name`,
    );
  }
  const before = undefined;
  const stored = await deployed({
    command: "install",
    inputs,
    source: request.inputs,
    before,
    context,
  });
  return { id: releaseId(place), state: writeState({ inputs, stored }, request.inputs) };
}

async function update(request: UpdateRequest, context: Context): Promise<Properties> {
  const inputs = plainProperties(request.inputs);
  if (request.preview) {
    return previewState(inputs, request.inputs);
  }
  const before = await storedRelease(placeOf(inputs), reachable(context).api);
  const stored = await deployed({
    command: "upgrade",
    inputs,
    source: request.inputs,
    before,
    context,
  });
  return writeState({ inputs, stored }, request.inputs);
}

/**
 * Installs or upgrades, and gives what helm stored.
 *
 * @throws InitializationError when there is a new revision but it failed.
 */
async function deployed(options: {
  command: "install" | "upgrade";
  inputs: Properties;
  source: Properties;
  before: StoredRelease | undefined;
  context: Context;
}): Promise<StoredRelease> {
  const { command, inputs, source, before, context } = options;
  const place = placeOf(inputs);
  const failure = await deploy(command, inputs, context).catch((error: unknown) => error as Error);
  const stored = await storedRelease(place, reachable(context).api);
  if (failure === undefined && stored !== undefined) {
    return stored;
  }
  const message = failure?.message ?? "helm reports success but stored no release";
  if (stored === undefined || stored.version === before?.version || inputs.atomic === true) {
    throw new Error(`Helm release ${releaseId(place)}: ${message}`, { cause: failure });
  }
  throw new InitializationError(
    `Helm release "${releaseId(place)}" was stored, but failed to initialize completely ` +
      `(look at it with \`helm status ${place.name} --namespace ${place.namespace}\`): ${message}`,
    { id: releaseId(place), state: writeState({ inputs, stored }, source) },
  );
}

/** The stored release; for an import with inputs made from it. */
async function read(request: ReadRequest, context: Context): Promise<ReadResult | undefined> {
  const old = plainProperties(request.state);
  const importing = !isObject(old.__inputs);
  const { name, namespace } = importing ? parseId(request.id) : placeOf(old);
  const place = { name, namespace: namespace || context.settings.namespace };
  const stored = await storedRelease(place, reachable(context).api);
  if (stored === undefined) {
    return undefined;
  }
  const inputs = importing ? await importedInputs(stored) : (old.__inputs as Properties);
  const source = importing ? {} : request.inputs; // what is secret, the state does not tell apart
  return {
    id: request.id || releaseId(place),
    inputs: markSecrets(inputs, source),
    state: writeState(
      { inputs: importing ? inputs : { ...releaseInputs(old) }, stored, kept: inputs },
      source,
    ),
  };
}

/** Waits until the objects are gone where the release waited for them to come. */
async function remove(request: DeleteRequest, context: Context): Promise<void> {
  const state = plainProperties(request.state);
  reachable(context);
  const waits = state.atomic === true || state.skipAwait !== true;
  await uninstall({ ...placeOf(state), wait: waits ? helmTimeout(state) : undefined }, context);
}
