import type { z } from "zod";
import { toFaults } from "../../../settings/faults";
import { isMap } from "./is-map";
import type { ObjectFault } from "./fault";
import { objectName } from "./fault";
import type { KindName, Objects } from "./kinds";
import { KINDS } from "./kinds";

/** One Kubernetes object as it came, before anything of it is believed; a `List` is several. */
export interface RawObject {
  readonly object: unknown;
  /** Where it stands, such as `web.yaml, document 2`, for messages; absent for a cluster's. */
  readonly place?: string;
}

/**
 * Reads objects of any kinds: those of {@link KINDS} are kept, the others passed over. An object that
 * is there twice is a fault: which one counts would depend on the order of files.
 *
 * @returns what was read, the place of each object by its name, and every fault of what could not be.
 */
export const readObjects = (
  raws: readonly RawObject[],
): { objects: Objects; places: ReadonlyMap<string, string>; faults: ObjectFault[] } => {
  const objects = emptyObjects();
  const faults: ObjectFault[] = [];
  const places = new Map<string, string>();
  for (const raw of raws.flatMap(itemsOf)) {
    const found = readOne(raw);
    if ("fault" in found) {
      faults.push(...found.fault);
    } else if ("name" in found) {
      const { name, identity, value } = found;
      const other = places.get(identity);
      if (other === undefined) {
        places.set(identity, raw.place ?? "the cluster");
        (objects[name] as unknown[]).push(value);
      } else {
        faults.push({
          ...at(raw, identity),
          field: "metadata.name",
          message: `is the name of an object that stands in ${other} too`,
          remedy: "each object once: remove one of them",
        });
      }
    }
  }
  return { objects, places, faults };
};

/** The objects of both. */
export const mergeObjects = (one: Objects, other: Objects): Objects =>
  Object.fromEntries(
    kindNames.map((name) => [name, [...one[name], ...other[name]]]),
  ) as unknown as Objects;

type Found =
  | { name: KindName; identity: string; value: unknown }
  | { fault: ObjectFault[] }
  | { passed: "over" };

const kindNames = Object.keys(KINDS) as KindName[];

const byKind = new Map(kindNames.map((name) => [`${KINDS[name].group} ${KINDS[name].kind}`, name]));

const emptyObjects = (): Objects =>
  Object.fromEntries(kindNames.map((name) => [name, []])) as unknown as Objects;

/** The objects of a list, which may say their kind only as that of the list. */
const itemsOf = (raw: RawObject): RawObject[] => {
  const { object, place } = raw;
  if (!isMap(object) || !Array.isArray(object.items) || !String(object.kind).endsWith("List")) {
    return [raw];
  }
  const kind = String(object.kind).slice(0, -"List".length);
  const shared = kind === "" ? {} : { apiVersion: object.apiVersion, kind };
  return object.items.flatMap((item: unknown, index) =>
    itemsOf({
      object: isMap(item) ? { ...shared, ...item } : item,
      ...(place !== undefined && { place: `${place}, item ${index + 1}` }),
    }),
  );
};

const readOne = (raw: RawObject): Found => {
  const { object } = raw;
  if (!isMap(object) || typeof object.kind !== "string" || typeof object.apiVersion !== "string") {
    return {
      fault: [
        {
          ...at(raw, "object"),
          field: "kind",
          message: "or apiVersion is missing: this is no Kubernetes object",
          remedy: "manifests only; keep other files, such as Helm values, outside the folder",
        },
      ],
    };
  }
  const { kind, apiVersion } = object;
  const name = byKind.get(`${groupOf(apiVersion)} ${kind}`);
  if (name === undefined) {
    return kind === "Ingress" ? { fault: [oldIngress({ raw, apiVersion })] } : { passed: "over" };
  }
  const schema: z.ZodType = KINDS[name].schema;
  const result = schema.safeParse(object);
  if (result.success) {
    return { name, identity: identityOf({ kind, object }), value: result.data };
  }
  return {
    fault: toFaults({ issues: result.error.issues, raw: object, schema }).map(
      ({ path, message, remedy }) => ({
        ...at(raw, identityOf({ kind, object })),
        field: path,
        message,
        // A remedy may repeat the value that stands there.
        remedy: name === "secrets" ? "what the API server takes of a Secret" : remedy,
      }),
    ),
  };
};

const groupOf = (apiVersion: string): string =>
  apiVersion.includes("/") ? apiVersion.slice(0, apiVersion.indexOf("/")) : "";

const CLUSTER_WIDE = new Set([
  "IngressClass",
  "Namespace",
  "ValidatingWebhookConfiguration",
  "CustomResourceDefinition",
  "ClusterIssuer",
]);

const identityOf = ({
  kind,
  object,
}: {
  kind: string;
  object: Record<string, unknown>;
}): string => {
  const metadata = isMap(object.metadata) ? object.metadata : {};
  const name = typeof metadata.name === "string" ? metadata.name : "without a name";
  const namespace = typeof metadata.namespace === "string" ? metadata.namespace : "default";
  return objectName(kind, CLUSTER_WIDE.has(kind) ? { name } : { namespace, name });
};

const oldIngress = ({ raw, apiVersion }: { raw: RawObject; apiVersion: string }): ObjectFault => ({
  ...at(raw, identityOf({ kind: "Ingress", object: raw.object as Record<string, unknown> })),
  field: "apiVersion",
  message: `${apiVersion} has no Ingress that an API server would take`,
  remedy: "networking.k8s.io/v1",
});

const at = ({ place }: RawObject, object: string) => ({
  object,
  ...(place !== undefined && { place }),
});
