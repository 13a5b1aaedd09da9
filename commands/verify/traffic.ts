import { setTimeout as wait } from "node:timers/promises";
import { NoMetrics, readCounters, type MetricsSource } from "../../cluster/migration/metrics";
import { readPods } from "../../cluster/migration/pods";
import type { NginxTraffic } from "../../model/migration/checks/observation";
import { trafficBetween, type Reading } from "../../model/migration/traffic/between";
import {
  envoyCounters,
  nginxCounters,
  type Counters,
} from "../../model/migration/traffic/counters";
import type { Subject } from "./subject";

/** Port of Envoy Gateway's proxies at which their statistics are (EnvoyStatsPort of 1.9.1). */
const ENVOY_STATS = { port: 19_001, path: "/stats/prometheus" };

/** nginx's requests and connections between two readings. */
export async function nginxTraffic(subject: Subject): Promise<NginxTraffic> {
  const { plan, settings, inventory } = subject;
  const given = inventory.controller?.arguments ?? {};
  if (
    /(^|,)(nginx_ingress_controller_)?requests(,|$)/.test(given["exclude-socket-metrics"] ?? "")
  ) {
    throw new NoMetrics("nginx does not count requests: take them out of exclude-socket-metrics");
  }
  return sample(subject, {
    url: settings.metrics.nginx,
    labels: plan.entry.nginxPods,
    port: Number(given["healthz-port"] ?? 10_254),
    path: "/metrics",
    counters: nginxCounters,
    remedy:
      "nginx's metrics are switched on by controller.metrics.enabled of its chart, which restarts it, so before the move; metrics.nginx names another place",
  });
}

/** Envoy's requests and connections between two readings. */
export async function envoyTraffic(subject: Subject): Promise<NginxTraffic> {
  return sample(subject, {
    url: subject.settings.metrics.envoy,
    labels: subject.plan.entry.envoyPods,
    ...ENVOY_STATS,
    counters: envoyCounters,
    remedy: "metrics.envoy names another place",
  });
}

interface Proxy {
  readonly url: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  readonly port: number;
  readonly path: string;
  readonly counters: (text: string) => Counters | undefined;
  readonly remedy: string;
}

/** Pods are looked up for each reading: they may come and go meanwhile. */
async function sample(subject: Subject, proxy: Proxy): Promise<NginxTraffic> {
  const begin = performance.now();
  const before = await readingOf(subject, proxy);
  await wait(subject.sampleMs);
  const after = await readingOf(subject, proxy);
  return trafficBetween({ before, after, seconds: (performance.now() - begin) / 1000 });
}

async function readingOf({ connection, plan }: Subject, proxy: Proxy): Promise<Reading> {
  const { namespace } = plan;
  const { url, labels, port, path, counters, remedy } = proxy;
  const source: MetricsSource =
    url === undefined
      ? { type: "pods", namespace, pods: await podNames(), port, path }
      : { type: "url", url };
  try {
    return await readCounters({ connection, source, counters });
  } catch (error) {
    throw error instanceof NoMetrics ? new NoMetrics(`${error.message}; ${remedy}`) : error;
  }

  async function podNames(): Promise<string[]> {
    const pods = await readPods({ connection, namespace, labels });
    return pods.filter(({ ready }) => ready).map(({ name }) => name);
  }
}
