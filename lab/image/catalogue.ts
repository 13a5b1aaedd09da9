import { ENVOY_GATEWAY_VERSION, ENVOY_VERSION } from "../../versions";
import {
  BUSYBOX_VERSION,
  COREDNS_VERSION,
  ECHO_TAG,
  ECHO_VERSION,
  ENVOY_IMAGE_DIGEST,
  PAUSE_VERSION,
} from "../versions";
import type { Binary } from "../toolchain";
import type { ImageConfig, ImageEntry } from "./archive";

/** An image of the lab: a few programs and nothing else, under the name by which it is asked for. */
export interface Image {
  name: string;
  /** Another name of the same image: with the version it was built from, or with the digest of the published one, whose content ours is not. */
  alias?: string;
  config: ImageConfig;
  /** Programs of the toolchain: path in the image → program. */
  programs: Readonly<Record<string, Binary>>;
  /** Programs of this machine: path in the image → program. */
  hostPrograms?: Readonly<Record<string, string>>;
  /** Whatever else is in it. */
  entries?: readonly ImageEntry[];
}

const PATH = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
const NON_ROOT = "65532:65532";

/** What programs expect of a system: user names, name resolution, certificate authorities, /tmp. */
const SYSTEM: readonly ImageEntry[] = [
  {
    kind: "text",
    path: "/etc/passwd",
    text: "root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n",
  },
  { kind: "text", path: "/etc/group", text: "root:x:0:\nnonroot:x:65532:\n" },
  { kind: "text", path: "/etc/nsswitch.conf", text: "hosts: files dns\n" },
  {
    kind: "file",
    path: "/etc/ssl/certs/ca-certificates.crt",
    from: "/etc/ssl/certs/ca-certificates.crt",
  },
  { kind: "folder", path: "/tmp", mode: 0o1777 },
];

/** Commands of busybox that the client image offers by name. */
const APPLETS = ["sh", "cat", "echo", "env", "grep", "hostname", "ls", "nslookup", "sleep", "true"];

/** Every image that the node has; it can get no other. */
export const IMAGES: readonly Image[] = [
  {
    name: `registry.k8s.io/pause:${PAUSE_VERSION}`,
    config: { Entrypoint: ["/pause"], User: "65535:65535" },
    programs: { "/pause": "pause" },
  },
  {
    name: `registry.k8s.io/coredns/coredns:v${COREDNS_VERSION}`,
    config: { Entrypoint: ["/coredns"], User: NON_ROOT },
    programs: { "/coredns": "coredns" },
    entries: SYSTEM,
  },
  {
    name: `docker.io/envoyproxy/gateway:v${ENVOY_GATEWAY_VERSION}`,
    config: { Entrypoint: ["/usr/local/bin/envoy-gateway"], User: NON_ROOT, Env: [PATH] },
    programs: { "/usr/local/bin/envoy-gateway": "envoy-gateway" },
    entries: [...SYSTEM, { kind: "folder", path: "/var/lib/eg", mode: 0o777 }],
  },
  {
    name: `docker.io/envoyproxy/envoy:distroless-v${ENVOY_VERSION}`,
    alias: `docker.io/envoyproxy/envoy@${ENVOY_IMAGE_DIGEST}`,
    config: { Entrypoint: ["/usr/local/bin/envoy"], User: NON_ROOT, Env: [PATH] },
    programs: { "/usr/local/bin/envoy": "envoy" },
    entries: SYSTEM,
  },
  {
    name: `registry.k8s.io/gateway-api/echo-basic:${ECHO_TAG}`,
    alias: `registry.k8s.io/gateway-api/echo-basic:v${ECHO_VERSION}`,
    config: { Entrypoint: ["/echo-basic"], User: NON_ROOT },
    programs: { "/echo-basic": "echo-basic" },
    entries: SYSTEM,
  },
  {
    name: `docker.io/library/busybox:${BUSYBOX_VERSION}`,
    config: { Cmd: ["sh"], Env: [PATH] },
    programs: {},
    hostPrograms: { "/bin/busybox": "busybox", "/usr/bin/curl": "curl" },
    entries: [
      ...SYSTEM,
      ...APPLETS.map((applet): ImageEntry => ({
        kind: "link",
        path: `/bin/${applet}`,
        target: "busybox",
      })),
    ],
  },
];
