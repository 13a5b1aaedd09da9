import { sortBy } from "../../../collections";
import { loadBalancerOf } from "../facts/load-balancer";
import { gitopsOf, operatorOf, releaseOf, resourcePolicyOf } from "../facts/ownership";
import type { Metadata, Objects, Read, Workload } from "../objects/kinds";
import type { EntryService, JsonMap } from "../schema";
import { nameOf } from "./metadata";

/** Whether a Service sends requests to the pods of a workload. */
export const selects = ({ metadata, spec }: Read<"services">, workload: Workload): boolean => {
  const selector = Object.entries(spec.selector ?? {});
  const { labels } = workload.spec.template.metadata;
  return (
    metadata.namespace === workload.metadata.namespace &&
    spec.type !== "ExternalName" &&
    selector.length > 0 &&
    selector.every(([name, value]) => labels[name] === value)
  );
};

/** A Service of the controller, whole. */
export const entryService = ({
  service,
  objects,
}: {
  service: Read<"services">;
  objects: Objects;
}): EntryService => {
  const { metadata, spec, status } = service;
  const release = releaseOf(metadata);
  const gitops = gitopsOf(metadata);
  const operator = operatorOf(metadata);
  return {
    ...nameOf(metadata),
    labels: metadata.labels,
    annotations: metadata.annotations,
    finalizers: metadata.finalizers,
    // Parsed JSON, of which the schema knows only some keys.
    spec: spec as JsonMap,
    status: status ?? {},
    managers: managersOf(metadata),
    loadBalancer: loadBalancerOf(metadata.annotations),
    ...(release !== undefined && {
      helm: {
        release,
        resourcePolicy: resourcePolicyOf({ service, release, secrets: objects.secrets }),
      },
    }),
    ...(operator !== undefined && { operator }),
    ...(gitops && { gitops }),
  };
};

const managersOf = ({ managedFields }: Metadata): EntryService["managers"] => {
  const byText = new Map(
    managedFields.map(({ manager, operation, subresource }) => [
      `${manager}\0${operation}\0${subresource ?? ""}`,
      { manager, operation, ...(subresource !== undefined && { subresource }) },
    ]),
  );
  return sortBy([...byText], ([text]) => text).map(([, manager]) => manager);
};
