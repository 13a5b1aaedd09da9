import { byText } from "../../collections";
import type { Inventory } from "../inventory";
import type { Finding } from "../findings/finding";
import { controllerFinding } from "../findings/loss";
import { configMapData } from "./config-map";

/** Ports that the controller keeps for itself. */
type Reserved = readonly number[];

type Streams = Readonly<Record<string, string>>;

/**
 * The ports of a tcp- or udp-services ConfigMap. Entries that the controller passes over are left out
 * and said (getStreamServices in internal/ingress/controller/controller.go).
 */
export const readStreams = ({
  inventory,
  argument,
  name,
  reserved,
}: {
  inventory: Inventory;
  argument: "tcp-services-configmap" | "udp-services-configmap";
  /** `namespace/name`, or empty. */
  name: string;
  reserved: Reserved;
}): { streams: Streams; findings: Finding[] } => {
  const { data, findings } = configMapData({ inventory, key: `--${argument}`, name });
  const entries = Object.entries(data).sort(([a], [b]) => Number(a) - Number(b) || byText(a, b));
  const faulty = entries.flatMap(([port, service]) => {
    const fault = faultOf({ port, service, reserved });
    return fault === undefined ? [] : [{ port, service, fault }];
  });
  return {
    streams: Object.fromEntries(
      entries.filter(([port]) => faulty.every((entry) => entry.port !== port)),
    ),
    findings: [
      ...findings,
      ...faulty.map(({ port, service, fault }) =>
        controllerFinding({
          key: `--${argument}/${port}`,
          value: service,
          severity: "note",
          differences: [
            {
              field: "operation",
              when: "always",
              nginx: `passes the entry over: ${fault}`,
              envoy: "has no listener for it either",
            },
          ],
          remedy: "correct the entry or remove it",
        }),
      ),
    ],
  };
};

const faultOf = ({
  port,
  service,
  reserved,
}: {
  port: string;
  service: string;
  reserved: Reserved;
}): string | undefined => {
  if (!/^[-+]?\d+$/.test(port)) {
    return "its port is no number";
  }
  if (reserved.includes(Number(port))) {
    return "the controller needs the port itself";
  }
  return /^[^/:]+\/[^/:]+:[^:]+/.test(service) ? undefined : "it names no Service and port";
};
