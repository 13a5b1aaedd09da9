import type { Context } from "mocha";
import { imageObstacle } from "../../lab/ingress-nginx/image";
import { obstacles } from "../../lab/preflight";
import { LAB_REQUIRED, skip } from "./skip";

/** Skips where this system cannot run the lab. */
export async function needsLab(context: Context): Promise<void> {
  const found = await obstacles();
  if (found.length > 0) {
    skip(context, `${LAB_REQUIRED}: ${found.join("; ")}`);
  }
}

/** Skips where the lab, or its image of ingress-nginx, cannot be had. */
export async function needsIngressNginx(context: Context): Promise<void> {
  await needsLab(context);
  const obstacle = await imageObstacle();
  if (obstacle !== undefined) {
    skip(context, obstacle);
  }
}
