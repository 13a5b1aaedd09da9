import { z } from "zod";
import { ADDRESS_MODES, STAGES } from "../migration/stage";
import { answersSchema } from "../nginx/findings/answers";
import { dnsLabel, duration, exactHostname, routeHost, text, whole } from "./primitives";

const file = text({
  what: "a file of the project",
  allowed: "a relative path such as inventory/prod.json, without ..",
  test: (value) => /^(?!\/)(?!.*(^|\/)\.\.(\/|$)).+$/.test(value),
});

const cidr = text({
  what: "an address range",
  allowed: "a range such as 10.244.0.0/16",
  test: (value) => z.union([z.cidrv4(), z.cidrv6()]).safeParse(value).success,
});

const httpUrl = text({
  what: "a URL",
  allowed: "http:// or https:// with a host, such as http://nginx-metrics.ingress:10254/metrics",
  test: (value) => z.url({ protocol: /^https?$/ }).safeParse(value).success,
});

const reason = text({
  what: "a reason",
  allowed: "at least 10 characters on why the gate may be passed, for those who read it later",
  test: (value) => value.trim().length >= 10,
});

const thresholds = z
  .strictObject({
    evidenceAge: duration.default("24h").describe("oldest evidence that a step forward takes"),
    poolDwell: duration.default("1h").describe("shortest stay in pool before cutover"),
    idleDwell: duration.default("24h").describe("shortest stay in cutover before idle"),
    certificateDays: whole(0, 3650)
      .default(14)
      .describe("days for which each certificate must still be valid"),
    nginxRequests: whole(0, 1_000_000_000)
      .default(0)
      .describe("requests a minute at nginx, ACME left out, at most, before idle"),
    openConnections: whole(0, 1_000_000_000)
      .default(0)
      .describe("connections of clients still open at the proxy that is left, at most"),
    requestsPerReplica: whole(1, 1_000_000)
      .default(1000)
      .describe("requests a second that one Envoy pod is trusted with"),
  })
  .prefault({});

const migrationSchema = z
  .strictObject({
    stage: z
      .enum(STAGES)
      .default("assess")
      .describe("how far the move is: one step forward at a time, back to routes at once"),
    addressMode: z
      .enum(ADDRESS_MODES)
      .default("adopt")
      .describe(
        "adopt: nginx's own LoadBalancer Service is taken over; own: a Service of ours, one DNS move; dns: hosts are moved by DNS",
      ),
    service: dnsLabel
      .exactOptional()
      .describe("name of nginx's Service that clients reach, if several are of type LoadBalancer"),
    replicas: whole(1, 100).default(2).describe("Envoy pods"),
    canaries: z
      .enum(["on", "off"])
      .default("on")
      .describe("on: from optin on nginx's own canaries can lead requests to Envoy"),
    canaryWeight: whole(1, 99)
      .exactOptional()
      .describe("stage canary: percent of the requests of canary-safe hosts that go to Envoy"),
    podCidrs: z
      .array(cidr)
      .default([])
      .describe(
        "ranges of pod addresses: from optin on Envoy trusts forwarded headers of these alone",
      ),
    poolReplicas: whole(1, 100)
      .exactOptional()
      .describe(
        "stage pool: Envoy pods beside nginx's; their part of all pods is the share of connections",
      ),
    dnsHosts: z
      .array(routeHost)
      .exactOptional()
      .describe("stage pool of dns: hosts whose records point to Envoy"),
    inventory: file
      .exactOptional()
      .describe("file that edge inventory wrote; default inventory/<stack>.json"),
    evidence: file
      .exactOptional()
      .describe("file that edge verify wrote; default evidence/<stack>.json"),
    answers: answersSchema
      .default({})
      .describe("answers to findings by id: deny, holdBack, or {accept: reason}"),
    force: z
      .array(
        z.strictObject({
          gate: z.string().describe("id of the gate, as the blocker names it"),
          reason: reason.describe("why; it is shown in previews, route diffs and outputs"),
        }),
      )
      .default([])
      .describe("gates that are passed over"),
    confirmRetire: z
      .string()
      .exactOptional()
      .describe("stage retire: name of the stack, as a confirmation"),
    metrics: z
      .strictObject({
        nginx: httpUrl
          .exactOptional()
          .describe("Prometheus metrics of nginx; default: of its pods"),
        envoy: httpUrl
          .exactOptional()
          .describe("Prometheus metrics of Envoy; default: of its pods"),
      })
      .prefault({})
      .describe("where requests and connections are counted"),
    healthPath: text({
      what: "a path",
      allowed: "a path that begins with /, such as /healthz",
      test: (value) => value.startsWith("/"),
    })
      .exactOptional()
      .describe(
        "path that the load balancer asks; default: what the Service's annotations say, /healthz",
      ),
    dnsTargetHost: exactHostname
      .exactOptional()
      .describe(
        "dns: name that records point to, where the load balancer has no address of its own",
      ),
    thresholds: thresholds.describe("limits of the gates"),
  })
  .meta({
    absent: {
      namespace:
        "leave it out: a Service selects pods of its own namespace alone, so the Gateway of a migration stands in nginx's; a Gateway elsewhere is one of section gateways, with section routes",
    },
  });

/** Section `migration`: one entry for each ingress-nginx controller that is moved away from. */
export const migrationsSchema = z.record(dnsLabel, migrationSchema);

/** One migration, defaults filled in. */
export type MigrationSettings = z.output<typeof migrationSchema>;
