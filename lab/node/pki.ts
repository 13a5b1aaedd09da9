import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { command } from "../command";
import { KUBERNETES_ADDRESS } from "./names";

/** A certificate signed by the cluster's authority. */
interface Certificate {
  file: string;
  subject: string;
  usage: "serverAuth" | "clientAuth";
  names?: readonly string[];
}

/** Who talks to the API server with a kubeconfig of its own. */
const CLIENTS = {
  admin: "/O=system:masters/CN=admin",
  "controller-manager": "/CN=system:kube-controller-manager",
  scheduler: "/CN=system:kube-scheduler",
  proxy: "/CN=system:kube-proxy",
  kubelet: "",
} as const;

/** A client's name: its kubeconfig is `<client>.kubeconfig`. */
export type Client = keyof typeof CLIENTS;

/**
 * Writes authorities, certificates, keys and kubeconfigs of a cluster into a folder: `ca`,
 * `front-proxy-ca`, `apiserver`, `apiserver-kubelet` (`.crt`, `.key`), `service-accounts.key` and
 * `.pub`, and `<client>.kubeconfig`. All are valid for a year.
 *
 * @param task.node The node's name.
 * @param task.address The API server's address.
 */
export async function writePki(task: {
  folder: string;
  node: string;
  address: string;
}): Promise<void> {
  const { folder, node, address } = task;
  const subjects = { ...CLIENTS, kubelet: `/O=system:nodes/CN=system:node:${node}` };
  await Promise.all(["ca", "front-proxy-ca"].map((file) => authority({ folder, file })));
  const certificates: Certificate[] = [
    {
      file: "apiserver",
      subject: "/CN=kube-apiserver",
      usage: "serverAuth",
      names: [...API_SERVER_NAMES, `IP:${address}`],
    },
    {
      file: "apiserver-kubelet",
      subject: "/O=system:masters/CN=apiserver-kubelet",
      usage: "clientAuth",
    },
    ...Object.entries(subjects).map(([file, subject]): Certificate => ({
      file,
      subject,
      usage: "clientAuth",
    })),
  ];
  await Promise.all([
    ...certificates.map((certificate) => sign({ folder, certificate })),
    serviceAccountKeys(folder),
  ]);
  await Promise.all(
    Object.keys(subjects).map((client) => writeKubeconfig({ folder, client, node, address })),
  );
}

const API_SERVER_NAMES = [
  "DNS:kubernetes",
  "DNS:kubernetes.default",
  "DNS:kubernetes.default.svc",
  "DNS:kubernetes.default.svc.cluster.local",
  "DNS:localhost",
  "IP:127.0.0.1",
  `IP:${KUBERNETES_ADDRESS}`,
];

const NEW_KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc"];

async function authority(task: { folder: string; file: string }): Promise<void> {
  await openssl(task.folder, [
    ...["req", "-x509", ...NEW_KEY, "-days", "365", "-subj", `/CN=lab-${task.file}`],
    ...["-keyout", `${task.file}.key`, "-out", `${task.file}.crt`],
  ]);
}

async function sign(task: { folder: string; certificate: Certificate }): Promise<void> {
  const { file, subject, usage, names } = task.certificate;
  const extensions = [
    "basicConstraints=critical,CA:FALSE",
    "keyUsage=critical,digitalSignature",
    `extendedKeyUsage=${usage}`,
    ...(names === undefined ? [] : [`subjectAltName=${names.join(",")}`]),
  ];
  await openssl(task.folder, [
    ...["req", "-x509", ...NEW_KEY, "-days", "365", "-subj", subject],
    ...["-CA", "ca.crt", "-CAkey", "ca.key"],
    ...extensions.flatMap((extension) => ["-addext", extension]),
    ...["-keyout", `${file}.key`, "-out", `${file}.crt`],
  ]);
}

async function serviceAccountKeys(folder: string): Promise<void> {
  const [key, publicKey] = ["service-accounts.key", "service-accounts.pub"];
  await openssl(folder, ["genpkey", "-algorithm", "RSA", "-out", key]);
  await openssl(folder, ["pkey", "-in", key, "-pubout", "-out", publicKey]);
}

async function openssl(folder: string, parameters: readonly string[]): Promise<void> {
  await command(["openssl", ...parameters], { cwd: folder });
}

/** A kubeconfig with everything in it, as JSON, which is YAML too. */
async function writeKubeconfig(task: {
  folder: string;
  client: string;
  node: string;
  address: string;
}): Promise<void> {
  const { folder, client, node, address } = task;
  const data = (file: string) => readFile(join(folder, file), "base64");
  const kubeconfig = {
    apiVersion: "v1",
    kind: "Config",
    clusters: [
      {
        name: node,
        cluster: {
          server: `https://${address}:6443`,
          "certificate-authority-data": await data("ca.crt"),
        },
      },
    ],
    users: [
      {
        name: client,
        user: {
          "client-certificate-data": await data(`${client}.crt`),
          "client-key-data": await data(`${client}.key`),
        },
      },
    ],
    contexts: [{ name: node, context: { cluster: node, user: client } }],
    "current-context": node,
  };
  await writeFile(join(folder, `${client}.kubeconfig`), JSON.stringify(kubeconfig, undefined, 2), {
    mode: 0o600,
  });
}
