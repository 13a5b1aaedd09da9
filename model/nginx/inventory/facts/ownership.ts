import { gunzipSync } from "node:zlib";
import { parseAllDocuments } from "yaml";
import { isMap } from "../objects/is-map";
import type { Metadata, Objects, Read } from "../objects/kinds";
import type { EntryService } from "../schema";

/** The Helm release that owns an object, `namespace/name`, by the annotations that Helm sets. */
export const releaseOf = ({ annotations }: Pick<Metadata, "annotations">): string | undefined => {
  const name = annotations["meta.helm.sh/release-name"];
  const namespace = annotations["meta.helm.sh/release-namespace"];
  return name === undefined || namespace === undefined ? undefined : `${namespace}/${name}`;
};

/** The labels of the Secrets that keep the revisions of a release; they lie in its namespace. */
export const releaseSelector = (release: string): string =>
  `owner=helm,name=${release.slice(release.indexOf("/") + 1)}`;

/** Which tool applies an object from a repository, by the marks that Argo CD and Flux set. */
export const gitopsOf = ({ labels, annotations }: Metadata): EntryService["gitops"] => {
  const application =
    annotations["argocd.argoproj.io/tracking-id"]?.split(":")[0] ??
    labels["argocd.argoproj.io/instance"];
  if (application !== undefined) {
    return { tool: "argocd", name: application };
  }
  for (const kind of ["helm", "kustomize"]) {
    const name = labels[`${kind}.toolkit.fluxcd.io/name`];
    if (name !== undefined) {
      return {
        tool: "flux",
        name: `${labels[`${kind}.toolkit.fluxcd.io/namespace`] ?? ""}/${name}`,
      };
    }
  }
  return undefined;
};

/**
 * The program in the cluster that makes an object and writes back what others change: the owner that
 * controls it, the add-on manager (label of kubernetes/kubernetes, cluster/addons/addon-manager), or the
 * application routing of AKS (label of Azure/aks-app-routing-operator, pkg/manifests).
 */
export const operatorOf = ({
  labels,
  ownerReferences,
}: Pick<Metadata, "labels" | "ownerReferences">): string | undefined => {
  const owner = ownerReferences.find(({ controller }) => controller === true);
  if (owner !== undefined) {
    return `${owner.kind} ${owner.name}`;
  }
  return labels["app.kubernetes.io/managed-by"] === "aks-app-routing-operator"
    ? "the application routing of AKS"
    : labels["addonmanager.kubernetes.io/mode"] === "Reconcile"
      ? "the add-on manager of the cluster"
      : undefined;
};

/**
 * Whether `helm uninstall` keeps an object. Helm asks the manifest that it stored with the release's
 * newest revision, never the live object.
 */
export const resourcePolicyOf = ({
  service,
  release,
  secrets,
}: {
  service: Read<"services">;
  release: string;
  secrets: Objects["secrets"];
}): "keep" | "delete" | "unknown" => {
  const newest = newestRevision({ release, secrets });
  const stored = newest && storedMetadata({ service, manifest: manifestOf(newest) });
  if (stored === undefined) {
    return "unknown";
  }
  const { annotations } = stored;
  return isMap(annotations) && annotations["helm.sh/resource-policy"] === "keep"
    ? "keep"
    : "delete";
};

const newestRevision = ({
  release,
  secrets,
}: {
  release: string;
  secrets: Objects["secrets"];
}): Read<"secrets"> | undefined => {
  const [namespace, name] = release.split("/");
  return secrets
    .filter(
      ({ metadata, type }) =>
        type === "helm.sh/release.v1" &&
        metadata.namespace === namespace &&
        metadata.labels.name === name,
    )
    .sort((a, b) => Number(b.metadata.labels.version) - Number(a.metadata.labels.version))[0];
};

/** Most bytes of a release that are unpacked; Helm itself cannot store more in a Secret. */
const RELEASE_LIMIT = 64 * 1024 * 1024;

/** The manifest of a release: JSON, packed, in base64, in the base64 of the Secret. */
const manifestOf = ({ data }: Read<"secrets">): string | undefined => {
  try {
    const packed = Buffer.from(Buffer.from(data.release ?? "", "base64").toString(), "base64");
    const unpacked = gunzipSync(packed, { maxOutputLength: RELEASE_LIMIT }).toString();
    const release: unknown = JSON.parse(unpacked);
    return isMap(release) && typeof release.manifest === "string" ? release.manifest : undefined;
  } catch {
    return undefined;
  }
};

const storedMetadata = ({
  service,
  manifest = "",
}: {
  service: Read<"services">;
  manifest: string | undefined;
}): Record<string, unknown> | undefined =>
  parseAllDocuments(manifest)
    .map((document) => (document.errors.length === 0 ? (document.toJS() as unknown) : undefined))
    .filter(isMap)
    .filter(({ kind }) => kind === "Service")
    .map(({ metadata }) => metadata)
    .filter(isMap)
    .find(({ name }) => name === service.metadata.name);
