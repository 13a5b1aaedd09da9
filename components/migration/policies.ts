import type * as pulumi from "@pulumi/pulumi";
import type {
  Manifest,
  MigrationPlan,
  PlannedResource,
} from "../../model/migration/plan/migration-plan";

/**
 * What a route comes after: everything that it hangs on. A route never serves without its own policies:
 * they are there before it and stay longer; so are the filters, Backends and grants that it needs.
 */
export function policiesByRoute({
  plan,
  policies,
}: {
  plan: MigrationPlan;
  policies: readonly pulumi.CustomResource[];
}): (resource: PlannedResource) => readonly pulumi.CustomResource[] {
  const planned = plan.resources.filter(({ group }) => group === "policies");
  const byRoute = new Map<string, pulumi.CustomResource[]>();
  planned.forEach(({ object }, index) => {
    const resource = policies[index];
    for (const route of routesOf(object)) {
      byRoute.set(route, [...(byRoute.get(route) ?? []), ...(resource ? [resource] : [])]);
    }
  });
  return ({ object }) => [
    ...(byRoute.get(key(object.metadata.namespace, object.metadata.name)) ?? []),
    ...references(object).flatMap((name) => byRoute.get(name) ?? []),
  ];
}

/** Keys under which an object is found: the routes that it targets, whom it grants, or itself. */
function routesOf({ kind, metadata, spec }: Manifest): string[] {
  const { targetRefs = [], from = [] } = (spec ?? {}) as {
    targetRefs?: { kind: string; name: string }[];
    from?: { namespace: string }[];
  };
  return [
    ...from.map(({ namespace }) => grantKey(namespace, metadata.namespace)),
    ...targetRefs
      .filter((target) => target.kind.endsWith("Route"))
      .map(({ name }) => key(metadata.namespace, name)),
    `${kind} ${key(metadata.namespace, metadata.name)}`,
  ];
}

/** What a route names, by kind, namespace and name, and the namespaces that must grant it. */
function references({ metadata, spec }: Manifest): string[] {
  const found = new Set<string>();
  const look = (data: unknown): void => {
    if (Array.isArray(data)) {
      data.forEach(look);
    } else if (typeof data === "object" && data !== null) {
      const { kind, name, namespace } = data as Record<string, unknown>;
      if (typeof kind === "string" && typeof name === "string") {
        const place = typeof namespace === "string" ? namespace : metadata.namespace;
        found.add(`${kind} ${key(place, name)}`);
      }
      if (typeof namespace === "string" && namespace !== metadata.namespace) {
        found.add(grantKey(metadata.namespace, namespace));
      }
      Object.values(data).forEach(look);
    }
  };
  look(spec);
  return [...found];
}

const grantKey = (from: string | undefined, to: string | undefined): string =>
  `grant ${from ?? ""} > ${to ?? ""}`;

const key = (namespace: string | undefined, name: string): string => `${namespace ?? ""}/${name}`;
