import type { HttpRequest } from "../../http/request";
import type { Nginx } from "../effective/nginx";
import { DEFAULT_SERVER } from "../effective/servers";
import { parseHost } from "./host";
import { chooseLocation } from "./locations";
import { prepared } from "./prepared";
import { chooseServer } from "./servers";
import { normalizeUri } from "./uri";

/** Where nginx leads a request, as far as it gets. */
export interface RequestPlace {
  /** Host of the server; of from-to-www-redirect the name that it leads from. */
  readonly host: string;
  /** Path of the location, as the Ingress has it. */
  readonly path?: string;
  /** `namespace/name` of the location's Ingress. */
  readonly ingress?: string;
  /** All Ingresses of the server, whose settings of the server hold here too. */
  readonly ingresses: readonly string[];
}

/** The server and location that nginx chooses for a request: what findings about it speak of. */
export const placeOf = ({
  nginx,
  request,
}: {
  nginx: Nginx;
  request: HttpRequest;
}): RequestPlace => {
  const host = parseHost(request.host) ?? DEFAULT_SERVER;
  const { names, pathsOf } = prepared(nginx);
  const chosen = chooseServer(names, host);
  if (chosen.type !== "server") {
    return { host, ingresses: [] };
  }
  const { server } = chosen;
  const ingresses = [...new Set(server.locations.flatMap(({ ingress }) => ingress ?? []))];
  const { mergeSlashes } = nginx.configuration;
  const uri = normalizeUri({ target: request.target, mergeSlashes });
  const found =
    uri === undefined ? { type: "none" as const } : chooseLocation(pathsOf(server), uri.path);
  if (found.type !== "location" && found.type !== "slash") {
    return { host: server.host, ingresses };
  }
  const { path, ingress } = found.location;
  return { host: server.host, path, ...(ingress !== undefined && { ingress }), ingresses };
};
