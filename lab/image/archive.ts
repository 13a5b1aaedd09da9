import { createReadStream, createWriteStream, type ReadStream } from "node:fs";
import { rm, stat } from "node:fs/promises";
import { posix } from "node:path";
import { pipeline } from "node:stream/promises";

import { pack, type Header, type Pack } from "tar-stream";

import { fileHash, textHash } from "../hash";

/** Something in an image, at an absolute path; it belongs to root where no owner is given. */
export type ImageEntry = { path: string; owner?: { uid: number; gid: number } } & (
  | { kind: "file"; from: string }
  | { kind: "text"; text: string; mode?: number }
  | { kind: "folder"; mode: number }
  | { kind: "link"; target: string }
);

/** The part of an OCI image configuration that says how a container of it runs. */
export interface ImageConfig {
  Entrypoint?: readonly string[];
  Cmd?: readonly string[];
  Env?: readonly string[];
  User?: string;
  WorkingDir?: string;
}

/**
 * Writes an image of one layer as a docker-archive: `docker load`, `ctr images import` and
 * `kind load image-archive` read it. The same input gives the same bytes: every entry is of 1970.
 *
 * @param task.names Full names: `docker.io/library/busybox:1.36`.
 */
export async function writeImage(task: {
  file: string;
  names: readonly string[];
  config: ImageConfig;
  entries: readonly ImageEntry[];
}): Promise<void> {
  const layerFile = `${task.file}.layer`;
  try {
    await writeTar(layerFile, layer(task.entries));
    const digest = await fileHash(layerFile);
    const config = imageConfig({ config: task.config, layer: digest });
    const manifest = [
      {
        Config: `${textHash(config)}.json`,
        RepoTags: task.names,
        Layers: [`${digest}.tar`],
      },
    ];
    await writeTar(task.file, [
      { header: { name: `${textHash(config)}.json` }, text: config },
      { header: { name: `${digest}.tar` }, from: layerFile },
      { header: { name: "manifest.json" }, text: JSON.stringify(manifest) },
    ]);
  } finally {
    await rm(layerFile, { force: true });
  }
}

/** One entry of a tar: with the content of a file, with a text, or without content. */
interface TarEntry {
  header: Partial<Header> & { name: string };
  from?: string;
  text?: string;
}

/** Node's names of processors → those of images. */
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: "amd64", arm64: "arm64" };

function imageConfig(image: { config: ImageConfig; layer: string }): string {
  return JSON.stringify({
    architecture: ARCHITECTURES[process.arch] ?? process.arch,
    os: "linux",
    config: image.config,
    rootfs: { type: "layers", diff_ids: [`sha256:${image.layer}`] },
    history: [{ created_by: "envoy-edge lab" }],
  });
}

/** The entries of a layer, every folder before what is in it. */
function layer(entries: readonly ImageEntry[]): TarEntry[] {
  const given = new Set(entries.map((entry) => entry.path));
  const parents = new Set(entries.flatMap((entry) => ancestors(entry.path)));
  const folders = [...parents]
    .filter((path) => !given.has(path))
    .map((path): ImageEntry => ({ kind: "folder", path, mode: 0o755 }));
  return [...folders, ...entries]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map((entry) => tarEntry(entry));
}

function ancestors(path: string): string[] {
  const parent = posix.dirname(path);
  return parent === "/" ? [] : [...ancestors(parent), parent];
}

function tarEntry(entry: ImageEntry): TarEntry {
  const header = { name: entry.path.slice(1), ...entry.owner };
  switch (entry.kind) {
    case "file":
      return { header, from: entry.from };
    case "text":
      return { header: { ...header, mode: entry.mode ?? 0o644 }, text: entry.text };
    case "folder":
      return { header: { ...header, mode: entry.mode, type: "directory" } };
    case "link":
      return { header: { ...header, mode: 0o777, type: "symlink", linkname: entry.target } };
  }
}

async function writeTar(file: string, entries: readonly TarEntry[]): Promise<void> {
  const tar = pack();
  await Promise.all([pipeline(tar, createWriteStream(file)), fill(tar, entries)]);
}

async function fill(tar: Pack, entries: readonly TarEntry[]): Promise<void> {
  for (const { header, from, text } of entries) {
    const mtime = new Date(0);
    if (from === undefined) {
      await put(tar, { ...header, mtime }, text ?? "");
    } else {
      const { size, mode } = await stat(from);
      const permissions = (mode & 0o111) === 0 ? 0o644 : 0o755;
      await put(tar, { mode: permissions, ...header, mtime, size }, createReadStream(from));
    }
  }
  tar.finalize();
}

async function put(
  tar: Pack,
  header: Partial<Header> & { name: string },
  content: string | ReadStream,
): Promise<void> {
  if (typeof content !== "string") {
    await pipeline(content, tar.entry(header));
    return;
  }
  await new Promise<void>((resolve, reject) => {
    tar.entry(header, content, (error) => (error ? reject(error) : resolve()));
  });
}
