import { stringify } from "yaml";

/**
 * Annotations of Ingresses as clusters have them, the most used first (ingress-nginx annotations by
 * inferred use); an Ingress of the benchmark has one set.
 */
export const PROFILES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  plain: {},
  "no redirect to HTTPS": { "ssl-redirect": "false" },
  "large uploads": { "proxy-body-size": "64m" },
  "rewritten path": { "rewrite-target": "/$2" },
  "long answers": { "proxy-read-timeout": "300", "proxy-send-timeout": "300" },
  "backend with TLS": { "backend-protocol": "HTTPS" },
  "own nginx text": { "configuration-snippet": "more_set_headers 'X-Frame-Options: DENY';" },
  "external login": {
    "auth-url": "http://auth.tools.svc.cluster.local:4180/oauth2/auth",
    "auth-signin": "https://login.example.com/start",
    "auth-response-headers": "X-Auth-Request-User",
  },
  password: { "auth-type": "basic", "auth-secret": "users", "auth-realm": "staff" },
  "addresses let in": { "whitelist-source-range": "10.0.0.0/8,192.0.2.7" },
  "addresses kept out": { "denylist-source-range": "203.0.113.0/24" },
  "cross-origin": { "enable-cors": "true", "cors-allow-origin": "https://app.example.com" },
  sticky: { affinity: "cookie", "session-cookie-name": "route" },
  "request limit": { "limit-rps": "10" },
  moved: { "permanent-redirect": "https://new.example.com/here" },
  "root of the application": { "app-root": "/app" },
  "other host name": { "upstream-vhost": "internal.example.com" },
  "client certificate": { "auth-tls-secret": "shop/client-ca" },
  "either of two protections": {
    satisfy: "any",
    "auth-type": "basic",
    "auth-secret": "users",
    "whitelist-source-range": "10.0.0.0/8",
  },
  misspelt: { "whitelist-source-ranges": "10.0.0.0/8" },
};

/** What one Ingress of the benchmark is. */
export interface BenchIngress {
  readonly name: string;
  readonly host: string;
  readonly path: string;
  readonly profile: string;
}

/** `count` Ingresses, profile after profile, four on a host, so that hosts are shared as they are. */
export const benchIngresses = (count: number): BenchIngress[] => {
  const names = Object.keys(PROFILES);
  return Array.from({ length: count }, (_, index) => {
    const profile = names[index % names.length] ?? "plain";
    const round = Math.floor(index / names.length);
    // An expression changes every path of its host, so those that have one get hosts of their own.
    return {
      name: `app-${index}`,
      host: `${profile.replaceAll(" ", "-").toLowerCase()}-${Math.floor(round / 4)}.example.com`,
      path: profile === "rewritten path" ? `/a${index}(/|$)(.*)` : `/a${index}`,
      profile,
    };
  });
};

const PREFIX = "nginx.ingress.kubernetes.io/";

/** The Ingresses with their Services as one file of manifests. */
export const manifests = (ingresses: readonly BenchIngress[]): string =>
  [...ingresses.flatMap(objectsOf), ...SHARED]
    .map((object) => `---\n${stringify(object)}`)
    .join("");

const objectsOf = ({ name, host, path, profile }: BenchIngress, index: number) => [
  {
    apiVersion: "networking.k8s.io/v1",
    kind: "Ingress",
    metadata: {
      name,
      namespace: "shop",
      creationTimestamp: new Date(Date.UTC(2025, 0, 1) + index * 60_000)
        .toISOString()
        .replace(".000Z", "Z"),
      annotations: Object.fromEntries(
        Object.entries(PROFILES[profile] ?? {}).map(([key, value]) => [`${PREFIX}${key}`, value]),
      ),
    },
    spec: {
      ingressClassName: "nginx",
      tls: [{ hosts: [host], secretName: "wildcard-tls" }],
      rules: [
        {
          host,
          http: {
            paths: [
              {
                path,
                pathType: path.includes("(") ? "ImplementationSpecific" : "Prefix",
                backend: { service: { name, port: { number: 80 } } },
              },
            ],
          },
        },
      ],
    },
  },
  {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name, namespace: "shop" },
    spec: {
      clusterIP: "10.96.0.1",
      selector: { app: name },
      ports: [{ name: "http", port: 80, targetPort: 8080 }],
    },
  },
];

/** What the Ingresses refer to besides. */
const SHARED = [
  {
    apiVersion: "networking.k8s.io/v1",
    kind: "IngressClass",
    metadata: { name: "nginx" },
    spec: { controller: "k8s.io/ingress-nginx" },
  },
  {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "auth", namespace: "tools" },
    spec: {
      clusterIP: "10.96.0.2",
      selector: { app: "auth" },
      ports: [{ name: "http", port: 4180, targetPort: 4180 }],
    },
  },
];
