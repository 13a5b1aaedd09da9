import type { HTTPRouteFilterSpec } from "../../../../kubernetes/types";
import { shortHash } from "../../../hashed-name";
import { type KubernetesObject, stackLabels } from "../../../kubernetes-object";
import type { Family, RuleContext } from "../emission";
import { filterReference } from "../responses";
import { annotationFinding } from "./finding";
import { isProxied } from "./proxied";

/** A host as Envoy Gateway takes it for a rewrite: a lower-case name, no port. */
const HOSTNAME = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** Variables that hold the client's own Host: nothing to rewrite. */
const UNCHANGED = /^\$\{?(http_host|best_http_host|host)\}?$/;

/** upstream-vhost: the Host that the backend sees; X-Forwarded-Host stays the client's. */
export const upstreamVhost: Family = (context) => {
  const vhost = context.location.settings.routing.upstreamVhost;
  if (vhost === undefined || vhost === "" || UNCHANGED.test(vhost) || !isProxied(context)) {
    return {};
  }
  if (HOSTNAME.test(vhost)) {
    return { filters: [{ type: "URLRewrite", urlRewrite: { hostname: vhost } }] };
  }
  const header = /^\$\{?http_(\w+)\}?$/.exec(vhost)?.[1];
  return header === undefined
    ? { findings: [refused(context, vhost)] }
    : fromHeader(context, header.replaceAll("_", "-"));
};

/** The name in one of the request's own fields; without the field, Envoy keeps the client's Host. */
const fromHeader = ({ namespace, target }: RuleContext, header: string) => {
  const name = `edge.host-${shortHash(header)}`;
  const object: KubernetesObject<HTTPRouteFilterSpec> = {
    apiVersion: "gateway.envoyproxy.io/v1alpha1",
    kind: "HTTPRouteFilter",
    metadata: { name, namespace, labels: stackLabels(target.stack) },
    spec: { urlRewrite: { hostname: { type: "Header", header } } },
  };
  return { filters: [filterReference(name)], objects: [object] };
};

const refused = (context: RuleContext, vhost: string) =>
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
