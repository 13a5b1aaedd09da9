/** A chart as `helm.v3.Release` takes it. */
export interface ChartReference {
  readonly chart: string;
  /** Set for a classic repository; an OCI reference and a folder need none. */
  readonly repository?: string;
}

/** Kind of place that `controller.charts` names. */
export type ChartLocation = "oci" | "repository" | "folder";

/** What a value of `controller.charts` is. */
export function chartLocation(charts: string): ChartLocation {
  if (charts.startsWith("oci://")) {
    return "oci";
  }
  return /^https?:\/\//.test(charts) ? "repository" : "folder";
}

/** Where a chart of the given name is at a location. */
export function chartReference({ charts, name }: { charts: string; name: string }): ChartReference {
  if (chartLocation(charts) === "repository") {
    return { chart: name, repository: charts };
  }
  return { chart: `${charts.replace(/\/$/, "")}/${name}` };
}

/** Name of the Helm release of the CRDs, and of the chart around them. */
export const CRD_RELEASE = "envoy-edge-crds";

/**
 * Namespace of that release's record. It stays when the stack is destroyed, as the CRDs do, so it is
 * one that every cluster has and that no stack owns.
 */
export const CRD_RELEASE_NAMESPACE = "default";

/** Chart of Envoy Gateway that has the CRDs as templates, so that Helm upgrades them. */
const CRD_CHART = "gateway-crds-helm";

/**
 * `Chart.yaml` of the chart around the CRD chart. As a subchart its files are not kept in the release
 * record, which would otherwise exceed the 1 MiB of a Secret.
 */
export function crdChart({ charts, version }: { charts: string; version: string }) {
  return {
    apiVersion: "v2",
    name: CRD_RELEASE,
    description: "CRDs of the Gateway API and of Envoy Gateway, upgraded with the chart",
    type: "application",
    version,
    appVersion: version,
    dependencies: [
      {
        name: CRD_CHART,
        version,
        repository: chartLocation(charts) === "folder" ? `file://${charts}/${CRD_CHART}` : charts,
      },
    ],
  };
}

/** Values of that chart: the experimental channel, which Envoy Gateway's own chart installs too. */
export const CRD_VALUES = {
  [CRD_CHART]: {
    crds: {
      gatewayAPI: { enabled: true, channel: "experimental" },
      envoyGateway: { enabled: true },
    },
  },
} as const;
