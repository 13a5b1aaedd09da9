import type { InventoryController } from "../../../nginx/inventory";
import type { PlanContext } from "../context";
import type { PlanFault } from "../migration-plan";
import { envoyPodLabels, INSTANCE_LABEL, selectorOf, selects } from "../selectors";
import { faultIf, type FindFaults, listed } from "./fault";

/** One Service must be able to select nginx's pods alone, both, and Envoy's alone. */
export const selectorFaults: FindFaults = (context) => {
  const { migration, selectors, inventory } = context;
  const { controller } = inventory;
  if (migration.addressMode === "dns" || controller === undefined) {
    return [];
  }
  const { both } = selectors;
  return both === undefined
    ? [
        {
          id: "instance-label",
          stage: "adopt",
          message: `nginx's pods have no label ${INSTANCE_LABEL}, by which a Service could select them and Envoy's`,
          remedy:
            "give them that label (a rolling restart of nginx, before the move), or addressMode dns",
        },
      ]
    : [...early({ context, controller, both }), ...strangers({ context, controller, both })];
};

interface Question {
  readonly context: PlanContext;
  readonly controller: InventoryController;
  /** Labels that pods of nginx and Envoy share. */
  readonly both: Readonly<Record<string, string>>;
}

/** Envoy's pods get the shared label with `install`: nothing that serves nginx's clients may choose by it alone. */
const early = ({ context: { target, selectors }, controller }: Question): PlanFault[] => {
  const labels = { ...envoyPodLabels(target.gateway), ...selectors.envoyLabels };
  const services = controller.services.filter((service) => selects(selectorOf(service), labels));
  return faultIf(services.length > 0, {
    id: "selector-chooses-envoy",
    stage: "install",
    message: `Service ${listed(services.map(({ name }) => name))} selects by labels that Envoy's pods have too: they would get nginx's clients at once`,
    remedy:
      "let it select nginx's pods alone, such as by app.kubernetes.io/name; if it was changed by a migration, take the inventory before that, or addressMode dns",
  });
};

/** The default backend of the chart carries the release's label, and a port of the same name. */
const strangers = ({ context, controller, both }: Question): PlanFault[] => {
  const { inventory, namespace, ports } = context;
  const asked = ports.names.map(({ name }) => name);
  const others = inventory.services.filter(
    (service) =>
      service.namespace === namespace &&
      selects(both, service.selector) &&
      !selects(service.selector, controller.podLabels) &&
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
