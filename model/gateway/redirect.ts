import type { HTTPRouteSpec } from "../../kubernetes/types";
import type { KubernetesObject, ObjectMetadata } from "../kubernetes-object";
import { byText, chunks } from "../collections";
import { MOST_HOSTNAMES } from "../routes/limits";
import type { GatewaySettings } from "../settings/gateways";
import { listenersOf, type NamedListener, redirectsToHttps } from "./attachment";
import { covers, type HostPattern, intersection } from "./hostnames";

/** Hosts of one HTTP listener that go to one HTTPS port. */
interface Redirect {
  listener: string;
  hosts: HostPattern[];
  port: number;
}

/**
 * HTTPRoutes that answer plain HTTP with 308 to HTTPS, for exactly the hosts that an HTTPS listener
 * takes: on each HTTP listener, one per HTTPS port. Empty unless the Gateway redirects.
 */
export const compileRedirects = ({
  metadata,
  settings,
}: {
  metadata: ObjectMetadata;
  settings: GatewaySettings;
}): KubernetesObject<HTTPRouteSpec>[] =>
  redirectsToHttps(settings)
    ? redirectsOf(settings).flatMap(({ listener, hosts, port }) =>
        chunks(hosts, MOST_HOSTNAMES).map((part, index) =>
          redirectRoute({
            metadata: {
              ...metadata,
              name: `${metadata.name}.${listener}-to-${port}${index === 0 ? "" : `.${index + 1}`}`,
            },
            parent: { name: metadata.name, sectionName: listener },
            redirect: { listener, hosts: part, port },
          }),
        ),
      )
    : [];

const redirectsOf = (settings: GatewaySettings): Redirect[] => {
  const all = listenersOf(settings);
  const secure = all.filter(({ protocol }) => protocol === "HTTPS").sort(byPreference);
  const ports = [...new Set(secure.map(({ port }) => port))];
  return all
    .filter(({ protocol }) => protocol === "HTTP")
    .flatMap(({ name, host }) => {
      const targets = hostsOn(host, secure);
      return ports
        .map((port) => ({
          listener: name,
          hosts: targets.filter((each) => each.port === port).map((each) => each.host),
          port,
        }))
        .filter(({ hosts }) => hosts.length > 0);
    });
};

/** `*` first, then wildcards, the wider first, then single hosts. */
const breadth = (host: HostPattern): number =>
  host === "*" ? 0 : host.startsWith("*.") ? host.length : Number.MAX_SAFE_INTEGER;

/** The port that clients expect comes first; on one port, the listener that takes most. */
const byPreference = (a: NamedListener, b: NamedListener): number =>
  Number(b.port === 443) - Number(a.port === 443) ||
  a.port - b.port ||
  breadth(a.host) - breadth(b.host) ||
  byText(a.host, b.host);

/** What HTTPS listeners take of a plain listener's hosts, none twice, each with its HTTPS port. */
const hostsOn = (
  plain: HostPattern,
  secure: readonly NamedListener[],
): { host: HostPattern; port: number }[] =>
  secure.reduce<{ host: HostPattern; port: number }[]>((found, listener) => {
    const host = intersection(plain, listener.host);
    return host === undefined || found.some((each) => covers(each.host, host))
      ? found
      : [...found, { host, port: listener.port }];
  }, []);

const redirectRoute = ({
  metadata,
  parent,
  redirect: { hosts, port },
}: {
  metadata: ObjectMetadata;
  parent: { name: string; sectionName: string };
  redirect: Redirect;
}): KubernetesObject<HTTPRouteSpec> => ({
  apiVersion: "gateway.networking.k8s.io/v1",
  kind: "HTTPRoute",
  metadata,
  spec: {
    parentRefs: [{ group: "gateway.networking.k8s.io", kind: "Gateway", ...parent }],
    ...(hosts.includes("*") ? {} : { hostnames: hosts }),
    rules: [
      {
        matches: [{ path: { type: "PathPrefix", value: "/" } }],
        filters: [
          {
            type: "RequestRedirect",
            requestRedirect: {
              scheme: "https",
              statusCode: 308,
              ...(port === 443 ? {} : { port }),
            },
          },
        ],
      },
    ],
  },
});
