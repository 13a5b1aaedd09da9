import * as pulumi from "@pulumi/pulumi";
import { UnreachableError, connect } from "../cluster/connection";
import type { Connection, ConnectionSettings } from "../cluster/connection";
import { observe } from "../cluster/observe";
import { CRD_RELEASE, CRD_RELEASE_NAMESPACE } from "../model/gateway/charts";
import { makesNothing, type Plan } from "../model/plan";
import { blockers, formatBlockers } from "../model/preflight/blockers";
import { questionsFor } from "../model/preflight/questions";
import type { Settings } from "../model/settings";
import { fault } from "./fault";

/** The cluster as the program found it before it planned anything. */
export interface Preflight {
  /** Undefined when the cluster did not answer and `cluster.unreachable` is `note`. */
  readonly connection: Connection | undefined;
  /** Whether the record of the CRD release is there, from this stack or from an earlier one. */
  readonly crdReleaseExists: boolean;
}

export interface PreflightArgs {
  readonly settings: Settings;
  readonly plan: Plan;
  readonly stack: string;
  readonly reach: ConnectionSettings;
}

/**
 * Looks at the cluster and refuses what would fail half-way: the provider reports an object that
 * exists already, for one, only at `up`.
 *
 * @throws {pulumi.RunError} One error with every reason not to go on.
 */
export async function preflight(args: PreflightArgs): Promise<Preflight> {
  const { settings, plan, stack } = args;
  try {
    const connection = connect(args.reach);
    if (makesNothing(settings)) {
      return { connection, crdReleaseExists: false };
    }
    const observation = await observe({ connection, questions: questionsFor({ plan, settings }) });
    const found = blockers({ settings, plan, stack, observation });
    if (found.length > 0) {
      throw fault(formatBlockers(found));
    }
    return { connection, crdReleaseExists: hasCrdRelease(observation.releases) };
  } catch (error) {
    if (error instanceof UnreachableError) {
      return unreachable({ error, settings });
    }
    throw error;
  }
}

function hasCrdRelease(releases: readonly { namespace: string; name: string }[]): boolean {
  return releases.some(
    ({ namespace, name }) => namespace === CRD_RELEASE_NAMESPACE && name === CRD_RELEASE,
  );
}

async function unreachable({
  error,
  settings,
}: {
  error: UnreachableError;
  settings: Settings;
}): Promise<Preflight> {
  const remedy =
    "Check the kubeconfig and context (kubernetes:kubeconfig, kubernetes:context, KUBECONFIG)";
  if (settings.cluster.unreachable === "note" && pulumi.runtime.isDryRun()) {
    await pulumi.log.warn(
      `${error.message}. This preview is made without the cluster: nothing was checked against it. ${remedy}.`,
    );
    return { connection: undefined, crdReleaseExists: false };
  }
  throw fault(
    `The cluster cannot be reached: ${error.message}.\n  ${remedy}; ` +
      'a preview without the cluster is possible with cluster.unreachable: "note".',
  );
}
