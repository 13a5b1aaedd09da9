import type { Inventory, InventoryController } from "../../../../model/nginx/inventory";
import type {
  Manifest,
  MigrationPlan,
  PlannedResource,
} from "../../../../model/migration/plan/migration-plan";
import { planMigration } from "../../../../model/migration/plan/plan";
import type { AddressMode, Stage } from "../../../../model/migration/stage";
import { inventoryOf, type InventoryOfInput } from "../../../support/nginx";
import { settingsOf } from "../../../support/settings";

type Service = InventoryController["services"][number];

const LABELS = {
  "app.kubernetes.io/component": "controller",
  "app.kubernetes.io/instance": "ingress-nginx",
  "app.kubernetes.io/name": "ingress-nginx",
};

/** The Service of clients as the chart makes it, kept by its release; parts of the spec are merged. */
export const service = ({
  spec = {},
  ...parts
}: Partial<Omit<Service, "spec">> & { spec?: Record<string, unknown> } = {}): Service => ({
  namespace: "ingress-nginx",
  name: "ingress-nginx-controller",
  labels: LABELS,
  annotations: { "cloud.example/zone": "a" },
  finalizers: [],
  spec: {
    type: "LoadBalancer",
    clusterIP: "10.96.3.4",
    externalTrafficPolicy: "Local",
    ports: [
      { name: "http", port: 80, protocol: "TCP", targetPort: "http", nodePort: 30080 },
      { name: "https", port: 443, protocol: "TCP", targetPort: "https", nodePort: 30443 },
    ],
    selector: LABELS,
    ...spec,
  },
  status: {},
  managers: [],
  loadBalancer: { tls: "nginx", proxyProtocol: "off" },
  helm: { release: "ingress-nginx/ingress-nginx", resourcePolicy: "keep" },
  ...parts,
});

/** The Service of the chart's webhook: it selects the controller's pods, and no client comes by it. */
export const admission = (): Service =>
  service({
    name: "ingress-nginx-controller-admission",
    annotations: {},
    spec: {
      type: "ClusterIP",
      clusterIP: "10.96.3.5",
      ports: [{ name: "https-webhook", port: 443, targetPort: "webhook" }],
    },
  });

/** The controller as the chart installs it. */
export const chart = (parts: Partial<InventoryController> = {}): Partial<InventoryController> => ({
  selector: LABELS,
  podLabels: { ...LABELS, "helm.sh/chart": "ingress-nginx-4.15.1" },
  services: [service(), admission()],
  webhooks: [
    {
      configuration: "ingress-nginx-admission",
      name: "validate.nginx.ingress.kubernetes.io",
      service: "ingress-nginx/ingress-nginx-controller-admission",
      failurePolicy: "Fail",
      labels: {},
    },
  ],
  ...parts,
});

/** An inventory of two hosts with certificates, unless it is said otherwise. */
export const inventory = ({
  controller,
  ...input
}: Omit<InventoryOfInput, "controller"> & {
  controller?: Partial<InventoryController> | null;
} = {}): Inventory =>
  inventoryOf({
    ingresses: [
      { name: "web", host: "shop.example", tls: true, paths: [{ path: "/", backend: "web" }] },
      { name: "docs", host: "docs.example", tls: true, paths: [{ path: "/", backend: "docs" }] },
    ],
    controller: controller === null ? null : chart(controller),
    ...input,
  });

interface Options {
  readonly stage?: Stage;
  readonly mode?: AddressMode;
  readonly from?: Inventory;
  /** Further keys of the migration. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly controller?: Readonly<Record<string, unknown>>;
  readonly name?: string;
}

/** Keys that a stage must have. */
const NEEDED: Partial<Record<Stage, (mode: AddressMode) => Record<string, unknown>>> = {
  canary: () => ({ canaryWeight: 5 }),
  pool: (mode) => (mode === "dns" ? { dnsHosts: ["shop.example"] } : {}),
  retire: () => ({ confirmRetire: "dev" }),
};

/** The plan of migration `edge` in stack `dev`. */
export const planOf = ({
  stage = "routes",
  mode = "adopt",
  from = inventory(),
  settings = {},
  controller = { extensions: ["backend"] },
  name = "edge",
}: Options = {}): MigrationPlan =>
  planMigration({
    name,
    settings: settingsOf({
      controller,
      migration: {
        [name]: {
          stage,
          addressMode: mode,
          ...(mode === "dns" ? {} : { podCidrs: ["10.244.0.0/16"] }),
          ...NEEDED[stage]?.(mode),
          ...settings,
        },
      },
    }),
    inventory: from,
    stack: "dev",
  });

/** What tells a resource from others, such as `create Service ingress-nginx/edge-anchor`. */
export const keyOf = ({ mechanism, object: { kind, metadata } }: PlannedResource): string =>
  `${mechanism} ${kind} ${metadata.namespace === undefined ? "" : `${metadata.namespace}/`}${metadata.name}`;

export const keysOf = ({ resources }: Pick<MigrationPlan, "resources">): string[] =>
  resources.map(keyOf);

/** The resource of a key. */
export const resourceOf = (
  { resources }: Pick<MigrationPlan, "resources">,
  key: string,
): PlannedResource | undefined => resources.find((each) => keyOf(each) === key);

/** The object of a key; the test fails without it. */
export const objectOf = (plan: Pick<MigrationPlan, "resources">, key: string): Manifest => {
  const found = resourceOf(plan, key)?.object;
  if (found === undefined) {
    throw new Error(`no ${key} among\n${keysOf(plan).join("\n")}`);
  }
  return found;
};

/** Ids of faults with the first stage that each refuses. */
export const faultsOf = (options: Options): Record<string, Stage> =>
  Object.fromEntries(planOf(options).faults.map(({ id, stage }) => [id, stage]));

export const ENTRY = "import Service ingress-nginx/ingress-nginx-controller";

/** The specification of an object of a plan, by its key. */
export const specOf = (plan: MigrationPlan, key: string): Record<string, unknown> =>
  objectOf(plan, key).spec as Record<string, unknown>;

/** An inventory whose Service of clients is different. */
export const withService = (parts: Parameters<typeof service>[0]): Inventory =>
  inventory({ controller: { services: [service(parts), admission()] } });

/** What a plan writes into its marker. */
export const markerOf = (plan: MigrationPlan): Readonly<Record<string, string>> =>
  objectOf(plan, "create ConfigMap ingress-nginx/edge.envoy-edge").metadata.annotations ?? {};
