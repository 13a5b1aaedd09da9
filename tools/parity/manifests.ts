import { NAMESPACE, hostOf, type BackendName, type CaseIngress, type ParityCase } from "./case";

/** An object as it is applied. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
}

/** Ports of the backend, see backend/nginx.conf. */
const PORTS: Readonly<Partial<Record<BackendName, number>>> = {
  main: 8001,
  other: 8002,
  tls: 8003,
  auth: 8004,
  copies: 8005,
  grpc: 8006,
  "tls-named": 8007,
  "tls-refused": 8008,
  none: 8001,
};

const PREFIX = "nginx.ingress.kubernetes.io/";

/** The objects of a case: its own, and for each Ingress a Service, which no other Ingress has. */
export function caseManifests(parityCase: ParityCase): {
  services: Manifest[];
  ingresses: Manifest[];
} {
  const own = parityCase.objects.map(({ metadata, ...object }) => ({
    ...object,
    metadata: { namespace: NAMESPACE, ...metadata },
  }));
  const services = parityCase.ingresses.flatMap((ingress) =>
    backendsOf(ingress).map((backend) => service({ parityCase, ingress, backend })),
  );
  const distinct = new Map(services.flat().map((each) => [each.metadata.name, each]));
  return {
    services: [...own, ...distinct.values()],
    ingresses: parityCase.ingresses.map((ingress) => ingressObject({ parityCase, ingress })),
  };
}

const backendsOf = (ingress: CaseIngress): BackendName[] => [
  ...new Set(ingress.paths.map((path) => path.backend ?? ingress.backend)),
];

interface Of {
  readonly parityCase: ParityCase;
  readonly ingress: CaseIngress;
}

/** Names of a case's Ingresses. */
export const ingressNames = (parityCase: ParityCase): string[] =>
  parityCase.ingresses.map((ingress) => nameOf({ parityCase, ingress }));

const nameOf = ({ parityCase, ingress }: Of): string =>
  ingress.name === undefined ? parityCase.name : `${parityCase.name}-${ingress.name}`;

/** Traps of shared Services (affinity, canaries) are for cases that are about them. */
const serviceName = ({ backend, ...of }: Of & { backend: BackendName }): string =>
  of.ingress.service ?? (backend === of.ingress.backend ? nameOf(of) : `${nameOf(of)}-${backend}`);

function service(of: Of & { backend: BackendName }): Manifest[] {
  const targetPort = PORTS[of.backend];
  return targetPort === undefined
    ? []
    : [
        {
          apiVersion: "v1",
          kind: "Service",
          metadata: { namespace: NAMESPACE, name: serviceName(of) },
          spec: {
            selector: { app: of.backend === "none" ? "nobody" : "echo" },
            ports: [{ name: "http", port: 80, targetPort }],
          },
        },
      ];
}

function ingressObject({ parityCase, ingress }: Of): Manifest {
  const host = hostOf(ingress, parityCase);
  const secretName = ingress.tls === true ? "wildcard" : ingress.tls;
  const paths = ingress.paths.map(({ path, type, backend = ingress.backend }) => ({
    path,
    pathType: type,
    backend: {
      service: { name: serviceName({ parityCase, ingress, backend }), port: { number: 80 } },
    },
  }));
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "Ingress",
    metadata: {
      namespace: NAMESPACE,
      name: nameOf({ parityCase, ingress }),
      annotations: Object.fromEntries(
        Object.entries(ingress.annotations).map(([key, value]) => [PREFIX + key, value]),
      ),
    },
    spec: {
      ingressClassName: "nginx",
      rules: [{ ...(host !== "" && { host }), http: { paths } }],
      ...(secretName !== false && { tls: [{ hosts: [host], secretName }] }),
    },
  };
}

/** Which server is behind a Service of the cases, as the backend names itself, by `namespace/name`. */
export function backendsOfServices(
  cases: readonly ParityCase[],
): ReadonlyMap<string, BackendName | undefined> {
  const specs = new Map(
    cases
      .flatMap((parityCase) => caseManifests(parityCase).services)
      .filter(({ kind }) => kind === "Service")
      .map(({ metadata, spec }) => [metadata.name, spec as ServiceSpec]),
  );
  const serverOf = ({ ports, externalName }: ServiceSpec): BackendName | undefined => {
    const other = specs.get(externalName?.split(".")[0] ?? "");
    return other === undefined ? serverAt(ports?.[0]?.targetPort) : serverOf(other);
  };
  return new Map([...specs].map(([name, spec]) => [`${NAMESPACE}/${name}`, serverOf(spec)]));
}

interface ServiceSpec {
  readonly ports?: readonly { readonly targetPort?: number }[];
  readonly externalName?: string;
}

const serverAt = (port: number | undefined): BackendName | undefined =>
  Object.entries(PORTS).find(([, number]) => number === port)?.[0] as BackendName | undefined;
