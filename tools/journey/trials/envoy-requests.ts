import parsePrometheus from "parse-prometheus-text-format";
import type { Api } from "../../../lab/kubernetes";
import { PODS } from "./pods";

/** Where Envoy Gateway's proxies have their statistics (EnvoyStatsPort of 1.9.1). */
const STATS = { port: 19_001, path: "stats/prometheus" };

/** Requests at all listeners of Envoy's pods since they began: those of clients, and those that nginx passes on. */
export async function envoyRequests({ core }: Pick<Api, "core">): Promise<number> {
  const { namespace, labels: labelSelector } = PODS.envoy;
  const { items } = await core.listNamespacedPod({ namespace, labelSelector });
  const texts = await Promise.all(
    items.map(({ metadata }) =>
      core.connectGetNamespacedPodProxyWithPath({
        namespace,
        name: `${metadata?.name ?? ""}:${STATS.port}`,
        path: STATS.path,
      }),
    ),
  );
  return texts.reduce((sum, text) => sum + requestsOf(text), 0);
}

function requestsOf(text: string): number {
  const family = parsePrometheus(text).find(
    ({ name }) => name === "envoy_http_downstream_rq_total",
  );
  return (family?.metrics ?? [])
    .filter(({ labels }) => /^https?-\d+$/.test(labels?.envoy_http_conn_manager_prefix ?? ""))
    .reduce((sum, { value }) => sum + Number(value), 0);
}
