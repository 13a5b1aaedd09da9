import { readFileSync } from "node:fs";
import { join } from "node:path";
import { IMAGE } from "../../lab/ingress-nginx/image";
import { DOMAIN, NAMESPACE } from "./case";
import type { KeyPair } from "../../commands/probe/send";
import { selfSigned } from "./certificates";
import type { Manifest } from "./manifests";

const FOLDER = join(__dirname, "backend");
const FILES = ["nginx.conf", "echo.lua", "auth.lua", "copies.lua"];

const labels = { app: "echo" };

/** Certificate of the hosts of the cases and of the backend's TLS port. */
export const wildcard = (): Promise<KeyPair> =>
  selfSigned({ name: DOMAIN, hosts: [DOMAIN, `*.${DOMAIN}`, `*.${NAMESPACE}.svc`] });

/**
 * The backend behind both proxies, in the image of ingress-nginx, whose nginx it is: one pod that says
 * what it saw, and an authorisation service.
 */
export function backendManifests({
  namespace,
  certificate,
}: {
  namespace: string;
  certificate: KeyPair;
}): Manifest[] {
  const metadata = (name: string) => ({ namespace, name });
  return [
    {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: metadata("echo"),
      data: Object.fromEntries(
        FILES.map((file) => [file, readFileSync(join(FOLDER, file), "utf8")]),
      ),
    },
    {
      apiVersion: "v1",
      kind: "Secret",
      type: "kubernetes.io/tls",
      metadata: metadata("wildcard"),
      stringData: { "tls.crt": certificate.certificate, "tls.key": certificate.privateKey },
    },
    {
      apiVersion: "v1",
      kind: "Secret",
      metadata: metadata("pair"),
      stringData: {
        "ca.crt": certificate.certificate,
        "tls.crt": certificate.certificate,
        "tls.key": certificate.privateKey,
      },
    },
    {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: metadata("echo"),
      spec: {
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: podSpec() },
      },
    },
    service(metadata("auth"), 8004),
    service(metadata("copies"), 8005),
  ];
}

function podSpec() {
  return {
    // Nothing waits for its connections to end.
    terminationGracePeriodSeconds: 1,
    containers: [
      {
        name: "echo",
        image: IMAGE.name,
        command: ["nginx", "-c", "/config/nginx.conf"],
        ports: [{ containerPort: 8001 }],
        readinessProbe: { tcpSocket: { port: 8001 }, periodSeconds: 1 },
        volumeMounts: [
          { name: "config", mountPath: "/config" },
          { name: "certificate", mountPath: "/certificate" },
        ],
      },
    ],
    volumes: [
      { name: "config", configMap: { name: "echo" } },
      { name: "certificate", secret: { secretName: "wildcard" } },
    ],
  };
}

const service = (metadata: Manifest["metadata"], targetPort: number): Manifest => ({
  apiVersion: "v1",
  kind: "Service",
  metadata,
  spec: { selector: labels, ports: [{ name: "http", port: 80, targetPort }] },
});
