/** The real `helm`: charts and releases go through its command line, stored releases are read from the cluster. */
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { execa, ExecaError } from "execa";
import { parse } from "yaml";
import type { Host } from "../engine/provider";
import type { Properties } from "../engine/values";
import type { Api } from "./api";
import { chartArguments, releaseArguments } from "./chart";
import { loadKubeConfig, type Settings } from "./settings";

/** Runs helm with the provider's cluster. */
export interface Helm {
  readonly settings: Settings;
  readonly host: Host;
}

/** A release as helm stores it, as far as the state tells of it. */
export interface StoredRelease {
  readonly name: string;
  readonly namespace: string;
  /** Revision. */
  readonly version: number;
  readonly info: { readonly status: string };
  readonly chart: {
    readonly metadata: {
      readonly name: string;
      readonly version: string;
      readonly appVersion?: string;
    };
  };
  readonly config?: Properties;
  readonly manifest: string;
}

/** What Check needs of a Chart.yaml. */
export interface ChartMetadata {
  readonly name: string;
  readonly version: string;
  readonly dependencies?: readonly { readonly name: string }[];
}

/** Chart.yaml of the chart that the inputs name, wherever it is. Throws what helm says. */
export async function showChart(inputs: Properties, helm: Helm): Promise<ChartMetadata> {
  const output = await run(["show", "chart", ...chartArguments(inputs)], helm);
  return parse(output) as ChartMetadata;
}

/** Dependencies of an unpacked chart that are not in its `charts/` yet; none for any other chart. */
export async function missingDependencies(
  folder: string,
  { dependencies = [] }: ChartMetadata,
): Promise<string[]> {
  if (dependencies.length === 0 || (await filesIn(folder)) === undefined) {
    return [];
  }
  const present = (await filesIn(join(folder, "charts"))) ?? [];
  return dependencies
    .map(({ name }) => name)
    .filter((name) => !present.some((file) => file === name || file.startsWith(`${name}-`)));
}

const filesIn = (folder: string): Promise<string[] | undefined> =>
  readdir(folder).catch(() => undefined);

export const updateDependencies = (folder: string, helm: Helm): Promise<string> =>
  run(["dependency", "update", folder], helm);

/** Installs or upgrades. Values go through a file that only we can read: they may be secret. */
export async function deploy(
  command: "install" | "upgrade",
  inputs: Properties,
  helm: Helm,
): Promise<void> {
  await inFolder(async (folder) => {
    const values = join(folder, "values.json");
    await writeFile(values, JSON.stringify(inputs.values ?? {}), { mode: 0o600 });
    const [chart = "", ...location] = chartArguments(inputs);
    await run(
      [
        command,
        inputs.name as string,
        chart,
        ...location,
        "--values",
        values,
        ...releaseArguments(command, inputs),
      ],
      helm,
    );
  });
}

export const uninstall = (
  release: { name: string; namespace: string; wait: string | undefined },
  helm: Helm,
): Promise<string> =>
  run(
    [
      "uninstall",
      release.name,
      "--namespace",
      release.namespace,
      ...(release.wait === undefined ? [] : ["--wait", "--timeout", release.wait]),
    ],
    helm,
  );

/** @throws Error with helm's own message. */
async function run(commandLine: readonly string[], { settings, host }: Helm): Promise<string> {
  return inFolder(async (folder) => {
    const kubeconfig = join(folder, "kubeconfig");
    await writeFile(kubeconfig, loadKubeConfig(settings).exportConfig(), { mode: 0o600 });
    const [command = ""] = commandLine;
    try {
      const { stdout } = await execa("helm", commandLine, {
        env: { KUBECONFIG: kubeconfig },
        cancelSignal: host.cancelled,
        maxBuffer: 256 * 1024 * 1024,
      });
      return stdout;
    } catch (error) {
      throw explain(error, command);
    }
  });
}

function explain(error: unknown, command: string): Error {
  if (!(error instanceof ExecaError)) {
    return error as Error;
  }
  if (error.code === "ENOENT") {
    return new Error("`helm` is not on the PATH: install Helm 3, or run through the lab", {
      cause: error,
    });
  }
  const why = error.isCanceled ? "the run was cancelled" : saidBy(error as ExecaError);
  return new Error(`helm ${command}: ${why}`, { cause: error });
}

function saidBy({ stderr, shortMessage }: ExecaError): string {
  const said = String(stderr)
    .replace(/^Error: /m, "")
    .trim();
  return said === "" ? shortMessage : said;
}

async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "helm-"));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * The newest revision of a release, read from the Secret where helm keeps it: base64 of a compressed
 * JSON (helm's pkg/storage/driver). `undefined` when there is no such release.
 */
export async function storedRelease(
  { name, namespace }: { name: string; namespace: string },
  api: Api,
): Promise<StoredRelease | undefined> {
  const path = `/api/v1/namespaces/${namespace}/secrets`;
  const list = await api({
    method: "GET",
    path,
    query: { labelSelector: `owner=helm,name=${name}` },
    accept: "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1",
  });
  // A list of metadata that is empty says null.
  const items = list.items as unknown as { metadata: SecretMetadata }[] | null;
  const revisions = (items ?? [])
    .map(({ metadata }) => metadata)
    .sort((a, b) => Number(b.labels.version) - Number(a.labels.version));
  const [newest] = revisions;
  if (newest === undefined) {
    return undefined;
  }
  const secret = await api({ method: "GET", path: `${path}/${newest.name}` });
  return decodeRelease((secret.data as { release: string }).release);
}

interface SecretMetadata {
  readonly name: string;
  readonly labels: { readonly version: string };
}

export function decodeRelease(data: string): StoredRelease {
  const compressed = Buffer.from(Buffer.from(data, "base64").toString("ascii"), "base64");
  return JSON.parse(gunzipSync(compressed).toString("utf8")) as StoredRelease;
}
