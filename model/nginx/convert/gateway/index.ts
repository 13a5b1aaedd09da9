import type { KubernetesObject } from "../../../kubernetes-object";
import type { Nginx } from "../../effective/nginx";
import type { Finding } from "../../findings/finding";
import type { Inventory } from "../../inventory";
import type { ConversionTarget } from "../conversion";
import { addressFindings } from "./client-address";
import { usableCertificates } from "./certificates";
import { entrancesOf } from "./entrances";
import { certificateFindings } from "./findings";
import { generalFindings } from "./general-findings";
import { gatewayObjects } from "./gateway";
import { certificateGrants } from "./grants";
import { plannedListeners } from "./listeners";
import { tlsRoutes } from "./passthrough";
import { gatewayPolicies } from "./policies";
import { streamObjects, streamsOf } from "./streams";

/** The Gateway of a conversion, before it is known which hosts are held back. */
export interface PlannedGateway {
  readonly entrancesOf: ReturnType<typeof entrancesOf>;
  readonly findings: readonly Finding[];
  /** All of its objects, and the routes of what is no HTTP; without those of hosts held back. */
  readonly objects: (heldBack: ReadonlySet<string>) => KubernetesObject[];
}

/** Plans the Gateway: its listeners and certificates, their policies and grants. */
export const planGateway = ({
  inventory,
  nginx,
  target,
}: {
  inventory: Inventory;
  nginx: Nginx;
  target: ConversionTarget;
}): PlannedGateway => {
  const { configuration } = nginx;
  const certificates = usableCertificates({ inventory, nginx });
  const { streams, findings } = streamsOf({ configuration, inventory });
  const planned = plannedListeners({ inventory, nginx, certificates, streams, target });
  return {
    entrancesOf: entrancesOf({ listeners: planned, target }),
    findings: [
      ...findings,
      ...generalFindings(nginx),
      ...addressFindings(configuration.clientAddress),
      ...certificateFindings({ nginx, inventory, certificates }),
    ],
    objects: (heldBack) => {
      const listeners = planned.filter(({ host = "" }) => !heldBack.has(host));
      return [
        ...gatewayObjects({ listeners, drainSeconds: configuration.drainSeconds, target }),
        ...gatewayPolicies({ configuration, listeners, target }),
        ...certificateGrants({ listeners, target }),
        ...tlsRoutes({ listeners, target }),
        ...listeners.flatMap((listener) =>
          listener.stream ? streamObjects({ listener, stream: listener.stream, target }) : [],
        ),
      ];
    },
  };
};
