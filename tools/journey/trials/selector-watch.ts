import { KubeConfig, Watch, type V1Service } from "@kubernetes/client-node";
import { INGRESS_NGINX } from "../../../lab/ingress-nginx/install";

/** The selector of the Service of clients, and since when it is that. */
export interface SelectorChange {
  /** Milliseconds of the epoch, when the API server told of it. */
  readonly at: number;
  readonly selector: Readonly<Record<string, string>>;
}

/** Notes each selector of the Service by which clients reach nginx, beginning with the present one. */
export async function watchSelector(kubeconfig: string): Promise<{
  readonly changes: readonly SelectorChange[];
  readonly stop: () => void;
}> {
  const { namespace, controller } = INGRESS_NGINX;
  const config = new KubeConfig();
  config.loadFromFile(kubeconfig);
  const changes: SelectorChange[] = [];
  const request = await new Watch(config).watch(
    `/api/v1/namespaces/${namespace}/services`,
    { fieldSelector: `metadata.name=${controller}` },
    (_type, { spec }: V1Service) => {
      const selector = spec?.selector ?? {};
      if (JSON.stringify(changes.at(-1)?.selector) !== JSON.stringify(selector)) {
        changes.push({ at: Date.now(), selector });
      }
    },
    // That it ended shows in what it noted.
    () => undefined,
  );
  return { changes, stop: () => request.abort() };
}
