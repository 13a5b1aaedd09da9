import type { TLSRouteSpec } from "../../../../kubernetes/types";
import { type KubernetesObject, stackLabels } from "../../../kubernetes-object";
import type { Nginx } from "../../effective/nginx";
import { isServed, serviceParts } from "../backends";
import type { ConversionTarget } from "../conversion";
import { hostName } from "../names";
import { listenerReference } from "./entrances";
import type { PlannedListener } from "./listeners";

/** The routes by which TLS of hosts is passed through to their backends, by server name. */
export const tlsRoutes = ({
  nginx: { servers, upstreams },
  listeners,
  target,
}: {
  nginx: Pick<Nginx, "servers" | "upstreams">;
  listeners: readonly PlannedListener[];
  target: ConversionTarget;
}): KubernetesObject<TLSRouteSpec>[] =>
  [...servers.values()].flatMap(({ host, aliases, passthrough }) => {
    const upstream = upstreams.get(passthrough?.value ?? "");
    const own = listeners.filter((each) => each.protocol === "TLS" && each.host === host);
    if (upstream === undefined || !isServed(upstream) || own.length === 0) {
      return [];
    }
    const { namespace, name } = serviceParts(upstream.service);
    return [
      {
        apiVersion: "gateway.networking.k8s.io/v1",
        kind: "TLSRoute",
        metadata: {
          name: hostName(host),
          namespace,
          labels: stackLabels(target.stack),
        },
        spec: {
          hostnames: [host, ...aliases],
          parentRefs: own.map((listener) => listenerReference({ target, listener })),
          rules: [
            {
              backendRefs: [{ group: "", kind: "Service", name, port: Number(upstream.port) }],
            },
          ],
        },
      },
    ];
  });
