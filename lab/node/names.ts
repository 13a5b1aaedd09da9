/** What tells a cluster from the others on the same machine. */
export interface ClusterId {
  /** Short name: also the node's. At most 11 characters, so that `lab-<name>` can name a network link. */
  name: string;
  /** Which part of the lab's address range it has: 0 to 63. */
  index: number;
}

/** Names and addresses of a cluster on its machine, all derived from its id. */
export interface Names {
  /** The network namespace, the network link into it and the cgroup are all called so. */
  label: string;
  /** The network namespace's file: `nsenter --net=<file>` runs a command in it. */
  netns: string;
  /** The machine's end of the link. */
  hostAddress: string;
  /** The node's address, also the API server's. */
  nodeAddress: string;
  /** Range of LoadBalancer addresses, and the part of it that is handed out. */
  loadBalancers: { cidr: string; first: string; last: string };
}

/** The first cluster. */
export const DEFAULT_CLUSTER: ClusterId = { name: "edge", index: 0 };

/** Ranges inside a cluster: every cluster has the same, nothing outside sees them. */
export const SERVICE_CIDR = "10.96.0.0/16";
export const POD_CIDR = "10.244.0.0/16";
export const KUBERNETES_ADDRESS = "10.96.0.1";
export const DNS_ADDRESS = "10.96.0.10";

/**
 * Derives a cluster's names and addresses. The addresses are of 198.18.0.0/15, which is set aside for
 * tests of networks (RFC 2544) and is no home, office or cloud network.
 *
 * @throws Error when the name or the index is out of its range.
 */
export function names(id: ClusterId): Names {
  const { name, index } = id;
  if (!/^[a-z]([a-z0-9-]{0,9}[a-z0-9])?$/.test(name)) {
    throw new Error(
      `the cluster name "${name}" is not allowed: use 1 to 11 lower-case letters, digits and inner dashes, a letter first`,
    );
  }
  if (!Number.isInteger(index) || index < 0 || index > 63) {
    throw new Error(`the cluster index ${index} is not allowed: use a whole number from 0 to 63`);
  }
  return {
    label: `lab-${name}`,
    netns: `/run/netns/lab-${name}`,
    hostAddress: `198.18.255.${index * 4 + 1}`,
    nodeAddress: `198.18.255.${index * 4 + 2}`,
    loadBalancers: {
      cidr: `198.18.${index}.0/24`,
      first: `198.18.${index}.10`,
      last: `198.18.${index}.199`,
    },
  };
}
