import type { HttpRequest } from "../../http/request";
import type { Block, Location, Nginx, Server } from "../effective/nginx";
import type { Client } from "./client";
import type { NginxUri } from "./uri";

/** A request that nginx has read, and the server that it chose. */
export interface Exchange {
  readonly nginx: Nginx;
  readonly request: HttpRequest;
  readonly client: Client;
  readonly uri: NginxUri;
  /** Normalised. */
  readonly host: string;
  readonly server: Server;
}

/** The same with the location that it chose. */
export interface LocatedExchange extends Exchange {
  readonly location: Location;
  /** Absent: the redirect to the same path with a slash. */
  readonly block?: Block;
}
