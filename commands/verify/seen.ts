import { z } from "zod";
import { ApiError, UnreachableError } from "../../cluster/connection";
import { NoConnection } from "../../cluster/migration/handshake";
import { NoMetrics } from "../../cluster/migration/metrics";
import type { Seen } from "../../model/migration/checks/observation";
import { CommandFault } from "../fault";

/**
 * Looks at one thing. What cannot be looked at is no end of the rest: the reason is noted, and its checks
 * are unknown. Errors that are none of the outside's are defects and go on.
 */
export async function seen<Thing>(look: () => Promise<Thing>): Promise<Seen<Thing>> {
  try {
    return { seen: await look() };
  } catch (error) {
    const why = reasonOf(error);
    if (why === undefined) {
      throw error;
    }
    return { unknown: why };
  }
}

/** Something is not there that a look needs. */
export class NotThere extends Error {}

/** What is there, or a reason why its checks are unknown. */
export function existing<Thing>(thing: Thing | undefined, what: string): Thing {
  if (thing === undefined) {
    throw new NotThere(`${what} does not exist`);
  }
  return thing;
}

const OUTSIDE = [ApiError, UnreachableError, NoConnection, NoMetrics, NotThere, CommandFault];

const reasonOf = (error: unknown): string | undefined => {
  if (error instanceof z.ZodError) {
    return `an answer is none of Kubernetes: ${z.prettifyError(error)}`;
  }
  return OUTSIDE.some((kind) => error instanceof kind) ? (error as Error).message : undefined;
};
