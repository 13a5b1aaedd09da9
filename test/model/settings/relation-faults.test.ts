import { describeFaults } from "../../support/settings";

const WEB = { host: "shop.example.com", backend: "shop/web:80" };
const fault = (path: string, value: unknown, message: string, remedy: string) => ({
  path,
  value,
  message,
  remedy,
});
const LISTENER = { port: 80, hostname: "*.example.com" };

describeFaults("routes and their Gateways", {
  "no Gateway at all": {
    raw: { routes: { web: WEB } },
    faults: [
      {
        path: "routes.web.gateway",
        value: undefined,
        message: "finds no Gateway",
        remedy: "an entry under gateways",
      },
    ],
  },
  "several Gateways and none named": {
    raw: { gateways: { public: {}, internal: {} }, routes: { web: WEB } },
    faults: [
      {
        path: "routes.web.gateway",
        value: undefined,
        message: "is missing",
        remedy: "one of public, internal",
      },
    ],
  },
  "a Gateway that does not exist": {
    raw: {
      gateways: { public: {}, internal: {} },
      routes: { web: { ...WEB, gateway: "pubic" } },
    },
    faults: [
      {
        path: "routes.web.gateway",
        value: "pubic",
        message: "is not a Gateway of this stack",
        remedy: "did you mean public? Known: public, internal",
      },
    ],
  },
  "a Gateway named like a property of every object": {
    raw: { gateways: { public: {} }, routes: { web: { ...WEB, gateway: "constructor" } } },
    faults: [
      {
        path: "routes.web.gateway",
        value: "constructor",
        message: "is not a Gateway of this stack",
        remedy: "did you mean public? Known: public",
      },
    ],
  },
  "a Gateway with a fault of its own": {
    raw: { gateways: { public: { replicas: 0 } }, routes: { web: WEB } },
    faults: [
      {
        path: "gateways.public.replicas",
        value: 0,
        message: "is too small",
        remedy: "at least 1: number of pods",
      },
    ],
  },
  "a host that no listener takes": {
    raw: {
      gateways: { public: { listeners: { http: LISTENER } } },
      routes: { web: { ...WEB, host: "example.com" } },
    },
    faults: [
      {
        path: "routes.web.host",
        value: "example.com",
        message: "is taken by no listener of Gateway public",
        remedy: "a host within *.example.com, or a listener for it",
      },
    ],
  },
  "one of several hosts that no listener takes": {
    raw: {
      gateways: { public: { listeners: { http: LISTENER } } },
      routes: { web: { hosts: ["a.example.com", "a.example.org"], backend: "shop/web:80" } },
    },
    faults: [
      {
        path: "routes.web.hosts.1",
        value: "a.example.org",
        message: "is taken by no listener of Gateway public",
        remedy: "a host within *.example.com, or a listener for it",
      },
    ],
  },
});

