import assert from "node:assert/strict";
import fc from "fast-check";
import type {
  MigrationPlan,
  PlannedResource,
} from "../../../../model/migration/plan/migration-plan";
import { healthRouteName } from "../../../../model/migration/object-names";
import {
  ADDRESS_MODES,
  type AddressMode,
  atLeast,
  between,
  position,
  type Stage,
  STAGES,
} from "../../../../model/migration/stage";
import type { Inventory } from "../../../../model/nginx/inventory";
import { describeWithCrds, validateObject } from "../../../support/crds";
import { chart, ENTRY, inventory, keyOf, keysOf, objectOf, planOf, service } from "./planned";

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

const keepAlive = { "keep-alive": "33" };
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

/** Controllers and what they serve, each with something that the others have not. */
const INVENTORIES: Record<string, { from: Inventory; settings?: Record<string, unknown> }> = {
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

const modesOf = (stage: Stage): AddressMode[] =>
  ADDRESS_MODES.filter(
    (mode) => mode !== "dns" || !between({ stage, from: "optin", to: "canary" }),
  );

const plans = new Map<string, MigrationPlan>();

/** A single pod of Envoy in the pool: its part of all is smaller. */
const pods = (stage: Stage, mode: AddressMode) =>
  stage === "pool" && mode !== "dns" ? { poolReplicas: 1 } : {};

const planAt = (name: string, mode: AddressMode, stage: Stage): MigrationPlan => {
  const key = [name, mode, stage].join("\n");
  const { from, settings = {} } = INVENTORIES[name] ?? { from: inventory() };
  const plan =
    plans.get(key) ??
    planOf({ stage, mode, from, settings: { ...settings, ...pods(stage, mode) } });
  plans.set(key, plan);
  return plan;
};

const anyInventory = fc.constantFrom(...Object.keys(INVENTORIES));
const anyPlace = fc.constantFrom(...STAGES).chain((stage) =>
  fc.record({
    name: anyInventory,
    mode: fc.constantFrom(...modesOf(stage)),
    stage: fc.constant(stage),
  }),
);

/** What a stage changes of the one before: resources by kind and name, and fields of those that stay. */
interface Step {
  readonly adds: readonly RegExp[];
  readonly removes: readonly RegExp[];
  readonly changes: readonly RegExp[];
}

const MARKER = /^create ConfigMap \S+ (metadata\.annotations\.envoy-edge\/stage$|protect)/;
const GUARDS =
  /^(create (Gateway|EnvoyProxy|ConfigMap)|import Service|create Service \S+-entry) \S* ?protect/;
const RECORDS = [
  /^patch Ingress \S+ metadata\.annotations/,
  /^create (HTTP|TCP)Route \S+ metadata\.annotations/,
];

const PODS =
  /^create EnvoyProxy \S+ spec\.provider\.kubernetes\.(envoyDeployment\.replicas|envoyPDB)$/;

/** The table of adjacent stages. */
const STEPS: Record<Exclude<Stage, "assess">, Step> = {
  install: {
    adds: [
      /^create (EnvoyProxy|Gateway|ReferenceGrant|ConfigMap) /,
      /^create (Client|Backend)TrafficPolicy /,
    ],
    removes: [],
    changes: [],
  },
  routes: {
    adds: [
      /^create (HTTP|TCP)Route /,
      /^create (HTTPRouteFilter|SecurityPolicy|Backend|(Backend|Client)TrafficPolicy|NetworkPolicy) /,
      /^create Service \S+-(anchor|entry)$/,
      /^import Service /,
      /^patch /,
    ],
    removes: [],
    changes: [MARKER, /^create Gateway \S+ spec\.listeners/],
  },
  optin: { adds: [/^create (Service|Ingress) shop\/envoy-edge-/], removes: [], changes: [MARKER] },
  canary: {
    adds: [],
    removes: [],
    changes: [MARKER, /^create Ingress \S+ metadata\.annotations\.nginx.*canary-weight$/],
  },
  adopt: {
    adds: [],
    removes: [],
    changes: [
      MARKER,
      /^create Ingress \S+ metadata\.annotations\.nginx.*canary-weight$/,
      /^patch \S+ \S+ metadata\.annotations/,
      /^patch ConfigMap \S+ data/,
      /^create Service \S+-entry (protect|retain)$/,
    ],
  },
  pool: {
    adds: [],
    removes: [],
    changes: [
      MARKER,
      GUARDS,
      PODS,
      /^create ClientTrafficPolicy \S+ spec\.connection/,
      /^(import Service \S+|create Service \S+-entry) spec\.selector/,
      /^import Service \S+ metadata\.annotations\.pulumi\.com\/patchForce$/,
      /^(import Service \S+|create Service \S+-entry) metadata\.annotations\.pulumi\.com\/skipAwait$/,
      ...RECORDS,
    ],
  },
  cutover: {
    adds: [],
    removes: [],
    changes: [
      MARKER,
      PODS,
      /^(import Service \S+|create Service \S+-entry) spec\.selector/,
      ...RECORDS,
    ],
  },
  idle: {
    adds: [],
    removes: [/^create (HTTPRoute|BackendTrafficPolicy) ingress-nginx\/edge-acme/],
    changes: [
      MARKER,
      /^patch Deployment \S+ spec\.replicas$/,
      /^patch ValidatingWebhookConfiguration \S+ webhooks/,
    ],
  },
  retire: {
    adds: [],
    removes: [
      /^create Service \S+-anchor$/,
      /^create (Service|Ingress) shop\/envoy-edge-/,
      /^create (ClientTrafficPolicy|NetworkPolicy) \S+\.bridge$/,
      /^create (HTTPRoute|BackendTrafficPolicy) ingress-nginx\/edge-held-back/,
      /^create Backend ingress-nginx\//,
      /^patch (ConfigMap|Deployment|ValidatingWebhookConfiguration) /,
    ],
    changes: [
      MARKER,
      /^create Gateway \S+ spec\.listeners/,
      /^create ClientTrafficPolicy \S+ spec\.connection/,
      /^create HTTPRoute \S+ spec\.parentRefs/,
    ],
  },
};

/** Paths of fields that differ, with dots; lists as a whole. */
const differences = (one: unknown, other: unknown, path: string): string[] => {
  if (JSON.stringify(one) === JSON.stringify(other)) {
    return [];
  }
  const maps = [one, other].filter(
    (each): each is Record<string, unknown> =>
      typeof each === "object" && each !== null && !Array.isArray(each),
  );
  const [before, after] = maps;
  return before === undefined || after === undefined
    ? [path]
    : [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
        differences(before[key], after[key], path === "" ? key : `${path}.${key}`),
      );
};

const compared = (before: MigrationPlan, after: MigrationPlan) => {
  const old = new Map(before.resources.map((each) => [keyOf(each), each]));
  const present = new Map(after.resources.map((each) => [keyOf(each), each]));
  const both = [...present].flatMap(
    ([key, resource]): [string, PlannedResource, PlannedResource][] => {
      const earlier = old.get(key);
      return earlier ? [[key, earlier, resource]] : [];
    },
  );
  return {
    adds: [...present.keys()].filter((key) => !old.has(key)),
    removes: [...old.keys()].filter((key) => !present.has(key)),
    changes: both.flatMap(([key, one, other]) => [
      ...differences(one.object, other.object, "").map((path) => `${key} ${path}`),
      ...(one.protect === other.protect ? [] : [`${key} protect`]),
      ...(one.retain === other.retain ? [] : [`${key} retain`]),
    ]),
  };
};

/** Nothing else than the steps between two stages allow, in either direction. */
const assertAllowed = (before: MigrationPlan, after: MigrationPlan): void => {
  const [low, high] =
    position(before.stage) <= position(after.stage) ? [before, after] : [after, before];
  const steps = STAGES.filter(
    (stage) => position(stage) > position(low.stage) && !(position(stage) > position(high.stage)),
  ).flatMap((stage) => (stage === "assess" ? [] : [STEPS[stage]]));
  const found = compared(low, high);
  for (const part of ["adds", "removes", "changes"] as const) {
    const allowed = steps.flatMap((step) => step[part]);
    const others = found[part].filter((each) => !allowed.some((pattern) => pattern.test(each)));
    assert.deepEqual(others, [], `${part} of ${low.stage} → ${high.stage}, ${low.addressMode}`);
  }
};

describe("resources of a migration by stage", function () {
  this.timeout(120_000);

  it("are the same bytes for the same input", () => {
    fc.assert(
      fc.property(anyPlace, ({ name, mode, stage }) => {
        const { from, settings = {} } = INVENTORIES[name] ?? { from: inventory() };
        assert.equal(
          JSON.stringify(
            planOf({ stage, mode, from, settings: { ...settings, ...pods(stage, mode) } }),
          ),
          JSON.stringify(planAt(name, mode, stage)),
        );
      }),
      { numRuns: 30 },
    );
  });

  for (const name of Object.keys(INVENTORIES)) {
    for (const mode of ADDRESS_MODES) {
      it(`differ between any two stages as the table says: ${name}, ${mode}`, () => {
        const stages = STAGES.filter((stage) => modesOf(stage).includes(mode));
        for (const stage of stages) {
          for (const other of stages) {
            assertAllowed(planAt(name, mode, stage), planAt(name, mode, other));
          }
        }
      });
    }
  }

  it("do what the table says: each of its lines is met", () => {
    const all = Object.keys(INVENTORIES).flatMap((name) =>
      ADDRESS_MODES.flatMap((mode) => {
        const stages = STAGES.filter((stage) => modesOf(stage).includes(mode));
        return stages.slice(1).map((stage, index) => ({
          stage,
          found: compared(planAt(name, mode, stages[index] ?? "assess"), planAt(name, mode, stage)),
        }));
      }),
    );
    for (const [stage, step] of Object.entries(STEPS)) {
      for (const part of ["adds", "removes", "changes"] as const) {
        const met = all.filter((each) => each.stage === stage).flatMap(({ found }) => found[part]);
        for (const pattern of step[part]) {
          assert.ok(
            met.some((each) => pattern.test(each)),
            `${stage} ${part} ${pattern.source}`,
          );
        }
      }
    }
  });

  it("never lose or rename the entry Service, the Gateway or the EnvoyProxy", () => {
    fc.assert(
      fc.property(anyPlace, ({ name, mode, stage }) => {
        const keys = keysOf(planAt(name, mode, stage));
        for (const key of [
          "create Gateway ingress-nginx/edge",
          "create EnvoyProxy ingress-nginx/edge",
        ]) {
          assert.equal(keys.includes(key), atLeast(stage, "install"), `${stage} ${key}`);
        }
        const entry = { adopt: ENTRY, own: "create Service ingress-nginx/edge-entry", dns: "" }[
          mode
        ];
        assert.equal(keys.includes(entry), mode !== "dns" && atLeast(stage, "routes"), stage);
      }),
    );
  });

  it("never change what Kubernetes refuses to change of a Service", () => {
    const fixed = ({ resources }: MigrationPlan) =>
      resources
        .filter(({ object }) => object.kind === "Service")
        .map((resource) => {
          const { selector, ...spec } = resource.object.spec as Record<string, unknown>;
          return [keyOf(resource), JSON.stringify(spec), selector !== undefined];
        });
    fc.assert(
      fc.property(anyPlace, fc.constantFrom(...STAGES), ({ name, mode, stage }, other) => {
        fc.pre(modesOf(other).includes(mode));
        const after = new Map(
          fixed(planAt(name, mode, other)).map(([key, ...rest]) => [key, JSON.stringify(rest)]),
        );
        for (const [key, ...rest] of fixed(planAt(name, mode, stage))) {
          assert.ok(!after.has(key) || after.get(key) === JSON.stringify(rest), String(key));
        }
      }),
    );
  });

  it("restore by value at routes what later stages wrote", () => {
    for (const [name, { from }] of Object.entries(INVENTORIES)) {
      for (const mode of ADDRESS_MODES) {
        const plan = planAt(name, mode, "routes");
        const value = from.configMaps.find((each) => each.name === "ingress-nginx-controller")
          ?.data["keep-alive"];
        const patch = (kind: string, object = "ingress-nginx/ingress-nginx-controller") =>
          objectOf(plan, `patch ${kind} ${object}`);
        assert.deepEqual(
          patch("ConfigMap").data,
          value === undefined ? undefined : { "keep-alive": value },
        );
        assert.deepEqual(patch("Deployment").spec, { replicas: from.controller?.replicas });
        assert.deepEqual(
          patch("ValidatingWebhookConfiguration", "ingress-nginx-admission").webhooks,
          [{ name: "validate.nginx.ingress.kubernetes.io", failurePolicy: "Fail" }],
        );
        const [present] = from.controller?.services ?? [];
        if (mode === "adopt") {
          const { metadata, spec } = objectOf(plan, ENTRY);
          // The import is without a difference.
          assert.deepEqual(spec, present?.spec);
          assert.deepEqual(metadata.annotations, present?.annotations);
          assert.deepEqual(metadata.labels, present?.labels);
        }
        for (const { kind, metadata } of plan.resources.map(({ object }) => object)) {
          assert.ok(
            kind !== "Ingress" || Object.keys(metadata.annotations ?? {}).length === 0,
            "no Ingress had a target",
          );
        }
      }
    }
  });

  it("keep what is not ours when the program lets it go", () => {
    fc.assert(
      fc.property(anyPlace, ({ name, mode, stage }) => {
        for (const { mechanism, retain } of planAt(name, mode, stage).resources) {
          assert.ok(mechanism === "create" || retain);
        }
      }),
    );
  });

  it("protect the way of clients from pool on, and the marker with it", () => {
    fc.assert(
      fc.property(anyPlace, ({ name, mode, stage }) => {
        const guarded = planAt(name, mode, stage)
          .resources.filter(({ protect }) => protect)
          .map(({ object }) => object.kind);
        const entry = mode === "dns" ? [] : ["Service"];
        const early = mode === "own" && stage === "adopt" ? ["Service"] : [];
        assert.deepEqual(
          guarded.sort(),
          atLeast(stage, "pool") ? ["ConfigMap", "EnvoyProxy", "Gateway", ...entry].sort() : early,
        );
      }),
    );
  });

  it("have the route by which a lost marker is known exactly while Envoy serves", () => {
    for (const name of Object.keys(INVENTORIES)) {
      for (const stage of STAGES) {
        for (const mode of modesOf(stage)) {
          const { resources } = planAt(name, mode, stage);
          const found = resources.some(
            ({ object: { kind, metadata } }) =>
              kind === "HTTPRoute" &&
              metadata.namespace === "ingress-nginx" &&
              metadata.name === healthRouteName("edge") &&
              metadata.labels?.["app.kubernetes.io/managed-by"] === "envoy-edge",
          );
          assert.equal(found, atLeast(stage, "routes"), `${name}, ${mode}, ${stage}`);
        }
      }
    }
  });

  it("are of one digest at every stage, whatever their weights", () => {
    for (const mode of ADDRESS_MODES) {
      const hashes = STAGES.filter((stage) => modesOf(stage).includes(mode)).map(
        (stage) => planAt("a chart of two hosts", mode, stage).planHash,
      );
      assert.equal(new Set(hashes).size, 1, mode);
    }
    const [one, other, weighed] = [
      planOf({ stage: "pool" }),
      planOf({ stage: "pool", settings: { poolReplicas: 1 } }),
      planOf({ stage: "canary", settings: { canaryWeight: 50 } }),
    ];
    assert.equal(one.planHash, other.planHash);
    assert.equal(one.planHash, weighed.planHash);
    const changed = [
      planOf({ settings: { replicas: 3 } }),
      planOf({ mode: "own" }),
      planOf({ from: inventory({ configMap: keepAlive }) }),
    ];
    assert.equal(new Set([one, ...changed].map(({ planHash }) => planHash)).size, 4);
  });
});

describeWithCrds("objects of a migration by the CRDs", function () {
  it("have no fault at any stage", () => {
    const seen = new Set<string>();
    for (const name of Object.keys(INVENTORIES)) {
      for (const stage of STAGES) {
        for (const mode of modesOf(stage)) {
          const objects = planAt(name, mode, stage)
            .resources.map(({ object }) => object)
            .filter(({ apiVersion }) => apiVersion.startsWith("gateway."))
            .filter((object) => !seen.has(JSON.stringify(object)));
          for (const object of objects) {
            seen.add(JSON.stringify(object));
            assert.deepEqual(validateObject(object), [], `${object.kind} ${object.metadata.name}`);
          }
        }
      }
    }
    const kinds = new Set([...seen].map((text) => (JSON.parse(text) as { kind: string }).kind));
    assert.deepEqual([...kinds].sort(), [
      "Backend",
      "BackendTrafficPolicy",
      "ClientTrafficPolicy",
      "EnvoyProxy",
      "Gateway",
      "HTTPRoute",
      "HTTPRouteFilter",
      "ReferenceGrant",
      "TCPRoute",
    ]);
  }).timeout(120_000);
});
