import * as k8s from "@pulumi/kubernetes";
import type { KubernetesObject } from "../model/kubernetes-object";

/** The namespaces that the stack owns, by name. */
export function createNamespaces(
  objects: readonly KubernetesObject[],
): Readonly<Record<string, k8s.core.v1.Namespace>> {
  return Object.fromEntries(
    objects.map(({ metadata }) => [
      metadata.name,
      new k8s.core.v1.Namespace(metadata.name, { metadata }),
    ]),
  );
}

/** The namespace of that name, if the stack owns it: what lives in it depends on it. */
export function own(
  namespaces: Readonly<Record<string, k8s.core.v1.Namespace>>,
  name: string,
): k8s.core.v1.Namespace[] {
  const namespace = namespaces[name];
  return namespace === undefined ? [] : [namespace];
}
