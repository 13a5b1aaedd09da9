/** A request on its way through Envoy. */
export interface Incoming {
  readonly method: string;
  readonly scheme: "http" | "https";
  /** As sent, perhaps with a port. */
  readonly host: string;
  /** Path and query, normalised. */
  readonly target: string;
  /** Header fields by lower-case name, without the host. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** Fields that Envoy has set or removed so far. */
  readonly touched: ReadonlySet<string>;
  /** As Envoy has found it, perhaps from a header field. */
  readonly clientAddress: string;
  /** The peer's own. */
  readonly directAddress: string;
  readonly secure: boolean;
  /** Server name of the TLS handshake; empty over plain HTTP. */
  readonly serverName: string;
}

/** Fields that Envoy has for the parts of a request that are no fields. */
const PARTS: Readonly<Record<string, (request: Incoming) => string>> = {
  ":method": ({ method }) => method,
  ":scheme": ({ scheme }) => scheme,
  ":authority": ({ host }) => host,
  ":path": ({ target }) => target,
  host: ({ host }) => host,
};

/** Values of a field, in any case, or of a part of the request by Envoy's name for it. */
export const valuesOf = (request: Incoming, name: string): readonly string[] => {
  const key = name.toLowerCase();
  const part = PARTS[key];
  return part ? [part(request)] : (request.fields.get(key) ?? []);
};

/** The same joined as one, as Envoy's operators see it; undefined: it is not there. */
export const valueOf = (request: Incoming, name: string): string | undefined => {
  const values = valuesOf(request, name);
  return values.length === 0 ? undefined : values.join(",");
};

/** The request with a field that has these values and no others; none: without the field. */
export const withField = (request: Incoming, name: string, values: readonly string[]): Incoming => {
  const key = name.toLowerCase();
  const fields = new Map(request.fields);
  if (values.length === 0) {
    fields.delete(key);
  } else {
    fields.set(key, values);
  }
  return { ...request, fields, touched: new Set(request.touched).add(key) };
};

/** The target in its parts; the query with its question mark. */
export const splitTarget = (target: string): { path: string; query: string } => {
  const mark = target.indexOf("?");
  return mark < 0
    ? { path: target, query: "" }
    : { path: target.slice(0, mark), query: target.slice(mark) };
};
