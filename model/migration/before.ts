import { CRD_RELEASE, CRD_RELEASE_NAMESPACE } from "../gateway/charts";
import type { Objects, Read } from "../nginx/inventory";
import { findControllers } from "../nginx/inventory/controller/find";
import { releaseOf } from "../nginx/inventory/facts/ownership";
import type { Metadata } from "../nginx/inventory/objects/kinds";
import type { Originals } from "./originals";

/**
 * The objects of a cluster as they would be without this program: its own are left out, and nginx's
 * have the values that they had before. So an inventory says the same in the middle of a migration.
 */
export const beforeMigration = ({
  objects,
  originals,
}: {
  objects: Objects;
  /** Of each migration that has a marker beside the controller. */
  originals: readonly Originals[];
}): Objects =>
  originals.reduce(restored, {
    ...objects,
    ingresses: objects.ingresses.filter(isForeign),
    services: objects.services.filter(isForeign),
    crds: objects.crds.filter(({ metadata }) => releaseOf(metadata) !== OWN_CRDS),
  });

/** The release of the CRDs that this program installs. */
const OWN_CRDS = `${CRD_RELEASE_NAMESPACE}/${CRD_RELEASE}`;

const isForeign = ({ metadata: { labels } }: { metadata: Metadata }): boolean =>
  labels["app.kubernetes.io/managed-by"] !== "envoy-edge";

const restored = (objects: Objects, originals: Originals): Objects => {
  const { controller, entry, keepAlive, replicas, failurePolicies, ingressAnnotations } = originals;
  const configMap = configMapOf(objects, controller);
  return {
    ...objects,
    services: objects.services.map((each) =>
      keyOf(each) === entry?.service ? withSelector(each, entry.selector) : each,
    ),
    configMaps: objects.configMaps.map((each) =>
      keyOf(each) === configMap && keepAlive !== undefined
        ? { ...each, data: withValues(each.data, { "keep-alive": keepAlive }) }
        : each,
    ),
    deployments: objects.deployments.map((each) =>
      keyOf(each) === controller && replicas !== undefined
        ? { ...each, spec: { ...each.spec, replicas } }
        : each,
    ),
    webhooks: objects.webhooks.map((each) => withPolicies(each, failurePolicies)),
    ingresses: objects.ingresses.map((each) => {
      const annotations = ingressAnnotations?.[keyOf(each)];
      return annotations === undefined ? each : withAnnotations(each, annotations);
    }),
  };
};

const keyOf = ({ metadata: { namespace, name } }: { metadata: Metadata }): string =>
  `${namespace}/${name}`;

/** `namespace/name` of the ConfigMap that a controller's arguments name. */
const configMapOf = (objects: Objects, controller: string): string | undefined =>
  findControllers(objects).find(({ workload }) => keyOf(workload) === controller)?.arguments
    .configmap;

/** A map with some values, null for those that it had not. */
const withValues = (
  map: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string | null>>,
): Record<string, string> => {
  const all: Record<string, string | null> = { ...map, ...values };
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  );
};

/** The provider's own annotations, such as `pulumi.com/patchForce`, say how we write. */
const withAnnotations = <Item extends { metadata: Metadata }>(
  item: Item,
  values: Readonly<Record<string, string | null>> = {},
): Item => {
  const foreign = Object.fromEntries(
    Object.entries(item.metadata.annotations).filter(([name]) => !name.startsWith("pulumi.com/")),
  );
  return { ...item, metadata: { ...item.metadata, annotations: withValues(foreign, values) } };
};

/** Managers are the provider's names for what it wrote, whatever their ending. */
const withSelector = (
  service: Read<"services">,
  selector: Readonly<Record<string, string>>,
): Read<"services"> => {
  const { metadata, ...rest } = withAnnotations(service);
  const managedFields = metadata.managedFields.filter(
    ({ manager }) => !manager.startsWith("pulumi-kubernetes"),
  );
  return {
    ...rest,
    metadata: { ...metadata, managedFields },
    spec: { ...rest.spec, selector: { ...selector } },
  };
};

const withPolicies = (
  configuration: Read<"webhooks">,
  policies: Originals["failurePolicies"],
): Read<"webhooks"> => ({
  ...configuration,
  webhooks: configuration.webhooks.map((each) => ({
    ...each,
    failurePolicy: policies[`${configuration.metadata.name}/${each.name}`] ?? each.failurePolicy,
  })),
});
