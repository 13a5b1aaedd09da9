import type { NginxConfiguration } from "../configuration/configuration";
import type { Finding } from "../findings/finding";
import type { InventoryIngress } from "../inventory";
import type { CanarySettings, ClientCertificateSettings, LocationSettings } from "./settings";

/** What the controller makes of an inventory: the servers and locations of its nginx. */
export interface Nginx {
  readonly configuration: NginxConfiguration;
  /** By host name; the server for unknown hosts is `_`. */
  readonly servers: ReadonlyMap<string, Server>;
  /** By id, `namespace-service-port` as the controller names them. */
  readonly upstreams: ReadonlyMap<string, Upstream>;
  /** Parts of Ingresses that the controller leaves out, and what the model cannot tell. */
  readonly findings: readonly Finding[];
}

export interface Server {
  /** A name, `*.domain`, or `_`. */
  readonly host: string;
  readonly aliases: readonly string[];
  /** `certificate` absent: nginx's placeholder, or the default certificate where there is one. */
  readonly tls:
    { readonly type: "none" } | { readonly type: "https"; readonly certificate?: string };
  /** `regex`: one annotation of any Ingress turned all paths of the host into expressions. */
  readonly paths: "literal" | "regex";
  /** Of the first Ingress that sets it, as all of the server's own settings. */
  readonly appRoot?: Owned<string>;
  /** The other name that is redirected to this host (`from-to-www-redirect`). */
  readonly redirectFrom?: Owned<string>;
  readonly clientCertificate?: Owned<ClientCertificateSettings>;
  readonly snippet?: Owned<string>;
  readonly ciphers?: Owned<string>;
  /** Backends that TLS is passed through to; then no location serves HTTPS. */
  readonly passthrough?: Owned<string>;
  /** In the order in which nginx would try expressions; for literal paths the order says nothing. */
  readonly locations: readonly Location[];
}

/** A value and the Ingress (`namespace/name`) that it comes from. */
export interface Owned<Value> {
  readonly value: Value;
  readonly ingress: string;
}

export interface Location {
  /** As the Ingress has it; `/` where it has none. */
  readonly path: string;
  readonly pathType: "Exact" | "Prefix" | "ImplementationSpecific";
  /** `namespace/name`; absent for the default backend's location that every server has. */
  readonly ingress?: string;
  /** Id of the upstream, or the built-in page. */
  readonly backend:
    { readonly type: "upstream"; readonly id: string } | { readonly type: "default page" };
  readonly settings: LocationSettings;
  /** Present: every request gets 503, because of this. */
  readonly denied?: string;
}

/** The endpoints behind a Service and port, shared by all locations that name them. */
export interface Upstream {
  readonly id: string;
  /** `namespace/name` of the Service. */
  readonly service: string;
  /** By number where the Service is known. */
  readonly port: number | string;
  readonly kind: "service" | "externalName" | "missing";
  readonly endpoints: "ready" | "none" | "unknown";
  /** At most one: the canary, in force on every location of the upstream. */
  readonly canary?: Canary;
  /** The first Ingress that made the upstream decides on affinity and balancing for all. */
  readonly balancing: Owned<LocationSettings["balancing"]>;
}

export interface Canary extends CanarySettings {
  readonly ingress: string;
  /** Id of the upstream. */
  readonly upstream: string;
}

/** Ingresses that a location comes from, for those who need the object itself. */
export type IngressOf = (location: Location) => InventoryIngress | undefined;
