import type {
  BackendTrafficPolicySpec,
  TCPRouteSpec,
  UDPRouteSpec,
} from "../../../../kubernetes/types";
import { type KubernetesObject, stackLabels } from "../../../kubernetes-object";
import type { NginxConfiguration } from "../../configuration/configuration";
import type { Finding } from "../../findings/finding";
import { controllerFinding } from "../../findings/loss";
import type { Inventory } from "../../inventory";
import { serviceParts } from "../backends";
import type { ConversionTarget } from "../conversion";
import { listenerReference } from "./entrances";
import type { PlannedListener } from "./listeners";

/** A port whose bytes go to a Service as they come (`tcp-services`, `udp-services`). */
export interface Stream {
  readonly protocol: "tcp" | "udp";
  readonly port: number;
  /** `namespace/name`. */
  readonly service: string;
  readonly servicePort: number;
  /** Whether the client's PROXY header is read. */
  readonly decode: boolean;
  /** Whether the Service gets one. */
  readonly encode: boolean;
}

/** The streams of a controller, and those that cannot be had. */
export const streamsOf = ({
  configuration: { streams, ports },
  inventory,
}: {
  configuration: Pick<NginxConfiguration, "streams" | "ports">;
  inventory: Pick<Inventory, "services">;
}): { streams: Stream[]; findings: Finding[] } => {
  const found: Stream[] = [];
  const findings: Finding[] = [];
  for (const protocol of ["tcp", "udp"] as const) {
    for (const [port, value] of Object.entries(streams[protocol])) {
      const [service = "", wanted = "", decode, encode] = value.split(":");
      const servicePort = portOf({ inventory, service, wanted });
      const isTaken =
        protocol === "tcp" && [80, 443, ports.http, ports.https].includes(Number(port));
      if (servicePort === undefined || isTaken) {
        findings.push(lost({ protocol, port, value, isTaken }));
      } else {
        found.push({
          protocol,
          port: Number(port),
          service,
          servicePort,
          decode: decode === "PROXY",
          encode: encode === "PROXY",
        });
      }
    }
  }
  return { streams: found, findings };
};

const portOf = ({
  inventory,
  service,
  wanted,
}: {
  inventory: Pick<Inventory, "services">;
  service: string;
  wanted: string;
}): number | undefined =>
  inventory.services
    .find(({ namespace, name }) => `${namespace}/${name}` === service)
    ?.ports.find(({ port, name }) => String(port) === wanted || name === wanted)?.port;

const lost = ({
  protocol,
  port,
  value,
  isTaken,
}: {
  protocol: Stream["protocol"];
  port: string;
  value: string;
  /** HTTP has the port; else the Service or its port is not there. */
  isTaken: boolean;
}): Finding =>
  controllerFinding({
    key: `${protocol}-services/${port}`,
    value,
    severity: isTaken ? "lossy" : "note",
    differences: [
      {
        field: "operation",
        when: "always",
        nginx: isTaken ? "serves the port" : "has no Service or no port of it to send to",
        envoy: isTaken ? "does not: its HTTP has the port" : "neither",
      },
    ],
    remedy: isTaken ? "choose another port" : "remove the entry, or make the Service",
    ...(isTaken && { answers: ["accept"] as const }),
  });

/** The route of a stream, and the PROXY header that its Service wants. */
export const streamObjects = ({
  listener,
  stream: { protocol, port, service, servicePort, encode },
  target,
}: {
  listener: PlannedListener;
  stream: Stream;
  target: ConversionTarget;
}): KubernetesObject[] => {
  const { namespace, name } = serviceParts(service);
  const kind = protocol === "tcp" ? "TCPRoute" : "UDPRoute";
  const metadata = {
    name: `edge.${protocol}-${port}`,
    namespace,
    labels: stackLabels(target.stack),
  };
  const route: KubernetesObject<TCPRouteSpec | UDPRouteSpec> = {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind,
    metadata,
    spec: {
      parentRefs: [listenerReference({ target, listener })],
      rules: [{ backendRefs: [{ group: "", kind: "Service", name, port: servicePort }] }],
    },
  };
  const policy: KubernetesObject<BackendTrafficPolicySpec> = {
    apiVersion: "gateway.envoyproxy.io/v1alpha1",
    kind: "BackendTrafficPolicy",
    metadata,
    spec: {
      targetRefs: [{ group: "gateway.networking.k8s.io", kind, name: metadata.name }],
      mergeType: "StrategicMerge",
      proxyProtocol: { version: "V1" },
    },
  };
  return [route, ...(encode ? [policy] : [])];
};
