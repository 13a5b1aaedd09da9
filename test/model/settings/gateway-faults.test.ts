import { describeFaults } from "../../support/settings";

const gateway = (entry: object) => ({ gateways: { public: entry } });
const listeners = (entries: object) => gateway({ listeners: entries });

/** One fault at a field of the Gateway `public`. */
const fault = (field: string, value: unknown, message: string, remedy: string) => ({
  path: `gateways.public.${field}`,
  value,
  message,
  remedy,
});

describeFaults("values of a Gateway", {
  "certificate with two slashes": {
    raw: listeners({ https: { port: 443, certificates: ["a/b/c"] } }),
    faults: [
      fault(
        "listeners.https.certificates.0",
        "a/b/c",
        "is not a certificate Secret",
        "the Secret's name, or namespace/name",
      ),
    ],
  },
  "hostname of a listener for every host": {
    raw: listeners({ http: { port: 80, hostname: "*" } }),
    faults: [
      fault(
        "listeners.http.hostname",
        "*",
        "is not a host name",
        "a lower-case RFC 1123 name such as shop.example.com, or *.example.com; no IP address, no port",
      ),
    ],
  },
  "protocol that has no routes": {
    raw: listeners({ tcp: { port: 22, protocol: "TCP" } }),
    faults: [
      fault(
        "listeners.tcp.protocol",
        "TCP",
        "is not one of the choices",
        "HTTP, HTTPS: default HTTPS with certificates, else HTTP",
      ),
    ],
  },
  "Strict-Transport-Security with a command of Envoy": {
    raw: gateway({ hsts: "max-age=%START_TIME%" }),
    faults: [
      fault(
        "hsts",
        "max-age=%START_TIME%",
        "is not a Strict-Transport-Security value",
        '"off", or max-age=<seconds> with "; includeSubDomains" and "; preload" as wanted',
      ),
    ],
  },
  "address of another family": {
    raw: gateway({ service: { loadBalancerIP: "2001:db8::1" } }),
    faults: [
      fault(
        "service.loadBalancerIP",
        "2001:db8::1",
        "is not an IPv4 address",
        "an address such as 203.0.113.7; for IPv6 use the cloud's annotation",
      ),
    ],
  },
  "address without a load balancer": {
    raw: gateway({ service: { type: "NodePort", loadBalancerIP: "203.0.113.7" } }),
    faults: [
      fault(
        "service.loadBalancerIP",
        "203.0.113.7",
        "needs a Service of type LoadBalancer",
        "remove it, or set service.type: LoadBalancer",
      ),
    ],
  },
  "client address from an unknown source": {
    raw: gateway({ clientIp: "header" }),
    faults: [
      fault(
        "clientIp",
        "header",
        "is not one of the choices",
        "connection, proxyProtocol: where the client's address comes from, also {xForwardedFor: {trustedHops | trustedCidrs}} or {header}; trust only what your own proxies set",
      ),
    ],
  },
  "client address that is neither text nor map": {
    raw: gateway({ clientIp: 1 }),
    faults: [fault("clientIp", 1, "is not a text or a map", 'a text or a map: "1" in quotes')],
  },
  "client address from two sources": {
    raw: gateway({ clientIp: { xForwardedFor: { trustedHops: 1 }, header: "x-real-ip" } }),
    faults: [
      fault(
        "clientIp",
        { xForwardedFor: { trustedHops: 1 }, header: "x-real-ip" },
        "must have exactly one key",
        "one of xForwardedFor, header",
      ),
    ],
  },
  "header that cannot carry an address": {
    raw: gateway({ clientIp: { header: "x_real_ip" } }),
    faults: [
      fault("clientIp.header", "x_real_ip", "is not a header name", "letters, digits and -"),
    ],
  },
  "address range without a length": {
    raw: gateway({ clientIp: { xForwardedFor: { trustedCidrs: ["10.0.0.0/8", "10.0.0.1"] } } }),
    faults: [
      fault(
        "clientIp.xForwardedFor.trustedCidrs.1",
        "10.0.0.1",
        "is not an address range",
        "CIDR notation such as 10.0.0.0/8 or 2001:db8::/32",
      ),
    ],
  },
});

