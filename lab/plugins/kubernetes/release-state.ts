/** The shape of a Helm release in the stack's state, as the official plugin writes it. */
import { stat } from "node:fs/promises";
import {
  isObject,
  markSecrets,
  secret,
  unknown,
  type Properties,
  type Value,
} from "../engine/values";
import { mergeValues, releaseInputs } from "./chart";
import type { StoredRelease } from "./helm";
import { resourceNames } from "./manifest";

/** Where a release is, from its inputs or its state. */
export const placeOf = ({ name, namespace }: Properties): { name: string; namespace: string } => ({
  name: name as string,
  namespace: namespace as string,
});

export const releaseId = ({ name, namespace }: { name: string; namespace: string }): string =>
  `${namespace}/${name}`;

/** State in the official plugin's shape: the inputs with what helm made of them, status and names. */
export function writeState(
  release: {
    inputs: Properties;
    stored: StoredRelease;
    /** Inputs to keep for the next comparison; default `inputs`. */
    kept?: Properties;
  },
  source: Properties,
): Properties {
  const { inputs, stored, kept = inputs } = release;
  const { name, version, appVersion = "" } = stored.chart.metadata;
  const state: Properties = {
    ...inputs,
    values: mergeValues(inputs.values, stored.config),
    version,
    resourceNames: resourceNames(stored.manifest),
    status: {
      appVersion,
      chart: name,
      name: stored.name,
      namespace: stored.namespace,
      revision: stored.version,
      status: stored.info.status,
      version,
    },
  };
  return { ...markSecrets(state, source), __inputs: secret(kept) };
}

/** Of a release that is only planned: what helm will say is not known. */
export const previewState = (inputs: Properties, source: Properties): Properties => ({
  ...markSecrets(inputs, source),
  __inputs: secret(inputs),
  resourceNames: unknown,
  status: unknown,
});

/** The chart's origin is not stored: a folder or archive of its name in the program's folder, else its name. */
export async function importedInputs(stored: StoredRelease): Promise<Properties> {
  const { name, version } = stored.chart.metadata;
  const candidates = [`${name}-${version}`, `${name}-${version}.tgz`, name, `${name}.tgz`];
  const present = await Promise.all(candidates.map((file) => stat(file).catch(() => undefined)));
  const chart = candidates.find((_, index) => present[index] !== undefined) ?? name;
  return releaseInputs({
    chart,
    name: stored.name,
    namespace: stored.namespace,
    values: stored.config ?? {},
    version,
  });
}

/** What the program's inputs are compared with: the state, but only where it wants or wanted something. */
export function basis(of: {
  state: Value | undefined;
  inputs: Value | undefined;
  wanted: Value;
}): Value | undefined {
  const { state, inputs, wanted } = of;
  if (!isObject(state) || !isObject(wanted)) {
    return state;
  }
  const before = isObject(inputs) ? inputs : {};
  const names = new Set([...Object.keys(wanted), ...Object.keys(before)]);
  const entries = [...names].map((name): [string, Value | undefined] => {
    const part = wanted[name];
    return [
      name,
      part === undefined
        ? (state[name] ?? before[name])
        : basis({ state: state[name], inputs: before[name], wanted: part }),
    ];
  });
  return Object.fromEntries(
    entries.filter((entry): entry is [string, Value] => entry[1] !== undefined),
  );
}
