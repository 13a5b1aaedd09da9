import type { ClientTrafficPolicySpec } from "../../../../kubernetes/types";
import type { NginxConfiguration } from "../../configuration/configuration";
import type { Finding } from "../../findings/finding";
import { controllerFinding } from "../../findings/loss";

type Settings = NginxConfiguration["clientAddress"];

/** Which field the client's address is taken from; `unlike`: one that Envoy cannot believe so. */
type Source = "connection" | "X-Forwarded-For" | "another field" | "unlike";

/** As ngx_http_realip_module is set up (rootfs/etc/nginx/template/nginx.tmpl, `real_ip_header`). */
const sourceOf = ({
  useForwardedHeaders,
  realIp,
  proxyProtocol,
  forwardedForHeader,
  trustedCidrs,
}: Settings): Source => {
  const believes = useForwardedHeaders || (realIp && !proxyProtocol);
  if (!believes) {
    return "connection";
  }
  if (forwardedForHeader.toLowerCase() === "x-forwarded-for") {
    return "X-Forwarded-For";
  }
  // Envoy believes another field whoever sends it: that must be what nginx does.
  return trustedCidrs.includes("0.0.0.0/0") ? "another field" : "unlike";
};

/** How a listener finds the client's address; undefined: it is that of the connection. */
export const addressDetection = (
  settings: Settings,
): ClientTrafficPolicySpec["clientIPDetection"] => {
  switch (sourceOf(settings)) {
    case "X-Forwarded-For":
      return { xForwardedFor: { trustedCIDRs: [...settings.trustedCidrs] } };
    case "another field":
      return { customHeader: { name: settings.forwardedForHeader } };
    default:
      return undefined;
  }
};

/** What differs where the address is taken from a field of another name. */
export const addressFindings = (settings: Settings): Finding[] => {
  const source = sourceOf(settings);
  if (source !== "another field" && source !== "unlike") {
    return [];
  }
  const isUnlike = source === "unlike";
  return [
    controllerFinding({
      key: "forwarded-for-header",
      value: settings.forwardedForHeader,
      severity: "lossy",
      protective: true,
      differences: (["outcome", "status", "upstream.headers"] as const).map((field) => ({
        field,
        when: isUnlike ? "always" : "list of addresses in a field",
        nginx: `takes the client's address from ${settings.forwardedForHeader}, also from a list`,
        envoy: isUnlike
          ? "takes that of the connection: it cannot believe the field of some proxies alone"
          : "takes that of the connection where the field is a list",
      })),
      remedy: "have the proxies in front send X-Forwarded-For",
      answers: ["accept", "holdBack"],
    }),
  ];
};
