import { parseAllDocuments } from "yaml";

/**
 * Objects of a rendered manifest: names by kind, as in a Release's `resourceNames`:
 * `{ "Deployment.apps/apps/v1": ["edge/gateway"] }`.
 */
export function resourceNames(manifest: string): Record<string, string[]> {
  const names = new Map<string, Set<string>>();
  for (const document of manifest.split(/^---\s*$/m)) {
    const object = identity(document);
    if (object !== undefined) {
      const { apiVersion, kind, name, namespace } = object;
      const group = apiVersion.includes("/")
        ? `.${apiVersion.slice(0, apiVersion.indexOf("/"))}`
        : "";
      const key = `${kind}${group}/${apiVersion}`;
      const full = namespace === undefined ? name : `${namespace}/${name}`;
      names.set(key, (names.get(key) ?? new Set()).add(full));
    }
  }
  return Object.fromEntries([...names].map(([key, set]) => [key, [...set].sort()]));
}

interface Identity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/**
 * Reads only the top-level keys that name the object: a whole CRD takes seconds to parse. `undefined`
 * for an empty document.
 */
function identity(document: string): Identity | undefined {
  const head = topLevel(document, ["apiVersion", "kind", "metadata"]);
  const [parsed] = parseAllDocuments(head);
  const { apiVersion, kind, metadata } = (parsed?.toJS() ?? {}) as {
    apiVersion?: string;
    kind?: string;
    metadata?: { name: string; namespace?: string };
  };
  return apiVersion === undefined || kind === undefined || metadata === undefined
    ? undefined
    : { apiVersion, kind, ...metadata };
}

/** The lines of some top-level keys of a block mapping, with everything below them. */
function topLevel(document: string, keys: readonly string[]): string {
  let inside = false;
  return document
    .split("\n")
    .filter((line) => {
      const key = /^([^\s#:][^:]*):/.exec(line)?.[1];
      if (key !== undefined) {
        inside = keys.includes(key);
      }
      return inside;
    })
    .join("\n");
}
