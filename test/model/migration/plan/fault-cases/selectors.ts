import { chart, inventory, service, withService } from "../planned";
import { type Case, services } from "./fault-case";

export const SELECTOR_CASES: Record<string, Case> = {
  "pods without the label of their release": {
    from: inventory({
      controller: chart({
        podLabels: { app: "nginx" },
        services: [service({ spec: { selector: { app: "nginx" } } })],
      }),
    }),
    faults: services({ "instance-label": "adopt" }),
  },
  "a selector of the release's label alone": {
    from: withService({ spec: { selector: { "app.kubernetes.io/instance": "ingress-nginx" } } }),
    faults: services({ "selector-chooses-envoy": "install" }),
  },
  "a default backend of the release": {
    from: inventory({
      services: [
        {
          namespace: "ingress-nginx",
          name: "defaultbackend",
          selector: {
            "app.kubernetes.io/instance": "ingress-nginx",
            "app.kubernetes.io/component": "default-backend",
          },
          ports: [{ port: 80, targetPort: "http" }],
        },
      ],
    }),
    faults: services({ "instance-label-shared": "pool" }),
  },
};
