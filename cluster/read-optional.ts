import { ApiError } from "./connection";
import type { Connection } from "./connection";

/** Reads one object; undefined where the server has none, or does not know its kind (404). */
export async function readOptional({
  connection,
  path,
}: {
  connection: Connection;
  path: string;
}): Promise<unknown> {
  try {
    return await connection.send({ path });
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) {
      return undefined;
    }
    throw error;
  }
}
