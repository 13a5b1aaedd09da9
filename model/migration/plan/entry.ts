import { stackLabels } from "../../kubernetes-object";
import type { EntryService } from "../../nginx/inventory";
import { FOREIGN, forceAt, valueAt } from "../foreign/table";
import { atLeast, type Stage } from "../stage";
import { cloudAnnotations, loadBalancerFields, pick } from "./cloud";
import type { PlanContext } from "./context";
import { dnsResources } from "./dns";
import type { EntryPlan, PlannedResource } from "./migration-plan";
import { type ServicePort, portsOf } from "./ports";
import { anchorName } from "./anchor";
import { created, SKIP_AWAIT } from "./resource";

/** What leads clients to nginx, to both, to Envoy: one Service's selector, or records. */
export const entryResources = (context: PlanContext, stage: Stage): PlannedResource[] => {
  if (!atLeast(stage, "routes")) {
    return [];
  }
  switch (context.migration.addressMode) {
    case "adopt":
      return context.service === undefined ? [] : [adopted(context, context.service, stage)];
    case "own":
      return context.inventory.controller === undefined ? [] : [ownEntry(context, stage)];
    case "dns":
      return dnsResources(context, stage);
  }
};

/** Whom the entry Service selects at a stage. */
const selectorAt = ({ selectors }: PlanContext, stage: Stage): Readonly<Record<string, string>> => {
  const value = valueAt(FOREIGN.entry, stage);
  // Without a label that both have, `pool` is refused; nginx alone is selected.
  return value === "present" ? selectors.nginx : (selectors[value] ?? selectors.nginx);
};

/** nginx's own Service, whole and as the inventory has it, but for its selector. */
const adopted = (context: PlanContext, service: EntryService, stage: Stage): PlannedResource => {
  const { namespace, name, labels, annotations, spec } = service;
  return {
    group: "entry",
    object: {
      apiVersion: "v1",
      kind: "Service",
      metadata: {
        name,
        namespace,
        labels,
        ...annotated({
          ...withoutPulumi(annotations),
          ...forceAt(FOREIGN.entry, stage),
          ...waitAt(stage),
        }),
      },
      spec: { ...spec, selector: selectorAt(context, stage) },
    },
    mechanism: "import",
    protect: atLeast(stage, "pool"),
    retain: true,
  };
};

/**
 * Once the selector changes, the component waits for the pods that it needs (`components/migration/ready.ts`).
 * Pulumi would wait until every pod behind the Service is ready, those as well that go and are draining.
 */
const waitAt = (stage: Stage): Record<string, string> =>
  atLeast(stage, FOREIGN.entry.force) ? SKIP_AWAIT : {};

/** An empty map is no field of an object in a cluster: a preview would add it for ever. */
const annotated = (annotations: Readonly<Record<string, string>>) =>
  Object.keys(annotations).length === 0 ? {} : { annotations };

/** An inventory of a later stage may have found what that stage wrote. */
const withoutPulumi = (annotations: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(annotations).filter(([name]) => !name.startsWith("pulumi.com/")),
  );

/** Name of the Service of ours that clients reach. */
const ownName = ({ name }: Pick<PlanContext, "name">): string => `${name}-entry`;

/** A Service of ours that asks for a load balancer as nginx's does; clients come to it by one move of DNS. */
const ownEntry = (context: PlanContext, stage: Stage): PlannedResource => {
  const { namespace, service, target } = context;
  return created(
    "entry",
    {
      apiVersion: "v1",
      kind: "Service",
      metadata: {
        name: ownName(context),
        namespace,
        labels: stackLabels(target.stack),
        ...annotated({ ...cloudAnnotations(service), ...waitAt(stage) }),
      },
      spec: {
        type: "LoadBalancer",
        ...loadBalancerFields(service),
        ...pick(service, FAMILY),
        ports: ownPorts(context),
        selector: selectorAt(context, stage),
      },
    },
    // From `adopt` on records point to its address.
    { protect: atLeast(stage, "adopt"), retain: atLeast(stage, "adopt") },
  );
};

/** Fields of a Service that hold for ours as well. */
const FAMILY = ["ipFamilies", "ipFamilyPolicy", "sessionAffinity"];

/**
 * The ports of nginx's Service, to ports of the pods by name; HTTP and HTTPS where there is no Service, or
 * where its load balancer ends TLS, which ours does not.
 */
const ownPorts = ({ service, nginx, inventory, ports }: PlanContext): ServicePort[] => {
  const nameOf = (number: number | undefined) =>
    inventory.controller?.ports.find(({ containerPort }) => containerPort === number)?.name;
  if (service === undefined || service.loadBalancer.tls === "load balancer") {
    const { http, https } = nginx.configuration.ports;
    return [
      { name: "http", port: 80, protocol: "TCP", targetPort: nameOf(http) ?? "http" },
      { name: "https", port: 443, protocol: "TCP", targetPort: nameOf(https) ?? "https" },
    ];
  }
  return portsOf(service).map(
    ({ name, port, protocol = "TCP", targetPort, appProtocol }, index) => ({
      ...(name !== undefined && { name }),
      port,
      protocol,
      ...(appProtocol !== undefined && { appProtocol }),
      targetPort:
        typeof targetPort === "string"
          ? targetPort
          : (nameOf(ports.ports[index]?.nginx) ?? targetPort ?? port),
    }),
  );
};

/** The Services by which clients reach the proxies, by name. */
export const entryPlan = (context: PlanContext): EntryPlan => {
  const { namespace, name, service, selectors, migration } = context;
  const nginx = service && `${service.namespace}/${service.name}`;
  const envoy = `${namespace}/${name}`;
  const changed = { adopt: nginx, own: `${namespace}/${ownName(context)}`, dns: envoy };
  const changing = changed[migration.addressMode];
  return {
    ...(nginx !== undefined && { nginx }),
    ...(changing !== undefined && { service: changing }),
    ...(context.inventory.controller && { anchor: `${namespace}/${anchorName(context)}` }),
    envoy,
    nginxPods: selectors.nginx,
    envoyPods: selectors.envoy,
  };
};
