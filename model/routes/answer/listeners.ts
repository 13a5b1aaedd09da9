import type { GatewaySpec, GatewaySpecListener } from "../../../kubernetes/types";
import type { HostPattern } from "../../gateway/hostnames";
import type { NamespaceFacts } from "./facts";
import type { IsPermitted } from "./grants";
import { withoutConflicts } from "./listener-conflicts";
import { nameOf, type Named, type ObjectsOf } from "./objects";
import { type LabelSelector, selects } from "./selector";

/** The object that a listener is written in. */
export interface ListenerOwner {
  readonly kind: "Gateway" | "ListenerSet";
  readonly namespace: string;
  readonly name: string;
}

/** A listener that serves. */
export interface Listener {
  readonly owner: ListenerOwner;
  /** The Gateway whose Envoy it is; the owner itself, or that of the ListenerSet. */
  readonly gateway: { readonly namespace: string; readonly name: string };
  readonly name: string;
  readonly port: number;
  readonly protocol: "HTTP" | "HTTPS" | "TLS";
  readonly tlsMode: "Terminate" | "Passthrough";
  readonly host: HostPattern;
  /** `namespace/name` of Secrets. */
  readonly certificates: readonly string[];
  /** Whether it takes routes of this kind and namespace. */
  readonly takes: (route: { kind: string; namespace: string }) => boolean;
}

const GROUP = "gateway.networking.k8s.io";
const PROTOCOLS: readonly string[] = ["HTTP", "HTTPS", "TLS"];

/**
 * Listeners of a Gateway and of its ListenerSets that serve: with certificates that may be read, and
 * without those that conflict (internal/gatewayapi/{listener,listenerset,validate}.go).
 */
export const servingListeners = ({
  gateway,
  objects,
  isPermitted,
  namespaces,
}: {
  gateway: Named<GatewaySpec>;
  objects: ObjectsOf;
  isPermitted: IsPermitted;
  namespaces: readonly NamespaceFacts[];
}): Listener[] => {
  const read = ({ owner, listener }: { owner: ListenerOwner; listener: GatewaySpecListener }) =>
    readListener({ owner, listener, gateway, isPermitted, namespaces });
  const own = gateway.spec.listeners.map((listener) =>
    read({ owner: { kind: "Gateway", ...identity(gateway) }, listener }),
  );
  const fromSets = objects("ListenerSet")
    .filter(({ namespace, spec: { parentRef } }) => {
      const parent = { namespace: parentRef.namespace ?? namespace, name: parentRef.name };
      return nameOf(parent) === nameOf(gateway) && admitsSet({ gateway, namespace, namespaces });
    })
    .flatMap((set) =>
      set.spec.listeners.map((listener) =>
        read({ owner: { kind: "ListenerSet", ...identity(set) }, listener }),
      ),
    );
  return withoutConflicts([...own, ...fromSets].filter((listener) => listener !== undefined));
};

const identity = ({ namespace, name }: { namespace: string; name: string }) => ({
  namespace,
  name,
});

/** A Gateway takes no ListenerSets unless it says whose. */
const admitsSet = ({
  gateway: { namespace: home, spec },
  namespace,
  namespaces,
}: {
  gateway: Named<GatewaySpec>;
  namespace: string;
  namespaces: readonly NamespaceFacts[];
}): boolean => {
  const { from = "None", selector } = spec.allowedListeners?.namespaces ?? {};
  return from !== "None" && isAmong({ from, selector, home, namespace, namespaces });
};

/** Undefined: the listener does not serve. Others than HTTP ones are not looked at. */
const readListener = ({
  owner,
  listener: { name, port, protocol, hostname, tls, allowedRoutes },
  gateway,
  isPermitted,
  namespaces,
}: {
  owner: ListenerOwner;
  listener: GatewaySpecListener;
  gateway: Named<GatewaySpec>;
  isPermitted: IsPermitted;
  namespaces: readonly NamespaceFacts[];
}): Listener | undefined => {
  const tlsMode = tls?.mode ?? "Terminate";
  const certificates = (tls?.certificateRefs ?? [])
    .map((ref) => ({ namespace: ref.namespace ?? owner.namespace, name: ref.name }))
    .filter((to) =>
      isPermitted({
        from: { group: GROUP, kind: owner.kind, namespace: owner.namespace },
        to: { group: "", kind: "Secret", ...to },
      }),
    )
    .map(nameOf);
  const terminates = protocol === "HTTPS" || (protocol === "TLS" && tlsMode === "Terminate");
  const isUsable =
    isSupported(protocol) &&
    (!terminates || certificates.length > 0) &&
    !(protocol === "HTTPS" && tlsMode === "Passthrough");
  const { from = "Same", selector } = allowedRoutes?.namespaces ?? {};
  const kinds = allowedRoutes?.kinds?.map(({ kind }) => kind) ?? kindsOf(protocol);
  return isUsable
    ? {
        owner,
        gateway: identity(gateway),
        name,
        port,
        protocol,
        tlsMode,
        host: hostname ?? "*",
        certificates,
        takes: ({ kind, namespace }) =>
          kinds.includes(kind) &&
          isAmong({ from, selector, home: owner.namespace, namespace, namespaces }),
      }
    : undefined;
};

const isSupported = (protocol: string): protocol is Listener["protocol"] =>
  PROTOCOLS.includes(protocol);

const kindsOf = (protocol: string): string[] =>
  protocol === "TLS" ? ["TLSRoute"] : ["HTTPRoute", "GRPCRoute"];

const isAmong = ({
  from,
  selector,
  home,
  namespace,
  namespaces,
}: {
  from: "All" | "Selector" | "Same";
  selector: LabelSelector | undefined;
  home: string;
  namespace: string;
  namespaces: readonly NamespaceFacts[];
}): boolean => {
  if (from === "All") {
    return true;
  }
  if (from === "Same") {
    return namespace === home;
  }
  const facts = namespaces.find(({ name }) => name === namespace);
  return facts !== undefined && selector !== undefined && selects(selector, facts.labels);
};
