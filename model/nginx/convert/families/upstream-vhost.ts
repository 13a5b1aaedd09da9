import type { Finding } from "../../findings/finding";
import type { Family, RuleContext } from "../emission";
import { annotationFinding } from "./finding";
import { isProxied } from "./proxied";

/** A host as Envoy Gateway takes it for a rewrite: a lower-case name, no port. */
const HOSTNAME = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** Variables that hold the client's own Host: nothing to rewrite. */
const UNCHANGED = /^\$\{?(http_host|best_http_host)\}?$/;

/** upstream-vhost: the Host that the backend sees; X-Forwarded-Host stays the client's. */
export const upstreamVhost: Family = (context) => {
  const vhost = context.location.settings.routing.upstreamVhost;
  if (vhost === undefined || UNCHANGED.test(vhost) || !isProxied(context)) {
    return {};
  }
  return HOSTNAME.test(vhost)
    ? { filters: [{ type: "URLRewrite", urlRewrite: { hostname: vhost } }] }
    : { findings: [refused(context, vhost)] };
};

const refused = (context: RuleContext, vhost: string): Finding =>
  annotationFinding({
    context,
    key: "upstream-vhost",
    severity: "refused",
    value: vhost,
    differences: [
      {
        field: "upstream.host",
        when: "always",
        nginx: `sends the backend the Host ${vhost}`,
        envoy: "can send only a DNS name without a port: it sends the client's Host",
      },
    ],
    remedy:
      "Give a DNS name in lower case without a port, or let the backend take the client's Host.",
  });
