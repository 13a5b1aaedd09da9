import * as pulumi from "@pulumi/pulumi";
import type { Connection } from "../cluster/connection";
import type { KubernetesObject } from "../model/kubernetes-object";
import type { RoutesPlan } from "../model/routes/compile";
import { waitForAcceptance } from "./accepted-routes";
import { instantiate } from "./instantiate";
import { withoutStacks } from "./without-stacks";

const TYPE = "envoy-edge:routes:EdgeRoutes";

/** Arguments of {@link EdgeRoutes}. */
export interface EdgeRoutesArgs {
  readonly plan: RoutesPlan;
  readonly stack: string;
  readonly connection: Connection | undefined;
  /** Gateways and their baseline, by Gateway name. */
  readonly gateways: Readonly<Record<string, readonly pulumi.Resource[]>>;
}

/** All compiled routes with their policies and grants. */
export class EdgeRoutes extends pulumi.ComponentResource {
  /** Everything that was written; what must come after the routes depends on it. */
  readonly resources: readonly pulumi.Resource[];
  /** Resolves when Envoy Gateway has accepted every route at its present generation. */
  readonly accepted: pulumi.Output<readonly string[]>;

  constructor(name: string, args: EdgeRoutesArgs, options?: pulumi.ComponentResourceOptions) {
    super(TYPE, name, {}, options);
    const { plan } = args;
    const after = Object.values(args.gateways).flat();
    const grants = keyed(plan.grants, grantKey);
    const policies = keyed(plan.policies, targetOf);
    const make = (object: KubernetesObject, dependsOn: readonly pulumi.Resource[]) =>
      instantiate(object, { parent: this, dependsOn: [...dependsOn] });
    const grantResources = mapValues(grants, (objects) => objects.map((each) => make(each, after)));
    const policyResources = mapValues(policies, (objects) =>
      objects.map((each) => make(each, after)),
    );
    // A route never serves without its own policies: they are there before it and stay longer.
    const routes = withoutStacks(() =>
      plan.routes.map((route) =>
        make(route, [
          ...gatewaysOf(route).flatMap((gateway) => args.gateways[gateway] ?? []),
          ...(policyResources.get(identity(route)) ?? []),
          ...grantKeysOf(route).flatMap((key) => grantResources.get(key) ?? []),
        ]),
      ),
    );
    this.resources = routes;
    this.accepted = pulumi.all(routes.map((route) => route.id)).apply(async (ids) => {
      await waitForAcceptance({ ...args, routes: plan.routes, resource: this });
      return ids;
    });
    this.registerOutputs({});
  }
}

function identity({ metadata }: KubernetesObject): string {
  return `${metadata.namespace ?? ""}/${metadata.name}`;
}

function targetOf(policy: RoutesPlan["policies"][number]): string {
  return `${policy.metadata.namespace ?? ""}/${policy.spec.targetRefs?.[0]?.name ?? ""}`;
}

function gatewaysOf(route: RoutesPlan["routes"][number]): string[] {
  return [...new Set((route.spec.parentRefs ?? []).map(({ name }) => name))];
}

/** A route and the Service of another namespace that it may send to. */
function grantKey({ metadata, spec }: RoutesPlan["grants"][number]): string {
  return `${spec.from[0]?.namespace ?? ""} > ${metadata.namespace ?? ""}/${spec.to[0]?.name ?? ""}`;
}

function grantKeysOf({ metadata, spec }: RoutesPlan["routes"][number]): string[] {
  const backends = (spec.rules ?? []).flatMap(({ backendRefs }) => backendRefs ?? []);
  const keys = backends
    .filter(({ namespace }) => namespace !== undefined && namespace !== metadata.namespace)
    .map(({ namespace, name }) => `${metadata.namespace ?? ""} > ${namespace ?? ""}/${name}`);
  return [...new Set(keys)];
}

function keyed<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  }
  return groups;
}

function mapValues<T, U>(groups: Map<string, T>, change: (value: T) => U): Map<string, U> {
  return new Map([...groups].map(([key, value]) => [key, change(value)]));
}
