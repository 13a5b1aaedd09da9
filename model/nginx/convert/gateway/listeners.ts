import { sortBy } from "../../../collections";
import type { Nginx, Server, Upstream } from "../../effective/nginx";
import type { Inventory } from "../../inventory";
import type { ConversionTarget } from "../conversion";
import { type ClientValidation, clientValidation } from "../families/client-certificate";
import { hostWords } from "../names";
import type { Certificates } from "./certificates";
import { passthroughOf } from "./passthrough";
import type { Stream } from "./streams";

/** Limits of the CRDs (Gateway API 1.6): listeners of a Gateway or ListenerSet, certificates of a listener. */
const MOST_LISTENERS = 64;
const MOST_CERTIFICATES = 64;

/** A listener of the Gateway or of a ListenerSet beside it. */
export interface PlannedListener {
  readonly name: string;
  readonly protocol: "HTTP" | "HTTPS" | "TLS" | "TCP" | "UDP";
  readonly port: number;
  /** Absent: every host. */
  readonly hostname?: string;
  /** `namespace/name` of the Secrets of an HTTPS listener. */
  readonly certificates?: readonly string[];
  /** Present: it asks clients for certificates. */
  readonly validation?: ClientValidation;
  /** Name of the ListenerSet; absent: the Gateway's own. */
  readonly set?: string;
  /** Server whose requests alone it takes. */
  readonly host?: string;
  /** Present: TLS is passed through to the backend. */
  readonly passthrough?: { readonly host: string; readonly upstream: Upstream };
  /** Present: bytes are passed on as they come; client's PROXY header is read. */
  readonly stream?: Stream;
}

/**
 * The listeners: one for plain HTTP, one for HTTPS with up to 64 certificates and no host name, as
 * nginx answers any server name; one of its own for each host that asks for client certificates, whose
 * TLS is passed through, or whose certificate has no place; one for each TCP and UDP service.
 */
export const plannedListeners = ({
  inventory,
  nginx,
  certificates,
  streams,
  target,
}: {
  inventory: Inventory;
  nginx: Pick<Nginx, "servers" | "upstreams" | "configuration">;
  certificates: Certificates;
  streams: readonly Stream[];
  target: ConversionTarget;
}): PlannedListener[] => {
  const servers = sortBy([...nginx.servers.values()], ({ host }) => host);
  const shared = certificates.secrets.slice(0, MOST_CERTIFICATES);
  const listeners: PlannedListener[] = [
    { name: "http", protocol: "HTTP", port: 80 },
    ...(shared.length === 0
      ? []
      : [{ name: "https", protocol: "HTTPS" as const, port: 443, certificates: shared }]),
    ...streams.map((stream) => ({ ...streamListener(stream), stream })),
    ...servers.flatMap((server) => passthroughListeners(server, nginx)),
    ...servers.flatMap((server) =>
      ownListeners({
        names: passthroughOf(server, nginx) ? server.aliases : [server.host, ...server.aliases],
        server,
        shared,
        certificates,
        validate: { inventory, target },
      }),
    ),
  ];
  return listeners.map((listener, index) => ({
    ...listener,
    ...(index >= MOST_LISTENERS && {
      set: `${target.gateway.name}.${Math.floor(index / MOST_LISTENERS) + 1}`,
    }),
  }));
};

const streamListener = ({ protocol, port }: Stream) => ({
  name: `${protocol}-${port}`,
  protocol: protocol === "tcp" ? ("TCP" as const) : ("UDP" as const),
  port,
});

const passthroughListeners = (
  server: Server,
  nginx: Pick<Nginx, "upstreams" | "configuration">,
): PlannedListener[] => {
  const { host } = server;
  const upstream = passthroughOf(server, nginx);
  return upstream === undefined
    ? []
    : [
        {
          name: `tls.${hostWords(host)}`,
          protocol: "TLS",
          port: 443,
          hostname: host,
          host,
          passthrough: { host, upstream },
        },
      ];
};

const ownListeners = ({
  names,
  server,
  shared,
  certificates: { secrets, hosts },
  validate,
}: {
  /** Those whose TLS ends here. */
  names: readonly string[];
  server: Server;
  shared: readonly string[];
  certificates: Certificates;
  validate: { inventory: Inventory; target: ConversionTarget };
}): PlannedListener[] => {
  const validation = server.denied ? undefined : clientValidation({ server, ...validate });
  const own = hosts.get(server.host);
  const wanted = own?.type === "usable" ? own.shown : secrets[0];
  const hasPlace = wanted === undefined || shared.includes(wanted);
  return server.host === "_" || wanted === undefined || (hasPlace && validation === undefined)
    ? []
    : names.map((hostname) => ({
        name: `https.${hostWords(hostname)}`,
        protocol: "HTTPS",
        port: 443,
        hostname,
        host: server.host,
        certificates: [wanted],
        ...(validation && { validation }),
      }));
};
