import type { ResourceId } from "../engine/provider";
import type { Properties } from "../engine/values";
import { isNotFound, type Api } from "./api";
import { apiVersionOf, kindOf, namespaceOf } from "./objects";

/** Where objects of a kind live on the API server. */
export interface Kind {
  readonly namespaced: boolean;
  /** Path of the collection, or of one object when `name` is given. */
  path(place: { namespace: string; name?: string }): string;
}

/** Kinds that the API server serves, asked for once. */
export interface Kinds {
  /** `undefined` while the server does not know the kind, for example before its CRD. */
  find(object: { apiVersion: string; kind: string }): Promise<Kind | undefined>;
}

export function discoverKinds(api: Api): Kinds {
  const known = new Map<string, Kind>();

  const load = async (apiVersion: string): Promise<void> => {
    const base = `/${apiVersion.includes("/") ? "apis" : "api"}/${apiVersion}`;
    const list = (await api({ method: "GET", path: base })) as unknown as {
      resources?: { name: string; kind: string; namespaced: boolean }[];
    };
    for (const { name, kind, namespaced } of list.resources ?? []) {
      if (!name.includes("/")) {
        known.set(`${apiVersion}/${kind}`, kindAt({ base, plural: name, namespaced }));
      }
    }
  };

  return {
    async find({ apiVersion, kind }) {
      const key = `${apiVersion}/${kind}`;
      if (!known.has(key)) {
        await load(apiVersion).catch((error: unknown) => {
          if (!isNotFound(error)) {
            throw error;
          }
        });
      }
      return known.get(key);
    },
  };
}

function kindAt(at: { base: string; plural: string; namespaced: boolean }): Kind {
  return {
    namespaced: at.namespaced,
    path: ({ namespace, name }) =>
      [
        at.base,
        ...(at.namespaced ? ["namespaces", encodeURIComponent(namespace)] : []),
        at.plural,
        ...(name === undefined ? [] : [encodeURIComponent(name)]),
      ].join("/"),
  };
}

/** Kind of a type token: `kubernetes:apps/v1:Deployment`; `core` stands for the group without a name. */
export function kindOfType({ type }: ResourceId): { apiVersion: string; kind: string } {
  const [, groupVersion = "", kind = ""] = type.split(":");
  return { apiVersion: groupVersion.replace(/^core\//, ""), kind };
}

/** Patch kinds are the SDK's; the API server knows none. */
export const isPatch = (resource: ResourceId, object: Properties): boolean =>
  resource.type.endsWith("Patch") && !kindOf(object).endsWith("Patch");

export const kindNames = (object: Properties) => ({
  apiVersion: apiVersionOf(object),
  kind: kindOf(object),
});

const BUILT_IN_GROUPS = new Set(
  "admissionregistration apiextensions apiregistration authentication authorization certificates coordination discovery events flowcontrol.apiserver internal.apiserver networking node rbac.authorization resource scheduling storage storagemigration"
    .split(" ")
    .map((group) => `${group}.k8s.io`),
);

/** Whether the kind comes with Kubernetes, so that the official plugin has its schema. */
export function isBuiltIn(apiVersion: string): boolean {
  const group = apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";
  return !group.includes(".") || BUILT_IN_GROUPS.has(group);
}

/** Namespace that a request for this object uses. */
export const namespaceIn = (object: Properties, fallback: string): string =>
  namespaceOf(object) || fallback;
