import { setTimeout as sleep } from "node:timers/promises";
import type { Watch } from "../../commands/watch/run";
import { eventually } from "../../lab/wait";
import { applyOwn } from "../parity/kubernetes";
import { ingress } from "./applications/manifest";
import { ask } from "./clients";
import type { Stand } from "./stand";

/** Mark of the reloads with which others are compared. */
export const PLAIN_RELOAD = "plain reload";

/** As many as tell what one costs; fewer say little, for most lose nothing. */
const TIMES = 3;

/** How long nginx's old workers are watched after a reload, milliseconds. */
const STAY_MS = 5_000;

/** Makes further Ingresses, as teams do every day: nginx loads a new configuration for each. */
export async function reloadPlainly({
  stand,
  watch,
}: {
  stand: Stand;
  watch: Watch;
}): Promise<void> {
  for (let time = 1; time <= TIMES; time++) {
    watch.mark(PLAIN_RELOAD);
    await addIngress({ stand, name: `extra-${time}` });
    await sleep(STAY_MS);
  }
}

async function addIngress({
  stand: { api, address },
  name,
}: {
  stand: Stand;
  name: string;
}): Promise<void> {
  const host = `${name}.example.com`;
  await applyOwn(api, [ingress({ name, host, paths: { "/": "help" }, plain: true })]);
  await eventually({
    what: `nginx answers for ${host}`,
    seconds: 60,
    probe: async () => {
      const { status } = await ask({ address, reach: { url: `http://${host}/` } });
      return status === 200;
    },
  });
}
