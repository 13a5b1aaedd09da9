import { mkdir, readFile, readdir, readlink, rename, rm, stat } from "node:fs/promises";
import { join, relative } from "node:path";

import { cacheDirectory } from "../environment";
import { exists } from "../files";
import { folderHash, shortHash } from "../hash";
import { writeImage, type ImageEntry } from "../image/archive";
import { withLock } from "../lock";
import { goModule } from "../toolchain/go";
import {
  INGRESS_NGINX_IMAGE_DIGEST,
  INGRESS_NGINX_RELEASE,
  INGRESS_NGINX_VERSION,
} from "../versions";
import { NO_MIRROR, debianMirror, unpackDebian } from "./debian";
import { LUA_LIBRARIES, adaptTemplate } from "./template";

/** The image under the name and the digest by which the stock chart asks for it; the content is ours. */
export const IMAGE = {
  name: `registry.k8s.io/ingress-nginx/controller:v${INGRESS_NGINX_RELEASE}`,
  alias: `registry.k8s.io/ingress-nginx/controller@${INGRESS_NGINX_IMAGE_DIGEST}`,
} as const;

/** Programs of the toolchain that are in the image. */
export const PROGRAMS = ["nginx-ingress-controller", "wait-shutdown"] as const;

/** The Debian release whose nginx is nearest to upstream's 1.25.5: nginx 1.26, lua-nginx 0.10.28. */
const RELEASE = "trixie";

const PACKAGES = [
  "nginx",
  "libnginx-mod-http-brotli-filter",
  "libnginx-mod-http-brotli-static",
  "libnginx-mod-http-headers-more-filter",
  "libnginx-mod-http-lua",
  "libnginx-mod-http-ndk",
  "libnginx-mod-http-set-misc",
  "libnginx-mod-http-subs-filter",
  "libnginx-mod-stream",
  "lua-cjson",
  "lua-nginx-cookie",
  "lua-nginx-dns",
  "lua-nginx-string",
  "lua-resty-core",
  "lua-resty-lrucache",
  "busybox-static",
  "ca-certificates",
  "dumb-init",
];

/** The module that has the controller, its template, its Lua and its chart: its folder. */
export const ingressNginxModule = (): Promise<string> =>
  goModule(`k8s.io/ingress-nginx@v${INGRESS_NGINX_VERSION}`);

/**
 * Builds the image of the ingress-nginx controller, once: the controller with its own template and
 * Lua, on Debian's nginx. What differs from upstream's image is in docs/lab-ingress-nginx.md.
 *
 * @param task.bin The folder of the toolchain's programs.
 * @returns A docker-archive.
 */
export async function ingressNginxImage(task: {
  bin: string;
  signal: AbortSignal;
}): Promise<string> {
  const folder = await place();
  await withLock(folder, async () => {
    if (!(await exists(folder))) {
      await build({ ...task, folder });
    }
  });
  return join(folder, "image.tar");
}

/** Why the image cannot be had on this machine, with the remedy; nothing when it can. */
export async function imageObstacle(): Promise<string | undefined> {
  const possible = (await exists(await place())) || (await debianMirror()) !== undefined;
  return possible ? undefined : NO_MIRROR;
}

const place = async (): Promise<string> =>
  join(cacheDirectory(), "images", `ingress-nginx-${await key()}`);

/** Everything of this project that goes into the image; Debian's packages are those of the day. */
async function key(): Promise<string> {
  const sources = await folderHash(__dirname);
  return shortHash(JSON.stringify({ sources, INGRESS_NGINX_VERSION, arch: process.arch }));
}

async function build(task: { bin: string; folder: string; signal: AbortSignal }): Promise<void> {
  const { bin, folder, signal } = task;
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  const [root, work] = [join(partial, "root"), join(partial, "debian")];
  await mkdir(partial, { recursive: true });
  await unpackDebian({ release: RELEASE, packages: PACKAGES, root, work, signal });
  await writeImage({
    file: join(partial, "image.tar"),
    names: [IMAGE.name],
    config: {
      Entrypoint: ["/usr/bin/dumb-init", "--"],
      Cmd: ["/nginx-ingress-controller"],
      Env: ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
      User: `${OWNER.uid}:${OWNER.gid}`,
      WorkingDir: "/etc/nginx",
    },
    entries: last([
      ...(await filesOf(root)).filter(({ path }) => !UNUSED.test(path)),
      ...SYSTEM,
      ...PROGRAMS.map((name): ImageEntry => ({
        kind: "file",
        path: `/${name}`,
        from: join(bin, name),
      })),
      ...(await configuration()),
      ...(await filesOf(join(__dirname, "lua"), LUA_LIBRARIES)),
    ]).map(owned),
  });
  await Promise.all([root, work].map((each) => rm(each, { recursive: true })));
  await rename(partial, folder);
}

