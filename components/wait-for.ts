import * as pulumi from "@pulumi/pulumi";
import { fault } from "./fault";
import { PollTimeout, poll, type PollOptions } from "./poll";

/**
 * Looks until it is done, showing what is missing at a resource.
 *
 * @throws {pulumi.ResourceError} It was not done in time: what was missing, and the remedy.
 */
export async function waitFor<T>({
  resource,
  remedy,
  ...options
}: Omit<PollOptions<T>, "onMissing"> & {
  readonly resource: pulumi.Resource;
  /** A sentence that says what to do. */
  readonly remedy: string;
}): Promise<T> {
  try {
    return await poll({
      ...options,
      onMissing: (missing) => void pulumi.log.info(missing, resource, undefined, true),
    });
  } catch (error) {
    if (error instanceof PollTimeout) {
      throw fault(`${error.message}. ${remedy}`, resource);
    }
    throw error;
  }
}
