/** A request as a client sends it: the question that both interpreters answer. */
export interface HttpRequest {
  readonly scheme: "http" | "https";
  /** `Host` or `:authority`, perhaps with a port. Over HTTPS the SNI is the same without the port. */
  readonly host: string;
  readonly method: string;
  /** Path and query as sent, not normalised, such as `/a%2Fb/../c?x=1`. */
  readonly target: string;
  /** Header fields in the order sent, names as sent, without `Host`. */
  readonly headers: readonly HeaderField[];
  /** Address of the peer, IPv4 or IPv6. */
  readonly clientAddress: string;
}

export type HeaderField = readonly [name: string, value: string];

/** The value of a header field by its name in any case; the first of several. */
export const header = (request: Pick<HttpRequest, "headers">, name: string): string | undefined => {
  const wanted = name.toLowerCase();
  return request.headers.find(([field]) => field.toLowerCase() === wanted)?.[1];
};

/** The target in its two parts; `query` has no question mark and is absent without one. */
export const targetParts = ({
  target,
}: Pick<HttpRequest, "target">): { path: string; query?: string } => {
  const mark = target.indexOf("?");
  return mark < 0
    ? { path: target }
    : { path: target.slice(0, mark), query: target.slice(mark + 1) };
};
