import { command } from "../command";
import { names, type ClusterId } from "./names";
import { clusterProcesses } from "./processes";
import { readRecord } from "./record";

/**
 * Refuses to touch a running cluster of the same name that another cache has started.
 *
 * @throws Error with the remedy.
 */
export function refuseForeign(id: ClusterId): void {
  const running = clusterProcesses(names(id)).length > 0;
  if (running && readRecord(id.name) === undefined) {
    throw new Error(
      `a cluster named ${id.name} is running that was started with another XDG_CACHE_HOME: take it down with that, or choose another --name and --index`,
    );
  }
}

/**
 * Refuses a part of the address range that another cluster has.
 *
 * @throws Error with the remedy.
 */
export async function refuseTakenAddress(id: ClusterId): Promise<void> {
  const { hostAddress, label } = names(id);
  const taken = await command(["ip", "-oneline", "address", "show", "to", hostAddress]);
  const link = /^\d+: ([^\s@]+)/.exec(taken)?.[1];
  if (link !== undefined && link !== label) {
    throw new Error(
      `address ${hostAddress} belongs to the network link ${link}: choose another --index than ${id.index}`,
    );
  }
}
