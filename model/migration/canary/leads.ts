import { SKIP_AWAIT } from "../plan/resource";
import { groupBy, sortBy } from "../../collections";
import { hashedName } from "../../hashed-name";
import { stackLabels } from "../../kubernetes-object";
import type { InventoryIngress, InventoryPath } from "../../nginx/inventory";
import { CANARY_HEADER, HEADER_VALUE, type Manifest } from "../plan/migration-plan";
import { BRIDGE, type CanaryInput } from "./contract";
import type { Place } from "./groups";

/** A canary Ingress of ours, and the Service that no other Ingress names: nginx would take both for none. */
export interface Lead {
  readonly ingress: CanaryIngress;
  readonly bridge: BridgeService;
}

export interface BridgeService extends Manifest {
  readonly spec: {
    readonly type: "ExternalName";
    readonly externalName: string;
    readonly ports: readonly Readonly<Record<string, string | number>>[];
  };
}

export interface CanaryIngress extends Manifest {
  readonly metadata: Required<Manifest["metadata"]>;
  readonly spec: {
    readonly ingressClassName?: string;
    readonly rules: readonly {
      readonly host: string;
      readonly http: { readonly paths: readonly CanaryPath[] };
    }[];
  };
}

interface CanaryPath extends Pick<InventoryPath, "path" | "pathType"> {
  readonly backend: {
    readonly service: { readonly name: string; readonly port: { readonly number: number } };
  };
}

type LeadInput = Pick<
  CanaryInput,
  "name" | "settings" | "inventory" | "stage" | "target" | "envoyService"
>;

/**
 * One for each Ingress that serves some of the places: its hosts, paths and types are those of the
 * places, which nginx wants to be equal, and which of several equal ones the oldest Ingress serves.
 */
export const leadsTo = (places: readonly Place[], input: LeadInput): Lead[] =>
  input.inventory.ingresses.flatMap((ingress) => {
    const name = `${ingress.namespace}/${ingress.name}`;
    const own = places.filter(({ location }) => location.ingress === name);
    return own.length === 0 ? [] : [lead({ ingress, places: own, input })];
  });

const lead = ({
  ingress: main,
  places,
  input,
}: {
  ingress: InventoryIngress;
  places: readonly Place[];
  input: LeadInput;
}): Lead => {
  const { namespace } = main;
  // A Service's name has 63 characters at most, that of an Ingress 253.
  const words = hashedName({
    words: main.name,
    key: `${input.name} ${namespace}/${main.name}`,
  });
  const metadata = {
    name: `envoy-edge-${words}`,
    namespace,
    labels: stackLabels(input.target.stack),
  };
  const byClass = main.chosenBy === "ingressClassName" && main.ingressClassName !== undefined;
  return {
    bridge: {
      apiVersion: "v1",
      kind: "Service",
      metadata,
      spec: {
        type: "ExternalName",
        externalName: `${input.envoyService.name}.${input.envoyService.namespace}.svc.cluster.local`,
        // nginx takes the number of the target port, and no name.
        ports: [{ ...BRIDGE_PORT, port: BRIDGE.port, targetPort: BRIDGE.port }],
      },
    },
    ingress: {
      apiVersion: "networking.k8s.io/v1",
      kind: "Ingress",
      metadata: { ...metadata, annotations: annotationsOf({ main, input }) },
      spec: {
        ...(byClass && { ingressClassName: main.ingressClassName }),
        rules: rulesOf(places, metadata.name),
      },
    },
  };
};

const BRIDGE_PORT = { name: "http", protocol: "TCP" } as const;

const annotationsOf = ({
  main,
  input: { inventory, settings, stage },
}: {
  main: InventoryIngress;
  input: LeadInput;
}): Record<string, string> => {
  const { annotationsPrefix: prefix, annotationClass } = inventory.selection;
  const weight = stage === "canary" ? (settings.canaryWeight ?? 0) : 0;
  return {
    [`${prefix}/canary`]: "true",
    [`${prefix}/canary-by-header`]: CANARY_HEADER,
    [`${prefix}/canary-by-header-value`]: HEADER_VALUE,
    [`${prefix}/canary-weight`]: String(weight),
    // The host's record is that of the main Ingress; external-dns 0.22 changed the prefix.
    "external-dns.alpha.kubernetes.io/controller": "none",
    "external-dns.kubernetes.io/controller": "none",
    // nginx may be told to write no status, for which a deployment would wait.
    ...SKIP_AWAIT,
    ...(main.chosenBy === "annotation" && { "kubernetes.io/ingress.class": annotationClass }),
  };
};

const rulesOf = (places: readonly Place[], service: string): CanaryIngress["spec"]["rules"] =>
  groupBy(
    sortBy(places, ({ server, location }) =>
      [server.host, location.path, location.pathType].join("\n"),
    ),
    ({ server }) => server.host,
  ).flatMap((own) =>
    own.slice(0, 1).map(({ server: { host } }) => ({
      host,
      http: {
        paths: own.map(({ location: { path, pathType } }) => ({
          path,
          pathType,
          backend: { service: { name: service, port: { number: BRIDGE.port } } },
        })),
      },
    })),
  );
