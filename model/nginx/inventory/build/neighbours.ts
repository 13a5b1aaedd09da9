import { sortBy } from "../../../collections";
import { readFlags } from "../controller/command-line";
import { releaseOf } from "../facts/ownership";
import { isMap } from "../objects/is-map";
import type { Objects, Read } from "../objects/kinds";
import type { InventoryCrd, InventoryExternalDns, InventoryIssuer } from "../schema";
import { nameOf, sortObjects } from "./metadata";

/** Every Issuer and ClusterIssuer. */
export const inventoryIssuers = ({ issuers, clusterIssuers }: Objects): InventoryIssuer[] => [
  ...sortObjects(clusterIssuers).map(({ metadata, spec }): InventoryIssuer => ({
    kind: "ClusterIssuer",
    name: metadata.name,
    ...kindOfIssuer(spec),
  })),
  ...sortObjects(issuers).map(({ metadata, spec }): InventoryIssuer => ({
    kind: "Issuer",
    ...nameOf(metadata),
    ...kindOfIssuer(spec),
  })),
];

const mapAt = (value: unknown, key: string): Record<string, unknown> | undefined => {
  const found = isMap(value) ? value[key] : undefined;
  return isMap(found) ? found : undefined;
};

const textAt = (map: Record<string, unknown>, key: string): string | undefined =>
  typeof map[key] === "string" ? map[key] : undefined;

const kindOfIssuer = (spec: Read<"issuers">["spec"]): Pick<InventoryIssuer, "type" | "solvers"> => {
  const solvers = mapAt(spec, "acme")?.solvers;
  return {
    type: Object.keys(spec).sort().join(", "),
    solvers: Array.isArray(solvers) ? solvers.map(solverOf) : [],
  };
};

/** Fields of a solver: spec.acme.solvers of cert-manager.io/v1. */
const solverOf = (solver: unknown): InventoryIssuer["solvers"][number] => {
  const http01 = mapAt(solver, "http01");
  const ingress = mapAt(http01, "ingress");
  if (ingress !== undefined) {
    const ingressClass = textAt(ingress, "ingressClassName") ?? textAt(ingress, "class");
    const ingressName = textAt(ingress, "name");
    return {
      type: "http01 ingress",
      ...(ingressClass !== undefined && { ingressClass }),
      ...(ingressName !== undefined && { ingressName }),
    };
  }
  if (mapAt(http01, "gatewayHTTPRoute") !== undefined) {
    return { type: "http01 gateway" };
  }
  return { type: mapAt(solver, "dns01") === undefined ? "other" : "dns01" };
};

/** Flags of external-dns that decide which records it writes and owns; credentials are not among them. */
const RECORD_FLAGS = [
  "annotation-filter",
  "annotation-prefix",
  "default-targets",
  "domain-filter",
  "exclude-domains",
  "force-default-targets",
  "gateway-label-filter",
  "gateway-name",
  "gateway-namespace",
  "ignore-hostname-annotation",
  "ignore-ingress-rules-spec",
  "ignore-ingress-tls-spec",
  "ingress-class",
  "label-filter",
  "managed-record-types",
  "namespace",
  "policy",
  "provider",
  "registry",
  "regex-domain-filter",
  "source",
  "txt-owner-id",
  "txt-prefix",
  "txt-suffix",
];

const SWITCHES = new Set(RECORD_FLAGS.filter((name) => /^(force|ignore)-/.test(name)));

/** Every workload of external-dns. */
export const inventoryExternalDns = ({ deployments }: Objects): InventoryExternalDns[] =>
  sortObjects(deployments).flatMap(({ metadata, spec }) => {
    const container = spec.template.spec.containers.find(({ image }) =>
      /(^|\/)external-dns([:@]|$)/.test(image),
    );
    if (container === undefined) {
      return [];
    }
    const { namespace } = metadata;
    const flags = readFlags({ container, namespace, switches: SWITCHES });
    const kept = flags.filter(([name]) => RECORD_FLAGS.includes(name));
    const valuesOf = (name: string): string[] =>
      kept.filter(([other]) => other === name).map(([, value]) => value);
    return [
      {
        ...nameOf(metadata),
        image: container.image,
        arguments: Object.fromEntries(kept.map(([name]) => [name, valuesOf(name)])),
      },
    ];
  });

/** CRDs of the Gateway API, of its experiments, and of Envoy Gateway. */
export const inventoryCrds = ({ crds }: Objects): InventoryCrd[] =>
  sortBy(crds, ({ metadata }) => metadata.name)
    .filter(({ metadata }) => GATEWAY_GROUPS.test(metadata.name))
    .map(({ metadata }) => {
      const bundleVersion = metadata.annotations["gateway.networking.k8s.io/bundle-version"];
      const channel = metadata.annotations["gateway.networking.k8s.io/channel"];
      const release = releaseOf(metadata);
      return {
        name: metadata.name,
        ...(bundleVersion !== undefined && { bundleVersion }),
        ...(channel !== undefined && { channel }),
        ...(release !== undefined && { release }),
      };
    });

const GATEWAY_GROUPS = /\.(gateway\.networking\.(x-)?k8s\.io|gateway\.envoyproxy\.io)$/;
