import type { Upstream } from "../../effective/nginx";
import type { RuleContext } from "../emission";
import type { BackendOptions } from "./backend-object";
import type { Loss } from "./finding";
import { speaksHttp2 } from "./service-facts";

/** Where Envoy speaks otherwise to the Service's pods, or cannot choose among them. */
export const serviceLosses = ({
  context: { inventory, location },
  upstream,
  options,
}: {
  context: RuleContext;
  upstream: Upstream;
  options: BackendOptions;
}): Loss[] => {
  if (upstream.kind !== "service") {
    return [];
  }
  const isHttp2 = speaksHttp2(inventory, upstream);
  const value = location.settings.proxy.protocol;
  if (options.tls !== undefined) {
    return [{ value, ...THROUGH_SERVICE, remedy: ONE_POD }];
  }
  if (options.http2) {
    return isHttp2 ? [] : [{ value, ...THROUGH_SERVICE, remedy: sayHttp2(upstream) }];
  }
  return isHttp2 ? [{ value, ...unexpectedHttp2(upstream) }] : [];
};

/** One connection goes to one pod, and HTTP/2 puts all requests into few connections. */
const THROUGH_SERVICE = {
  severity: "lossy",
  differences: [
    {
      field: "operation",
      when: "always",
      nginx: "balances requests over the pods",
      envoy: "sends them to the Service's address, where a connection stays with one pod",
    },
  ],
} as const satisfies Partial<Loss>;

const ONE_POD = "See that one pod alone can bear what a proxy sends through few connections.";

const sayHttp2 = ({ service }: Upstream): string =>
  `Give the port of the Service ${service} the appProtocol kubernetes.io/h2c, and take the inventory again.`;

const unexpectedHttp2 = ({ service }: Upstream): Loss => ({
  severity: "lossy",
  differences: [
    {
      field: "upstream.protocol",
      when: "always",
      nginx: "speaks HTTP/1.1 to the backend",
      envoy: "speaks HTTP/2, as the Service's appProtocol says",
    },
  ],
  remedy: `Remove the appProtocol of the Service ${service} if its pods do not take HTTP/2.`,
});

/** Envoy chooses by rule, not by the client's scheme: as for the host's usual scheme. */
export const autoLosses = ({ server, location }: RuleContext): Loss[] => {
  const value = location.settings.proxy.protocol;
  const isSecure = server.tls.type === "https";
  return value === "AUTO_HTTP"
    ? [
        {
          severity: "lossy",
          value,
          differences: (["upstream.protocol", "upstream.tls"] as const).map((field) => ({
            field,
            when: isSecure ? "plain HTTP" : "HTTPS",
            nginx: "speaks TLS to the backend exactly if the client does",
            envoy: isSecure ? "always speaks TLS" : "never speaks TLS",
          })),
          remedy: "Say HTTP or HTTPS.",
        },
      ]
    : [];
};
