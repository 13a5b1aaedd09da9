import fc from "fast-check";
import type { MigrationPlan } from "../../../../model/migration/plan/migration-plan";
import {
  ADDRESS_MODES,
  type AddressMode,
  between,
  type Stage,
  STAGES,
} from "../../../../model/migration/stage";
import type { Inventory } from "../../../../model/nginx/inventory";
import { chart, inventory, planOf, service } from "./planned";

const users = {
  ingresses: [
    { name: "web", host: "shop.example", tls: true as const },
    {
      name: "legacy",
      host: "legacy.example",
      tls: true as const,
      paths: [{ path: "/", backend: "legacy" }],
      annotations: { "auth-type": "basic", "auth-secret": "users" },
    },
  ],
  secrets: [{ name: "users", keys: ["auth"], passwords: { apr1: 1 } }],
};

export const keepAlive = { "keep-alive": "33" };

const externalDns = [
  {
    namespace: "dns",
    name: "external-dns",
    image: "external-dns:v0.15.0",
    arguments: { source: ["ingress"] },
  },
];
const ports = [
  ...(service().spec.ports as object[]),
  { name: "5432-tcp", port: 5432, protocol: "TCP", targetPort: "5432-tcp" },
];

interface From {
  readonly from: Inventory;
  readonly settings?: Record<string, unknown>;
}

/** Controllers and what they serve, each with something that the others have not. */
export const INVENTORIES: Record<string, From> = {
  "a chart of two hosts": { from: inventory() },
  "a host that stays on nginx, a keep-alive of its own": {
    from: inventory({ ...users, configMap: keepAlive }),
    settings: { answers: { "shop/legacy/auth-secret": "holdBack" } },
  },
  "external-dns, and a Service of TCP": {
    from: {
      ...inventory({
        arguments: { "tcp-services-configmap": "ingress-nginx/tcp" },
        configMaps: { "ingress-nginx/tcp": { "5432": "shop/web:80" } },
        controller: {
          services: [service({ spec: { ports } })],
          ports: [
            ...(chart().ports ?? []),
            { name: "http", containerPort: 80, protocol: "TCP" },
            { name: "https", containerPort: 443, protocol: "TCP" },
            { name: "5432-tcp", containerPort: 5432, protocol: "TCP" },
          ],
        },
      }),
      externalDns,
    },
  },
};

export const modesOf = (stage: Stage): AddressMode[] =>
  ADDRESS_MODES.filter(
    (mode) => mode !== "dns" || !between({ stage, from: "optin", to: "canary" }),
  );

const plans = new Map<string, MigrationPlan>();

/** A single pod of Envoy in the pool: its part of all is smaller. */
export const pods = (stage: Stage, mode: AddressMode) =>
  stage === "pool" && mode !== "dns" ? { poolReplicas: 1 } : {};

export const planAt = (name: string, mode: AddressMode, stage: Stage): MigrationPlan => {
  const key = [name, mode, stage].join("\n");
  const { from, settings = {} } = INVENTORIES[name] ?? { from: inventory() };
  const plan =
    plans.get(key) ??
    planOf({ stage, mode, from, settings: { ...settings, ...pods(stage, mode) } });
  plans.set(key, plan);
  return plan;
};

const anyInventory = fc.constantFrom(...Object.keys(INVENTORIES));
export const anyPlace = fc.constantFrom(...STAGES).chain((stage) =>
  fc.record({
    name: anyInventory,
    mode: fc.constantFrom(...modesOf(stage)),
    stage: fc.constant(stage),
  }),
);
