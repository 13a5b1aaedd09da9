import type { ShownCertificate } from "../../http/answer";
import type { NginxConfiguration } from "../configuration/configuration";
import type { Finding } from "../findings/finding";
import type { InventoryIngress } from "../inventory";
import type { CanarySettings, ClientCertificateSettings, LocationSettings } from "./settings";

/** What the controller makes of an inventory: the servers and locations of its nginx. */
export interface Nginx {
  readonly configuration: NginxConfiguration;
  /** By host name, sorted; the server for unknown hosts is `_`. */
  readonly servers: ReadonlyMap<string, Server>;
  /** By id, `namespace-service-port` as the controller names them. */
  readonly upstreams: ReadonlyMap<string, Upstream>;
  /**
   * What TLS shows for a host, an alias or the name of a redirect; wildcards stand for one label, `_`
   * for every other name. ssl-redirect holds for the names in it, but for `_`.
   */
  readonly certificates: ReadonlyMap<string, ShownCertificate>;
  /** Parts of Ingresses that the controller leaves out, and what the model cannot tell. */
  readonly findings: readonly Finding[];
}

export interface Server {
  /** A name, `*.domain`, or `_`. */
  readonly host: string;
  readonly aliases: readonly string[];
  /**
   * Also of a wildcard host that covers this one. `certificate` absent: nginx's placeholder, or the
   * default certificate where there is one.
   */
  readonly tls:
    { readonly type: "none" } | { readonly type: "https"; readonly certificate?: string };
  /** `regex`: one annotation of any Ingress turned all paths of the host into expressions. */
  readonly paths: "literal" | "regex";
  /** Of the first location in nginx's order; all other settings here of the first Ingress with one. */
  readonly appRoot?: Owned<string>;
  /** The other name that is redirected to this host (`from-to-www-redirect`), if no server has it. */
  readonly redirectFrom?: Owned<string>;
  /** Present: every request gets 403, because of this (a fault of auth-tls-secret). */
  readonly denied?: Owned<string>;
  /** For locations without one of their own (`proxy-ssl-secret` of another Ingress of the host). */
  readonly backendTls?: Owned<NonNullable<LocationSettings["proxy"]["tls"]>>;
  readonly clientCertificate?: Owned<ClientCertificateSettings>;
  readonly snippet?: Owned<string>;
  readonly ciphers?: Owned<string>;
  /** Backends that TLS is passed through to; then no location serves HTTPS. */
  readonly passthrough?: Owned<string>;
  /** In the order in which nginx would try expressions; for literal paths the order says nothing. */
  readonly locations: readonly Location[];
  /**
   * Present: nginx refuses such a configuration and stays at its last good one, because of this: two
   * blocks with the same text, or the redirect of a wildcard host. What is here is without them.
   */
  readonly invalid?: string;
}

/** A value and the Ingress (`namespace/name`) that it comes from. */
export interface Owned<Value> {
  readonly value: Value;
  readonly ingress: string;
}

/**
 * A path of an Ingress, or the `/` that every server has (`default`): it serves what no path does, with
 * the annotations of the Ingress that came first to the host.
 */
export interface Location {
  readonly origin: "path" | "default";
  /** As the Ingress has it; `/` where it has none. */
  readonly path: string;
  /** As the Ingress has it; the controller takes ImplementationSpecific for Prefix. */
  readonly pathType: "Exact" | "Prefix" | "ImplementationSpecific";
  /** `namespace/name` of the settings; absent for the default location that no Ingress formed. */
  readonly ingress?: string;
  /** The blocks of nginx's configuration that come of it, in their order. */
  readonly blocks: readonly Block[];
  /** Id of the upstream, or the built-in page. */
  readonly backend:
    { readonly type: "upstream"; readonly id: string } | { readonly type: "default page" };
  readonly settings: LocationSettings;
  /** Present: every request gets 503, because of this. */
  readonly denied?: string;
}

/** What nginx compares with the normalised, decoded path of a request. */
export interface Block {
  /**
   * - `exact`: the text itself.
   * - `prefix`: the longest text with which the path begins; one that ends in `/` also answers the
   *   path without it, by a redirect.
   * - `regex`: an expression, case-insensitive, anchored at the start as `^<text>` (so that of
   *   alternatives at the top only the first is anchored), open at the end.
   */
  readonly match: "exact" | "prefix" | "regex";
  readonly text: string;
  /** Present: the path becomes this target; its groups are those of `(?i)<text>`, not anchored. */
  readonly rewriteTarget?: string;
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
