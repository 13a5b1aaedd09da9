/** What a request asks for. */
export const EXCHANGES = ["get", "post", "slow", "stream", "websocket"] as const;

/** `kept`: over a pool of connections that stay open; `new`: over a connection of its own. */
export const CONNECTIONS = ["kept", "new"] as const;

export const PROTOCOLS = ["h1", "h2"] as const;

export type Exchange = (typeof EXCHANGES)[number];
export type Connection = (typeof CONNECTIONS)[number];
export type Protocol = (typeof PROTOCOLS)[number];

/** A kind of request: what is asked, over which connection, in which version of HTTP. */
export interface Kind {
  readonly exchange: Exchange;
  readonly connection: Connection;
  readonly protocol: Protocol;
}

/** A kind and how often it comes, relative to the others: a whole number from 1. */
export interface MixedKind {
  readonly kind: Kind;
  readonly weight: number;
}

export type Mix = readonly MixedKind[];

/** Such as `get:kept:h2`. */
export const kindName = ({ exchange, connection, protocol }: Kind): string =>
  `${exchange}:${connection}:${protocol}`;

/** What is sent unless another mix is asked for. */
export const DEFAULT_MIX =
  "get:kept:h1=30,get:new:h1=30,post:kept:h1=10,post:new:h1=10," +
  "get:kept:h2=30,get:new:h2=30,post:kept:h2=10,post:new:h2=10," +
  "slow:kept:h1=2,slow:new:h1=2,slow:kept:h2=2,stream:kept:h1=2,stream:new:h1=2,stream:kept:h2=2," +
  "websocket:kept:h1=20,websocket:new:h1=8";

/** What an ordinary application is sent, of which nothing is known but its paths. */
export const PLAIN_MIX = "get:kept:h1=1,get:new:h1=1,get:kept:h2=1,get:new:h2=1";

/**
 * Reads a mix such as `get:kept:h1=3,websocket:new:h1`; a weight that is left out is 1.
 *
 * @returns the mix, or every fault of the text.
 */
export function parseMix(text: string): { readonly mix: Mix } | { readonly faults: string[] } {
  const parts = text.split(",").map((part) => ({ part, read: readPart(part.trim()) }));
  const mix = parts.flatMap(({ read }) => (read === undefined ? [] : [read]));
  const faults = [
    ...parts.flatMap(({ part, read }) =>
      read === undefined ? [`"${part}" is no exchange:connection:protocol=weight; ${ALLOWED}`] : [],
    ),
    ...twice(mix).map((name) => `${name} stands in the mix twice`),
    ...(mix.some(({ kind }) => kind.exchange === "websocket" && kind.protocol === "h2")
      ? ["WebSocket is sent over HTTP/1.1 only: websocket:kept:h1, websocket:new:h1"]
      : []),
  ];
  return faults.length > 0 ? { faults } : { mix };
}

const ALLOWED = [EXCHANGES, CONNECTIONS, PROTOCOLS].map((names) => names.join(" | ")).join(" : ");

function readPart(part: string): MixedKind | undefined {
  const [, exchange, connection, protocol, weight = "1"] =
    /^([a-z]+):([a-z]+):([a-z0-9]+)(?:=([1-9]\d{0,3}))?$/.exec(part) ?? [];
  const kind = {
    exchange: EXCHANGES.find((each) => each === exchange),
    connection: CONNECTIONS.find((each) => each === connection),
    protocol: PROTOCOLS.find((each) => each === protocol),
  };
  return isKind(kind) ? { kind, weight: Number(weight) } : undefined;
}

const isKind = (kind: { readonly [Part in keyof Kind]: Kind[Part] | undefined }): kind is Kind =>
  Object.values(kind).every((part) => part !== undefined);

const twice = (mix: Mix): string[] => {
  const names = mix.map(({ kind }) => kindName(kind));
  return names.filter((name, index) => names.indexOf(name) !== index);
};
