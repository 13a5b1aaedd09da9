import { INGRESS_NGINX } from "../../lab/ingress-nginx/install";
import { applyOwn } from "../parity/kubernetes";
import { PROTECTED_LATER } from "./applications/protected";
import type { Project } from "./project";
import type { Stand } from "./stand";

/** Writes the inventory of the stand's controller. @throws Error when `edge inventory` fails. */
export async function takeInventory({ edge, stack }: Project): Promise<void> {
  const { namespace, controller } = INGRESS_NGINX;
  const run = await edge(
    ...["inventory", "--out", `inventory/${stack.name}.json`],
    ...["--controller", `${namespace}/${controller}`],
  );
  if (run.exitCode !== 0) {
    throw new Error(`edge inventory failed:\n${run.all}`);
  }
}

/**
 * The users of the host that was held back get passwords that Envoy can check; the inventory after it
 * says so. Nothing is held back then, and every stage can be reached.
 */
export async function settle({
  stand: { api },
  project,
}: {
  stand: Pick<Stand, "api">;
  project: Project;
}): Promise<void> {
  await applyOwn(api, PROTECTED_LATER);
  await takeInventory(project);
}
