import { command } from "../command";
import { names, type ClusterId } from "../node/names";
import { nodeProcess } from "../node/processes";
import { clusterFiles } from "../node/record";

/** Brings an image to the node of a cluster that is up, unless it is there. */
export async function importImage(task: {
  id: ClusterId;
  /** A docker-archive. */
  archive: string;
  /** Name in the archive. */
  name: string;
  /** Further name; by it is told whether the node has the image. */
  alias: string;
  signal: AbortSignal;
}): Promise<void> {
  const { id, archive, name, alias, signal } = task;
  const { pidFile } = clusterFiles(id.name);
  const pid = nodeProcess({ pidFile, netns: names(id).netns });
  const inside = ["nsenter", "--target", String(pid), "--mount", "--pid"] as const;
  const ctr = (...line: string[]) =>
    command([...inside, "ctr", "--namespace", "k8s.io", "images", ...line], { signal });
  const present = (await ctr("list", "--quiet")).split("\n");
  if (!present.includes(alias)) {
    await ctr("import", archive);
    await ctr("tag", "--force", name, alias);
  }
}
