import type { HTTPRouteFilterSpec, HTTPRouteSpecRuleFilter } from "../../../kubernetes/types";
import { shortHash } from "../../hashed-name";
import { type KubernetesObject, stackLabels } from "../../kubernetes-object";
import type { DirectResponse } from "./emission";

/**
 * In place of the page of ingress-nginx's built-in default backend, which is nginx's own for 404
 * (rootfs/etc/nginx/template/nginx.tmpl of controller 1.15.1).
 */
export const DEFAULT_PAGE: DirectResponse = { status: 404, body: "404 Not Found" };

/** nginx's answer for a location that the controller denies. */
export const UNAVAILABLE: DirectResponse = { status: 503 };

/** The answer of a rule whose protection cannot be kept. */
export const FORBIDDEN: DirectResponse = { status: 403 };

/** The filter by which a rule answers by itself; one object in each namespace for equal answers. */
export const responseFilter = ({
  response,
  namespace,
  stack,
}: {
  response: DirectResponse;
  namespace: string;
  stack: string;
}): KubernetesObject<HTTPRouteFilterSpec> => ({
  apiVersion: "gateway.envoyproxy.io/v1alpha1",
  kind: "HTTPRouteFilter",
  metadata: { name: filterName(response), namespace, labels: stackLabels(stack) },
  spec: { directResponse: directResponse(response) },
});

/** Reference of a rule to that filter. */
export const responseReference = (response: DirectResponse): HTTPRouteSpecRuleFilter =>
  filterReference(filterName(response));

/** Reference of a rule to an HTTPRouteFilter of its namespace. */
export const filterReference = (name: string): HTTPRouteSpecRuleFilter => ({
  type: "ExtensionRef",
  extensionRef: { group: "gateway.envoyproxy.io", kind: "HTTPRouteFilter", name },
});

const filterName = ({ status, location, body }: DirectResponse): string =>
  location === undefined && body === undefined
    ? `edge.status-${status}`
    : `edge.status-${status}-${shortHash(JSON.stringify([location, body]))}`;

/** A header of a direct response may hold Envoy's operators, and overwrites one of Envoy's own. */
const directResponse = ({
  status,
  location,
  body,
}: DirectResponse): NonNullable<HTTPRouteFilterSpec["directResponse"]> => ({
  statusCode: status,
  ...(location !== undefined && { header: { set: [{ name: "Location", value: location }] } }),
  ...(body !== undefined && {
    contentType: "text/plain; charset=utf-8",
    body: { type: "Inline" as const, inline: body },
  }),
});
