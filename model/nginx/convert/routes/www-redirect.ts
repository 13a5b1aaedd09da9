import type { NginxConfiguration } from "../../configuration/configuration";
import type { Server } from "../../effective/nginx";
import type { PlannedRule } from "../planned";
import { responseReference } from "../responses";

/**
 * The redirect from the other of `x` and `www.x` (`from-to-www-redirect`), which names the port:
 * rootfs/etc/nginx/lua/nginx/ngx_srv_redirect.lua. nginx drops a slash at the end, Envoy keeps it.
 */
export const wwwRules = ({
  server: { host, redirectFrom },
  configuration: { redirectStatus },
}: {
  server: Pick<Server, "host" | "redirectFrom">;
  configuration: Pick<NginxConfiguration, "redirectStatus">;
}): PlannedRule[] => {
  if (redirectFrom === undefined) {
    return [];
  }
  const { ingress } = redirectFrom;
  const response = {
    status: redirectStatus,
    location: `%REQ(X-FORWARDED-PROTO)%://${host}:%REQ(X-FORWARDED-PORT)%%REQ(:PATH)%`,
  };
  return [
    {
      name: "www-redirect",
      entry: "both",
      namespace: ingress.slice(0, ingress.indexOf("/")),
      matches: [{ path: { type: "PathPrefix", value: "/" } }],
      filters: [responseReference(response)],
      backendRefs: [],
      response,
    },
  ];
};
