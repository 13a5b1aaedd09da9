import type { Named, ObjectsOf } from "./objects";
import type { ReferenceGrantSpec } from "../../../kubernetes/types";

/** Who refers, and to what. */
export interface Reference {
  readonly from: { readonly group: string; readonly kind: string; readonly namespace: string };
  readonly to: {
    readonly group: string;
    readonly kind: string;
    readonly namespace: string;
    readonly name: string;
  };
}

export type IsPermitted = (reference: Reference) => boolean;

/**
 * Whether a reference is allowed: inside a namespace always, else by a ReferenceGrant
 * (internal/gatewayapi/helpers.go, isCrossNamespaceReferencePermitted).
 */
export const permissions =
  (objects: ObjectsOf): IsPermitted =>
  ({ from, to }) =>
    from.namespace === to.namespace ||
    objects("ReferenceGrant").some(
      (grant) => grant.namespace === to.namespace && grants(grant, { from, to }),
    );

const grants = ({ spec }: Named<ReferenceGrantSpec>, { from, to }: Reference): boolean =>
  spec.from.some(
    ({ group, kind, namespace }) =>
      group === from.group && kind === from.kind && namespace === from.namespace,
  ) &&
  spec.to.some(
    ({ group, kind, name = "" }) =>
      group === to.group && kind === to.kind && (name === "" || name === to.name),
  );
