import { describeFaults, type FaultCase } from "../../support/settings";

const controller = (section: object) => ({ controller: section });
const gateway = (entry: object) => ({ gateways: { public: entry } });
const listeners = (entries: object) => gateway({ listeners: entries });
const route = (entry: object) => ({
  gateways: { public: {} },
  routes: { web: { host: "shop.example.com", ...entry } },
});

const CASES: Record<string, FaultCase> = {
  "unknown section": {
    raw: { gateway: {} },
    faults: [
      {
        path: "gateway",
        value: {},
        message: "is an unknown key",
        remedy:
          "did you mean gateways? Known here: controller, cluster, gateways, routes, migration",
      },
    ],
  },
  "unknown key in a section": {
    raw: { cluster: { unreachabel: "note" } },
    faults: [
      {
        path: "cluster.unreachabel",
        value: "note",
        message: "is an unknown key",
        remedy: "did you mean unreachable? Known here: unreachable",
      },
    ],
  },
  "unknown key deep inside a choice": {
    raw: listeners({ https: { port: 443, certificate: "shop" } }),
    faults: [
      {
        path: "gateways.public.listeners.https.certificate",
        value: "shop",
        message: "is an unknown key",
        remedy: "did you mean certificates? Known here: port, protocol, hostname, certificates",
      },
    ],
  },
  "unknown key in a list": {
    raw: route({ rules: [{ backend: "shop/web:80", timeout: {} }] }),
    faults: [
      {
        path: "routes.web.rules.0.timeout",
        value: {},
        message: "is an unknown key",
        remedy:
          "did you mean timeouts? Known here: path, method, headers, query, matches, backend, backends, timeouts, requestHeaders, responseHeaders, rewrite, redirect",
      },
    ],
  },
  "section that is no map": {
    raw: { controller: null },
    faults: [
      {
        path: "controller",
        value: null,
        message: "is not a map",
        remedy: "a map: the Envoy Gateway installation",
      },
    ],
  },
  "Gateways that are no map": {
    raw: { gateways: ["public"] },
    faults: [
      {
        path: "gateways",
        value: ["public"],
        message: "is not a map",
        remedy: "a map: Gateways by name: listeners, Service, proxies",
      },
    ],
  },
  "text instead of a number": {
    raw: controller({ replicas: "two" }),
    faults: [
      {
        path: "controller.replicas",
        value: "two",
        message: "is not a number",
        remedy: "a number: number of pods",
      },
    ],
  },
  "fraction instead of a whole number": {
    raw: controller({ replicas: 1.5 }),
    faults: [
      {
        path: "controller.replicas",
        value: 1.5,
        message: "is not a whole number",
        remedy: "a whole number: number of pods",
      },
    ],
  },
  "number instead of a text": {
    raw: gateway({ service: { annotations: { "example.com/weight": 1 } } }),
    faults: [
      {
        path: "gateways.public.service.annotations.example.com/weight",
        value: 1,
        message: "is not a text",
        remedy: 'a text: "1" in quotes',
      },
    ],
  },
  "wrong type where there is a choice of types": {
    raw: listeners({ http: "80" }),
    faults: [
      {
        path: "gateways.public.listeners.http",
        value: "80",
        message: "is not a number or a map",
        remedy: "a number or a map",
      },
    ],
  },
  "value that is none of the choices": {
    raw: controller({ crds: "skip" }),
    faults: [
      {
        path: "controller.crds",
        value: "skip",
        message: "is not one of the choices",
        remedy:
          "manage, adopt, existing: manage: install and upgrade them; adopt: the same, taking over those that exist; existing: use those that exist and change nothing",
      },
    ],
  },
  "missing field": {
    raw: listeners({ https: { certificates: ["shop"] } }),
    faults: [
      {
        path: "gateways.public.listeners.https.port",
        value: undefined,
        message: "is missing",
        remedy: "a number: port of the Service and of the listener",
      },
    ],
  },
  "number too small": {
    raw: controller({ replicas: 0 }),
    faults: [
      {
        path: "controller.replicas",
        value: 0,
        message: "is too small",
        remedy: "at least 1: number of pods",
      },
    ],
  },
  "port too large": {
    raw: listeners({ http: { port: 65_536 } }),
    faults: [
      {
        path: "gateways.public.listeners.http.port",
        value: 65_536,
        message: "is too large",
        remedy: "at most 65535: port of the Service and of the listener",
      },
    ],
  },
  "short form with a port too large": {
    raw: listeners({ http: 65_536 }),
    faults: [
      {
        path: "gateways.public.listeners.http",
        value: 65_536,
        message: "is too large",
        remedy: "at most 65535",
      },
    ],
  },
  "list too short": {
    raw: gateway({ clientIp: { xForwardedFor: { trustedCidrs: [] } } }),
    faults: [
      {
        path: "gateways.public.clientIp.xForwardedFor.trustedCidrs",
        value: [],
        message: "has too few entries",
        remedy: "at least 1: address ranges of the trusted proxies",
      },
    ],
  },
  "list too long": {
    raw: route({ backends: Array.from({ length: 17 }, (_, index) => `shop/web-${index}:80`) }),
    faults: [
      {
        path: "routes.web.backends",
        value: Array.from({ length: 17 }, (_, index) => `shop/web-${index}:80`),
        message: "has too many entries",
        remedy: "at most 16: where requests go, by weight; instead of backend",
      },
    ],
  },
  "version that is not supported": {
    raw: controller({ version: "v1.9.1" }),
    faults: [
      {
        path: "controller.version",
        value: "v1.9.1",
        message: "is not a supported Envoy Gateway version",
        remedy: "a 1.9 release without a leading v, such as 1.9.1",
      },
    ],
  },
  "chart location with another scheme": {
    raw: controller({ charts: "http://charts.example.com" }),
    faults: [
      {
        path: "controller.charts",
        value: "http://charts.example.com",
        message: "is not a chart location",
        remedy: "oci://host/path, https://host/path, or the path of a folder",
      },
    ],
  },
  "registry with a scheme": {
    raw: controller({ registry: "https://registry.example.com" }),
    faults: [
      {
        path: "controller.registry",
        value: "https://registry.example.com",
        message: "is not an image registry",
        remedy: "host, host:port or host/path, without a scheme",
      },
    ],
  },
  "class name that is none": {
    raw: controller({ className: "Edge" }),
    faults: [
      {
        path: "controller.className",
        value: "Edge",
        message: "is not a DNS name",
        remedy: "at most 253 of a-z, 0-9, - and ., each part at most 63 long",
      },
    ],
  },
  quantity: {
    raw: controller({ resources: { requests: { memory: "512MB" }, limits: { cpu: -1 } } }),
    faults: [
      {
        path: "controller.resources.limits.cpu",
        value: -1,
        message: "is too small",
        remedy: "more than 0: CPU, such as 250m or 2",
      },
      {
        path: "controller.resources.requests.memory",
        value: "512MB",
        message: "is not a quantity",
        remedy: "a Kubernetes quantity such as 250m, 0.5, 512Mi or 1Gi",
      },
    ],
  },
  duration: {
    raw: gateway({ drain: { timeout: "1.5m" } }),
    faults: [
      {
        path: "gateways.public.drain.timeout",
        value: "1.5m",
        message: "is not a duration",
        remedy: "up to four of <number>h, m, s, ms in a row, such as 30s, 1m30s or 250ms",
      },
    ],
  },
  "Gateway name that no Service can have": {
    raw: { gateways: { "1st": {} } },
    faults: [
      {
        path: "gateways.1st",
        value: "1st",
        message: "as a name is not a Service name",
        remedy: "1 to 63 of a-z, 0-9 and -, with a letter first and a letter or digit last",
      },
    ],
  },
  "route name that is no label": {
    raw: { gateways: { public: {} }, routes: { "web.shop": {} } },
    faults: [
      {
        path: "routes.web.shop",
        value: "web.shop",
        message: "as a name is not a DNS label",
        remedy: "1 to 63 of a-z, 0-9 and -, with a letter or digit at both ends",
      },
    ],
  },
};

describeFaults("types and values of the configuration", CASES);
