import { access, mkdir, rename, symlink } from "node:fs/promises";
import { dirname, relative } from "node:path";

/** True when there is a file or folder of that name; a link counts when what it points at is there. */
export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Makes a link, in the place of an older one if there is one; both are in one tree, so the link is relative. */
export async function replaceLink(task: { link: string; file: string }): Promise<void> {
  const { link, file } = task;
  const fresh = `${link}.${process.pid}`;
  await mkdir(dirname(link), { recursive: true });
  await symlink(relative(dirname(link), file), fresh);
  await rename(fresh, link);
}
