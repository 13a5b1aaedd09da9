import { inventory, withService } from "../planned";
import { type Case, all } from "./fault-case";
import { heldBack } from "./held-back";

export const GATEWAY_CASES: Record<string, Case> = {
  "a Service that has our name": {
    from: inventory({ services: [{ namespace: "ingress-nginx", name: "edge" }] }),
    faults: all({ "name-taken": "install" }),
  },
  "a Service of nginx that has our name": {
    from: withService({ name: "edge-anchor" }),
    faults: all({ "name-taken": "install" }),
  },
  "a name that no Service takes": { name: "1st", faults: all({ name: "install" }) },
  "a name that is too long": { name: "a".repeat(51), faults: all({ name: "install" }) },
  "Backends that are switched off": {
    ...heldBack({}),
    controller: {},
    faults: all({ "backend-extension": "routes" }),
  },
  "Backends of the conversion that are switched off": {
    from: inventory({
      ingresses: [
        {
          name: "web",
          host: "shop.example",
          tls: true,
          annotations: { "backend-protocol": "HTTPS" },
        },
      ],
    }),
    controller: {},
    faults: all({ "backend-extension": "routes" }),
  },
};
