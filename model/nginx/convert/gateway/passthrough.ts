import type { TLSRouteSpec } from "../../../../kubernetes/types";
import { type KubernetesObject, stackLabels } from "../../../kubernetes-object";
import type { Nginx, Server, Upstream } from "../../effective/nginx";
import { isServed, serviceParts } from "../backends";
import type { ConversionTarget } from "../conversion";
import { hostName } from "../names";
import { listenerReference } from "./entrances";
import type { PlannedListener } from "./listeners";

/**
 * The backend that the TLS of a name is passed through to: nginx does so for the host itself, by its
 * server name, not for wildcards, aliases or unknown hosts, and only with `--enable-ssl-passthrough`.
 */
export const passthroughOf = (
  { host, passthrough }: Pick<Server, "host" | "passthrough">,
  { upstreams, configuration }: Pick<Nginx, "upstreams" | "configuration">,
): Upstream | undefined => {
  const upstream = passthrough && upstreams.get(passthrough.value);
  const isNamed = host !== "_" && !host.startsWith("*.");
  return configuration.tls.passthrough && isNamed && upstream && isServed(upstream)
    ? upstream
    : undefined;
};

/** The routes by which TLS of hosts is passed through to their backends, by server name. */
export const tlsRoutes = ({
  listeners,
  target,
}: {
  listeners: readonly PlannedListener[];
  target: ConversionTarget;
}): KubernetesObject<TLSRouteSpec>[] =>
  listeners.flatMap((listener) => {
    if (listener.passthrough === undefined) {
      return [];
    }
    const { host, upstream } = listener.passthrough;
    const { namespace, name } = serviceParts(upstream.service);
    return [
      {
        apiVersion: "gateway.networking.k8s.io/v1",
        kind: "TLSRoute",
        metadata: { name: hostName(host), namespace, labels: stackLabels(target.stack) },
        spec: {
          hostnames: [host],
          parentRefs: [listenerReference({ target, listener })],
          rules: [
            { backendRefs: [{ group: "", kind: "Service", name, port: Number(upstream.port) }] },
          ],
        },
      },
    ];
  });
