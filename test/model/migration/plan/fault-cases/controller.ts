import { inventory } from "../planned";
import { type Case, all } from "./fault-case";

export const CONTROLLER_CASES: Record<string, Case> = {
  "a chart": { faults: {} },
  "no controller": {
    from: inventory({ controller: null }),
    faults: all({ "controller-missing": "install" }),
  },
  "a controller that is another": {
    from: inventory({
      controller: null,
      ingressClasses: [
        { name: "nginx", controller: "nginx.org/ingress-controller", isDefault: true },
      ],
    }),
    faults: all({ "controller-other": "install" }),
  },
  "the network of the nodes": {
    from: inventory({ controller: { network: "host" } }),
    faults: { adopt: { "nginx-on-nodes": "adopt" } },
  },
  "ports of the nodes": {
    from: inventory({
      controller: {
        ports: [
          { name: "http", containerPort: 80, protocol: "TCP", hostPort: 80 },
          { name: "https", containerPort: 443, protocol: "TCP", hostPort: 443 },
        ],
      },
    }),
    faults: { adopt: { "nginx-on-nodes": "adopt" } },
  },
  "no ConfigMap": {
    from: inventory({ arguments: { configmap: "ingress-nginx/gone" } }),
    settings: { answers: {} },
    faults: all({ "nginx-configmap": "adopt" }),
  },
  "a DaemonSet": {
    from: inventory({ controller: { kind: "DaemonSet" } }),
    faults: all({ "nginx-daemonset": "idle" }),
  },
  "an autoscaler": {
    from: inventory({
      controller: { autoscaler: { name: "hpa", minReplicas: 2, maxReplicas: 9 } },
    }),
    faults: all({ "nginx-autoscaled": "idle" }),
  },
};
