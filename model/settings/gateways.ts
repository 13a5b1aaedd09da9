import { z } from "zod";
import { dnsLabel, duration, hostname, port, serviceName, text, whole } from "./primitives";
import { oneOf } from "./one-of";
import { capacity, withBudget } from "./resources";

const certificate = text({
  what: "a certificate Secret",
  allowed: "the Secret's name, or namespace/name",
  test: (value) =>
    /^([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\/)?[a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?$/.test(value),
});

/** One listener in its long form. */
export interface ListenerSettings {
  port: number;
  protocol: "HTTP" | "HTTPS";
  /** Absent: every host. */
  hostname?: string;
  /** TLS Secrets: `name`, or `namespace/name`. */
  certificates: string[];
}

const listenerSchema = z.union([
  port.transform((number): ListenerSettings => ({
    port: number,
    protocol: "HTTP",
    certificates: [],
  })),
  z
    .strictObject({
      port: port.describe("port of the Service and of the listener"),
      protocol: z
        .enum(["HTTP", "HTTPS"])
        .exactOptional()
        .describe("default HTTPS with certificates, else HTTP"),
      hostname: hostname
        .exactOptional()
        .describe("only requests for this host, or *.domain; default every host"),
      certificates: z
        .array(certificate)
        .max(64)
        .default([])
        .describe("Secrets (name or namespace/name) of type kubernetes.io/tls, the default first"),
    })
    .transform(({ protocol, ...listener }): ListenerSettings => ({
      ...listener,
      protocol: protocol ?? (listener.certificates.length > 0 ? "HTTPS" : "HTTP"),
    })),
]);

const serviceSchema = z
  .strictObject({
    type: z
      .enum(["LoadBalancer", "NodePort", "ClusterIP"])
      .default("LoadBalancer")
      .describe("type of the proxies' Service"),
    annotations: z
      .record(z.string(), z.string())
      .default({})
      .describe("annotations of the Service, for the cloud's load balancer"),
    loadBalancerIP: text({
      what: "an IPv4 address",
      allowed: "an address such as 203.0.113.7; for IPv6 use the cloud's annotation",
      test: (value) => z.ipv4().safeParse(value).success,
    })
      .exactOptional()
      .describe("address to ask the load balancer for (IPv4), where it honours that field"),
    externalTrafficPolicy: z
      .enum(["Local", "Cluster"])
      .default("Local")
      .describe("Local keeps the client's address; Cluster spreads evenly"),
  })
  .refine((service) => service.loadBalancerIP === undefined || service.type === "LoadBalancer", {
    path: ["loadBalancerIP"],
    error: "needs a Service of type LoadBalancer",
    params: { remedy: "remove it, or set service.type: LoadBalancer" },
  });

const cidr = text({
  what: "an address range",
  allowed: "CIDR notation such as 10.0.0.0/8 or 2001:db8::/32",
  test: (value) => z.union([z.cidrv4(), z.cidrv6()]).safeParse(value).success,
});

const clientIpSchema = z.union([
  z.enum(["connection", "proxyProtocol"]),
  oneOf({
    xForwardedFor: oneOf({
      trustedHops: whole(1, 255).describe("number of trusted proxies in front"),
      trustedCidrs: z.array(cidr).min(1).describe("address ranges of the trusted proxies"),
    }).describe("take the address from X-Forwarded-For"),
    header: text({
      what: "a header name",
      allowed: "letters, digits and -",
      test: (value) => /^[A-Za-z0-9-]{1,255}$/.test(value),
    }).describe("take the address from this header, which a trusted proxy sets"),
  }),
]);

/** RFC 6797 directives; Envoy reads `%` in header values as a command, so nothing else is let through. */
const hsts = text({
  what: "a Strict-Transport-Security value",
  allowed: '"off", or max-age=<seconds> with "; includeSubDomains" and "; preload" as wanted',
  test: (value) => /^(off|max-age=\d+(; ?includeSubDomains)?(; ?preload)?)$/i.test(value),
});

/** One entry of section `gateways`. */
export const gatewaySchema = z
  .strictObject({
    namespace: dnsLabel
      .default("envoy-edge")
      .describe("namespace of the Gateway and of its proxies"),
    namespaceOwner: z
      .enum(["stack", "existing"])
      .default("stack")
      .describe("stack: this program creates the namespace; existing: it is there already"),
    listeners: z
      .record(dnsLabel, listenerSchema)
      .prefault({ http: 80 })
      .describe("listeners by name; a bare port number is plain HTTP"),
    httpsRedirect: z
      .enum(["permanent", "off"])
      .default("permanent")
      .describe("answer plain HTTP with a redirect (308) for hosts that an HTTPS listener takes"),
    service: serviceSchema.prefault({}).describe("the Service in front of the proxies"),
    ...capacity,
    drain: z
      .strictObject({
        timeout: duration
          .default("240s")
          .describe("longest wait for open connections when a proxy stops (ingress-nginx: 240s)"),
        minDuration: duration
          .default("10s")
          .describe("shortest wait, so that load balancers notice"),
      })
      .prefault({})
      .describe("how a proxy pod ends"),
    clientIp: clientIpSchema
      .default("connection")
      .describe(
        "where the client's address comes from, also {xForwardedFor: {trustedHops | trustedCidrs}} or {header}; trust only what your own proxies set",
      ),
    hsts: hsts
      .default("max-age=31536000; includeSubDomains")
      .describe("Strict-Transport-Security on HTTPS answers; off sends none"),
    protect: z
      .boolean()
      .default(true)
      .describe("refuse to delete the Gateway, whose address would be lost"),
    addressTimeoutSeconds: whole(1, 3600)
      .default(180)
      .describe("longest wait for an address and for its first answer"),
    verify: z
      .enum(["request", "off"])
      .default("request")
      .describe("request: the address is exported after it answered; off: unverified"),
  })
  .transform(withBudget);

/** Section `gateways`, by name. A name is also that of the proxies' Service. */
export const gatewaysSchema = z.record(serviceName, gatewaySchema);

/** One Gateway, defaults filled in and listeners in their long form. */
export type GatewaySettings = z.output<typeof gatewaySchema>;
/** Where the client's address comes from. */
export type ClientIp = GatewaySettings["clientIp"];
