import type { Inventory } from "../../../../../model/nginx/inventory";
import { inventory, service } from "../planned";
import { type Case, services } from "./fault-case";

const withPorts = (ports: readonly object[], controller: object = {}): Inventory =>
  inventory({ controller: { services: [service({ spec: { ports } })], ...controller } });

export const PORT_CASES: Record<string, Case> = {
  "ports by number, of a container that names them": {
    from: withPorts([{ port: 80, targetPort: 80 }, { port: 443 }]),
    faults: { adopt: { "port-by-number-80": "adopt", "port-by-number-443": "adopt" } },
  },
  "ports by number, of a container without names": {
    from: withPorts([{ port: 80, targetPort: 80 }], {
      ports: [{ containerPort: 80, protocol: "TCP" }],
    }),
    faults: services({ "port-by-number-80": "adopt" }),
  },
  "a port that nginx does not have": {
    from: withPorts([{ port: 80, targetPort: "web" }]),
    faults: services({ "port-unknown-80": "adopt" }),
  },
  "two names of one port": {
    from: withPorts(
      [
        { port: 80, targetPort: "http" },
        { port: 8080, targetPort: "web" },
      ],
      {
        ports: [
          { name: "http", containerPort: 80, protocol: "TCP" },
          { name: "web", containerPort: 80, protocol: "TCP" },
        ],
      },
    ),
    faults: services({ "port-named-twice-8080": "adopt" }),
  },
  "HTTPS without a certificate": {
    from: inventory({ ingresses: [{ name: "web" }] }),
    faults: services({ "port-without-listener-443": "adopt" }),
  },
  "a port of something else": {
    from: withPorts([{ port: 9000, targetPort: 9000 }]),
    faults: services({ "port-without-listener-9000": "adopt" }),
  },
};
