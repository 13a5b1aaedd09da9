import { z } from "zod";
import { ApiError } from "./connection";
import type { Connection } from "./connection";

/** Asks for names, labels and annotations only, whatever the size of the objects. */
export const METADATA_ONLY =
  "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";

/** How far a list was read. */
export interface ListProgress {
  readonly read: number;
  /** Objects in all, as far as the server says. */
  readonly total: number;
}

const pageSchema = z.object({
  metadata: z
    .object({ continue: z.string().optional(), remainingItemCount: z.int().optional() })
    .default({}),
  // PartialObjectMetadataList says null for an empty list.
  items: z.array(z.unknown()).nullish(),
});

/** Objects of one answer of a list. */
const PAGE = 500;

/**
 * Reads a list page by page. A kind that the server does not know (404) is an empty list: before the
 * first installation none of the Gateway API kinds exists.
 */
export async function listAll({
  connection,
  path,
  accept,
  onPage,
}: {
  connection: Connection;
  /** Path of the list, with its own query if there is one. */
  path: string;
  accept?: string;
  /** Hears of each page. */
  onPage?: (progress: ListProgress) => void;
}): Promise<unknown[]> {
  const items: unknown[] = [];
  let token: string | undefined;
  do {
    const query = `limit=${String(PAGE)}${token === undefined ? "" : `&continue=${encodeURIComponent(token)}`}`;
    const call = {
      path: `${path}${path.includes("?") ? "&" : "?"}${query}`,
      ...(accept === undefined ? {} : { accept }),
    };
    try {
      const page = pageSchema.parse(await connection.send(call));
      items.push(...(page.items ?? []));
      token = page.metadata.continue === "" ? undefined : page.metadata.continue;
      onPage?.({
        read: items.length,
        total: items.length + (page.metadata.remainingItemCount ?? 0),
      });
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) {
        return items;
      }
      throw error;
    }
  } while (token !== undefined);
  return items;
}
