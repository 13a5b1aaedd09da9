import { z } from "zod";
import type { Permission } from "../../model/preflight/observation";
import { ApiError } from "../connection";
import type { Connection } from "../connection";
import { METADATA_ONLY, listAll } from "../list";
import type { ListProgress } from "../list";
import { CONFIG_MAPS, LISTED, SECRETS, apiVersionOf, pathOf } from "./resources";
import type { Resource } from "./resources";

/** Hears how far each kind was read, such as `Ingress`. */
export type OnRead = (kind: string, progress: ListProgress) => void;

/** A Kubernetes object as the API server gave it. */
export type ApiObject = Readonly<Record<string, unknown>>;

/** The version of the API server, such as `v1.35.4`. */
export async function readVersion(connection: Connection): Promise<string> {
  const answer = await connection.send({ path: "/version" });
  return z.object({ gitVersion: z.string() }).parse(answer).gitVersion;
}

/** Lists every kind of {@link LISTED} but those that may not be listed, page by page. */
export async function readLists({
  connection,
  denied,
  onRead,
}: {
  connection: Connection;
  denied: readonly Permission[];
  onRead: OnRead;
}): Promise<ApiObject[]> {
  const allowed = LISTED.filter(
    ({ group, resource }) =>
      !denied.some((each) => each.group === group && each.resource === resource),
  );
  const lists = await Promise.all(
    allowed.map(async (resource) => {
      const items = await listAll({
        connection,
        path: pathOf(resource),
        ...(resource.of === "metadata" && { accept: METADATA_ONLY }),
        onPage: (progress) => onRead(resource.kind, progress),
      });
      return items.map((item) => identified(resource, item));
    }),
  );
  return lists.flat();
}

/** Names of objects to read one by one, each `namespace/name`. */
export interface ReadNamed {
  readonly configMaps: readonly string[];
  readonly secrets: readonly string[];
  readonly releases: readonly string[];
}

/** Reads objects by name, a few at a time; what does not exist is passed over. */
export async function readNamed({
  connection,
  named,
  releaseSelector,
  onRead,
}: {
  connection: Connection;
  named: ReadNamed;
  /** Label selector of the Secrets of a Helm release. */
  releaseSelector: (release: string) => string;
  onRead: OnRead;
}): Promise<ApiObject[]> {
  const revisions = await Promise.all(
    named.releases.map((release) =>
      newestRevision({ connection, release, selector: releaseSelector(release) }),
    ),
  );
  const wanted = [
    ...named.configMaps.map((key) => ({ resource: CONFIG_MAPS, key })),
    ...[...named.secrets, ...revisions.flat()].map((key) => ({ resource: SECRETS, key })),
  ];
  const found: ApiObject[] = [];
  const waiting = wanted.values();
  const worker = async (): Promise<void> => {
    for (const { resource, key } of waiting) {
      found.push(...(await readOne({ connection, resource, key })));
      onRead("ConfigMaps and Secrets", { read: found.length, total: wanted.length });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return found;
}

/** Requests under way at a time for objects read by name. */
const AT_ONCE = 8;

const revisionSchema = z.object({
  metadata: z.object({ name: z.string(), labels: z.object({ version: z.coerce.number() }) }),
});

async function newestRevision({
  connection,
  release,
  selector,
}: {
  connection: Connection;
  release: string;
  selector: string;
}): Promise<string[]> {
  const namespace = release.slice(0, release.indexOf("/"));
  const items = await listAll({
    connection,
    path: `${pathOf(SECRETS, namespace)}?labelSelector=${encodeURIComponent(selector)}`,
    accept: METADATA_ONLY,
  });
  const [newest] = items
    .map((item) => revisionSchema.parse(item).metadata)
    .sort((a, b) => b.labels.version - a.labels.version);
  return newest === undefined ? [] : [`${namespace}/${newest.name}`];
}

async function readOne({
  connection,
  resource,
  key,
}: {
  connection: Connection;
  resource: Resource;
  key: string;
}): Promise<ApiObject[]> {
  const [namespace = "", name = ""] = key.split("/");
  try {
    const object = await connection.send({
      path: `${pathOf(resource, namespace)}/${encodeURIComponent(name)}`,
    });
    return [identified(resource, object)];
  } catch (error) {
    // A reference may lead to nothing (404), or have a name that no object can have (400).
    if (error instanceof ApiError && (error.status === 404 || error.status === 400)) {
      return [];
    }
    throw error;
  }
}

/** Items of a list do not say what they are, and metadata-only ones say that they are metadata. */
const identified = (resource: Resource, object: unknown): ApiObject => ({
  ...z.looseObject({}).parse(object),
  apiVersion: apiVersionOf(resource),
  kind: resource.kind,
});
