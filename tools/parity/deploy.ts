import { setTimeout as sleep } from "node:timers/promises";
import { send, type KeyPair } from "../../commands/probe/send";
import { INGRESS_NGINX } from "../../lab/ingress-nginx/install";
import { deploymentReady, type Api } from "../../lab/kubernetes";
import type { StepListener } from "../../lab/steps";
import { eventually } from "../../lab/wait";
import { backendManifests, wildcard } from "./backend";
import { DOMAIN, GATEWAY, NAMESPACE, fileSchema, type ParityCase } from "./case";
import { fingerprint } from "./certificates";
import { proxyAt } from "./copies";
import { convertCluster, type Converted } from "./conversion";
import { addressOf, applyAll, applyOwn, freshNamespace, placeOf } from "./kubernetes";
import { caseManifests, type Manifest } from "./manifests";
import { phases } from "./phases";
import type { Stand } from "./stand";
import { verdicts } from "./status";

/** The cases at both proxies, ready to be asked. */
export interface Deployed extends Converted {
  readonly addresses: { readonly nginx: string; readonly envoy: string };
  /** Objects of the conversion that the API or Envoy Gateway refuses unasked, each with the reason. */
  readonly refused: readonly string[];
  /** The certificate of the hosts, of the backend and of clients that have one. */
  readonly certificate: KeyPair;
  /** `namespace/name` of the Secret with a certificate, by its sha256. */
  readonly certificates: ReadonlyMap<string, string>;
}

const PHASES = [
  "namespaces",
  "backend and Services",
  "Ingresses, until ingress-nginx answers",
  "inventory and conversion",
  "Gateway and routes, until Envoy answers",
] as const;

/**
 * Brings cases to ingress-nginx, and what they are converted to to Envoy Gateway.
 *
 * @throws Error when an object of a case is refused, or a proxy does not answer in time.
 */
export async function deploy({
  stand,
  cases,
  onStep,
}: {
  stand: Stand;
  cases: readonly ParityCase[];
  onStep: StepListener;
}): Promise<Deployed> {
  const { api } = stand;
  const phase = phases(PHASES, onStep);
  await phase("namespaces", () =>
    Promise.all([NAMESPACE, GATEWAY.namespace].map((name) => freshNamespace(api, name))),
  );
  const certificate = await phase("backend and Services", () => deployBackend(api, cases));
  const nginxAddress = await phase("Ingresses, until ingress-nginx answers", () =>
    deployIngresses(api, cases),
  );
  const converted = await phase("inventory and conversion", () =>
    convertCluster(stand, [...cases, LAST]),
  );
  const { envoyAddress, refused } = await phase("Gateway and routes, until Envoy answers", () =>
    deployRoutes(api, converted.conversion.objects as readonly Manifest[]),
  );
  return {
    ...converted,
    addresses: { nginx: nginxAddress, envoy: envoyAddress },
    refused: refused.filter((line) => !isMeant(line, cases)),
    certificate,
    certificates: new Map([[fingerprint(certificate.certificate), `${NAMESPACE}/wildcard`]]),
  };
}

/** A case may be about objects that Envoy Gateway refuses: their names have its host. */
const isMeant = (line: string, cases: readonly ParityCase[]): boolean =>
  cases.some(({ refusal, name }) => refusal !== undefined && line.includes(`.${name}.${DOMAIN}`));

/** An Ingress that is made last: when it answers, everything before it is in force. */
const [LAST] = fileSchema.parse({
  cases: [{ name: "last", about: "tells when a proxy has everything", ingresses: [{}] }],
}).cases as [ParityCase];

async function deployBackend(api: Api, cases: readonly ParityCase[]): Promise<KeyPair> {
  const certificate = await wildcard();
  const services = [...cases, LAST].flatMap((each) => caseManifests(each).services);
  await applyOwn(api, [...backendManifests({ namespace: NAMESPACE, certificate }), ...services]);
  await deploymentReady(api, { namespace: NAMESPACE, name: "echo" });
  return certificate;
}

/** Ingresses of a case are made one after the other: the older one wins. */
async function deployIngresses(api: Api, cases: readonly ParityCase[]): Promise<string> {
  const ordered = cases.map((each) => caseManifests(each).ingresses);
  const waves = Math.max(0, ...ordered.map(({ length }) => length));
  for (let wave = 0; wave < waves; wave += 1) {
    await applyOwn(
      api,
      ordered.flatMap((ingresses) => ingresses.slice(wave, wave + 1)),
    );
    await nextSecond();
  }
  await applyOwn(api, caseManifests(LAST).ingresses);
  const address = await addressOf(api, {
    namespace: INGRESS_NGINX.namespace,
    name: INGRESS_NGINX.controller,
  });
  await lastAnswers("ingress-nginx", address);
  return address;
}

/** Objects know the time of their creation in whole seconds. */
const nextSecond = (): Promise<void> => sleep(1000 - (Date.now() % 1000));

async function deployRoutes(
  api: Api,
  objects: readonly Manifest[],
): Promise<{ envoyAddress: string; refused: string[] }> {
  const isLast = ({ kind, metadata }: Manifest) =>
    kind === "HTTPRoute" && metadata.name.startsWith(`edge.${LAST.name}.`);
  const earlier = objects.filter((object) => !isLast(object));
  const refusedByApi = await applyAll(api, earlier);
  const applied = earlier.filter(
    (object) => !refusedByApi.some((line) => line.startsWith(`${placeOf(object)}:`)),
  );
  const refusedByGateway = await verdicts(api, applied);
  await applyOwn(api, objects.filter(isLast));
  const envoyAddress = await gatewayAddress(api);
  await lastAnswers("Envoy", envoyAddress);
  return { envoyAddress, refused: [...refusedByApi, ...refusedByGateway] };
}

function gatewayAddress(api: Api): Promise<string> {
  const gateway = {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "Gateway",
    metadata: GATEWAY,
  };
  return eventually({
    what: `the Gateway ${GATEWAY.namespace}/${GATEWAY.name} has an address`,
    seconds: 60,
    probe: async () => {
      const { status } = (await api.objects.read(gateway)) as {
        status?: { addresses?: { value: string }[] };
      };
      return status?.addresses?.[0]?.value;
    },
  });
}

async function lastAnswers(proxy: string, address: string): Promise<void> {
  const request = {
    scheme: "http",
    host: `${LAST.name}.${DOMAIN}`,
    method: "GET",
    target: "/",
    headers: [],
  } as const;
  await eventually({
    what: `${proxy} at ${address} answers for the Ingress that was made last`,
    seconds: 90,
    probe: async () => (await send({ to: proxyAt(address), request })).seen !== undefined,
  });
}
