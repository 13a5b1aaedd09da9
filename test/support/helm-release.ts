import { gzipSync } from "node:zlib";
import { secretWith } from "./inventory";

/** The Secret in which Helm keeps a revision of the release of ingress-nginx. */
export const helmRelease = ({ manifest, version }: { manifest: string; version: number }) =>
  secretWith({
    name: `sh.helm.release.v1.ingress-nginx.v${version}`,
    namespace: "ingress-nginx",
    type: "helm.sh/release.v1",
    labels: { owner: "helm", name: "ingress-nginx", version: String(version) },
    values: { release: gzipSync(JSON.stringify({ manifest })).toString("base64") },
  });

/** Its newest revision, by which the Service of clients is kept when the release is removed. */
export const keptRelease = helmRelease({
  version: 12,
  manifest:
    "kind: Service\nmetadata: {name: ingress-nginx-controller, annotations: {helm.sh/resource-policy: keep}}\n",
});
