/** A kind of objects that an inventory reads, and how. */
export interface Resource {
  readonly group: string;
  readonly version: string;
  readonly resource: string;
  readonly kind: string;
  /** whole, or metadata: names, labels and annotations only. */
  readonly of: "whole" | "metadata";
}

const apps = { group: "apps", version: "v1", of: "whole" } as const;
const core = { group: "", version: "v1", of: "whole" } as const;
const networking = { group: "networking.k8s.io", version: "v1", of: "whole" } as const;
const certManager = { group: "cert-manager.io", version: "v1", of: "whole" } as const;

/** Listed over all namespaces. */
export const LISTED: readonly Resource[] = [
  { ...networking, resource: "ingresses", kind: "Ingress" },
  { ...networking, resource: "ingressclasses", kind: "IngressClass" },
  { ...core, resource: "services", kind: "Service" },
  { ...core, resource: "namespaces", kind: "Namespace", of: "metadata" },
  { ...apps, resource: "deployments", kind: "Deployment" },
  { ...apps, resource: "daemonsets", kind: "DaemonSet" },
  {
    group: "autoscaling",
    version: "v2",
    resource: "horizontalpodautoscalers",
    kind: "HorizontalPodAutoscaler",
    of: "whole",
  },
  {
    group: "discovery.k8s.io",
    version: "v1",
    resource: "endpointslices",
    kind: "EndpointSlice",
    of: "whole",
  },
  {
    group: "admissionregistration.k8s.io",
    version: "v1",
    resource: "validatingwebhookconfigurations",
    kind: "ValidatingWebhookConfiguration",
    of: "whole",
  },
  {
    group: "apiextensions.k8s.io",
    version: "v1",
    resource: "customresourcedefinitions",
    kind: "CustomResourceDefinition",
    of: "metadata",
  },
  { ...certManager, resource: "issuers", kind: "Issuer" },
  { ...certManager, resource: "clusterissuers", kind: "ClusterIssuer" },
];

/** Read one by one, only where something refers to them. */
export const CONFIG_MAPS: Resource = { ...core, resource: "configmaps", kind: "ConfigMap" };
export const SECRETS: Resource = { ...core, resource: "secrets", kind: "Secret" };

/** `apps/v1`, or `v1` for the core group. */
export const apiVersionOf = ({ group, version }: Resource): string =>
  group === "" ? version : `${group}/${version}`;

/** Path of a resource, over all namespaces or in one. */
export const pathOf = (resource: Resource, namespace?: string): string => {
  const base = resource.group === "" ? "/api" : "/apis";
  const within = namespace === undefined ? "" : `/namespaces/${encodeURIComponent(namespace)}`;
  return `${base}/${apiVersionOf(resource)}${within}/${resource.resource}`;
};
