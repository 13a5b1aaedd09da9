import { readClusterAddress, toReference } from "../../cluster/migration/entry";
import { handshake } from "../../cluster/migration/handshake";
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

/** The address of a proxy: as given, or of its Service in the cluster. */
export async function addressOf(
  { connection, addresses, plan }: Subject,
  proxy: "nginx" | "envoy",
): Promise<ProxyAddress> {
  const given = addresses[proxy];
  if (given !== undefined) {
    return given;
  }
  const key = proxy === "envoy" ? plan.entry.envoy : (plan.entry.anchor ?? plan.entry.nginx);
  const service = toReference(existing(key, `a Service of ${proxy}`));
  const found = await readClusterAddress({ connection, service });
  return existing(found, `an address of Service ${service.namespace}/${service.name}`);
}

/** What TLS shows for each name at Envoy and, as long as it runs, at nginx. */
export async function certificatesSeen(subject: Subject): Promise<ObservedCertificate[]> {
  const names = tlsNames(effectiveNginx(subject.inventory)).values();
  const envoy = await addressOf(subject, "envoy");
  const nginx = nginxRuns(subject.applied.stage) ? await addressOf(subject, "nginx") : undefined;
  const ask = ({ host: address, https: port }: ProxyAddress, host: string) =>
    handshake({ address, port, host });
  const found: ObservedCertificate[] = [];
  const worker = async (): Promise<void> => {
    for (const host of names) {
      found.push({
        host,
        envoy: await ask(envoy, host),
        ...(nginx && { nginx: await ask(nginx, host) }),
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return found;
}

/** Envoy's answer to the load balancer, which asks by address and over plain HTTP. */
export async function healthSeen(subject: Subject): Promise<HealthAnswer> {
  const path = existing(healthPathOf(subject.plan), "a route for the load balancer's health check");
  const { host, http } = await addressOf(subject, "envoy");
  const answer = await probe({ protocol: "HTTP", address: host, port: http, host, path });
  return answer.answered ? { path, status: answer.status } : { path, error: answer.error };
}
