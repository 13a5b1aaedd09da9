import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { KubeConfig } from "@kubernetes/client-node";
import { hasUnknown, isObject, type Properties, type Value } from "../engine/values";

/** The official plugin's provider arguments, as far as this program may use them. */
export interface Settings {
  /** YAML or JSON text, or a path; absent: `$KUBECONFIG`, else `~/.kube/config`. */
  readonly kubeconfig: string | undefined;
  readonly context: string | undefined;
  readonly cluster: string | undefined;
  /** Namespace of namespaced objects that name none. */
  readonly namespace: string;
  /** Whether `namespace` was configured: then inputs without a namespace get it written in. */
  readonly namespaceGiven: boolean;
  readonly patchForce: boolean;
  readonly configMapMutable: boolean;
  readonly secretMutable: boolean;
  /** Part of the configuration is not known yet: nothing can be asked of the cluster. */
  readonly unknown: boolean;
}

/** @throws Error for a setting that changes the plugin's whole way of working and is not available here. */
export function parseSettings(config: Properties): Settings {
  for (const key of ["renderYamlToDirectory", "upsertExistingObjects"]) {
    if (![undefined, "", "false", false].includes(config[key] as string | boolean | undefined)) {
      throw new Error(
        `provider setting "${key}" is not available in the stand-in plugin: run with EDGE_PLUGIN=official`,
      );
    }
  }
  if (isFalse(config.enableServerSideApply)) {
    throw new Error(
      'provider setting "enableServerSideApply: false" is not available in the stand-in plugin: ' +
        "run with EDGE_PLUGIN=official",
    );
  }
  const namespace = text(config.namespace);
  return {
    kubeconfig: text(config.kubeconfig),
    context: text(config.context),
    cluster: text(config.cluster),
    namespace: namespace ?? "default",
    namespaceGiven: namespace !== undefined,
    patchForce: isTrue(config.enablePatchForce),
    configMapMutable: isTrue(config.enableConfigMapMutable),
    secretMutable: isTrue(config.enableSecretMutable),
    unknown: hasUnknown(config),
  };
}

/**
 * Credentials and address of the cluster.
 *
 * @throws Error when there is no usable kubeconfig.
 */
export function loadKubeConfig(settings: Settings): KubeConfig {
  const config = new KubeConfig();
  const given = settings.kubeconfig;
  if (given === undefined) {
    config.loadFromDefault();
  } else {
    config.loadFromString(kubeconfigText(given));
  }
  if (settings.context !== undefined) {
    config.setCurrentContext(settings.context);
  }
  const context = config.getContextObject(config.getCurrentContext());
  if (settings.cluster !== undefined && context !== null) {
    config.contexts = config.contexts.map((known) =>
      known === context ? { ...known, cluster: settings.cluster ?? known.cluster } : known,
    );
  }
  if (config.getCurrentCluster() === null) {
    throw new Error(
      "no cluster in the kubeconfig: set KUBECONFIG, or the provider's kubeconfig and context",
    );
  }
  return config;
}

/** Text of a kubeconfig given as a text or as a path. */
export const kubeconfigText = (given: string): string =>
  given.includes("\n") || given.trimStart().startsWith("{")
    ? given
    : readFileSync(given.replace(/^~(?=\/)/, homedir()), "utf8");

/** A change of the active cluster replaces everything; a clusterIdentifier decides alone where it is set. */
export function replacingConfig(change: { old: Properties; new: Properties }): string[] {
  const keys = ["kubeconfig", "context", "cluster"];
  const identifier = "clusterIdentifier";
  if (change.old[identifier] !== undefined && change.new[identifier] !== undefined) {
    return change.old[identifier] === change.new[identifier] ? [] : [identifier];
  }
  const unknown = keys.filter((key) => hasUnknown(change.new[key]));
  if (unknown.length > 0) {
    return unknown;
  }
  const [before, after] = [activeServer(change.old), activeServer(change.new)];
  return before !== undefined && after !== undefined && before !== after
    ? keys.filter((key) => JSON.stringify(change.old[key]) !== JSON.stringify(change.new[key]))
    : [];
}

function activeServer(config: Properties): string | undefined {
  try {
    return loadKubeConfig(parseSettings(config)).getCurrentCluster()?.server;
  } catch {
    return undefined; // a kubeconfig that cannot be read names no cluster
  }
}

const isTrue = (value: Value | undefined): boolean => value === true || value === "true";
const isFalse = (value: Value | undefined): boolean => value === false || value === "false";

function text(value: Value | undefined): string | undefined {
  if (isObject(value)) {
    return JSON.stringify(value);
  }
  return typeof value === "string" && value !== "" ? value : undefined;
}
