import type { Permission } from "../../model/preflight/observation";
import { CONFIG_MAPS, LISTED, SECRETS } from "./resources";
import type { Resource } from "./resources";

/** The rights that reading an inventory needs; docs/inventory-rbac.yaml grants exactly these. */
export const inventoryPermissions = ({
  secrets,
}: {
  secrets: "facts" | "left out";
}): Permission[] => [
  ...LISTED.map((resource) => right("list", resource)),
  right("get", CONFIG_MAPS),
  ...(secrets === "facts" ? [right("get", SECRETS)] : []),
];

/**
 * The right to find the newest revision of a Helm release, which lies in a Secret of its namespace: like
 * the next it is needed in a namespace only.
 */
export const releasePermission = (namespace: string): Permission => ({
  ...right("list", SECRETS),
  namespace,
});

/** The right to find the markers of migrations in the controller's namespace. */
export const markerPermission = (namespace: string): Permission => ({
  ...right("list", CONFIG_MAPS),
  namespace,
});

const right = (verb: "get" | "list", { group, resource }: Resource): Permission => ({
  verb,
  group,
  resource,
});
