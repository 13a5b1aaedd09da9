import assert from "node:assert/strict";
import { effectiveNginx } from "../../model/nginx/effective/build";
import type { Nginx, Server } from "../../model/nginx/effective/nginx";
import { inventoryOf, type InventoryOfInput } from "./nginx";

/** What the controller makes of short input. */
export const nginxOf = (input: InventoryOfInput): Nginx => effectiveNginx(inventoryOf(input));

/** A server that is there. */
export const serverOf = (nginx: Nginx, host = "shop.example"): Server => {
  const server = nginx.servers.get(host);
  assert(server !== undefined, `no server ${host}`);
  return server;
};

/** `type path → upstream` of each location. */
export const paths = ({ locations }: Server): string[] =>
  locations.map(
    ({ pathType, path, backend }) =>
      `${pathType} ${path} → ${backend.type === "upstream" ? backend.id : "page"}`,
  );

/** What findings of the model itself say, by id; those of annotations and keys are not its own. */
export const notes = ({ findings }: Nginx): Record<string, string> =>
  Object.fromEntries(
    findings.flatMap(({ id, differences: [first] }) =>
      first?.envoy === "the same" ? [[id, first.nginx]] : [],
    ),
  );