describeFaults("pods of a Gateway and of the controller", {
  "budget for the only pod": {
    raw: gateway({ replicas: 1, minAvailable: 1 }),
    faults: [
      fault(
        "minAvailable",
        1,
        "keeps all 1 of its pods running: no node could be drained",
        "0, or at least 2 replicas",
      ),
    ],
  },
  "budget for all pods": {
    raw: { controller: { replicas: 3, minAvailable: 4 } },
    faults: [
      {
        path: "controller.minAvailable",
        value: 4,
        message: "keeps all 3 of its pods running: no node could be drained",
        remedy: "at most 2, or more replicas",
      },
    ],
  },
});

const CERTIFIED = { port: 443, certificates: ["shop"] };

describeFaults("listeners of a Gateway", {
  none: {
    raw: listeners({}),
    faults: [
      fault(
        "listeners",
        {},
        "are 0 listeners",
        "1 to 64 in a Gateway; a wildcard hostname takes many hosts",
      ),
    ],
  },
  "too many": {
    raw: listeners(many(65)),
    faults: [
      fault(
        "listeners",
        many(65),
        "are 65 listeners",
        "1 to 64 in a Gateway; a wildcard hostname takes many hosts",
      ),
    ],
  },
  "HTTPS without a certificate": {
    raw: listeners({ https: { port: 443, protocol: "HTTPS" } }),
    faults: [
      fault(
        "listeners.https",
        { port: 443, protocol: "HTTPS" },
        "has no certificate",
        "certificates: [<name of a TLS Secret>]",
      ),
    ],
  },
  "HTTP with a certificate": {
    raw: listeners({ http: { ...CERTIFIED, protocol: "HTTP" } }),
    faults: [
      fault(
        "listeners.http",
        { ...CERTIFIED, protocol: "HTTP" },
        "has certificates, which HTTP cannot use",
        "protocol: HTTPS, or no certificates",
      ),
    ],
  },
  "port of the proxy itself": {
    raw: listeners({ http: 19_001 }),
    faults: [
      fault(
        "listeners.http",
        19_001,
        "needs port 19001 in the container, which the proxy has itself",
        "another port",
      ),
    ],
  },
  "two protocols on a port": {
    raw: listeners({ http: 443, https: CERTIFIED }),
    faults: [
      fault(
        "listeners.http",
        443,
        "is HTTP on port 443, where https is HTTPS",
        "one port for HTTP, another for HTTPS",
      ),
      fault(
        "listeners.https",
        CERTIFIED,
        "is HTTPS on port 443, where http is HTTP",
        "one port for HTTP, another for HTTPS",
      ),
    ],
  },
  "the same port and hostname twice": {
    raw: listeners({
      one: { port: 80, hostname: "shop.example.com" },
      two: { port: 80, hostname: "shop.example.com" },
      three: { port: 80, hostname: "*.example.com" },
      four: 80,
    }),
    faults: ["one", "two"].map((name) =>
      fault(
        `listeners.${name}`,
        { port: 80, hostname: "shop.example.com" },
        `has the port and hostname of ${name === "one" ? "two" : "one"}`,
        "another hostname, or one listener with several certificates",
      ),
    ),
  },
  "ports that are one in the container": {
    raw: listeners({ low: 80, high: 10_080 }),
    faults: [
      fault(
        "listeners.high",
        10_080,
        "needs port 10080 in the container, as low does",
        "another port: those below 1024 are raised by 10000 there",
      ),
      fault(
        "listeners.low",
        80,
        "needs port 10080 in the container, as high does",
        "another port: those below 1024 are raised by 10000 there",
      ),
    ],
  },
});

function many(count: number): Record<string, number> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`http-${index}`, 2000 + index]),
  );
}
