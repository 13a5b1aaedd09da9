import { INGRESS_NGINX } from "../../lab/ingress-nginx/install";
import type { Manifest } from "../parity/manifests";

/** A Service of the stand's own by which Envoy's pods alone are reached, at every stage. */
export const ENVOY_SERVICE = { namespace: INGRESS_NGINX.namespace, name: "envoy-alone" };

/**
 * It gives the probe an address: through the API server each request costs a tenth of a second of both
 * cores, which is too much beside clients that are watched. The runbook's commands take that way all the same.
 */
export const envoyService: Manifest = {
  apiVersion: "v1",
  kind: "Service",
  metadata: ENVOY_SERVICE,
  spec: {
    type: "LoadBalancer",
    // As nginx's own: both are to see the client's address.
    externalTrafficPolicy: "Local",
    selector: { "app.kubernetes.io/name": "envoy" },
    ports: [
      { name: "http", port: 80, targetPort: "http" },
      { name: "https", port: 443, targetPort: "https" },
    ],
  },
};
