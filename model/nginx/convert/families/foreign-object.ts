import type { ReferenceGrantSpec } from "../../../../kubernetes/types";
import { type KubernetesObject, stackLabels } from "../../../kubernetes-object";
import { referenceGrant } from "../../../reference-grant";

/** An object that a policy names, and how the policy names it. */
export interface ForeignObject {
  /** For the reference: the namespace where it is another one. */
  readonly reference: { readonly name: string; readonly namespace?: string };
  /** One ReferenceGrant where it is another namespace, none where it is the policy's own. */
  readonly grants: readonly KubernetesObject<ReferenceGrantSpec>[];
}

/**
 * How a policy refers to a Secret or Service by its name, `namespace/name`. A grant's name says
 * for whom and what for, so that equal needs give equal grants.
 *
 * @param purpose a word for the grant's name, such as `users`.
 */
export const foreignObject = ({
  from,
  to,
  purpose,
  stack,
}: {
  from: { kind: "SecurityPolicy" | "ClientTrafficPolicy"; namespace: string };
  to: { kind: "Secret" | "Service"; name: string };
  purpose: string;
  stack: string;
}): ForeignObject => {
  const { namespace, name } = nameParts(to.name);
  if (namespace === from.namespace) {
    return { reference: { name }, grants: [] };
  }
  const metadata = {
    name: `${from.namespace}.${purpose}.${name}`,
    namespace,
    labels: stackLabels(stack),
  };
  return {
    reference: { name, namespace },
    grants: [referenceGrant({ metadata, from, to: { kind: to.kind, name } })],
  };
};

/** The parts of `namespace/name`. */
export const nameParts = (full: string): { namespace: string; name: string } => {
  const slash = full.indexOf("/");
  return { namespace: full.slice(0, slash), name: full.slice(slash + 1) };
};
