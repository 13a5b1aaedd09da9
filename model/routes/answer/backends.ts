import type { BackendSpec } from "../../../kubernetes/types";
import type { BackendProtocol, BackendTls } from "../../http/answer";
import type { ServiceFacts } from "./facts";
import type { IsPermitted } from "./grants";
import { nameOf, type Named } from "./objects";

/** A reference to a backend, as routes and policies write it. */
export interface BackendReference {
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
}

/** Who refers: kind and group of the object, and its namespace. */
export interface Referrer {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
}

/** What a reference comes to. `invalid` ones are answered with 500, `empty` ones with 503. */
export interface ResolvedBackend {
  readonly state: "serving" | "empty" | "invalid";
  /** `namespace/name`; what a Backend's endpoint is where that is no Service: its host. */
  readonly service: string;
  readonly port: number | string;
  readonly protocol: BackendProtocol;
  readonly tls?: BackendTls;
}

/** What references are looked up in. */
export interface BackendWorld {
  readonly services: ReadonlyMap<string, ServiceFacts>;
  readonly backends: ReadonlyMap<string, Named<BackendSpec>>;
  readonly isPermitted: IsPermitted;
  /** TLS towards a backend, and whether what is said of it is complete. */
  readonly tlsOf: (target: TlsTarget) => BackendTls | "invalid" | undefined;
}

/** A backend as policies about its TLS name it. */
export interface TlsTarget {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly sectionName?: string;
  readonly backend?: BackendSpec;
}

/**
 * What Envoy Gateway makes of a reference (internal/gatewayapi/validate.go, validateBackendRef, and
 * route.go, processDestination).
 */
export const resolveBackend = ({
  reference,
  referrer,
  world,
  protocol,
}: {
  reference: BackendReference;
  referrer: Referrer;
  world: BackendWorld;
  /** Of the route's kind. */
  protocol: "http/1.1" | "h2c";
}): ResolvedBackend => {
  const { group = "", kind = "Service", name, namespace = referrer.namespace, port } = reference;
  const invalid: ResolvedBackend = {
    state: "invalid",
    service: nameOf({ namespace, name }),
    port: port ?? "",
    protocol,
  };
  if (!world.isPermitted({ from: referrer, to: { group, kind, namespace, name } })) {
    return invalid;
  }
  const found =
    kind === "Backend"
      ? fromBackend({ namespace, name, world, protocol })
      : fromService({ service: world.services.get(invalid.service), port, world, protocol });
  return found ?? invalid;
};

const fromService = ({
  service,
  port,
  world: { tlsOf },
  protocol,
}: {
  service: ServiceFacts | undefined;
  port: number | undefined;
  world: BackendWorld;
  protocol: BackendProtocol;
}): ResolvedBackend | undefined => {
  const found = service?.ports.find(
    (each) => each.port === port && (each.protocol ?? "TCP") === "TCP",
  );
  if (!service || !found || service.type === "ExternalName") {
    return undefined;
  }
  const tls = tlsOf({
    kind: "Service",
    namespace: service.namespace,
    name: service.name,
    ...(found.name !== undefined && { sectionName: found.name }),
  });
  return tls === "invalid"
    ? undefined
    : {
        state: stateOf(service),
        service: nameOf(service),
        port: found.port,
        ...secured(protocolOf(found.appProtocol, protocol), tls),
      };
};

const fromBackend = ({
  namespace,
  name,
  world: { backends, services, tlsOf },
  protocol,
}: {
  namespace: string;
  name: string;
  world: BackendWorld;
  protocol: BackendProtocol;
}): ResolvedBackend | undefined => {
  const spec = backends.get(nameOf({ namespace, name }))?.spec;
  const endpoint = spec && endpointOf({ spec, namespace, services });
  const tls = spec && tlsOf({ kind: "Backend", namespace, name, backend: spec });
  return !endpoint || tls === "invalid"
    ? undefined
    : {
        state: stateOf(services.get(endpoint.service)),
        ...endpoint,
        ...secured((spec.appProtocols ?? []).reduce(protocolFor, protocol), tls),
      };
};

/**
 * Without ready endpoints Envoy Gateway answers 503, and so does Envoy where it sends to the Service's
 * own address or name.
 */
const stateOf = (service: ServiceFacts | undefined): "serving" | "empty" =>
  service?.endpoints === "none" ? "empty" : "serving";

/** The first endpoint stands for all; of one that is a Service the Service's name. */
const endpointOf = ({
  spec: { endpoints = [], type },
  namespace,
  services,
}: {
  spec: BackendSpec;
  namespace: string;
  services: ReadonlyMap<string, ServiceFacts>;
}): Pick<ResolvedBackend, "service" | "port"> | undefined => {
  if (type === "DynamicResolver") {
    return { service: "{dynamic}", port: "" };
  }
  const [{ fqdn, ip } = {}] = endpoints;
  const host = fqdn?.hostname ?? ip?.address;
  const port = fqdn?.port ?? ip?.port;
  return host === undefined || port === undefined
    ? undefined
    : { service: serviceOf({ host, namespace, services }), port };
};

/** The Service behind a host: one of the cluster, or one of type ExternalName with that name. */
const serviceOf = ({
  host,
  namespace,
  services,
}: {
  host: string;
  namespace: string;
  services: ReadonlyMap<string, ServiceFacts>;
}): string => {
  const [, name, home] = /^([^.]+)\.([^.]+)\.svc(?:\..+)?$/.exec(host) ?? [];
  if (name !== undefined && home !== undefined) {
    return nameOf({ namespace: home, name });
  }
  const external = [...services.values()].find(
    (each) => each.namespace === namespace && each.externalName === host,
  );
  return external ? nameOf(external) : host;
};

const protocolOf = (appProtocol: string | undefined, protocol: BackendProtocol): BackendProtocol =>
  appProtocol === undefined ? protocol : protocolFor(protocol, appProtocol);

/** internal/gatewayapi/route.go, resolveBackendProtocol. */
const protocolFor = (protocol: BackendProtocol, appProtocol: string): BackendProtocol =>
  ["kubernetes.io/h2c", "gateway.envoyproxy.io/h2c", "grpc"].includes(appProtocol)
    ? "h2c"
    : protocol;

/** Over TLS, HTTP/2 is spoken where the backend offers it unless it is asked for: `https` means both. */
const secured = (
  protocol: BackendProtocol,
  tls: BackendTls | undefined,
): Pick<ResolvedBackend, "protocol" | "tls"> =>
  tls ? { protocol: protocol === "h2c" ? "h2" : "https", tls } : { protocol };
