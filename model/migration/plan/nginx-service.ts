import type { EntryService, Inventory } from "../../nginx/inventory";
import type { MigrationSettings } from "../../settings";

/** Services by which clients can reach nginx: those of type LoadBalancer, else of type NodePort. */
export const publicServices = ({ controller }: Pick<Inventory, "controller">): EntryService[] => {
  // Ours, which an earlier stage made, are not nginx's.
  const services = (controller?.services ?? []).filter(
    ({ labels }) => labels["app.kubernetes.io/managed-by"] !== "envoy-edge",
  );
  const ofType = (type: string) => services.filter(({ spec }) => spec.type === type);
  const balanced = ofType("LoadBalancer");
  return balanced.length > 0 ? balanced : ofType("NodePort");
};

/** The Service by which clients reach nginx: the one that is named, else the only public one. */
export const nginxService = ({
  inventory: { controller },
  migration: { service },
}: {
  inventory: Pick<Inventory, "controller">;
  migration: Pick<MigrationSettings, "service">;
}): EntryService | undefined => {
  if (service !== undefined) {
    return controller?.services.find(({ name }) => name === service);
  }
  const [only, ...others] = publicServices(controller ? { controller } : {});
  return others.length === 0 ? only : undefined;
};
