import { readFileSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { execaSync } from "execa";
import { parseAllDocuments } from "yaml";
import { z } from "zod";

import { ENVOY_GATEWAY_VERSION } from "../../versions";
import { customResourceDefinition, type Crd } from "./crd";

const MODULE = `github.com/envoyproxy/gateway@v${ENVOY_GATEWAY_VERSION}`;

/** Where the release's own chart keeps its CRDs: Gateway API (experimental channel) and its own. */
const CRDS_IN_MODULE = "charts/gateway-helm/charts/crds/crds";

const download = z.object({ Dir: z.string().optional(), Error: z.string().optional() });

/** The pinned CRDs cannot be read here; the message says what is missing and what to do. */
export class CrdsUnavailableError extends Error {
  override readonly name = "CrdsUnavailableError";
}

/**
 * The folder of the pinned Envoy Gateway release's Go module, which `go` downloads once, checks
 * against the public checksum database and caches.
 *
 * @throws CrdsUnavailableError when there is no `go`, or it cannot get the module.
 */
export function pinnedModule(): string {
  const { code, failed, stdout, stderr } = execaSync("go", ["mod", "download", "-json", MODULE], {
    cwd: tmpdir(), // outside every Go module, whose settings would apply
    reject: false,
  });
  if (code === "ENOENT") {
    throw new CrdsUnavailableError(
      `The CRDs are read from the Go module ${MODULE}, and there is no \`go\` on PATH. ` +
        "Install Go 1.21 or later, or name a folder with the CRDs: --crds DIR.",
    );
  }
  const answer = stdout ? download.parse(JSON.parse(stdout)) : {};
  if (failed || !answer.Dir) {
    throw new CrdsUnavailableError(
      `\`go mod download ${MODULE}\` failed: ${answer.Error ?? stderr}\n` +
        "Check GOPROXY and the network, or name a folder with the CRDs: --crds DIR.",
    );
  }
  return answer.Dir;
}

function yamlFiles(folder: string): readonly string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new CrdsUnavailableError(
      `${folder} is not a folder: --crds takes one with CRDs as YAML.`,
    );
  }
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.ya?ml$/.test(file))
    .map((file) => path.join(folder, file))
    .sort();
}

function parseFile(file: string): readonly Crd[] {
  return parseAllDocuments(readFileSync(file, "utf8"))
    .map((document) => document.toJS() as unknown)
    .filter((value) => value !== null)
    .map((value) => {
      const parsed = customResourceDefinition.safeParse(value);
      if (!parsed.success) {
        throw new Error(`${file} holds an unusable definition:\n${z.prettifyError(parsed.error)}`);
      }
      return parsed.data;
    });
}

/**
 * All CRDs below a folder, sorted by group, then kind.
 *
 * @param folder Default: that of the pinned module, see {@link pinnedModule}.
 * @throws CrdsUnavailableError when the folder cannot be found or holds no CRD.
 */
export function readCrds(
  folder: string = path.join(pinnedModule(), CRDS_IN_MODULE),
): readonly Crd[] {
  const crds = yamlFiles(folder).flatMap(parseFile);
  if (crds.length === 0) {
    throw new CrdsUnavailableError(`${folder} holds no CustomResourceDefinition in *.yaml.`);
  }
  const key = ({ spec }: Crd) => `${spec.group}/${spec.names.kind}`;
  return crds.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
