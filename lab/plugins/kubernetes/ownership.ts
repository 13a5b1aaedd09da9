/**
 * Field ownership in server-side apply: who owns a field decides whether an update conflicts.
 * Behaviour: ssaUpdate, patchForce and fixCSAFieldManagers in the official plugin's await.go.
 */
import { randomBytes } from "node:crypto";
import { isObject, type Properties, type Value } from "../engine/values";
import { metadata } from "./objects";
import type { Path } from "../engine/paths";

/** One entry of metadata.managedFields. `fieldsV1` is a tree with keys such as `f:spec` and `k:{…}`. */
export interface ManagedFields {
  readonly manager: string;
  readonly operation: "Apply" | "Update";
  readonly apiVersion: string;
  readonly time?: string;
  readonly subresource?: string;
  readonly fieldsType?: string;
  readonly fieldsV1?: FieldTree;
}
interface FieldTree {
  readonly [key: string]: FieldTree;
}

/** Manager of every object that this plugin creates: a create is a plain POST. */
export const CREATOR = "pulumi-kubernetes";

/** Manager of a resource's updates: another one for every resource, kept in its state. */
export const newFieldManager = (): string => `${CREATOR}-${randomBytes(4).toString("hex")}`;

/** Managers whose fields an update takes over without a conflict. Names are prefixes. */
const TAKEN_OVER = [
  { manager: "kubectl", operation: "Apply" },
  { manager: "kubectl", operation: "Update" },
  { manager: "before-first-apply", operation: "Update" },
  { manager: CREATOR, operation: "Update" },
  { manager: "pulumi-resource-kubernetes", operation: "Update" },
];

/** Managers of a preview that is forced because the real update takes their fields over first. */
const FORCED_IN_PREVIEW = new Set([CREATOR, `${CREATOR}.exe`, "pulumi-resource-kubernetes"]);

export const managedFields = (live: Properties): ManagedFields[] =>
  (metadata(live).managedFields ?? []) as unknown as ManagedFields[];

/**
 * The object's owners after `fieldManager` took over what kubectl and this plugin's creates own;
 * `undefined` when there is nothing to take over.
 */
export function takeOver(
  owners: readonly ManagedFields[],
  fieldManager: string,
): ManagedFields[] | undefined {
  const ours = owners.filter((entry) => isApplyOf(entry, fieldManager));
  const taken = owners.filter((entry) => !ours.includes(entry) && isTakenOver(entry));
  const [first, ...rest] = [...ours, ...taken];
  if (taken.length === 0 || first === undefined) {
    return undefined;
  }
  const merged: ManagedFields = {
    ...first,
    manager: fieldManager,
    operation: "Apply",
    fieldsV1: rest.reduce(
      (fields, entry) => union(fields, entry.fieldsV1 ?? {}),
      first.fieldsV1 ?? {},
    ),
  };
  return [...owners.filter((entry) => !ours.includes(entry) && !taken.includes(entry)), merged];
}

const isApplyOf = (entry: ManagedFields, manager: string): boolean =>
  entry.manager === manager && entry.operation === "Apply";

const isTakenOver = (entry: ManagedFields): boolean =>
  (entry.subresource ?? "") === "" &&
  TAKEN_OVER.some(
    ({ manager, operation }) => entry.manager.startsWith(manager) && entry.operation === operation,
  );

function union(left: FieldTree, right: FieldTree): FieldTree {
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return Object.fromEntries(keys.map((key) => [key, union(left[key] ?? {}, right[key] ?? {})]));
}

/** Whether an update overrides other owners of its fields instead of failing with a conflict. */
export function forces(options: {
  readonly live: Properties;
  readonly preview: boolean;
  /** The object's `pulumi.com/patchForce` or the provider's `enablePatchForce`. */
  readonly asked: boolean;
}): boolean {
  const owners = managedFields(options.live);
  return (
    options.asked ||
    owners.length === 0 ||
    (options.preview &&
      owners.some((entry) => entry.operation === "Update" && FORCED_IN_PREVIEW.has(entry.manager)))
  );
}

/**
 * The object to apply when some of its fields are to be ignored: a field of another owner is left
 * out, so that it stays theirs; any other one gets the value it has, so that it is not removed.
 */
export function leaveAlone(options: {
  readonly object: Properties;
  readonly live: Properties;
  readonly fieldManager: string;
  readonly ignored: readonly Path[];
}): Properties {
  const owners = managedFields(options.live);
  const ours = owners.filter((entry) => entry.manager === options.fieldManager);
  const theirs = owners.filter((entry) => entry.manager !== options.fieldManager);
  return options.ignored.reduce((object, path) => {
    if (theirs.some((entry) => owns(entry, path)) && !ours.some((entry) => owns(entry, path))) {
      return setAt(object, path, undefined) as Properties;
    }
    const value = valueAt(options.live, path);
    return value === undefined ? object : (setAt(object, path, value) as Properties);
  }, options.object);
}

/** Whether the entry owns the field itself, or something in it. Lists are owned by key: not looked into. */
function owns({ fieldsV1 }: ManagedFields, path: Path): boolean {
  let tree = fieldsV1;
  for (const part of path) {
    tree = tree?.[`f:${part}`];
  }
  return tree !== undefined;
}

function valueAt(value: Value | undefined, path: Path): Value | undefined {
  const [first, ...rest] = path;
  if (first === undefined) {
    return value;
  }
  return isObject(value) || Array.isArray(value)
    ? valueAt((value as Properties)[first], rest)
    : undefined;
}

/** Copy with another value at the path; `undefined` removes. A path that leads nowhere changes nothing. */
function setAt(value: Value | undefined, path: Path, part: Value | undefined): Value | undefined {
  const [first, ...rest] = path;
  if (first === undefined) {
    return part;
  }
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === first ? (setAt(item, rest, part) ?? null) : item));
  }
  if (!isObject(value)) {
    return part === undefined ? value : setAt({}, path, part);
  }
  const { [first]: old, ...others } = value;
  const changed = setAt(old, rest, part);
  return changed === undefined ? others : { ...others, [first]: changed };
}

/** Minimal object that, applied, gives up all fields of a manager. */
export function identityOnly(object: Properties): Properties {
  const { name, namespace } = metadata(object);
  return {
    apiVersion: object.apiVersion ?? null,
    kind: object.kind ?? null,
    metadata: { name: name ?? null, ...(namespace === undefined ? {} : { namespace }) },
  };
}
