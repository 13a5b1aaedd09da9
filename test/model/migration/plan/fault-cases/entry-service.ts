import { admission, inventory, service, withService } from "../planned";
import { type Case, services } from "./fault-case";

export const ENTRY_SERVICE_CASES: Record<string, Case> = {
  "no Service of clients": {
    from: inventory({ controller: { services: [admission()] } }),
    faults: { adopt: { "entry-service-missing": "install" } },
  },
  "no Service at all, and one that is named": {
    from: inventory({ controller: { services: [] } }),
    settings: { service: "gone" },
    faults: services({ "entry-service-unknown": "install" }),
  },
  "another Service that is named": {
    settings: { service: "gone" },
    faults: services({ "entry-service-unknown": "install" }),
  },
  "several Services of clients": {
    from: inventory({ controller: { services: [service(), service({ name: "internal" })] } }),
    faults: services({ "entry-service-several": "install" }),
  },
  "several Services of clients, and which one is meant": {
    from: inventory({ controller: { services: [service(), service({ name: "internal" })] } }),
    settings: { service: "internal" },
    faults: {},
  },
  "a Service of ports of the nodes": {
    from: withService({ spec: { type: "NodePort" } }),
    faults: {},
  },
  "a Service of ours beside it": {
    from: inventory({
      controller: {
        services: [
          service(),
          service({ name: "edge-entry", labels: { "app.kubernetes.io/managed-by": "envoy-edge" } }),
        ],
      },
    }),
    faults: {},
  },
  "an add-on of the cluster that makes the Service": {
    from: withService({ operator: "NginxIngressController default" }),
    faults: { adopt: { "entry-service-operator": "adopt" } },
  },
  "a repository that applies the Service": {
    from: withService({ gitops: { tool: "argocd", name: "nginx" } }),
    faults: { adopt: { "entry-service-gitops": "adopt" } },
  },
  "a release that takes the Service with it": {
    from: withService({ helm: { release: "a/b", resourcePolicy: "delete" } }),
    faults: { adopt: { "entry-service-release": "adopt" } },
  },
  "a release of which that is not known": {
    from: withService({ helm: { release: "a/b", resourcePolicy: "unknown" } }),
    faults: { adopt: { "entry-service-release": "adopt" } },
  },
  "TLS that the load balancer ends": {
    from: withService({ loadBalancer: { tls: "load balancer", proxyProtocol: "off" } }),
    faults: { adopt: { "entry-service-tls": "adopt" } },
  },
  "PROXY headers that nginx does not read": {
    from: withService({ loadBalancer: { tls: "nginx", proxyProtocol: "on" } }),
    faults: services({ "entry-service-proxy-protocol": "adopt" }),
  },
  "PROXY headers that nginx reads": {
    from: inventory({
      controller: { services: [service({ loadBalancer: { tls: "nginx", proxyProtocol: "on" } })] },
      configMap: { "use-proxy-protocol": "true" },
    }),
    faults: {},
  },
};
