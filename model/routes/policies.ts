import type { BackendTrafficPolicySpec } from "../../kubernetes/types";
import { BASELINE_IDLE } from "../gateway/baseline";
import type { KubernetesObject } from "../kubernetes-object";
import type { Timeouts } from "../settings/rules";
import type { PlannedRoute } from "./http-route";
import { milliseconds } from "./duration";

/** A policy for each rule whose time limits the HTTPRoute itself cannot hold. */
export const compilePolicies = ({
  object: { metadata },
  rules,
}: PlannedRoute): KubernetesObject<BackendTrafficPolicySpec>[] =>
  rules.flatMap(({ name, timeouts }) => {
    const timeout = policyTimeout(timeouts);
    return Object.keys(timeout).length === 0
      ? []
      : [
          {
            apiVersion: "gateway.envoyproxy.io/v1alpha1",
            kind: "BackendTrafficPolicy",
            metadata: { ...metadata, name: `${metadata.name}.${name}` },
            spec: {
              targetRefs: [
                {
                  group: "gateway.networking.k8s.io",
                  kind: "HTTPRoute",
                  name: metadata.name,
                  sectionName: name,
                },
              ],
              // Without it this policy would replace the Gateway's baseline.
              mergeType: "StrategicMerge",
              timeout,
            },
          },
        ];
  });

const policyTimeout = (timeouts: Timeouts): NonNullable<BackendTrafficPolicySpec["timeout"]> => {
  const { connect } = timeouts;
  const idle = idleTimeout(timeouts);
  return {
    ...(connect !== undefined && { tcp: { connectTimeout: connect } }),
    ...(idle !== undefined && { http: { streamIdleTimeout: idle } }),
  };
};

/** An answer may take as long as `request` says, also in silence: the baseline would end it sooner. */
const idleTimeout = ({ idle, request }: Timeouts): string | undefined => {
  const isLonger = request !== undefined && milliseconds(request) > milliseconds(BASELINE_IDLE);
  return idle ?? (isLonger ? request : undefined);
};
