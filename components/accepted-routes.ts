import * as pulumi from "@pulumi/pulumi";
import type { Connection } from "../cluster/connection";
import { readRoutes } from "../cluster/routes";
import type { KubernetesObject } from "../model/kubernetes-object";
import { routesState, wantedRoute } from "../model/routes/status";
import { fault } from "./fault";
import { waitFor } from "./wait-for";

/** Longest wait for the controller to accept what was written. */
const ACCEPT_TIMEOUT_SECONDS = 60;

/**
 * Waits until Envoy Gateway has accepted every route at its present generation; in a preview, not.
 *
 * @throws {pulumi.ResourceError} It refuses routes, or has not accepted all in time.
 */
export async function waitForAcceptance({
  routes,
  stack,
  connection,
  resource,
}: {
  routes: readonly KubernetesObject[];
  stack: string;
  connection: Connection | undefined;
  /** What the wait is shown at. */
  resource: pulumi.Resource;
}): Promise<undefined> {
  if (pulumi.runtime.isDryRun() || connection === undefined || routes.length === 0) {
    return undefined;
  }
  const wanted = routes.map(wantedRoute);
  return waitFor({
    timeoutSeconds: ACCEPT_TIMEOUT_SECONDS,
    resource,
    remedy: "Look at the log of the envoy-gateway Deployment.",
    look: async () => {
      const state = routesState({ wanted, observed: await readRoutes({ connection, stack }) });
      if (state.refused.length > 0) {
        throw fault(refusal(state.refused), resource);
      }
      return state.waiting.length === 0
        ? { done: true, value: undefined }
        : { done: false, missing: `${String(state.waiting.length)} routes not yet accepted` };
    },
  });
}

function refusal(refused: readonly string[]): string {
  return `Envoy Gateway refuses routes of this stack:\n${refused.map((each) => `  ${each}`).join("\n")}`;
}
