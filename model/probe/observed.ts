/** What came of a request: what the client got, and what the backend saw if it got there. */
export interface Observed {
  /** Why there is no answer: how the connection ended. */
  readonly closed?: string;
  readonly status?: number;
  readonly location?: string;
  /**
   * By lower-case name; fields that come several times are joined by a comma and a space, cookies by a
   * line feed. Of gRPC the trailers too.
   */
  readonly headers: Readonly<Record<string, string>>;
  /** sha256 of the certificate that was shown. */
  readonly certificate?: string;
  /** sha256 of the body, or of the first message of a WebSocket; absent: it was not read whole. */
  readonly bodyHash?: string;
  readonly seen?: Seen;
  /** The copy that reached the Service `copies`: method, host and target. */
  readonly copy?: string;
}

/** The request as it reached the backend. */
export interface Seen {
  readonly backend: string;
  readonly method: string;
  readonly target: string;
  readonly host: string;
  /** Such as `HTTP/1.1`. */
  readonly protocol: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** Server name of the TLS handshake with the backend. */
  readonly serverName?: string;
  readonly bodyBytes: number;
}

/** What both proxies answered to one request; `again`: nginx, asked once more after a difference. */
export interface Exchanged {
  readonly nginx: Observed;
  readonly envoy: Observed;
  readonly again?: Observed;
}
