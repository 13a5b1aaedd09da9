import { join } from "node:path";

import { LAB } from "./configuration";
import { POD_CIDR, SERVICE_CIDR, type ClusterId, type Names } from "./names";

/** A process of the node, as `build/kube/node.go` reads it. */
export interface Component {
  name: string;
  command: string[];
  /** A tcp: or https: URL that answers before the next component starts. */
  ready?: string;
  /** Certificate authority of an https: URL. */
  authority?: string;
}

/** What `lab-node` reads. */
export interface NodeConfiguration {
  hostname: string;
  pidFile: string;
  folder: string;
  sysctls: Record<string, string>;
  pretended: Record<string, string>;
  components: Component[];
}

/** The configuration of the node's first process, which starts all others. */
export function nodeConfiguration(node: {
  id: ClusterId;
  names: Names;
  folder: string;
  bin: string;
}): NodeConfiguration {
  const { id, names, folder, bin } = node;
  return {
    hostname: id.name,
    pidFile: join(folder, "node.pid"),
    folder,
    sysctls: { "net/ipv4/ip_forward": "1", "net/bridge/bridge-nf-call-iptables": "1" },
    pretended: KUBELET_SYSCTLS,
    components: components({ node: id.name, address: names.nodeAddress }).map((component) => ({
      ...component,
      command: component.command.map((word, index) =>
        index === 0 && word !== "containerd" ? join(bin, word) : word,
      ),
    })),
  };
}

/**
 * Values that kubelet writes for the whole machine when it finds others
 * (`setupKernelTunables` in its `pkg/kubelet/cm/container_manager_linux.go`).
 */
const KUBELET_SYSCTLS = {
  "vm/overcommit_memory": "1",
  "vm/panic_on_oom": "0",
  "kernel/panic": "10",
  "kernel/panic_on_oops": "1",
  "kernel/keys/root_maxkeys": "1000000",
  "kernel/keys/root_maxbytes": "25000000",
};

const PKI = `${LAB}/pki`;
const ETCD = "127.0.0.1:2379";

/** The components in the order in which they start: the ones after the API server need it. */
export function components(node: { node: string; address: string }): Component[] {
  return [
    { name: "containerd", command: ["containerd", "--config", `${LAB}/containerd.toml`] },
    { name: "etcd", command: etcd(), ready: `tcp://${ETCD}` },
    {
      name: "kube-apiserver",
      command: apiServer(node.address),
      ready: `https://${node.address}:6443/readyz`,
      authority: `${PKI}/ca.crt`,
    },
    { name: "kubelet", command: kubelet(node) },
    { name: "kube-controller-manager", command: controllerManager() },
    { name: "kube-scheduler", command: scheduler() },
    { name: "kube-proxy", command: kubeProxy(node.node) },
    { name: "cloud-controller-manager", command: loadBalancers() },
  ];
}

function etcd(): string[] {
  return flags("etcd", {
    "data-dir": `${LAB}/etcd`,
    "unsafe-no-fsync": "true",
    "log-level": "warn",
    "listen-client-urls": `http://${ETCD}`,
    "advertise-client-urls": `http://${ETCD}`,
    "listen-peer-urls": "http://127.0.0.1:2380",
  });
}

function apiServer(address: string): string[] {
  return flags("kube-apiserver", {
    "etcd-servers": `http://${ETCD}`,
    "advertise-address": address,
    "secure-port": "6443",
    "service-cluster-ip-range": SERVICE_CIDR,
    "authorization-mode": "Node,RBAC",
    "enable-admission-plugins": "NodeRestriction",
    "allow-privileged": "true",
    "client-ca-file": `${PKI}/ca.crt`,
    "tls-cert-file": `${PKI}/apiserver.crt`,
    "tls-private-key-file": `${PKI}/apiserver.key`,
    "kubelet-client-certificate": `${PKI}/apiserver-kubelet.crt`,
    "kubelet-client-key": `${PKI}/apiserver-kubelet.key`,
    "kubelet-preferred-address-types": "InternalIP",
    // Without it every component complains every 20 s.
    "requestheader-client-ca-file": `${PKI}/front-proxy-ca.crt`,
    "requestheader-allowed-names": "front-proxy-client",
    "requestheader-username-headers": "X-Remote-User",
    "requestheader-group-headers": "X-Remote-Group",
    "requestheader-extra-headers-prefix": "X-Remote-Extra-",
    "service-account-issuer": "https://kubernetes.default.svc.cluster.local",
    "service-account-key-file": `${PKI}/service-accounts.pub`,
    "service-account-signing-key-file": `${PKI}/service-accounts.key`,
  });
}

function kubelet(node: { node: string; address: string }): string[] {
  return flags("kubelet", {
    config: `${LAB}/kubelet.yaml`,
    kubeconfig: `${PKI}/kubelet.kubeconfig`,
    "node-ip": node.address,
    "hostname-override": node.node,
    "root-dir": `${LAB}/kubelet`,
  });
}

function controllerManager(): string[] {
  return flags("kube-controller-manager", {
    ...controller("controller-manager"),
    "use-service-account-credentials": "true",
    "service-account-private-key-file": `${PKI}/service-accounts.key`,
    "root-ca-file": `${PKI}/ca.crt`,
    "cluster-signing-cert-file": `${PKI}/ca.crt`,
    "cluster-signing-key-file": `${PKI}/ca.key`,
    "flex-volume-plugin-dir": `${LAB}/kubelet/plugins`,
    // The default of 20 requests a second makes the start of all controllers take 5 s.
    "kube-api-qps": "500",
    "kube-api-burst": "1000",
    "allocate-node-cidrs": "true",
    "cluster-cidr": POD_CIDR,
    "service-cluster-ip-range": SERVICE_CIDR,
  });
}

function scheduler(): string[] {
  return flags("kube-scheduler", controller("scheduler"));
}

function kubeProxy(node: string): string[] {
  return flags("kube-proxy", { config: `${LAB}/kube-proxy.yaml`, "hostname-override": node });
}

/** The service controller that cloud providers run, with a provider that hands out addresses. */
function loadBalancers(): string[] {
  return flags("cloud-controller-manager", {
    ...controller("admin"),
    "cloud-provider": "lab",
    "cloud-config": `${LAB}/cloud.json`,
    "configure-cloud-routes": "false",
  });
}

/** Leader election would only delay the single instance. */
function controller(client: string): Record<string, string> {
  const kubeconfig = `${PKI}/${client}.kubeconfig`;
  return {
    kubeconfig,
    "authentication-kubeconfig": kubeconfig,
    "authorization-kubeconfig": kubeconfig,
    "leader-elect": "false",
  };
}

function flags(program: string, values: Readonly<Record<string, string>>): string[] {
  return [program, ...Object.entries(values).map(([name, value]) => `--${name}=${value}`)];
}
