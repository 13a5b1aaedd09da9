import type { Stage } from "../../../../model/migration/stage";

/** What a stage changes of the one before: resources by kind and name, and fields of those that stay. */
interface Step {
  readonly adds: readonly RegExp[];
  readonly removes: readonly RegExp[];
  readonly changes: readonly RegExp[];
}

const MARKER = /^create ConfigMap \S+ (metadata\.annotations\.envoy-edge\/stage$|protect)/;
const GUARDS =
  /^(create (Gateway|EnvoyProxy|ConfigMap)|import Service|create Service \S+-entry) \S* ?protect/;
const RECORDS = [
  /^patch Ingress \S+ metadata\.annotations/,
  /^create (HTTP|TCP)Route \S+ metadata\.annotations/,
];

const PODS =
  /^create EnvoyProxy \S+ spec\.provider\.kubernetes\.(envoyDeployment\.replicas|envoyPDB)$/;

/** The table of adjacent stages. */
export const STEPS: Record<Exclude<Stage, "assess">, Step> = {
  install: {
    adds: [
      /^create (EnvoyProxy|Gateway|ReferenceGrant|ConfigMap) /,
      /^create (Client|Backend)TrafficPolicy /,
    ],
    removes: [],
    changes: [],
  },
  routes: {
    adds: [
      /^create (HTTP|TCP)Route /,
      /^create (HTTPRouteFilter|SecurityPolicy|Backend|(Backend|Client)TrafficPolicy|NetworkPolicy) /,
      /^create Service \S+-(anchor|entry)$/,
      /^import Service /,
      /^patch /,
    ],
    removes: [],
    changes: [MARKER, /^create Gateway \S+ spec\.listeners/],
  },
  optin: { adds: [/^create (Service|Ingress) shop\/envoy-edge-/], removes: [], changes: [MARKER] },
  canary: {
    adds: [],
    removes: [],
    changes: [MARKER, /^create Ingress \S+ metadata\.annotations\.nginx.*canary-weight$/],
  },
  adopt: {
    adds: [],
    removes: [],
    changes: [
      MARKER,
      /^create Ingress \S+ metadata\.annotations\.nginx.*canary-weight$/,
      /^patch \S+ \S+ metadata\.annotations/,
      /^patch ConfigMap \S+ data/,
      /^create Service \S+-entry (protect|retain)$/,
    ],
  },
  pool: {
    adds: [],
    removes: [],
    changes: [
      MARKER,
      GUARDS,
      PODS,
      /^create ClientTrafficPolicy \S+ spec\.connection/,
      /^(import Service \S+|create Service \S+-entry) spec\.selector/,
      /^import Service \S+ metadata\.annotations\.pulumi\.com\/patchForce$/,
      /^(import Service \S+|create Service \S+-entry) metadata\.annotations\.pulumi\.com\/skipAwait$/,
      ...RECORDS,
    ],
  },
  cutover: {
    adds: [],
    removes: [],
    changes: [
      MARKER,
      PODS,
      /^(import Service \S+|create Service \S+-entry) spec\.selector/,
      ...RECORDS,
    ],
  },
  idle: {
    adds: [],
    removes: [/^create (HTTPRoute|BackendTrafficPolicy) ingress-nginx\/edge-acme/],
    changes: [
      MARKER,
      /^patch Deployment \S+ spec\.replicas$/,
      /^patch ValidatingWebhookConfiguration \S+ webhooks/,
    ],
  },
  retire: {
    adds: [],
    removes: [
      /^create Service \S+-anchor$/,
      /^create (Service|Ingress) shop\/envoy-edge-/,
      /^create (ClientTrafficPolicy|NetworkPolicy) \S+\.bridge$/,
      /^create (HTTPRoute|BackendTrafficPolicy) ingress-nginx\/edge-held-back/,
      /^create Backend ingress-nginx\//,
      /^patch (ConfigMap|Deployment|ValidatingWebhookConfiguration) /,
    ],
    changes: [
      MARKER,
      /^create Gateway \S+ spec\.listeners/,
      /^create ClientTrafficPolicy \S+ spec\.connection/,
      /^create HTTPRoute \S+ spec\.parentRefs/,
    ],
  },
};
