import { describeFaults } from "../../support/settings";

const FORCED = { gate: "loss", reason: "watched by hand" };
const CIDRS = ["10.244.0.0/16"];

const one = (path: string, value: unknown, message: string, remedy: string) => ({
  path: `migration.nginx.${path}`,
  value,
  message,
  remedy,
});

describeFaults("keys of a migration outside their stage", {
  "a weight where there is no canary": {
    raw: { migration: { nginx: { stage: "pool", canaryWeight: 5 } } },
    faults: [
      one(
        "canaryWeight",
        5,
        "belongs to stage canary, and it is pool",
        "no canaryWeight at this stage",
      ),
    ],
  },
  "a canary without its weight": {
    raw: { migration: { nginx: { stage: "canary", podCidrs: CIDRS } } },
    faults: [one("canaryWeight", undefined, "is missing", "percent of requests, 1 to 99")],
  },
  "pods of the pool after it": {
    raw: { migration: { nginx: { stage: "cutover", poolReplicas: 3 } } },
    faults: [
      one(
        "poolReplicas",
        3,
        "belongs to stage pool, and it is cutover",
        "no poolReplicas at this stage",
      ),
    ],
  },
  "retire without a confirmation": {
    raw: { migration: { nginx: { stage: "retire" } } },
    faults: [
      one("confirmRetire", undefined, "is missing", "the name of the stack: nothing leads back"),
    ],
  },
  "a confirmation too early": {
    raw: { migration: { nginx: { stage: "idle", confirmRetire: "prod" } } },
    faults: [
      one(
        "confirmRetire",
        "prod",
        "belongs to stage retire, and it is idle",
        "no confirmRetire at this stage",
      ),
    ],
  },
});

describeFaults("keys that a migration cannot have", {
  "a namespace for its Gateway": {
    raw: { migration: { nginx: { namespace: "edge" } } },
    faults: [
      one(
        "namespace",
        "edge",
        "is no key",
        "leave it out: a Service selects pods of its own namespace alone, so the Gateway of a migration stands in nginx's; a Gateway elsewhere is one of section gateways, with section routes",
      ),
    ],
  },
});

describeFaults("keys of a migration in another address mode", {
  "what is of dns alone": {
    raw: {
      migration: {
        nginx: { stage: "routes", dnsHosts: ["a.example.com"], dnsTargetHost: "lb.example.com" },
      },
    },
    faults: [
      one(
        "dnsHosts",
        ["a.example.com"],
        "belongs to addressMode dns, and it is adopt",
        "no dnsHosts",
      ),
      one(
        "dnsTargetHost",
        "lb.example.com",
        "belongs to addressMode dns, and it is adopt",
        "no dnsTargetHost",
      ),
    ],
  },
  "a pool of dns: hosts in place of pods": {
    raw: { migration: { nginx: { stage: "pool", addressMode: "dns", poolReplicas: 3 } } },
    faults: [
      one(
        "dnsHosts",
        undefined,
        "is missing",
        "hosts whose records point to Envoy, such as [shop.example.com]",
      ),
      one(
        "poolReplicas",
        3,
        "belongs to addressMode adopt or own, and it is dns",
        "no poolReplicas",
      ),
    ],
  },
  "canaries of dns": {
    raw: { migration: { nginx: { stage: "optin", addressMode: "dns", podCidrs: CIDRS } } },
    faults: [
      one(
        "stage",
        "optin",
        "is none of addressMode dns, where its port would be on a public Service",
        "adopt after routes",
      ),
    ],
  },
});

describeFaults("canaries of a migration", {
  "that are off, and without ranges": {
    raw: { migration: { nginx: { stage: "canary", canaries: "off", canaryWeight: 5 } } },
    faults: [
      one(
        "podCidrs",
        undefined,
        "names no range, and Envoy must know nginx's pods at stage canary",
        "the ranges of pod addresses, such as [10.244.0.0/16]",
      ),
      one(
        "stage",
        "canary",
        "needs canaries, which are off",
        "adopt after routes, or canaries: on",
      ),
    ],
  },
});

describeFaults("migrations beside each other", {
  "one gate forced twice, and one inventory for two": {
    raw: {
      migration: {
        nginx: { force: [FORCED, FORCED] },
        inner: { inventory: "inventory/a.json" },
        outer: { inventory: "inventory/a.json" },
      },
    },
    faults: [
      one("force.1.gate", "loss", "is forced twice", "each gate once, with one reason"),
      {
        path: "migration.outer.inventory",
        value: "inventory/a.json",
        message: "is the inventory of migration inner too",
        remedy: "one file for each controller: edge inventory --out FILE writes it",
      },
    ],
  },
  "two with the default inventory": {
    raw: { migration: { inner: {}, outer: {} } },
    faults: [
      {
        path: "migration.outer.inventory",
        value: undefined,
        message: "is the inventory of migration inner too",
        remedy: "one file for each controller: edge inventory --out FILE writes it",
      },
    ],
  },
});
