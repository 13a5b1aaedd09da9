import type { Stage } from "../../stage";
import type { PlanContext } from "../context";
import { addressDependence, heldBackServers, unpassableHosts } from "../held-back-hosts";
import type { PlanFault } from "../migration-plan";
import type { FindFaults } from "./fault";

/** Hosts that stay on nginx and cannot be passed to it by Envoy (stages.md, rule 6). */
export const heldBackFaults: FindFaults = (context) => {
  const unpassable = unpassableHosts(context);
  return heldBackServers(context).flatMap((server): PlanFault[] => {
    if (unpassable.includes(server.host)) {
      return [endsTls(context, server.host)];
    }
    const reasons = addressDependence({ server, ...context });
    return reasons.length === 0
      ? []
      : [
          {
            id: `held-back-address-${server.host}`,
            stage: firstStage(context),
            message: `${server.host} stays on nginx and depends on the client's address (${reasons.join(", ")}), but nginx would see Envoy's`,
            remedy: REMEDY,
          },
        ];
  });
};

const REMEDY =
  "answer its findings with deny or accept in place of holdBack, or change its Ingress";

/** From here on Envoy may get its requests. */
const firstStage = ({ migration }: PlanContext): Stage =>
  migration.addressMode === "dns" ? "cutover" : "pool";

const endsTls = (context: PlanContext, host: string): PlanFault => ({
  id: `held-back-tls-${host}`,
  stage: firstStage(context),
  message: `${host} stays on nginx and asks clients for certificates or passes TLS on, but Envoy would end it`,
  remedy: REMEDY,
});
