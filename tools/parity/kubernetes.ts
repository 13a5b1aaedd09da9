import { PatchStrategy } from "@kubernetes/client-node";
import type { Api } from "../../lab/kubernetes";
import { eventually } from "../../lab/wait";
import type { Manifest } from "./manifests";

const FIELD_MANAGER = "envoy-edge-parity";
const AT_ONCE = 8;

/**
 * Applies objects on the server's side, a few at a time.
 *
 * @throws Error that names every object which the API refuses, and why.
 */
export async function applyAll(api: Api, objects: readonly Manifest[]): Promise<void> {
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
  if (refused.length > 0) {
    throw new Error(`the API refuses:\n${refused.sort().join("\n")}`);
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
export const placeOf = ({ kind, metadata }: Manifest): string =>
  `${kind ?? ""} ${[metadata?.namespace, metadata?.name].filter(Boolean).join("/")}`;

/** The API's own message, which its client wraps in a text of headers and all. */
function reasonOf(error: unknown): string {
  const body = (error as { body?: unknown }).body;
  if (typeof body === "string") {
    return (JSON.parse(body) as { message?: string }).message ?? body;
  }
  return error instanceof Error ? error.message : String(error);
}

/** Removes a namespace of an earlier run, if there is one, and makes it anew. */
export async function freshNamespace(api: Api, name: string): Promise<void> {
  const names = async () => {
    const { items } = await api.core.listNamespace({ fieldSelector: `metadata.name=${name}` });
    return items.length;
  };
  if ((await names()) > 0) {
    await api.core.deleteNamespace({ name });
  }
  await eventually({
    what: `the namespace ${name} of an earlier run is gone`,
    seconds: 120,
    probe: async () => (await names()) === 0,
  });
  await api.core.createNamespace({ body: { metadata: { name } } });
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
