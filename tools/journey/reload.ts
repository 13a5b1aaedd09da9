import type { Watch } from "../../commands/watch/run";
import { send } from "../../commands/probe/send";
import { eventually } from "../../lab/wait";
import { applyOwn } from "../parity/kubernetes";
import { ingress } from "./applications/manifest";
import type { Stand } from "./stand";

/** Mark of the reload with which others are compared. */
export const PLAIN_RELOAD = "plain reload";

const HOST = "extra.example.com";

/** Makes one more Ingress, as teams do every day: nginx loads a new configuration for it. */
export async function reloadOnce({
  stand: { api, address },
  watch,
}: {
  stand: Stand;
  watch: Watch;
}): Promise<void> {
  watch.mark(PLAIN_RELOAD);
  await applyOwn(api, [
    ingress({ name: "extra", host: HOST, paths: { "/": "help" }, plain: true }),
  ]);
  await eventually({
    what: `nginx answers for ${HOST}`,
    seconds: 60,
    probe: async () => {
      const { status } = await send({
        to: { host: address, http: 80, https: 443 },
        request: { scheme: "http", host: HOST, method: "GET", target: "/", headers: [] },
      });
      return status === 200;
    },
  });
}
