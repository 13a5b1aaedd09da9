/**
 * A request on its way through Envoy. Header fields by lower-case name, Envoy's own among them:
 * `:method`, `:path` (with the query), `:authority`, `:scheme`.
 */
export interface Incoming {
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

/** Values of a field joined as one, as Envoy's operators see it; undefined: it is not there. */
export const valueOf = ({ fields }: Pick<Incoming, "fields">, name: string): string | undefined =>
  fields.get(name.toLowerCase())?.join(",");

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

/** Path and query of the request as Envoy has them now. */
export const splitPath = (request: Incoming): { path: string; query: string } => {
  const target = valueOf(request, ":path") ?? "/";
  const mark = target.indexOf("?");
  return mark < 0
    ? { path: target, query: "" }
    : { path: target.slice(0, mark), query: target.slice(mark) };
};
