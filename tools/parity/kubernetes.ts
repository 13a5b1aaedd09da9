import { PatchStrategy } from "@kubernetes/client-node";
import type { Api } from "../../lab/kubernetes";
import { eventually } from "../../lab/wait";
import type { Manifest } from "./manifests";

const FIELD_MANAGER = "envoy-edge-parity";
const AT_ONCE = 8;

/**
 * Applies objects on the server's side, a few at a time.
 *
 * @returns Objects that the API refuses, each with its reason.
 */
export async function applyAll(api: Api, objects: readonly Manifest[]): Promise<string[]> {
  const refused: string[] = [];
  const waiting = objects.values();
  const worker = async (): Promise<void> => {
    for (const object of waiting) {
      await applyOne(api, object).catch((error: unknown) => {
        refused.push(`${placeOf(object)}: ${reasonOf(error)}`);
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return refused.sort();
}

/** The same for objects of our own, of which none may be refused. @throws Error with all that are. */
export async function applyOwn(api: Api, objects: readonly Manifest[]): Promise<void> {
  const refused = await applyAll(api, objects);
  if (refused.length > 0) {
    throw new Error(`the API refuses:\n${refused.join("\n")}`);
  }
}

const applyOne = (api: Api, object: Manifest) =>
  api.objects.patch(
    object,
    undefined,
    undefined,
    FIELD_MANAGER,
    true,
    PatchStrategy.ServerSideApply,
  );

/** `Kind namespace/name`. */
export const placeOf = ({ kind, metadata: { namespace, name } }: Manifest): string =>
  `${kind} ${namespace === undefined ? name : `${namespace}/${name}`}`;

/** The API's own message, which its client wraps in a text of headers and all. */
function reasonOf(error: unknown): string {
  const body = error instanceof Error && "body" in error ? error.body : undefined;
  if (typeof body === "string") {
    return (JSON.parse(body) as { message?: string }).message ?? body;
  }
  return error instanceof Error ? error.message : String(error);
}

/** Removes a namespace of an earlier run, if there is one, and makes it anew. */
export async function freshNamespace(api: Api, name: string): Promise<void> {
  const present = async () => {
    const { items } = await api.core.listNamespace({ fieldSelector: `metadata.name=${name}` });
    return items.length > 0;
  };
  if (await present()) {
    await api.core.deleteNamespace({ name });
    // Proxies drain for minutes, of which there is no need here.
    await api.core.deleteCollectionNamespacedPod({ namespace: name, gracePeriodSeconds: 0 });
  }
  await eventually({
    what: `the namespace ${name} of an earlier run is gone`,
    seconds: 120,
    probe: async () => !(await present()),
  });
  await applyOwn(api, [{ apiVersion: "v1", kind: "Namespace", metadata: { name } }]);
}

/** The address of a LoadBalancer Service, once it has one. */
export function addressOf(api: Api, service: { namespace: string; name: string }): Promise<string> {
  return eventually({
    what: `the Service ${service.namespace}/${service.name} has an address`,
    seconds: 60,
    probe: async () => {
      const { status } = await api.core.readNamespacedService(service);
      return status?.loadBalancer?.ingress?.[0]?.ip;
    },
  });
}
