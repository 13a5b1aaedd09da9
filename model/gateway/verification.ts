import { createHash } from "node:crypto";
import type { HTTPRouteFilterSpec, HTTPRouteSpec } from "../../kubernetes/types";
import type { KubernetesObject } from "../kubernetes-object";
import { stackLabels } from "../kubernetes-object";
import type { RoutesPlan } from "../routes/compile";
import type { GatewayPlan } from "./compile";

/** Header that opens the verification answer; its value is random and secret. */
export const VERIFY_HEADER = "x-envoy-edge-verify";

/** Path of the verification answer. */
export const VERIFY_PATH = "/.well-known/envoy-edge/verify";

/**
 * A route that answers by itself with a digest of the configuration it belongs to. A proxy that
 * returns the digest serves this configuration, not an earlier one: neither the Gateway's nor a
 * route's status says so (envoyproxy/gateway#9198).
 */
export interface Verification {
  readonly filter: KubernetesObject<HTTPRouteFilterSpec>;
  /** The header's value is left out: it is a secret that the component adds. */
  readonly route: KubernetesObject<HTTPRouteSpec>;
  /** Body of the answer. */
  readonly digest: string;
}

/** Compiles the verification route of a Gateway; `secret` is the value of {@link VERIFY_HEADER}. */
export function compileVerification({
  gateway,
  routes,
  stack,
}: {
  gateway: GatewayPlan;
  routes: RoutesPlan;
  stack: string;
}): Verification {
  // The dot keeps it apart from a route called "verify": names of routes have none.
  const name = `${gateway.name}.verify`;
  const metadata = { name, namespace: gateway.namespace, labels: stackLabels(stack) };
  const digest = digestOf({ gateway, routes });
  return {
    digest,
    filter: {
      apiVersion: "gateway.envoyproxy.io/v1alpha1",
      kind: "HTTPRouteFilter",
      metadata,
      spec: {
        directResponse: {
          statusCode: 200,
          contentType: "text/plain",
          body: { type: "Inline", inline: digest },
        },
      },
    },
    route: {
      apiVersion: "gateway.networking.k8s.io/v1",
      kind: "HTTPRoute",
      metadata,
      spec: {
        parentRefs: [{ name: gateway.gateway.metadata.name }],
        rules: [
          {
            matches: [{ path: { type: "Exact", value: VERIFY_PATH } }],
            filters: [
              {
                type: "ExtensionRef",
                extensionRef: { group: "gateway.envoyproxy.io", kind: "HTTPRouteFilter", name },
              },
            ],
          },
        ],
      },
    },
  };
}

function digestOf({ gateway, routes }: { gateway: GatewayPlan; routes: RoutesPlan }): string {
  const own = routes.routes.filter((route) =>
    route.spec.parentRefs?.some((parent) => parent.name === gateway.gateway.metadata.name),
  );
  const names = new Set(own.map((route) => route.metadata.name));
  const policies = routes.policies.filter((policy) =>
    policy.spec.targetRefs?.some((target) => names.has(target.name)),
  );
  return createHash("sha256")
    .update(JSON.stringify({ gateway, own, policies }))
    .digest("hex")
    .slice(0, 16);
}

/** Host to ask a listener with: its own, a name under its wildcard, or one that nobody routes. */
export function verificationHost(hostname: string | undefined): string {
  if (hostname === undefined) {
    return "envoy-edge-verify.invalid";
  }
  return hostname.replace(/^\*\./, "envoy-edge-verify.");
}
