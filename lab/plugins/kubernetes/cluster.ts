import type { Host } from "../engine/provider";
import type { Properties } from "../engine/values";
import { ApiError, connect, type Api } from "./api";
import { discoverKinds, namespaceIn, type Kind, type Kinds } from "./kinds";
import { nameOf, withMetadata } from "./objects";
import { loadKubeConfig, type Settings } from "./settings";

/** A cluster that answered. */
export interface Cluster {
  readonly api: Api;
  readonly kinds: Kinds;
}

/** Everything that operations on objects share. */
export interface Context {
  readonly host: Host;
  readonly settings: Settings;
  /** Absent when the cluster cannot be reached: then `unreachable` says why. */
  readonly cluster: Cluster | undefined;
  readonly unreachable: string;
}

/** Connects. A cluster that does not answer is no error here: previews and checks go on without one. */
export async function openCluster(settings: Settings, host: Host): Promise<Context> {
  if (settings.unknown) {
    const unreachable = "the provider's configuration is not known yet";
    return { host, settings, cluster: undefined, unreachable };
  }
  try {
    const api = await connect(loadKubeConfig(settings), {
      onWarning: (message) => host.log("warning", `Kubernetes API server: ${message}`),
    });
    await api({ method: "GET", path: "/version" });
    return { host, settings, cluster: { api, kinds: discoverKinds(api) }, unreachable: "" };
  } catch (error) {
    return { host, settings, cluster: undefined, unreachable: (error as Error).message };
  }
}

/** @throws Error when the cluster cannot be reached. */
export function reachable({ cluster, unreachable }: Context): Cluster {
  if (cluster === undefined) {
    throw new Error(
      `configured Kubernetes cluster is unreachable: ${unreachable}. ` +
        "Is it running, and does the kubeconfig point at it?",
    );
  }
  return cluster;
}

/** An object as it is sent: a namespaced one names its namespace. */
export function addressed(
  object: Properties,
  { kind, settings }: { kind: Kind; settings: Settings },
): { object: Properties; collection: string; path: string } {
  const namespace = namespaceIn(object, settings.namespace);
  return {
    object: kind.namespaced ? withMetadata(object, { namespace }) : object,
    collection: kind.path({ namespace }),
    path: kind.path({ namespace, name: nameOf(object) }),
  };
}

/** Server-side apply. */
export function apply(
  api: Api,
  options: {
    readonly path: string;
    readonly object: Properties;
    readonly fieldManager: string;
    readonly force: boolean;
    readonly preview: boolean;
  },
): Promise<Properties> {
  return api({
    method: "PATCH",
    path: options.path,
    query: {
      fieldManager: options.fieldManager,
      force: String(options.force),
      ...dryRun(options.preview),
    },
    contentType: "application/apply-patch+yaml",
    body: options.object,
  });
}

export const dryRun = (preview: boolean): Record<string, string> =>
  preview ? { dryRun: "All" } : {};

export const isForbidden = (error: unknown): boolean =>
  error instanceof ApiError && error.status === 403;
