import type {
  BackendTrafficPolicySpec,
  ClientTrafficPolicySpec,
  ReferenceGrantSpec,
} from "../../../../kubernetes/types";
import { type KubernetesObject, stackLabels } from "../../../kubernetes-object";
import type { NginxConfiguration } from "../../configuration/configuration";
import type { ConversionTarget } from "../conversion";
import { backendBaseline, clientBaseline } from "./baseline";
import { listenerReference } from "./entrances";
import type { PlannedListener } from "./listeners";

/**
 * The baseline of the Gateway and of its listeners. A listener's policy replaces the Gateway's, which
 * Envoy Gateway does not merge: each is whole.
 */
export const gatewayPolicies = ({
  configuration,
  listeners,
  target,
}: {
  configuration: NginxConfiguration;
  listeners: readonly PlannedListener[];
  target: ConversionTarget;
}): KubernetesObject<ClientTrafficPolicySpec | BackendTrafficPolicySpec | ReferenceGrantSpec>[] => {
  const { name, namespace } = target.gateway;
  const metadata = { name, namespace, labels: stackLabels(target.stack) };
  const gateway = { group: "gateway.networking.k8s.io", kind: "Gateway", name };
  const secure = listeners.filter(({ protocol }) => protocol === "HTTPS");
  const plain = secure.filter(({ validation }) => validation === undefined);
  const base = clientBaseline(configuration, "https");
  return [
    {
      apiVersion: "gateway.envoyproxy.io/v1alpha1",
      kind: "BackendTrafficPolicy",
      metadata,
      spec: { targetRefs: [gateway], ...backendBaseline(configuration) },
    },
    clientPolicy({
      metadata,
      spec: { targetRefs: [gateway], ...clientBaseline(configuration, "http") },
    }),
    ...(plain.length === 0
      ? []
      : [
          clientPolicy({
            metadata: { ...metadata, name: `${name}.https` },
            spec: { targetRefs: plain.map((listener) => targetOf(target, listener)), ...base },
          }),
        ]),
    ...secure.flatMap((listener) =>
      listener.validation === undefined
        ? []
        : [
            clientPolicy({
              metadata: { ...metadata, name: `${name}.${listener.name}` },
              spec: {
                targetRefs: [targetOf(target, listener)],
                ...base,
                tls: { ...base.tls, clientValidation: listener.validation.validation },
              },
            }),
            ...listener.validation.grants,
          ],
    ),
    ...listeners.flatMap((listener) =>
      listener.stream?.decode === true
        ? [
            clientPolicy({
              metadata: { ...metadata, name: `${name}.${listener.name}` },
              spec: {
                targetRefs: [targetOf(target, listener)],
                proxyProtocol: { optional: false },
              },
            }),
          ]
        : [],
    ),
  ];
};

const targetOf = (target: ConversionTarget, listener: PlannedListener) => {
  const { group, kind, name, sectionName } = listenerReference({ target, listener });
  return { group, kind, name, sectionName };
};

const clientPolicy = (
  object: Pick<KubernetesObject<ClientTrafficPolicySpec>, "metadata" | "spec">,
): KubernetesObject<ClientTrafficPolicySpec> => ({
  apiVersion: "gateway.envoyproxy.io/v1alpha1",
  kind: "ClientTrafficPolicy",
  ...object,
});
