import type { EntryService, InventoryController } from "../../../nginx/inventory";
import type { PlanContext } from "../context";
import type { PlanFault } from "../migration-plan";
import { publicServices } from "../nginx-service";
import { faultIf, type FindFaults, listed } from "./fault";

/** What keeps nginx's Service from being taken over (stages.md, rules 1 and 7). */
export const entryServiceFaults: FindFaults = (context) => {
  const { migration, inventory, service } = context;
  const { controller } = inventory;
  if (migration.addressMode === "dns" || controller === undefined) {
    return [];
  }
  if (service === undefined) {
    return noService(migration, controller);
  }
  return [
    ...(migration.addressMode === "adopt" ? ownership(service) : []),
    ...proxyProtocol(context, service),
    ...faultIf(
      migration.addressMode === "adopt" && service.loadBalancer.tls === "load balancer",
      endedTls(service),
    ),
  ];
};

/** With a Service of ours, nginx's is only looked at for its ports: it need not be there. */
const noService = (
  { addressMode, service }: PlanContext["migration"],
  controller: InventoryController,
): PlanFault[] => {
  const names = publicServices({ controller }).map(({ name }) => name);
  if (service !== undefined) {
    return [
      {
        id: "entry-service-unknown",
        stage: "install",
        message: `service: ${service} is no Service of nginx's pods`,
        remedy: `one of ${listed(controller.services.map(({ name }) => name)) || "none: nginx has no Service"}; if it was written during a migration, take the inventory anew`,
      },
    ];
  }
  return names.length > 1
    ? [
        {
          id: "entry-service-several",
          stage: "install",
          message: `clients may reach nginx by Service ${listed(names)}`,
          remedy: "name the one that is meant with service; the others lead to nginx for ever",
        },
      ]
    : faultIf(addressMode === "adopt", {
        id: "entry-service-missing",
        stage: "install",
        message: "nginx has no Service of type LoadBalancer or NodePort that could be taken over",
        remedy: "addressMode own or dns, or name another Service with service",
      });
};

const ownership = ({ namespace, name, operator, gitops, helm }: EntryService): PlanFault[] => {
  const faults: PlanFault[] = [];
  if (operator !== undefined) {
    faults.push({
      id: "entry-service-operator",
      stage: "adopt",
      message: `Service ${namespace}/${name} is made by ${operator}, which would write its selector back`,
      remedy:
        "addressMode own or dns: clients are led away from that Service, which stays as it is",
    });
  }
  if (gitops !== undefined) {
    faults.push({
      id: "entry-service-gitops",
      stage: "adopt",
      message: `Service ${namespace}/${name} is applied by ${gitops.tool} ${gitops.name}, which would write its selector back`,
      remedy: "take the Service out of that repository without deleting it, or addressMode own",
    });
  }
  if (helm !== undefined && helm.resourcePolicy !== "keep") {
    const doubt =
      helm.resourcePolicy === "unknown" ? ", as far as is known: its Secrets were not seen" : "";
    faults.push({
      id: "entry-service-release",
      stage: "adopt",
      message: `Service ${namespace}/${name} goes with Helm release ${helm.release} when that is removed${doubt}`,
      remedy:
        'upgrade the release with controller.service.annotations "helm.sh/resource-policy": keep, and take the inventory anew; or addressMode own',
    });
  }
  return faults;
};

const endedTls = ({ namespace, name }: EntryService): PlanFault => ({
  id: "entry-service-tls",
  stage: "adopt",
  message: `the load balancer of Service ${namespace}/${name} ends TLS, by its annotations: Envoy would have to end it`,
  remedy: "addressMode own or dns: their load balancers pass TLS on, and hosts need certificates",
});

const proxyProtocol = ({ nginx }: PlanContext, service: EntryService): PlanFault[] => {
  const expected = nginx.configuration.clientAddress.proxyProtocol;
  return faultIf(service.loadBalancer.proxyProtocol === "on" && !expected, {
    id: "entry-service-proxy-protocol",
    stage: "adopt",
    message: `the load balancer of Service ${service.namespace}/${service.name} sends PROXY headers, which nginx is not told to read`,
    remedy:
      "set use-proxy-protocol in nginx's ConfigMap, or remove the annotation; they must agree",
  });
};
