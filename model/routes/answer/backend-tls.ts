import type { BackendSpec, BackendTLSPolicySpec } from "../../../kubernetes/types";
import type { BackendTls } from "../../http/answer";
import type { BackendWorld, TlsTarget } from "./backends";
import { nameOf, type Named, type ObjectsOf } from "./objects";

/** The proxy's own certificate, and the namespace of the object that names it. */
export interface ClientCertificate {
  readonly namespace: string;
  readonly name: string;
}

/**
 * TLS towards backends: by a BackendTLSPolicy, a Backend's own settings, or both, the policy first; with
 * the certificate that the Backend or else the EnvoyProxy names. Without either there is no TLS
 * (internal/gatewayapi/backendtlspolicy.go, applyBackendTLSSetting).
 *
 * @returns `invalid` where a chain is to be checked and no authority is named: Envoy Gateway refuses it.
 */
export const backendTls =
  (objects: ObjectsOf, proxyCertificate: ClientCertificate | undefined): BackendWorld["tlsOf"] =>
  (target) => {
    const validation = policyOf(objects("BackendTLSPolicy"), target)?.spec.validation;
    const own = target.backend?.tls;
    if (!validation && !own) {
      return undefined;
    }
    const verifies = own?.insecureSkipVerify !== true;
    if (verifies && !namesAuthority(validation) && !namesAuthority(own)) {
      return "invalid";
    }
    const sni = validation?.hostname ?? own?.sni ?? sniOfEndpoint(target.backend);
    const clientCertificate = certificateOf(target) ?? proxyCertificate;
    return {
      verify: verifies ? "on" : "off",
      ...(sni !== undefined && { sni }),
      ...(clientCertificate && { clientCertificate: nameOf(clientCertificate) }),
    } satisfies BackendTls;
  };

/** One for the port before one for all; of equals the first, by name. */
const policyOf = (
  policies: readonly Named<BackendTLSPolicySpec>[],
  { kind, namespace, name, sectionName }: TlsTarget,
): Named<BackendTLSPolicySpec> | undefined => {
  const targeting = (section: string | undefined) =>
    policies.find(
      (policy) =>
        policy.namespace === namespace &&
        policy.spec.targetRefs.some(
          (ref) => ref.kind === kind && ref.name === name && ref.sectionName === section,
        ),
    );
  return (sectionName === undefined ? undefined : targeting(sectionName)) ?? targeting(undefined);
};

const namesAuthority = (
  source: { caCertificateRefs?: readonly unknown[]; wellKnownCACertificates?: string } | undefined,
): boolean =>
  source !== undefined &&
  (source.wellKnownCACertificates === "System" || (source.caCertificateRefs ?? []).length > 0);

const sniOfEndpoint = (backend: BackendSpec | undefined): string | undefined => {
  const endpoint = backend?.endpoints?.[0];
  return backend?.tls?.autoSNIFromEndpointHostname
    ? (endpoint?.hostname ?? endpoint?.fqdn?.hostname)
    : undefined;
};

const certificateOf = ({ backend, namespace }: TlsTarget): ClientCertificate | undefined => {
  const ref = backend?.tls?.clientCertificateRef;
  return ref && { namespace: ref.namespace ?? namespace, name: ref.name };
};
