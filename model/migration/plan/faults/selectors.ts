import type { PlanContext } from "../context";
import type { PlanFault } from "../migration-plan";
import { envoyPodLabels, INSTANCE_LABEL, selectorOf, selects } from "../selectors";
import { faultIf, type FindFaults, listed } from "./fault";

/** One Service must be able to select nginx's pods alone, both, and Envoy's alone. */
export const selectorFaults: FindFaults = (context) => {
  const { migration, selectors, inventory } = context;
  if (migration.addressMode === "dns" || inventory.controller === undefined) {
    return [];
  }
  return selectors.both === undefined
    ? [
        {
          id: "instance-label",
          stage: "adopt",
          message: `nginx's pods have no label ${INSTANCE_LABEL}, by which a Service could select them and Envoy's`,
          remedy:
            "give them that label (a rolling restart of nginx, before the move), or addressMode dns",
        },
      ]
    : [...early(context, selectors.both), ...strangers(context, selectors.both)];
};

type Labels = Readonly<Record<string, string>>;

/** Envoy's pods get the shared label with `install`: nothing that serves nginx's clients may choose by it alone. */
const early = ({ inventory, target }: PlanContext, both: Labels): PlanFault[] => {
  const labels = { ...envoyPodLabels(target.gateway), ...both };
  const services = (inventory.controller?.services ?? []).filter((service) =>
    selects(selectorOf(service), labels),
  );
  return faultIf(services.length > 0, {
    id: "selector-chooses-envoy",
    stage: "install",
    message: `Service ${listed(services.map(({ name }) => name))} selects by labels that Envoy's pods have too: they would get nginx's clients at once`,
    remedy:
      "let it select nginx's pods alone, such as by app.kubernetes.io/name; if it was changed by a migration, take the inventory before that, or addressMode dns",
  });
};

/** The default backend of the chart carries the release's label, and a port of the same name. */
const strangers = ({ inventory, namespace, ports }: PlanContext, both: Labels): PlanFault[] => {
  const asked = ports.names.map(({ name }) => name);
  const others = inventory.services.filter(
    (service) =>
      service.namespace === namespace &&
      selects(both, service.selector) &&
      !selects(service.selector, inventory.controller?.podLabels ?? {}) &&
      service.ports.some(({ targetPort }) => asked.includes(String(targetPort))),
  );
  return faultIf(others.length > 0, {
    id: "instance-label-shared",
    stage: "pool",
    message: `pods of Service ${listed(others.map(({ name }) => name))} have nginx's label ${INSTANCE_LABEL} and a port of a name that clients' Service asks for: they would get clients too`,
    remedy:
      "rename that port or remove those pods (chart: defaultBackend.enabled), or addressMode dns",
  });
};
