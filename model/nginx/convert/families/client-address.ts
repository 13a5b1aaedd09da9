import type { Finding } from "../../findings/finding";
import { builtInFinding } from "../../findings/loss";
import type { RuleContext } from "../emission";

/**
 * Why the address that ranges are compared with may not be the client's own, or another one than
 * before. One finding for the controller, for rules with ranges alone.
 */
export const clientAddressFindings = ({ inventory, nginx }: RuleContext): Finding[] => {
  const { useForwardedHeaders, realIp, proxyProtocol, trustedCidrs } =
    nginx.configuration.clientAddress;
  const trusting =
    (useForwardedHeaders || realIp) && trustedCidrs.some((cidr) => cidr.endsWith("/0"));
  const services = inventory.controller?.services ?? [];
  const hidden = services.some(
    ({ spec }) => spec.type === "LoadBalancer" && spec.externalTrafficPolicy !== "Local",
  );
  return [
    ...(trusting ? [FORGEABLE] : []),
    ...(hidden && !proxyProtocol && !useForwardedHeaders ? [TRANSLATED] : []),
  ];
};

const FORGEABLE = builtInFinding({
  topic: "forwarded-client-address",
  severity: "lossy",
  protective: true,
  differences: [
    {
      field: "outcome",
      when: "forwarded headers present",
      nginx: "believes X-Forwarded-For of every client (proxy-real-ip-cidr holds 0.0.0.0/0)",
      envoy: "may take another address of the chain; ranges are no protection on either",
    },
  ],
  remedy:
    "set proxy-real-ip-cidr to the addresses of the load balancer, then write the inventory anew",
});

const TRANSLATED = builtInFinding({
  topic: "translated-client-address",
  severity: "note",
  differences: [
    {
      field: "operation",
      when: "always",
      nginx: "sees the address of a node (externalTrafficPolicy is not Local)",
      envoy: "sees the same behind this Service, and the client's own behind one with Local",
    },
  ],
  remedy: "look in nginx's access log which addresses it compares with the ranges",
});
