import { listenersOf, type NamedListener } from "../../gateway/attachment";
import { containerPort, PRIVILEGED_SHIFT, RESERVED_PORTS } from "../../gateway/ports";
import { type Fault, faultAt } from "../faults";
import type { Check } from "./check";

/** Limit of the Gateway CRD; beyond it come ListenerSets, which this program does not write. */
const MOST_LISTENERS = 64;

type Words = Pick<Fault, "message" | "remedy">;

/** What Envoy Gateway or the API server would refuse; of conflicting listeners none would serve. */
export const listeners: Check = ({ settings, raw }) =>
  Object.entries(settings.gateways).flatMap(([name, gateway]) => {
    const path = ["gateways", name, "listeners"];
    const all = listenersOf(gateway);
    return [
      ...number(all).map((words) => faultAt({ raw, path, ...words })),
      ...all.flatMap((listener) =>
        [...alone(listener), ...conflicts(listener, all)].map((words) =>
          faultAt({ raw, path: [...path, listener.name], ...words }),
        ),
      ),
    ];
  });

const number = ({ length }: readonly NamedListener[]): Words[] =>
  length > 0 && length <= MOST_LISTENERS
    ? []
    : [
        {
          message: `are ${length} listeners`,
          remedy: `1 to ${MOST_LISTENERS} in a Gateway; a wildcard hostname takes many hosts`,
        },
      ];

/** Faults of one listener. */
const alone = (listener: NamedListener): Words[] => {
  const { protocol, certificates } = listener;
  return [
    protocol === "HTTPS" &&
      certificates.length === 0 && {
        message: "has no certificate",
        remedy: "certificates: [<name of a TLS Secret>]",
      },
    protocol === "HTTP" &&
      certificates.length > 0 && {
        message: "has certificates, which HTTP cannot use",
        remedy: "protocol: HTTPS, or no certificates",
      },
    RESERVED_PORTS.includes(containerPort(listener)) && {
      message: `needs port ${containerPort(listener)} in the container, which the proxy has itself`,
      remedy: "another port",
    },
  ].filter((words) => words !== false);
};

/** Faults of one listener beside the others. */
const conflicts = (listener: NamedListener, all: readonly NamedListener[]): Words[] =>
  all
    .filter((other) => other !== listener)
    .flatMap((other): Words[] => {
      if (other.port !== listener.port) {
        return containerPort(other) === containerPort(listener)
          ? [
              {
                message: `needs port ${containerPort(listener)} in the container, as ${other.name} does`,
                remedy: `another port: those below 1024 are raised by ${PRIVILEGED_SHIFT} there`,
              },
            ]
          : [];
      }
      if (other.protocol !== listener.protocol) {
        return [
          {
            message: `is ${listener.protocol} on port ${listener.port}, where ${other.name} is ${other.protocol}`,
            remedy: "one port for HTTP, another for HTTPS",
          },
        ];
      }
      return other.host === listener.host
        ? [
            {
              message: `has the port and hostname of ${other.name}`,
              remedy: "another hostname, or one listener with several certificates",
            },
          ]
        : [];
    });
