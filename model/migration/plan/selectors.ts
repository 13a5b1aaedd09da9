import type { ConversionTarget } from "../../nginx/convert";
import type { EntryService, Inventory } from "../../nginx/inventory";
import type { MigrationSettings } from "../../settings";

/** Label that the pods of a Helm release have in common; Envoy's pods get nginx's value of it. */
export const INSTANCE_LABEL = "app.kubernetes.io/instance";

type Labels = Readonly<Record<string, string>>;

/** Labels that choose pods in the namespace of the controller. */
export interface Selectors {
  /** nginx's pods alone: the present selector of its Service, else of its workload. */
  readonly nginx: Labels;
  /** Envoy's pods alone. */
  readonly envoy: Labels;
  /** What their pods carry for it beyond the labels that Envoy Gateway gives them. */
  readonly envoyLabels: Labels;
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
  ...ownerLabels({ name, namespace }),
});

const ownerLabels = ({
  name,
  namespace,
}: Pick<ConversionTarget["gateway"], "name" | "namespace">): Labels => ({
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

/**
 * Whom Services select before, during and after the move. Envoy's selector has the keys of nginx's with
 * other values: `helm upgrade` of nginx writes the chart's values over ours and leaves keys alone that the
 * chart does not know (a three-way merge, helm.sh/docs/faq/changes_since_helm2). So what comes of it is
 * nginx's own selector, and not one that no pod matches.
 */
export const selectorsOf = ({
  inventory: { controller },
  service,
  gateway,
  addressMode,
}: {
  inventory: Pick<Inventory, "controller">;
  service: EntryService | undefined;
  gateway: Pick<ConversionTarget["gateway"], "name" | "namespace">;
  addressMode: MigrationSettings["addressMode"];
}): Selectors => {
  const nginx = service === undefined ? (controller?.selector ?? {}) : selectorOf(service);
  const instance = controller?.podLabels[INSTANCE_LABEL];
  if (instance === undefined || addressMode === "dns") {
    return { nginx, envoy: ownerLabels(gateway), envoyLabels: {} };
  }
  const both = { [INSTANCE_LABEL]: instance };
  const given = envoyPodLabels(gateway);
  const keys = Object.keys(nginx).filter((key) => key !== INSTANCE_LABEL);
  const ours = keys.filter((key) => !(key in given));
  const envoyLabels: Labels = { ...both, ...constant(ours, `envoy-${gateway.name}`) };
  const known: Labels = { ...given, ...envoyLabels };
  return {
    nginx,
    envoy: {
      ...both,
      ...Object.fromEntries(Object.entries(known).filter(([key]) => keys.includes(key))),
    },
    both,
    envoyLabels,
  };
};

const constant = (keys: readonly string[], value: string): Labels =>
  Object.fromEntries(keys.map((key) => [key, value]));
