import { command, succeeds } from "../command";
import { exists } from "../files";
import { SERVICE_CIDR, type Names } from "./names";

/**
 * Makes the node's network namespace with one link into it. The link's far end is the node's
 * address, and the way to the cluster's LoadBalancer addresses.
 */
export async function createNetwork(names: Names): Promise<void> {
  const { label, hostAddress, nodeAddress, loadBalancers } = names;
  const inside = (...line: string[]) => ip("-n", label, ...line);
  await ip("netns", "add", label);
  await ip("link", "add", label, "type", "veth", "peer", "name", "eth0", "netns", label);
  await ip("address", "add", `${hostAddress}/30`, "dev", label);
  await ip("link", "set", label, "up");
  await inside("link", "set", "lo", "up");
  await inside("address", "add", `${nodeAddress}/30`, "dev", "eth0");
  await inside("link", "set", "eth0", "up");
  // kube-proxy's rules rewrite only packets that have a route.
  await inside("route", "add", SERVICE_CIDR, "dev", "eth0");
  await inside("route", "add", loadBalancers.cidr, "dev", "eth0");
  await ip("route", "add", loadBalancers.cidr, "via", nodeAddress);
}

/** Removes what {@link createNetwork} made, as far as it is there; all processes in it have ended. */
export async function removeNetwork(names: Names): Promise<void> {
  if (await exists(names.netns)) {
    await ip("netns", "delete", names.label);
  }
  // The kernel removes the link with the namespace, but later.
  if (await linkExists(names)) {
    await succeeds(["ip", "link", "delete", names.label]);
  }
}

/** What is there of the cluster's network, in words; empty when nothing. Routes go with their link. */
export async function networkLeftovers(names: Names): Promise<string[]> {
  return [
    ...((await exists(names.netns)) ? [`network namespace ${names.label}`] : []),
    ...((await linkExists(names)) ? [`network link ${names.label}`] : []),
  ];
}

async function linkExists(names: Names): Promise<boolean> {
  return exists(`/sys/class/net/${names.label}`);
}

async function ip(...line: string[]): Promise<void> {
  await command(["ip", ...line]);
}
