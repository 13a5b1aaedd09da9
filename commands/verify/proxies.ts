import { findPodBehind, type Scheme, toReference } from "../../cluster/migration/entry";
import { handshake } from "../../cluster/migration/handshake";
import { forwardPort, type PodPort } from "../../cluster/port-forward";
import { probe } from "../../cluster/probe";
import { tlsNames } from "../../model/migration/checks/certificates";
import { healthPathOf } from "../../model/migration/checks/health-path";
import { nginxRuns } from "../../model/migration/checks/controllers";
import type { HealthAnswer, ObservedCertificate } from "../../model/migration/checks/observation";
import { effectiveNginx } from "../../model/nginx/effective/build";
import type { ProxyAddress } from "../probe/address";
import type { ProxyAddresses } from "../probe/exchange";
import { existing } from "./seen";
import type { Subject } from "./subject";

/** Handshakes under way at a time. */
const AT_ONCE = 8;

/** A port of a proxy that can be connected to from here. */
interface Address {
  readonly host: string;
  readonly port: number;
}

interface ProxyPort {
  readonly subject: Subject;
  readonly proxy: "nginx" | "envoy";
  readonly scheme: Scheme;
}

/**
 * Works with a port of a proxy: as given, or one of this machine that leads to one of its pods.
 *
 * @throws {NotThere} The proxy has no ready pod with such a port.
 */
async function withPort<Result>({
  work,
  ...asked
}: ProxyPort & { work: (address: Address) => Promise<Result> }): Promise<Result> {
  const { subject, proxy, scheme } = asked;
  const given = subject.addresses[proxy];
  if (given !== undefined) {
    return work({ host: given.host, port: given[scheme] });
  }
  const forwarded = await forwardPort({ to: await podOf(asked), settings: subject.reach });
  try {
    return await work(forwarded);
  } finally {
    forwarded.close();
  }
}

/**
 * Works with both proxies: as given, or ports of this machine that lead to a pod of each. Over them a proxy
 * sees requests that come from itself, as the probe takes into account.
 *
 * @throws {NotThere} A proxy has no ready pod.
 */
export async function withProxies<Result>(
  subject: Subject,
  work: (addresses: ProxyAddresses) => Promise<Result>,
): Promise<Result> {
  return withBothPorts(subject, "nginx", (nginx) =>
    withBothPorts(subject, "envoy", (envoy) => work({ nginx, envoy })),
  );
}

function withBothPorts<Result>(
  subject: Subject,
  proxy: ProxyPort["proxy"],
  work: (address: ProxyAddress) => Promise<Result>,
): Promise<Result> {
  const given = subject.addresses[proxy];
  return given !== undefined
    ? work(given)
    : withPort({
        ...{ subject, proxy, scheme: "http" },
        work: ({ host, port: http }) =>
          withPort({
            ...{ subject, proxy, scheme: "https" },
            work: ({ port: https }) => work({ host, http, https }),
          }),
      });
}

async function podOf({ subject, proxy, scheme }: ProxyPort): Promise<PodPort> {
  const { connection, plan } = subject;
  const key = proxy === "envoy" ? plan.entry.envoy : (plan.entry.anchor ?? plan.entry.nginx);
  const service = toReference(existing(key, `a Service of ${proxy}`));
  const pod = await findPodBehind({ connection, service, scheme });
  return existing(pod, `a ready pod for ${scheme} of Service ${service.namespace}/${service.name}`);
}

/** What TLS shows for each name at Envoy and, as long as it runs, at nginx. */
export async function certificatesSeen(subject: Subject): Promise<ObservedCertificate[]> {
  const names = [...tlsNames(effectiveNginx(subject.inventory))];
  if (names.length === 0) {
    return [];
  }
  const shown = (proxy: ProxyPort["proxy"]) =>
    withPort({ subject, proxy, scheme: "https", work: (to) => chainsShown({ names, to }) });
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
  to: { host: address, port },
}: {
  names: readonly string[];
  to: Address;
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
  const answer = await withPort({
    subject,
    proxy: "envoy",
    scheme: "http",
    work: ({ host, port }) => probe({ protocol: "HTTP", address: host, port, host, path }),
  });
  return answer.answered ? { path, status: answer.status } : { path, error: answer.error };
}
