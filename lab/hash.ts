import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { pipeline } from "node:stream/promises";

/** sha256 of a text, in hexadecimal. */
export function textHash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** sha256 of a file's bytes, in hexadecimal. */
export async function fileHash(file: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex");
}

/** sha256 over the names and bytes of all files in a folder, in hexadecimal. */
export async function folderHash(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const lines = files
    .sort()
    .map(async (file) => `${await fileHash(file)} ${relative(folder, file)}\n`);
  return textHash((await Promise.all(lines)).join(""));
}

/** The part of a hash that names a folder: 12 characters tell all versions of one thing apart. */
export function shortHash(text: string): string {
  return textHash(text).slice(0, 12);
}
