import type {
  BackendTrafficPolicySpec,
  ClientTrafficPolicySpec,
  EnvoyProxySpec,
  GatewaySpec,
  HTTPRouteSpec,
  ReferenceGrantSpec,
} from "../../kubernetes/types";
import { type KubernetesObject, type ObjectMetadata, stackLabels } from "../kubernetes-object";
import { referenceGrant } from "../reference-grant";
import type { ControllerSettings } from "../settings/controller";
import type { GatewaySettings } from "../settings/gateways";
import { listenersOf, type NamedListener } from "./attachment";
import { compileBaseline } from "./baseline";
import { compileEnvoyProxy } from "./envoy-proxy";
import { compileRedirects } from "./redirect";

/** A listener as it is exported. */
export type PlannedListener = Pick<NamedListener, "name" | "port" | "protocol" | "hostname">;

/** Everything that makes one Gateway, and how it is looked after. */
export interface GatewayPlan {
  /** Name in the configuration, of the Gateway object, and of the Service in front of its proxies. */
  readonly name: string;
  readonly namespace: string;
  /** `stack`: the namespace is created with it. */
  readonly namespaceOwner: GatewaySettings["namespaceOwner"];
  readonly envoyProxy: KubernetesObject<EnvoyProxySpec>;
  readonly gateway: KubernetesObject<GatewaySpec>;
  /** The traffic baseline. */
  readonly policies: readonly KubernetesObject<
    BackendTrafficPolicySpec | ClientTrafficPolicySpec
  >[];
  /** Answers plain HTTP with a redirect to HTTPS; empty without both, or when switched off. */
  readonly redirects: readonly KubernetesObject<HTTPRouteSpec>[];
  /** Allow the Gateway to read certificates of other namespaces. */
  readonly grants: readonly KubernetesObject<ReferenceGrantSpec>[];
  /** By port, then name. */
  readonly listeners: readonly PlannedListener[];
  /** Whether deletion is refused. */
  readonly protect: boolean;
  readonly addressTimeoutSeconds: number;
  readonly verify: GatewaySettings["verify"];
}

/** Compiles one entry of `gateways`. Pure: the same settings give the same plan. */
export const compileGateway = ({
  name,
  settings,
  controller,
  stack,
}: {
  name: string;
  settings: GatewaySettings;
  /** The class that the Gateway asks for, and where its proxies' image comes from. */
  controller: Pick<ControllerSettings, "className" | "registry">;
  stack: string;
}): GatewayPlan => {
  const { namespace } = settings;
  const metadata = { name, namespace, labels: stackLabels(stack) };
  return {
    name,
    namespace,
    namespaceOwner: settings.namespaceOwner,
    envoyProxy: compileEnvoyProxy({ metadata, settings, registry: controller.registry }),
    gateway: gatewayObject({ metadata, settings, className: controller.className }),
    policies: compileBaseline({ metadata, settings }),
    redirects: compileRedirects({ metadata, settings }),
    grants: certificateGrants(metadata, settings),
    listeners: listenersOf(settings).map(exported),
    protect: settings.protect,
    addressTimeoutSeconds: settings.addressTimeoutSeconds,
    verify: settings.verify,
  };
};

const exported = ({ name, port, protocol, hostname }: NamedListener): PlannedListener => ({
  name,
  port,
  protocol,
  ...(hostname !== undefined && { hostname }),
});

const gatewayObject = ({
  metadata,
  settings,
  className,
}: {
  metadata: ObjectMetadata;
  settings: GatewaySettings;
  className: string;
}): KubernetesObject<GatewaySpec> => ({
  apiVersion: "gateway.networking.k8s.io/v1",
  kind: "Gateway",
  metadata,
  spec: {
    gatewayClassName: className,
    infrastructure: {
      parametersRef: {
        group: "gateway.envoyproxy.io",
        kind: "EnvoyProxy",
        name: metadata.name,
      },
    },
    listeners: listenersOf(settings).map((listener) => ({
      ...exported(listener),
      ...(listener.protocol === "HTTPS" && { tls: termination(listener) }),
      allowedRoutes: { namespaces: { from: "All" } },
    })),
  },
});

const termination = ({ certificates }: NamedListener) => ({
  mode: "Terminate" as const,
  certificateRefs: certificates.map((certificate) => ({
    group: "",
    kind: "Secret",
    ...secretOf(certificate),
  })),
});

/** `name` or `namespace/name`. */
const secretOf = (certificate: string): { name: string; namespace?: string } => {
  const slash = certificate.indexOf("/");
  return slash < 0
    ? { name: certificate }
    : { name: certificate.slice(slash + 1), namespace: certificate.slice(0, slash) };
};

/** One per Gateway and Secret, so that Gateways do not share objects. */
const certificateGrants = (
  { name, namespace, labels }: { name: string; namespace: string; labels: Record<string, string> },
  settings: GatewaySettings,
): KubernetesObject<ReferenceGrantSpec>[] => {
  const all = listenersOf(settings).flatMap(({ certificates }) => certificates);
  return [...new Set(all)].sort().flatMap((certificate) => {
    const secret = secretOf(certificate);
    return secret.namespace === undefined || secret.namespace === namespace
      ? []
      : [
          referenceGrant({
            metadata: {
              name: `${name}.${namespace}.${secret.name}`,
              namespace: secret.namespace,
              labels,
            },
            from: { kind: "Gateway", namespace },
            to: { kind: "Secret", name: secret.name },
          }),
        ];
  });
};
