import type { Nginx, Server } from "../../nginx/effective/nginx";
import type { Inventory } from "../../nginx/inventory";
import { CUSTOM_DEFAULT_BACKEND } from "../../nginx/effective/finish";
import type { Place, UpstreamGroup } from "./groups";

/**
 * Why nginx's canaries cannot lead a group to Envoy, by what is asked of nginx: a location's directives
 * run before the canary is chosen, so that Envoy sees another request than the client's
 * (rootfs/etc/nginx/template/nginx.tmpl, rootfs/etc/nginx/lua/balancer.lua).
 */
export const obstacles = (
  group: UpstreamGroup,
  { nginx, inventory }: { nginx: Nginx; inventory: Inventory },
): string[] => [
  ...ofController({ nginx, inventory }),
  ...ofUpstream(group, inventory),
  ...group.places.flatMap((place) => [
    ...ofHost(place.server),
    ...ofServer(place.server),
    ...ofLocation(place),
  ]),
];

const ofController = ({ nginx, inventory }: { nginx: Nginx; inventory: Inventory }): string[] => {
  const { admission, requestHeaders } = nginx.configuration;
  return [
    // The bridge Service would have no endpoint.
    ...(admission.externalNames ? [] : ["--disable-svc-external-name of the controller"]),
    // Nobody can say what such an nginx passes on.
    ...(inventory.controller?.customTemplate ? ["a template of its own of the controller"] : []),
    // nginx stays at its last good configuration, which has no canary of ours.
    ...[...nginx.servers.values()].flatMap(({ host, invalid }) =>
      invalid === undefined ? [] : [`${host}, for which nginx refuses its configuration`],
    ),
    // Envoy chooses a route and finds the client by these, and sets them for the backend once more.
    ...(Object.entries(requestHeaders.set).some(changesDescription)
      ? ["proxy-set-headers of the controller, about the client"]
      : []),
  ];
};

/** Fields by which nginx describes the client to what is behind it. */
const DESCRIPTION = /^(x-forwarded-|x-original-|x-real-ip$|x-scheme$|x-request-id$)/;

const changesDescription = ([name, value]: [string, string]): boolean => {
  const read = [...value.matchAll(/\$\{?http_(\w+)/gi)].map(([, field = ""]) =>
    field.replaceAll("_", "-"),
  );
  return (
    name.toLowerCase() === "host" ||
    [name, ...read].some((field) => DESCRIPTION.test(field.toLowerCase()))
  );
};

const ofUpstream = ({ upstream, places }: UpstreamGroup, inventory: Inventory): string[] => {
  const { service, port, endpoints, balancing } = upstream;
  const name = `${service}:${port}`;
  return [
    // nginx asks the first canary of an upstream alone.
    ...usersCanaries(places, inventory).map((ingress) => `canary on ${ingress}`),
    // nginx answers 503, or sends to a default backend, before it looks at a canary.
    ...(endpoints === "none" || upstream.id.startsWith(CUSTOM_DEFAULT_BACKEND)
      ? [`${name}, a Service without endpoints or in place of one`]
      : []),
    // Both proxies would write the cookie, and one with nginx's never goes to a canary.
    ...(balancing.value.affinity === undefined ? [] : [`affinity on Ingresses of ${name}`]),
  ];
};

/** Ingresses with the annotation that name a host and path of the group, in force or not. */
const usersCanaries = (places: readonly Place[], inventory: Inventory): string[] => {
  const key = `${inventory.selection.annotationsPrefix}/canary`;
  const own = new Set(places.map(({ server, location }) => `${server.host} ${location.path}`));
  return inventory.ingresses
    .filter(({ annotations, rules }) => {
      const { [key]: canary = "false" } = annotations;
      const named = rules.flatMap(({ host = "_", paths }) =>
        paths.map(({ path }) => `${host} ${path || "/"}`),
      );
      return canary !== "false" && named.some((each) => own.has(each));
    })
    .map(({ namespace, name }) => `${namespace}/${name}`);
};

/** A canary leads every request of the name, and nobody can list or probe the names it stands for. */
const ofHost = ({ host, aliases }: Server): string[] =>
  [host, ...aliases]
    .filter((name) => name === "_" || /[*~]/.test(name))
    .map((name) => `${name}, which stands for many hosts`);

/** By key: the Ingress that asks for it. */
const ofServer = (server: Server): string[] => {
  const owners = {
    // nginx answers by itself: such requests do not come to Envoy.
    "app-root": server.appRoot?.ingress,
    "from-to-www-redirect": server.redirectFrom?.ingress,
    // TLS ends before, or not at all.
    "auth-tls-secret": server.denied?.ingress ?? server.clientCertificate?.ingress,
    "ssl-passthrough": server.passthrough?.ingress,
    // It may change anything before Envoy sees it, and Envoy's part of it would come on top.
    "server-snippet": server.snippet?.ingress,
  };
  return Object.entries(owners).flatMap(([key, ingress]) =>
    ingress === undefined ? [] : [`${key} on ${ingress}`],
  );
};

type Settings = Place["location"]["settings"];

const BY_KEY: Readonly<Record<string, (settings: Settings) => boolean>> = {
  // nginx takes the password away before it passes a request on.
  "auth-type": ({ auth }) => auth.basic !== undefined,
  "auth-snippet": ({ auth }) => auth.external?.snippet !== undefined,
  // The listener has no TLS. And nginx keeps connections of both versions of HTTP to one address in one
  // pool (ngx_http_upstream_keepalive_module goes by the address alone): beside gRPC, a request of another
  // host would go over a connection of HTTP/2, and its client would get frames for an answer (measured).
  "backend-protocol": ({ proxy }) => proxy.protocol !== "HTTP",
  "configuration-snippet": ({ snippets }) => snippets.configuration !== undefined,
  // Both proxies would send a copy.
  "mirror-target": ({ mirror }) => mirror !== undefined,
  "permanent-redirect or temporal-redirect": ({ routing }) => routing.redirect !== undefined,
  // Envoy answers HTTP/1.0 with 426.
  "proxy-http-version": ({ proxy }) => proxy.httpVersion === "1.0",
  // Envoy would look for a route of the new host.
  "upstream-vhost": ({ routing }) => routing.upstreamVhost !== undefined,
};

const ofLocation = ({ server, location }: Place): string[] => {
  const { ingress, origin, blocks, settings } = location;
  if (ingress === undefined || origin === "default") {
    return [`the default backend of ${server.host}`];
  }
  return [
    // The path is another one before Envoy sees it, and Envoy would rewrite it again.
    ...(blocks.some(({ rewriteTarget }) => rewriteTarget !== undefined) ? ["rewrite-target"] : []),
    ...Object.keys(BY_KEY).filter((key) => BY_KEY[key]?.(settings)),
  ].map((key) => `${key} on ${ingress}`);
};
