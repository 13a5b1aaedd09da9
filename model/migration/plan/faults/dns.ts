import { movedHosts } from "../dns";
import { type FindFaults, listed } from "./fault";

/** An Ingress has one target for all of its hosts: its records move together. */
export const dnsFaults: FindFaults = (context) => {
  if (context.migration.addressMode !== "dns" || context.migration.stage !== "pool") {
    return [];
  }
  const moved = new Set(movedHosts(context, "pool"));
  return context.inventory.ingresses.flatMap(({ namespace, name, rules }) => {
    const hosts = [...new Set(rules.flatMap(({ host }) => host ?? []))].sort();
    const staying = hosts.filter((host) => !moved.has(host));
    return staying.length === 0 || staying.length === hosts.length
      ? []
      : [
          {
            id: `dns-hosts-split-${namespace}-${name}`,
            stage: "pool" as const,
            message: `Ingress ${namespace}/${name} has hosts in dnsHosts and others: its records have one target`,
            remedy: `add ${listed(staying)} to dnsHosts, or split the Ingress`,
          },
        ];
  });
};
