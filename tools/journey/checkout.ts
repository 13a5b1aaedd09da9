import { cp, mkdir, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import { command } from "../../lab/command";
import { PROJECT } from "../stack";

/**
 * Copies this project as it is into a folder with a history of its own, as an operator has it: what a
 * journey writes there is nothing of this checkout's.
 */
export async function makeCheckout(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const git = ["git", "-C", PROJECT, "ls-files", "-z", "--cached", "--others"] as const;
  const files = await command([...git, "--exclude-standard", "--deduplicate"]);
  for (const file of files.split("\0").filter((each) => each !== "")) {
    // A file that was removed and not yet forgotten is listed too.
    await cp(join(PROJECT, file), join(folder, file), { recursive: true }).catch(ignoreAbsent);
  }
  await symlink(join(PROJECT, "node_modules"), join(folder, "node_modules"));
  await mkdir(join(folder, "evidence"), { recursive: true });
  await mkdir(join(folder, "inventory"), { recursive: true });
  const own = ["git", "-C", folder] as const;
  await command([...own, "init", "--quiet", "--initial-branch", "main"]);
  await command([...own, "config", "user.name", "operator"]);
  await command([...own, "config", "user.email", "operator@example.com"]);
  await command([...own, "add", "--all"]);
  await command([...own, "commit", "--quiet", "--message", "Before the journey"]);
}

const ignoreAbsent = (error: NodeJS.ErrnoException): void => {
  if (error.code !== "ENOENT") {
    throw error;
  }
};
