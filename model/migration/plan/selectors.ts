import type { ConversionTarget } from "../../nginx/convert";
import type { EntryService, Inventory } from "../../nginx/inventory";

/** Label that the pods of a Helm release have in common; Envoy's pods get nginx's value of it. */
export const INSTANCE_LABEL = "app.kubernetes.io/instance";

type Labels = Readonly<Record<string, string>>;

/** Labels that choose pods in the namespace of the controller. */
export interface Selectors {
  /** nginx's pods alone: the present selector of its Service, else of its workload. */
  readonly nginx: Labels;
  /** Envoy's pods alone, by the labels that Envoy Gateway gives them. */
  readonly envoy: Labels;
  /** Both: the label of nginx's pods that Envoy's get too. Absent: nginx's pods have none. */
  readonly both?: Labels;
}

/** Labels of a Gateway's pods that Envoy Gateway sets (internal/infrastructure/kubernetes/proxy of 1.9.1). */
export const envoyPodLabels = ({
  name,
  namespace,
}: Pick<ConversionTarget["gateway"], "name" | "namespace">): Labels => ({
  "app.kubernetes.io/name": "envoy",
  "app.kubernetes.io/component": "proxy",
  "app.kubernetes.io/managed-by": "envoy-gateway",
  "gateway.envoyproxy.io/owning-gateway-name": name,
  "gateway.envoyproxy.io/owning-gateway-namespace": namespace,
});

/** Whether pods with these labels are chosen; an empty selector chooses none. */
export const selects = (selector: Labels, labels: Labels): boolean => {
  const entries = Object.entries(selector);
  return entries.length > 0 && entries.every(([name, value]) => labels[name] === value);
};

/** The selector of a Service as its spec has it. */
export const selectorOf = ({ spec }: Pick<EntryService, "spec">): Labels =>
  (spec.selector ?? {}) as Labels;

/** Whom Services select before, during and after the move. */
export const selectorsOf = ({
  inventory: { controller },
  service,
  gateway,
}: {
  inventory: Pick<Inventory, "controller">;
  service: EntryService | undefined;
  gateway: Pick<ConversionTarget["gateway"], "name" | "namespace">;
}): Selectors => {
  const instance = controller?.podLabels[INSTANCE_LABEL];
  return {
    nginx: service === undefined ? (controller?.selector ?? {}) : selectorOf(service),
    envoy: {
      "gateway.envoyproxy.io/owning-gateway-name": gateway.name,
      "gateway.envoyproxy.io/owning-gateway-namespace": gateway.namespace,
    },
    ...(instance !== undefined && { both: { [INSTANCE_LABEL]: instance } }),
  };
};
