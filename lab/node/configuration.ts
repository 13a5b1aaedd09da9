import { PAUSE_VERSION } from "../versions";
import { UNUSED_PLUGINS } from "../image/store";
import { DNS_ADDRESS, POD_CIDR, type Names } from "./names";

/** Where the cluster's folder is on the node, whatever its own path is: see `build/kube/node.go`. */
export const LAB = "/run/lab";

/** Socket of the node's containerd. */
export const CONTAINERD = "/run/containerd/containerd.sock";

/**
 * The configuration files of the components: name in the cluster's folder → content. JSON is YAML too.
 */
export function configurationFiles(names: Names): Record<string, string> {
  return {
    "containerd.toml": containerd(),
    "cni/10-lab.conflist": json(network()),
    "kubelet.yaml": json(kubelet(names)),
    "kube-proxy.yaml": json(kubeProxy()),
    "cloud.json": json({ First: names.loadBalancers.first, Last: names.loadBalancers.last }),
    // Nothing is asked outside: a name that the cluster does not know does not exist.
    "resolv.conf": "",
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function containerd(): string {
  return `version = 2
root = "${LAB}/containerd"
state = "/run/containerd"
disabled_plugins = ${JSON.stringify(UNUSED_PLUGINS)}
[grpc]
  address = "${CONTAINERD}"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "registry.k8s.io/pause:${PAUSE_VERSION}"
  disable_apparmor = true
  # Without CAP_SYS_RESOURCE no score below our own can be set: runc would fail for every pod.
  restrict_oom_score_adj = true
  # Our images carry no file capabilities: let non-root containers bind ports below 1024.
  enable_unprivileged_ports = true
  enable_unprivileged_icmp = true
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "${LAB}/cni"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "overlayfs"
    default_runtime_name = "runc"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
      [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
        SystemdCgroup = false
`;
}

/** One bridge. A gateway that is not the default one, plus a route: both together make the plugin fail. */
function network(): unknown {
  return {
    cniVersion: "0.4.0",
    name: "lab",
    plugins: [
      {
        type: "bridge",
        bridge: "cni0",
        isGateway: true,
        ipMasq: false,
        hairpinMode: true,
        ipam: {
          type: "host-local",
          ranges: [[{ subnet: "10.244.0.0/24" }]],
          routes: [{ dst: "0.0.0.0/0" }],
        },
      },
      { type: "portmap", capabilities: { portMappings: true } },
    ],
  };
}

function kubelet(names: Names): unknown {
  return {
    apiVersion: "kubelet.config.k8s.io/v1beta1",
    kind: "KubeletConfiguration",
    containerRuntimeEndpoint: `unix://${CONTAINERD}`,
    failCgroupV1: false,
    cgroupDriver: "cgroupfs",
    cgroupRoot: `/${names.label}`,
    failSwapOn: false,
    clusterDNS: [DNS_ADDRESS],
    clusterDomain: "cluster.local",
    resolvConf: `${LAB}/resolv.conf`,
    podLogsDir: `${LAB}/log/pods`,
    volumePluginDir: `${LAB}/kubelet/plugins`,
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: `${LAB}/pki/ca.crt` },
    },
    authorization: { mode: "Webhook" },
    evictionHard: {
      "memory.available": "100Mi",
      "nodefs.available": "1%",
      "imagefs.available": "1%",
    },
    // An image that is removed cannot be pulled again.
    imageGCHighThresholdPercent: 100,
    imageGCLowThresholdPercent: 99,
    oomScoreAdj: 0,
  };
}

/** Its connection tracking limits are the machine's and cannot be set from a network namespace. */
function kubeProxy(): unknown {
  return {
    apiVersion: "kubeproxy.config.k8s.io/v1alpha1",
    kind: "KubeProxyConfiguration",
    mode: "iptables",
    clientConnection: { kubeconfig: `${LAB}/pki/proxy.kubeconfig` },
    clusterCIDR: POD_CIDR,
    conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: "0s", tcpCloseWaitTimeout: "0s" },
    oomScoreAdj: 0,
  };
}