/** Debian's own servers and modules of nginx, and what nobody reads there. */
const UNUSED =
  /^\/(etc\/nginx\/(conf\.d|(sites|modules)-\w+|snippets)|usr\/share\/(doc|man|locale|lintian|vim|bug|apport|debconf|perl5)|var\/lib\/(apt|dpkg)|var\/cache)\//;

/** Who runs the controller in upstream's image, and folders that it writes to. */
const OWNER = { uid: 101, gid: 82 } as const;
const WRITTEN = [
  "/etc/ingress-controller/auth",
  "/etc/ingress-controller/geoip",
  "/etc/ingress-controller/ssl",
  "/etc/ingress-controller/telemetry",
  "/etc/nginx",
  "/tmp/nginx",
  "/var/lib/nginx",
  "/var/log/nginx",
];

/** Commands that the controller runs. */
const APPLETS = ["sh", "cat", "diff", "ls", "pgrep", "pkill", "test", "wc"];

const link = (path: string, target: string): ImageEntry => ({ kind: "link", path, target });

/** What upstream's image has in other places, and a system's files. */
const SYSTEM: readonly ImageEntry[] = [
  link("/bin", "usr/bin"),
  link("/sbin", "usr/sbin"),
  link("/lib", "usr/lib"),
  link("/lib64", "usr/lib64"),
  ...APPLETS.map((applet) => link(`/usr/bin/${applet}`, "busybox")),
  // `wait-shutdown` runs pkill by it.
  { kind: "text", path: "/usr/bin/bash", text: '#!/bin/sh\nexec /bin/sh "$@"\n', mode: 0o755 },
  link("/usr/bin/nginx", "../sbin/nginx"),
  link("/etc/nginx/modules", "/usr/lib/nginx/modules"),
  link("/var/log/nginx/access.log", "/dev/stdout"),
  link("/var/log/nginx/error.log", "/dev/stderr"),
  {
    kind: "text",
    path: "/etc/passwd",
    text: `root:x:0:0:root:/root:/bin/sh\nwww-data:x:${OWNER.uid}:${OWNER.gid}:www-data:/var/www:/bin/sh\n`,
  },
  { kind: "text", path: "/etc/group", text: `root:x:0:\nwww-data:x:${OWNER.gid}:\n` },
  { kind: "text", path: "/etc/nsswitch.conf", text: "hosts: files dns\n" },
  {
    kind: "file",
    path: "/etc/ssl/certs/ca-certificates.crt",
    from: "/etc/ssl/certs/ca-certificates.crt",
  },
  { kind: "folder", path: "/tmp", mode: 0o1777 },
  ...WRITTEN.map((path): ImageEntry => ({ kind: "folder", path, mode: 0o755 })),
];

/** The controller's own configuration: its template, adapted, and its Lua as it is. */
async function configuration(): Promise<ImageEntry[]> {
  const etc = join(await ingressNginxModule(), "rootfs", "etc");
  const template = "/etc/nginx/template/nginx.tmpl";
  const adapted = adaptTemplate(await readFile(join(etc, "nginx/template/nginx.tmpl"), "utf8"));
  return [...(await filesOf(etc, "/etc")), { kind: "text", path: template, text: adapted }];
}

/** Files, links and folders below a folder, as they shall be in the image below `place`. */
async function filesOf(folder: string, place = ""): Promise<ImageEntry[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    found.map(async (entry): Promise<ImageEntry> => {
      const from = join(entry.parentPath, entry.name);
      const path = `${place}/${relative(folder, from)}`;
      if (entry.isSymbolicLink()) {
        return link(path, await readlink(from));
      }
      return entry.isDirectory()
        ? { kind: "folder", path, mode: (await stat(from)).mode & 0o7777 }
        : { kind: "file", path, from };
    }),
  );
}

/** Of several entries for a path the last one. */
const last = (entries: readonly ImageEntry[]): ImageEntry[] => [
  ...new Map(entries.map((entry) => [entry.path, entry])).values(),
];

function owned(entry: ImageEntry): ImageEntry {
  const written = WRITTEN.some(
    (folder) => entry.path === folder || entry.path.startsWith(`${folder}/`),
  );
  return written ? { ...entry, owner: OWNER } : entry;
}
