import assert from "node:assert/strict";
import { CRD_RELEASE, CRD_RELEASE_NAMESPACE } from "../../../model/gateway/charts";
import { beforeMigration } from "../../../model/migration/before";
import type { Originals } from "../../../model/migration/originals";
import { buildInventory, diffInventories, type Inventory } from "../../../model/nginx/inventory";
import { fixtureObjects, objectsOf } from "../../support/inventory";

interface ApiObject {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly [field: string]: unknown;
}

const OURS = { "app.kubernetes.io/managed-by": "envoy-edge" };

const inventory = (objects: readonly unknown[], originals: readonly Originals[]): Inventory => {
  const built = buildInventory({
    source: "cluster",
    options: { secrets: "facts" },
    objects: beforeMigration({ objects: objectsOf(objects), originals }),
  });
  assert("inventory" in built);
  return built.inventory;
};

const BEFORE = inventory(fixtureObjects(), []);
const controller = BEFORE.controller;
const service = controller?.services.find(({ spec }) => spec.type === "LoadBalancer");
const configMap = controller?.arguments.configmap ?? "";
assert(controller && service);

const entry = `${service.namespace}/${service.name}`;
const original: Originals = {
  controller: `${controller.namespace}/${controller.name}`,
  entry: { service: entry, selector: service.spec.selector as Record<string, string> },
  keepAlive:
    BEFORE.configMaps.find(({ namespace, name }) => `${namespace}/${name}` === configMap)?.data[
      "keep-alive"
    ] ?? null,
  ...(controller.replicas !== undefined && { replicas: controller.replicas }),
  failurePolicies: Object.fromEntries(
    controller.webhooks.map(({ configuration, name, failurePolicy }) => [
      `${configuration}/${name}`,
      failurePolicy,
    ]),
  ),
};

const keyOf = ({ metadata: { namespace = "default", name } }: ApiObject): string =>
  `${namespace}/${name}`;

/** The fixtures as `idle` leaves them. */
const migrated = (): unknown[] => [
  ...(fixtureObjects() as unknown as ApiObject[]).map((each) => {
    const spec = each.spec as object;
    if (each.kind === "Service" && keyOf(each) === entry) {
      return {
        ...each,
        metadata: {
          ...each.metadata,
          annotations: {
            ...(each.metadata as { annotations?: object }).annotations,
            "pulumi.com/patchForce": "true",
          },
          managedFields: [{ manager: "pulumi-kubernetes-1a2b3c4d", operation: "Apply" }],
        },
        spec: { ...spec, selector: { "app.kubernetes.io/name": "envoy" } },
      };
    }
    if (each.kind === "ConfigMap" && keyOf(each) === configMap) {
      return { ...each, data: { ...(each.data as object), "keep-alive": "0" } };
    }
    if (each.kind === "Deployment" && keyOf(each) === original.controller) {
      return { ...each, spec: { ...spec, replicas: 0 } };
    }
    if (each.kind === "ValidatingWebhookConfiguration") {
      return {
        ...each,
        webhooks: (each.webhooks as object[]).map((one) => ({ ...one, failurePolicy: "Ignore" })),
      };
    }
    return each;
  }),
  {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "anchor", namespace: service.namespace, labels: OURS },
    spec: { selector: service.spec.selector, ports: [{ port: 80 }] },
  },
  {
    apiVersion: "networking.k8s.io/v1",
    kind: "Ingress",
    metadata: { name: "canary", namespace: "shop", labels: OURS },
    spec: { ingressClassName: "nginx", rules: [{ host: "shop.example.com" }] },
  },
  {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: {
      name: "grpcroutes.gateway.networking.k8s.io",
      annotations: {
        "meta.helm.sh/release-name": CRD_RELEASE,
        "meta.helm.sh/release-namespace": CRD_RELEASE_NAMESPACE,
      },
    },
  },
];

const drift = (objects: readonly unknown[], originals: readonly Originals[]): string[] =>
  diffInventories(BEFORE, inventory(objects, originals))
    .filter(({ nature }) => nature === "configuration")
    .map(({ object, field }) => `${object}: ${field}`);

describe("objects as they were before a migration", () => {
  it("make the inventory of before, whatever the stage has changed", () => {
    assert.deepEqual(drift(migrated(), [original]), []);
  });

  it("would drift without the marker", () => {
    const found = drift(migrated(), []);
    for (const field of ["data.keep-alive", "failurePolicy"]) {
      assert.ok(
        found.some((each) => each.endsWith(field)),
        field,
      );
    }
    assert.ok(found.includes(`controller Service ${entry}: `), "the Service selects others");
  });

  it("still drift by what others change", () => {
    const objects = (migrated() as ApiObject[]).map((each) =>
      each.kind === "ConfigMap" && keyOf(each) === configMap
        ? { ...each, data: { ...(each.data as object), "use-gzip": "true" } }
        : each,
    );
    assert.deepEqual(drift(objects, [original]), [`ConfigMap ${configMap}: data.use-gzip`]);
  });

  it("have values and annotations back that were there, and not those that were not", () => {
    const key = "external-dns.kubernetes.io/target";
    const [{ namespace, name }] = BEFORE.ingresses as [Inventory["ingresses"][number]];
    const annotated = (target: string | null) =>
      inventory(fixtureObjects(), [
        {
          ...original,
          keepAlive: "75",
          ingressAnnotations: { [`${namespace}/${name}`]: { [key]: target } },
        },
      ]);
    const one = annotated("192.0.2.1");
    assert.equal(one.ingresses[0]?.annotations[key], "192.0.2.1");
    assert.equal(
      one.configMaps.find((each) => `${each.namespace}/${each.name}` === configMap)?.data[
        "keep-alive"
      ],
      "75",
    );
    assert.deepEqual(annotated(null).ingresses, BEFORE.ingresses);
  });

  it("are left as they are where nothing is known of them", () => {
    const nothing = { controller: "other/controller", failurePolicies: {} };
    assert.deepEqual(inventory(fixtureObjects(), [nothing]), BEFORE);
  });
});
