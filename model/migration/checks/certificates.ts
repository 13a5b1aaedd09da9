import { covers } from "../../nginx/effective/certificates";
import type { Nginx } from "../../nginx/effective/nginx";
import { sortBy } from "../../collections";
import { count, verdict, whenSeen, type RunCheck } from "./check";
import type { ObservedCertificate, ShownChain } from "./observation";

/** Label in place of a wildcard's asterisk: any would do. */
const ANY_LABEL = "edge-verify";

/** Names for which nginx shows a certificate of their own, each as a client would ask for it. */
export const tlsNames = ({ servers }: Pick<Nginx, "servers">): string[] => {
  const names = [...servers.values()].flatMap(({ host, aliases, tls, passthrough }) =>
    tls.type === "https" && tls.certificate !== undefined && !passthrough ? [host, ...aliases] : [],
  );
  return sortBy(
    [...new Set(names.filter((name) => name !== "_"))].map((name) =>
      name.replace(/^\*/, ANY_LABEL),
    ),
    (name) => name,
  );
};

const DAY = 86_400_000;

/** Envoy shows, for each name, the certificate that nginx shows, and it is valid long enough. */
export const certificates: RunCheck = ({ settings, observation }) =>
  whenSeen(observation.certificates, (all) => {
    const daysLeft = all.flatMap(({ envoy }) =>
      "error" in envoy ? [] : [daysUntil(envoy.notAfter, observation.time)],
    );
    const fewest = daysLeft.length === 0 ? undefined : Math.min(...daysLeft);
    return verdict({
      summary:
        fewest === undefined
          ? `${count(all.length, "name")} with a certificate`
          : `${count(all.length, "name")}, the first certificate ends in ${count(fewest, "day")}`,
      numbers: { names: all.length, ...(fewest !== undefined && { daysLeft: fewest }) },
      faults: all.flatMap((each) =>
        faultsOf(each, { needed: settings.thresholds.certificateDays, now: observation.time }),
      ),
      doubts: all.flatMap(({ host, nginx }) =>
        nginx !== undefined && "error" in nginx
          ? [`${host}: nginx shows no certificate: ${nginx.error}`]
          : [],
      ),
    });
  });

const daysUntil = (end: string, now: string): number =>
  Math.floor((Date.parse(end) - Date.parse(now)) / DAY);

const faultsOf = (
  { host, envoy, nginx }: ObservedCertificate,
  { needed, now }: { needed: number; now: string },
): string[] => {
  if ("error" in envoy) {
    return [`${host}: Envoy shows no certificate: ${envoy.error}`];
  }
  const days = daysUntil(envoy.notAfter, now);
  return [
    ...(envoy.names.some((name) => covers(name, host))
      ? []
      : [`${host}: the certificate is for ${envoy.names.join(", ") || "no name"}`]),
    ...(days >= needed
      ? []
      : [`${host}: the certificate ends in ${count(days, "day")}, ${String(needed)} are needed`]),
    ...(nginx === undefined || "error" in nginx || isSame(envoy, nginx)
      ? []
      : [`${host}: nginx shows another chain of certificates`]),
  ];
};

const isSame = (one: ShownChain, other: ShownChain): boolean =>
  one.fingerprints.join() === other.fingerprints.join();
