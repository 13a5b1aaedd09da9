import { servedVersions, type Crd } from "./crd";

function entryText(crd: Crd): string {
  const served = servedVersions(crd).map(({ name }) => name);
  return JSON.stringify({
    name: crd.metadata.name,
    group: crd.spec.group,
    kind: crd.spec.names.kind,
    plural: crd.spec.names.plural,
    scope: crd.spec.scope,
    served,
  });
}

/** The table of the pinned CRDs, for a program that looks for them in a cluster. */
export function renderCrds(crds: readonly Crd[]): string {
  return `/** A CustomResourceDefinition that the pinned Envoy Gateway release brings. */
export interface PinnedCrd {
  /** Of the definition itself: \`<plural>.<group>\`. */
  readonly name: string;
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  readonly scope: "Namespaced" | "Cluster";
  /** Versions that the API server serves, the preferred one first. */
  readonly served: readonly [string, ...string[]];
}

/** Every CustomResourceDefinition of the release, sorted by group, then kind. */
export const CRDS: readonly PinnedCrd[] = [${crds.map(entryText).join(",\n")}];
`;
}