describeFaults("routes beside each other", {
  "the same host and match": {
    raw: {
      gateways: { public: {} },
      routes: {
        shop: { ...WEB, path: "/cart/", headers: { "X-Beta": "1" } },
        web: { ...WEB, path: "/cart", headers: { "x-beta": "1" } },
      },
    },
    faults: [
      {
        path: "routes.web",
        value: { ...WEB, path: "/cart", headers: { "x-beta": "1" } },
        message: "matches shop.example.com /cart header x-beta=1, as route shop does already",
        remedy: "each host and match once: change or remove one of the two",
      },
    ],
  },
  "the same match twice in one route": {
    raw: {
      gateways: { public: {} },
      routes: {
        web: {
          host: "shop.example.com",
          rules: [
            {
              path: { exact: "/" },
              method: "GET",
              query: { v: { regex: "\\d" } },
              backend: "a/b:1",
            },
            {
              path: { exact: "/" },
              method: "GET",
              query: { v: { regex: "\\d" } },
              backend: "c/d:1",
            },
          ],
        },
      },
    },
    faults: [
      {
        path: "routes.web",
        value: {
          host: "shop.example.com",
          rules: [
            {
              path: { exact: "/" },
              method: "GET",
              query: { v: { regex: "\\d" } },
              backend: "a/b:1",
            },
            {
              path: { exact: "/" },
              method: "GET",
              query: { v: { regex: "\\d" } },
              backend: "c/d:1",
            },
          ],
        },
        message: "matches shop.example.com GET = / query v~\\d, as route web does already",
        remedy: "each host and match once: change or remove one of the two",
      },
    ],
  },
  "the same host twice in one route": {
    raw: {
      gateways: { public: {} },
      routes: { web: { hosts: ["a.example.com", "a.example.com"], backend: "shop/web:80" } },
    },
    faults: [
      {
        path: "routes.web",
        value: { hosts: ["a.example.com", "a.example.com"], backend: "shop/web:80" },
        message: "matches a.example.com /, as route web does already",
        remedy: "each host and match once: change or remove one of the two",
      },
    ],
  },
  "names that make one HTTPRoute": {
    raw: {
      gateways: { a: {}, "a-b": { namespace: "other" } },
      routes: {
        c: { ...WEB, gateway: "a-b" },
        "b-c": { ...WEB, gateway: "a" },
      },
    },
    faults: [
      {
        path: "routes.c",
        value: { ...WEB, gateway: "a-b" },
        message: "would be HTTPRoute a-b-c in shop, as route b-c is already",
        remedy: "another name for one of the two",
      },
    ],
  },
});

describeFaults("faults of every kind together", {
  "one section, and what does not fit in another that is sound": {
    raw: { controller: { minAvailable: 2 }, cluster: { unreachable: "ignore" } },
    faults: [
      fault(
        "cluster.unreachable",
        "ignore",
        "is not one of the choices",
        "error, note: what a preview does when the cluster does not answer",
      ),
      fault(
        "controller.minAvailable",
        2,
        "keeps all 2 of its pods running: no node could be drained",
        "at most 1, or more replicas",
      ),
    ],
  },
  "each section, and what stands between sound entries": {
    raw: {
      controler: {},
      controller: { version: "1.8.0" },
      cluster: { unreachable: "ignore" },
      gateways: { public: { listeners: { a: 80, b: 80 } }, other: { protect: "no" } },
      routes: {
        a: { ...WEB, gateway: "public" },
        b: { ...WEB, gateway: "public" },
        c: { ...WEB, gateway: "other", path: "c" },
        d: { ...WEB, gateway: "none" },
      },
    },
    faults: [
      fault(
        "cluster.unreachable",
        "ignore",
        "is not one of the choices",
        "error, note: what a preview does when the cluster does not answer",
      ),
      fault(
        "controler",
        {},
        "is an unknown key",
        "did you mean controller? Known here: controller, cluster, gateways, routes, migration",
      ),
      fault(
        "controller.version",
        "1.8.0",
        "is not a supported Envoy Gateway version",
        "a 1.9 release without a leading v, such as 1.9.1",
      ),
      fault(
        "gateways.other.protect",
        "no",
        "is not true or false",
        "true or false: refuse to delete the Gateway, whose address would be lost",
      ),
      fault(
        "gateways.public.listeners.a",
        80,
        "has the port and hostname of b",
        "another hostname, or one listener with several certificates",
      ),
      fault(
        "gateways.public.listeners.b",
        80,
        "has the port and hostname of a",
        "another hostname, or one listener with several certificates",
      ),
      fault(
        "routes.b",
        { ...WEB, gateway: "public" },
        "matches shop.example.com /, as route a does already",
        "each host and match once: change or remove one of the two",
      ),
      fault(
        "routes.c.path",
        "c",
        "is not a path",
        "an absolute path of at most 1024 URL characters, without //, /./, /../, %2F, ? or #; other characters as a regex",
      ),
      fault(
        "routes.d.gateway",
        "none",
        "is not a Gateway of this stack",
        "did you mean other? Known: public, other",
      ),
    ],
  },
});
