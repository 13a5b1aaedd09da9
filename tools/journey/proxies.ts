import { INGRESS_NGINX } from "../../lab/ingress-nginx/install";
import type { Api } from "../../lab/kubernetes";
import type { WatchRecord } from "../../model/watch";

/** Names of the proxies' pods by address: `nginx …` or `envoy …`. */
export async function proxyNames({ core }: Api): Promise<Map<string, string>> {
  const { items } = await core.listNamespacedPod({ namespace: INGRESS_NGINX.namespace });
  return new Map(
    items.flatMap(({ metadata, status }) => {
      const name = metadata?.name ?? "";
      const kind = metadata?.labels?.["app.kubernetes.io/name"] === "envoy" ? "envoy" : "nginx";
      const suffix = name.slice(name.lastIndexOf("-") + 1);
      return status?.podIP === undefined ? [] : [[status.podIP, `${kind} ${suffix}`] as const];
    }),
  );
}

/** The record with the names of pods in place of their addresses. */
export function nameProxies({
  record,
  names,
}: {
  record: WatchRecord;
  names: ReadonlyMap<string, string>;
}): WatchRecord {
  const nameOf = (address: string) => names.get(address) ?? address;
  const renamed = <Value>(group: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(Object.entries(group).map(([key, value]) => [nameOf(key), value]));
  return {
    ...record,
    byProxy: renamed(record.byProxy),
    series: record.series.map((each) => ({ ...each, answeredBy: renamed(each.answeredBy) })),
    failures: record.failures.map((each) => ({ ...each, proxy: nameOf(each.proxy) })),
  };
}
