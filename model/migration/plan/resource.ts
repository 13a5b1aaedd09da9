import type { KubernetesObject } from "../../kubernetes-object";
import type { Group, Manifest, PlannedResource } from "./migration-plan";

/** Annotation with which Pulumi does not wait until an object is as it takes for ready. */
export const SKIP_AWAIT: Readonly<Record<string, string>> = { "pulumi.com/skipAwait": "true" };

/** An object of ours in its group: it may be deleted, and is deleted when the program lets it go. */
export const created = (
  group: Group,
  object: KubernetesObject | Manifest,
  { protect = false, retain = false }: Partial<Pick<PlannedResource, "protect" | "retain">> = {},
): PlannedResource => ({
  group,
  object: object as Manifest,
  mechanism: "create",
  protect,
  retain,
});

/** Fields of an object that is not ours; it stays as it is when the program lets it go. */
export const patched = (group: Group, object: Manifest): PlannedResource => ({
  group,
  object,
  mechanism: "patch",
  protect: false,
  retain: true,
});
