import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import type { Connection } from "../../cluster/connection";
import type {
  Group,
  MigrationPlan,
  PlannedResource,
} from "../../model/migration/plan/migration-plan";
import type { MigrationOutput } from "../../outputs";
import { withoutStacks } from "../without-stacks";
import { envoyAddress, migrationOutput } from "./address";
import { manifest } from "./manifest";
import { fill, holds, type Values } from "./placeholders";
import { policiesByRoute } from "./policies";
import { waitForEntry, waitForProxies, waitForRoutes } from "./ready";

const TYPE = "envoy-edge:migration:IngressMigration";

/** Arguments of {@link IngressMigration}. */
export interface IngressMigrationArgs {
  readonly plan: MigrationPlan;
  /** What the plan alone says of the stack's output. */
  readonly facts: Omit<MigrationOutput, "address" | "hostname">;
  /** What stands in the plan for values that only an update knows. */
  readonly placeholders: { readonly headerValue: string; readonly envoyAddress: string };
  readonly stack: string;
  readonly connection: Connection | undefined;
  /** What must be there first: the accepted class. */
  readonly after: readonly pulumi.Resource[];
}

/** When the resources of a group are written. */
interface Order {
  readonly after: readonly pulumi.Resource[];
  /** More that one of them comes after. */
  readonly own?: (resource: PlannedResource) => readonly pulumi.Resource[];
  /** What an update waits for. */
  readonly when?: pulumi.Output<unknown>;
  /** By placeholder. */
  readonly values?: Values;
}

/**
 * One move off ingress-nginx at its stage: the plan's resources in the order of their groups. The
 * Service that clients reach changes only when the routes are accepted and the proxies are ready that
 * it will lead to; the marker, which says that the stage is applied, comes last.
 */
export class IngressMigration extends pulumi.ComponentResource {
  readonly output: pulumi.Output<MigrationOutput>;

  constructor(name: string, args: IngressMigrationArgs, options?: pulumi.ComponentResourceOptions) {
    const { plan, stack, connection, placeholders } = args;
    super(TYPE, name, { stage: plan.stage, addressMode: plan.addressMode }, options);
    const context = { plan, stack, connection, resource: this };
    const make = (group: Group, order: Order) => this.make({ plan, group, order });

    const proxy = make("proxy", { after: args.after });
    const gateway = make("gateway", { after: [...args.after, ...proxy] });
    const policies = make("policies", { after: gateway });
    const routes = make("routes", { after: gateway, own: policiesByRoute({ plan, policies }) });
    const accepted = whenMade([...policies, ...routes], () => waitForRoutes(context));
    const services = make("services", { after: gateway });
    const canaries = make("canaries", {
      after: [...services, ...routes],
      when: accepted,
      values: this.headerValue({ name, plan, placeholder: placeholders.headerValue }),
    });
    const nginx = make("nginx", { after: [] });
    const proxies = whenMade([...gateway, ...nginx], () => waitForProxies(context));
    const before = [...gateway, ...policies, ...routes, ...services, ...canaries, ...nginx];
    const entry = make("entry", {
      after: before,
      when: pulumi.all([accepted, proxies]),
      values: { [placeholders.envoyAddress]: whenMade(gateway, () => envoyAddress(context)) },
    });
    const led = whenMade([...before, ...entry], () => waitForEntry(context));
    const marker = make("marker", { after: [...before, ...entry], when: led });
    this.output = migrationOutput({
      ...args,
      written: whenMade(marker, () => Promise.resolve(undefined)),
    });
    this.registerOutputs({});
  }

  private make({ plan, group, order }: { plan: MigrationPlan; group: Group; order: Order }) {
    return withoutStacks(() =>
      plan.resources
        .filter((each) => each.group === group)
        .map((resource) =>
          manifest({
            resource,
            fields: fieldsOf({ resource, order }),
            options: {
              parent: this,
              dependsOn: [...order.after, ...(order.own?.(resource) ?? [])],
            },
          }),
        ),
    );
  }

  /** The random value of the canary header, if the plan has canaries: it opens the new path. */
  private headerValue({
    name,
    plan,
    placeholder,
  }: {
    name: string;
    plan: MigrationPlan;
    placeholder: string;
  }): Values {
    if (!plan.resources.some(({ object }) => holds(object, placeholder))) {
      return {};
    }
    const value = new random.RandomPassword(
      `${name}-canary-header`,
      { length: 32, special: false },
      { parent: this },
    );
    return { [placeholder]: value.result };
  }
}

/** An object's fields; an update waits with what it writes, a preview shows it at once. */
function fieldsOf({
  resource: { object },
  order: { when, values = {} },
}: {
  resource: PlannedResource;
  order: Order;
}): Record<string, pulumi.Input<unknown>> {
  const fields = Object.entries(object).filter(([key]) => key !== "apiVersion" && key !== "kind");
  return Object.fromEntries(
    fields.map(([key, value]) => {
      const filled = fill(value, values);
      return [
        key,
        when === undefined || pulumi.runtime.isDryRun() || key === "metadata"
          ? filled
          : when.apply(() => filled),
      ];
    }),
  );
}

/** What is to be known once resources are written; in a preview nothing is waited for. */
function whenMade(
  resources: readonly pulumi.CustomResource[],
  work: () => Promise<string | undefined>,
): pulumi.Output<string> {
  const made = pulumi.runtime.isDryRun() ? [] : resources.map(({ id }) => id);
  return pulumi.all(made).apply(async () => (await work()) ?? "");
}
