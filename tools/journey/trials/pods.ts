import { INGRESS_NGINX } from "../../../lab/ingress-nginx/install";

const { namespace } = INGRESS_NGINX;

/** Where the pods are of each proxy, and of what configures Envoy. */
export const PODS = {
  nginx: { namespace, labels: "app.kubernetes.io/name=ingress-nginx" },
  envoy: { namespace, labels: "app.kubernetes.io/name=envoy" },
  controller: { namespace: "envoy-gateway-system", labels: "control-plane=envoy-gateway" },
} as const;
