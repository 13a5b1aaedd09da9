import type { Finding } from "../findings/finding";
import type { Inventory } from "../inventory";
import type { Nginx, Server } from "./nginx";
import { hostNote, ingressNote } from "./note";

type Built = Pick<Nginx, "servers" | "upstreams">;

/** Where an annotation of one Ingress changes what others serve: canaries and regex hosts. */
export const scopeNotes = ({
  inventory,
  ...nginx
}: Built & { inventory: Inventory }): Finding[] => [
  ...canaryLeaks({ inventory, ...nginx }),
  ...regexHosts(nginx),
];

/** A canary holds for every location of the Service and port, whatever host and path it names. */
const canaryLeaks = ({
  inventory: { ingresses },
  servers,
  upstreams,
}: Built & { inventory: Inventory }): Finding[] => {
  const named = new Map(
    ingresses.map(({ namespace, name, rules }) => [
      `${namespace}/${name}`,
      new Set(
        rules.flatMap(({ host = "_", paths }) => paths.map(({ path }) => `${host}${path || "/"}`)),
      ),
    ]),
  );
  const leaks = new Map<string, { host: string; path: string }[]>();
  for (const { host, locations } of servers.values()) {
    for (const { path, backend } of locations) {
      const canary = backend.type === "upstream" ? upstreams.get(backend.id)?.canary : undefined;
      if (canary !== undefined && named.get(canary.ingress)?.has(`${host}${path}`) !== true) {
        leaks.set(canary.ingress, [...(leaks.get(canary.ingress) ?? []), { host, path }]);
      }
    }
  }
  return [...leaks].map(([ingress, locations]) =>
    ingressNote({
      ingress,
      topic: "canary-scope",
      key: "canary",
      locations,
      nginx: "the canary also gets requests of other paths of the same Service and port",
      remedy: "give the paths that are meant a Service of their own",
    }),
  );
};

/** One use-regex or rewrite-target makes every path of the host an expression. */
const regexHosts = ({ servers }: Pick<Nginx, "servers">): Finding[] =>
  [...servers.values()].flatMap((server) => {
    const changed = server.locations.filter(
      ({ origin, settings }) =>
        origin === "path" &&
        !settings.routing.useRegex &&
        settings.routing.rewriteTarget === undefined,
    );
    return server.paths === "literal" || changed.length === 0
      ? []
      : [
          hostNote({
            host: server.host,
            topic: "regex",
            key: "use-regex",
            nginx: `${changed.map(({ path }) => path).join(" ")} match as expressions in any case, because of ${causes(server)}`,
            remedy: "move the Ingress with the expressions to a host of its own",
          }),
        ];
  });

const causes = ({ locations }: Server): string => {
  const names = locations
    .filter(({ settings: { routing } }) => routing.useRegex || routing.rewriteTarget !== undefined)
    .map(({ ingress = "the default backend" }) => ingress);
  return [...new Set(names)].join(", ");
};
