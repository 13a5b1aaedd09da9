import { isIPv4 } from "node:net";
import type { BackendSpec, SecurityPolicySpecExtAuthHttp } from "../../../../kubernetes/types";
import { type KubernetesObject, stackLabels } from "../../../kubernetes-object";
import type { RuleContext } from "../emission";
import type { AuthTarget } from "./external-auth-target";
import { foreignObject } from "./foreign-object";

type Reference = NonNullable<SecurityPolicySpecExtAuthHttp["backendRefs"]>[number];

/** How a policy names the authorisation service, and what has to be there for it. */
export interface AuthBackend {
  readonly reference: Reference;
  readonly objects: readonly KubernetesObject[];
}

/** A Service by a ReferenceGrant, or any other host by a Backend of the rule's namespace. */
export const authBackend = ({
  context,
  target,
}: {
  context: RuleContext;
  target: Exclude<AuthTarget, { type: "refused" }>;
}): AuthBackend =>
  target.type === "service" ? serviceBackend(context, target) : hostBackend(context, target);

const serviceBackend = (
  { namespace, target: { stack } }: RuleContext,
  { service, port }: Extract<AuthTarget, { type: "service" }>,
): AuthBackend => {
  const { reference, grants } = foreignObject({
    from: { kind: "SecurityPolicy", namespace },
    to: { kind: "Service", name: service },
    purpose: "authorisation",
    stack,
  });
  return { reference: { group: "", kind: "Service", ...reference, port }, objects: grants };
};

const hostBackend = (
  { namespace, target: { stack } }: RuleContext,
  { host, port, tls }: Extract<AuthTarget, { type: "host" }>,
): AuthBackend => {
  // Of the host alone: rules that ask the same one share it.
  const name = `authorisation.${host}.${port}${tls === "none" ? "" : ".tls"}`;
  const backend: KubernetesObject<BackendSpec> = {
    apiVersion: "gateway.envoyproxy.io/v1alpha1",
    kind: "Backend",
    metadata: { name, namespace, labels: stackLabels(stack) },
    spec: {
      endpoints: [
        isIPv4(host) ? { ip: { address: host, port } } : { fqdn: { hostname: host, port } },
      ],
      ...TLS[tls](host),
    },
  };
  return {
    reference: { group: "gateway.envoyproxy.io", kind: "Backend", name },
    objects: [backend],
  };
};

const TLS: Readonly<
  Record<Extract<AuthTarget, { type: "host" }>["tls"], (host: string) => Pick<BackendSpec, "tls">>
> = {
  none: () => ({}),
  verified: (sni) => ({ tls: { wellKnownCACertificates: "System", sni } }),
  unverified: (sni) => ({ tls: { insecureSkipVerify: true, sni } }),
};
