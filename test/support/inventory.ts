import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { parseAllDocuments } from "yaml";
import { buildInventory, readObjects } from "../../model/nginx/inventory";
import type { Inventory, InventoryOptions, Objects, RawObject } from "../../model/nginx/inventory";

const FIXTURES = path.join(__dirname, "../fixtures/ingress-nginx");

/** The objects of YAML documents. */
export const fromYaml = (text: string): Record<string, unknown>[] =>
  parseAllDocuments(text).map((document) => document.toJS() as Record<string, unknown>);

/** Every object of the fixtures: a stock chart, two applications, and their neighbours. */
export const fixtureObjects = (): Record<string, unknown>[] =>
  readdirSync(FIXTURES)
    .sort()
    .flatMap((file) => fromYaml(readFileSync(path.join(FIXTURES, file), "utf8")));

export const raws = (objects: readonly unknown[]): RawObject[] =>
  objects.map((object) => ({ object }));

/** Reads objects that have no fault. */
export function objectsOf(objects: readonly unknown[]): Objects {
  const { objects: read, faults } = readObjects(raws(objects));
  assert.deepEqual(faults, []);
  return read;
}

/** The inventory of objects that have no fault, as of a cluster unless it is said otherwise. */
export function inventoryOf(
  objects: readonly unknown[],
  {
    source = "cluster",
    kubernetes = "v1.35.4",
    ...options
  }: Partial<InventoryOptions> & { source?: Inventory["source"]; kubernetes?: string } = {},
): Inventory {
  const built = buildInventory({
    source,
    options: { secrets: "facts", ...options },
    objects: objectsOf(objects),
    ...(source === "cluster" && { kubernetes }),
  });
  assert("inventory" in built, "faults" in built ? JSON.stringify(built.faults) : "");
  return built.inventory;
}

/** A controller's Deployment with these words on its command line. */
export const controllerWith = (
  args: readonly string[],
  { name = "controller", namespace = "ingress-nginx" }: { name?: string; namespace?: string } = {},
): Record<string, unknown> => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name, namespace },
  spec: {
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: {
        containers: [
          { image: "sidecar:1" },
          { image: "registry.example/ingress-nginx/controller:v1.15.1", args },
        ],
      },
    },
  },
});

/** An Ingress of every path of a host. */
export const ingressWith = ({
  name = "web",
  namespace = "shop",
  className,
  annotations = {},
  labels = {},
  ...spec
}: {
  name?: string;
  namespace?: string;
  className?: string;
  annotations?: Record<string, string>;
  labels?: Record<string, string>;
  [field: string]: unknown;
} = {}): Record<string, unknown> => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "Ingress",
  metadata: { name, namespace, annotations, labels },
  spec: {
    ...(className !== undefined && { ingressClassName: className }),
    defaultBackend: { service: { name: "web", port: { number: 80 } } },
    ...spec,
  },
});

/** An IngressClass. */
export const classOf = (name: string, controller = "k8s.io/ingress-nginx") => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "IngressClass",
  metadata: { name },
  spec: { controller },
});

/** A Secret with these values. */
export const secretWith = ({
  name,
  namespace = "shop",
  type = "Opaque",
  labels = {},
  values,
}: {
  name: string;
  namespace?: string;
  type?: string;
  labels?: Record<string, string>;
  values: Record<string, string>;
}) => ({
  apiVersion: "v1",
  kind: "Secret",
  type,
  metadata: { name, namespace, labels },
  data: Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, Buffer.from(value).toString("base64")]),
  ),
});
