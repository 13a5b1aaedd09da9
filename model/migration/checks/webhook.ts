import { atLeast } from "../stage";
import { count, verdict, whenSeen, type RunCheck } from "./check";

/**
 * Ingresses can be written without nginx: its webhooks are those that the inventory knows, so that
 * `idle` lets them through, and at `idle` each does.
 */
export const webhook: RunCheck = ({ inventory, observation }) =>
  whenSeen(observation.webhooks, (found) => {
    const known = (inventory.controller?.webhooks ?? []).map(
      ({ configuration, name }) => `${configuration}/${name}`,
    );
    const closed = found.filter(({ failurePolicy }) => failurePolicy === "Fail");
    return verdict({
      summary: `${count(found.length, "webhook")} of nginx, ${String(closed.length)} with failurePolicy Fail`,
      numbers: { webhooks: found.length, fail: closed.length },
      faults: [
        ...found
          .filter(({ key }) => !known.includes(key))
          .map(({ key }) => `webhook ${key} is not in the inventory: write it anew`),
        ...(atLeast(observation.stage, "idle")
          ? closed.map(
              ({ key }) => `webhook ${key} has failurePolicy Fail: no Ingress can be written`,
            )
          : []),
      ],
    });
  });
