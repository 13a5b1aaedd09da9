import { findPodBehind, toReference, type PodBehind } from "../../cluster/migration/entry";
import { handshake } from "../../cluster/migration/handshake";
import { forwardPort } from "../../cluster/port-forward";
import { probe } from "../../cluster/probe";
import { tlsNames } from "../../model/migration/checks/certificates";
import { healthPathOf } from "../../model/migration/checks/health-path";
import { nginxRuns } from "../../model/migration/checks/controllers";
import type { HealthAnswer, ObservedCertificate } from "../../model/migration/checks/observation";
import { effectiveNginx } from "../../model/nginx/effective/build";
import { existing } from "./seen";
import type { ProxyAddress, Subject } from "./subject";

/** Handshakes under way at a time. */
const AT_ONCE = 8;

/**
 * Works with the address of a proxy: as given, or a port on this machine that leads to one of its pods.
 *
 * @throws {NotThere} The proxy has no pod that is ready.
 */
async function withProxy<Result>({
  subject,
  proxy,
  work,
}: {
  subject: Subject;
  proxy: Proxy;
  work: (address: ProxyAddress) => Promise<Result>;
}): Promise<Result> {
  const given = subject.addresses[proxy];
  if (given !== undefined) {
    return work(given);
  }
  const { namespace, pod, http, https } = await podOf(subject, proxy);
  const open = (port: number) =>
    forwardPort({ to: { namespace, pod, port }, settings: subject.reach });
  const plain = await open(http);
  try {
    const secure = await open(https);
    try {
      return await work({ host: plain.host, http: plain.port, https: secure.port });
    } finally {
      secure.close();
    }
  } finally {
    plain.close();
  }
}

type Proxy = "nginx" | "envoy";

async function podOf({ connection, plan }: Subject, proxy: Proxy): Promise<PodBehind> {
  const key = proxy === "envoy" ? plan.entry.envoy : (plan.entry.anchor ?? plan.entry.nginx);
  const service = toReference(existing(key, `a Service of ${proxy}`));
  const pod = await findPodBehind({ connection, service });
  return existing(pod, `a ready pod of Service ${service.namespace}/${service.name}`);
}

/** What TLS shows for each name at Envoy and, as long as it runs, at nginx. */
export async function certificatesSeen(subject: Subject): Promise<ObservedCertificate[]> {
  const names = [...tlsNames(effectiveNginx(subject.inventory))];
  const shown = (proxy: Proxy) =>
    withProxy({ subject, proxy, work: (address) => chainsShown({ names, address }) });
  const envoy = await shown("envoy");
  const nginx = nginxRuns(subject.applied.stage) ? await shown("nginx") : undefined;
  return names.map((host) => ({
    host,
    envoy: envoy.get(host) ?? NOT_ASKED,
    ...(nginx && { nginx: nginx.get(host) ?? NOT_ASKED }),
  }));
}

const NOT_ASKED = { error: "was not asked" };

async function chainsShown({
  names,
  address: { host: address, https: port },
}: {
  names: readonly string[];
  address: ProxyAddress;
}): Promise<Map<string, Awaited<ReturnType<typeof handshake>>>> {
  const found = new Map<string, Awaited<ReturnType<typeof handshake>>>();
  const waiting = names.values();
  const worker = async (): Promise<void> => {
    for (const host of waiting) {
      found.set(host, await handshake({ address, port, host }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return found;
}

/** Envoy's answer to the load balancer, which asks by address and over plain HTTP. */
export async function healthSeen(subject: Subject): Promise<HealthAnswer> {
  const path = existing(healthPathOf(subject.plan), "a route for the load balancer's health check");
  const answer = await withProxy({
    subject,
    proxy: "envoy",
    work: ({ host, http }) => probe({ protocol: "HTTP", address: host, port: http, host, path }),
  });
  return answer.answered ? { path, status: answer.status } : { path, error: answer.error };
}
