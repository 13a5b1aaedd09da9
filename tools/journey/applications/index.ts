import type { Manifest } from "../../parity/manifests";
import { CANARY } from "./canary";
import { CHARTS } from "./charts";
import type { Application } from "./manifest";
import { PROTECTED } from "./protected";
import { STREAMS } from "./streams";
import { WEB } from "./web";

/** Everything that clients reach through ingress-nginx when the journey begins. */
export const APPLICATIONS: readonly Application[] = [
  ...CHARTS,
  ...WEB,
  ...STREAMS,
  ...PROTECTED,
  CANARY,
];

/** A certificate that an Ingress names: its Secret and its hosts. */
export interface CertificateWanted {
  readonly namespace: string;
  readonly name: string;
  readonly hosts: readonly string[];
}

/** Parts of an Ingress that are looked at here. */
interface IngressSpec {
  readonly tls?: readonly { hosts: readonly string[]; secretName: string }[];
  readonly rules?: readonly { host: string }[];
}

const OBJECTS = APPLICATIONS.flatMap(({ objects }) => objects);

const specOf = ({ spec }: Manifest): IngressSpec => spec as IngressSpec;

const INGRESSES = OBJECTS.filter(({ kind }) => kind === "Ingress");

/** Hosts of the applications, sorted. */
export const HOSTS: readonly string[] = [
  ...new Set(INGRESSES.flatMap((each) => (specOf(each).rules ?? []).map(({ host }) => host))),
].sort();

/** Namespaces of the applications. */
export const NAMESPACES: readonly string[] = [
  ...new Set(OBJECTS.map(({ metadata }) => metadata.namespace ?? "default")),
];

/** Certificates that the Ingresses name. */
export const CERTIFICATES: readonly CertificateWanted[] = INGRESSES.flatMap((each) =>
  (specOf(each).tls ?? []).map(({ hosts, secretName }) => ({
    namespace: each.metadata.namespace ?? "default",
    name: secretName,
    hosts,
  })),
);

/** Objects in the order in which they can be made: an Ingress after what it names. */
export const ordered = (): { first: Manifest[]; ingresses: Manifest[] } => ({
  first: OBJECTS.filter(({ kind }) => kind !== "Ingress"),
  ingresses: INGRESSES,
});
