import { parseList } from "../../values/texts";
import { ANNOTATION_DEFAULT, CONVERTED, KEPT, NO_OP, noted, type Table } from "../key";
import {
  boolean,
  bytes,
  integer,
  list,
  oneOf,
  ranges,
  row,
  seconds,
  text,
  wordList,
} from "../readers";

const MEBIBYTE = 1024 ** 2;

const ON_OFF = ["on", "off"] as const;

const HTTP_VERSIONS = ["1.0", "1.1"] as const;

const REDIRECTS = [301, 302, 307, 308];

/** Redirects, and what holds where an annotation says nothing. */
export const PROXYING_KEYS = {
  "http-redirect-code": row({
    fallback: 308,
    fate: KEPT,
    parse: (value) => REDIRECTS.find((status) => String(status) === value.replace(/^\+?0*/, "")),
  }),
  "no-tls-redirect-locations": list(["/.well-known/acme-challenge"], KEPT),
  "ssl-redirect": boolean(true, ANNOTATION_DEFAULT),
  "force-ssl-redirect": boolean(false, ANNOTATION_DEFAULT),
  "preserve-trailing-slash": boolean(false, ANNOTATION_DEFAULT),
  "relative-redirects": boolean(false, ANNOTATION_DEFAULT),
  "use-port-in-redirects": boolean(false, ANNOTATION_DEFAULT),
  "proxy-connect-timeout": integer(5, ANNOTATION_DEFAULT),
  "proxy-read-timeout": integer(60, ANNOTATION_DEFAULT),
  "proxy-send-timeout": integer(60, ANNOTATION_DEFAULT),
  "proxy-body-size": bytes(MEBIBYTE, ANNOTATION_DEFAULT),
  "proxy-buffering": oneOf({ words: ON_OFF, fallback: "off", fate: ANNOTATION_DEFAULT }),
  "proxy-request-buffering": oneOf({ words: ON_OFF, fallback: "on", fate: ANNOTATION_DEFAULT }),
  "proxy-http-version": oneOf<"1.0" | "1.1">({
    words: HTTP_VERSIONS,
    fallback: "1.1",
    fate: ANNOTATION_DEFAULT,
  }),
  "proxy-next-upstream": wordList(["error", "timeout"], ANNOTATION_DEFAULT),
  "proxy-next-upstream-tries": integer(3, ANNOTATION_DEFAULT),
  "proxy-next-upstream-timeout": integer(0, ANNOTATION_DEFAULT),
  "custom-http-errors": row<readonly number[]>({
    fallback: [],
    fate: ANNOTATION_DEFAULT,
    parse: (value) =>
      parseList(value)
        .map((code) => (/^[-+]?\d+$/.test(code) ? Number(code) : 0))
        .filter((code) => code > 299 && code < 600),
  }),
  "disable-proxy-intercept-errors": boolean(false, ANNOTATION_DEFAULT),
  "whitelist-source-range": ranges(ANNOTATION_DEFAULT),
  "denylist-source-range": ranges(ANNOTATION_DEFAULT),
  // Any other word is taken for round robin (rootfs/etc/nginx/lua/balancer.lua).
  "load-balance": row<"round_robin" | "ewma">({
    fallback: "round_robin",
    fate: ANNOTATION_DEFAULT,
    parse: (value) => (value === "" ? "round_robin" : BALANCERS.find((each) => each === value)),
  }),
  "service-upstream": boolean(false, ANNOTATION_DEFAULT),
  "limit-rate": integer(0, ANNOTATION_DEFAULT),
  "limit-rate-after": integer(0, ANNOTATION_DEFAULT),
  "proxy-redirect-from": text("off", ANNOTATION_DEFAULT),
  "proxy-redirect-to": text("off", ANNOTATION_DEFAULT),
  "proxy-cookie-domain": text("off", ANNOTATION_DEFAULT),
  "proxy-cookie-path": text("off", ANNOTATION_DEFAULT),
  "proxy-ssl-location-only": boolean(false, KEPT),
  "limit-req-status-code": integer(503, CONVERTED),
  "limit-conn-status-code": integer(503, CONVERTED),
  "proxy-buffers-number": integer(4, NO_OP),
  "proxy-buffer-size": text("4k", NO_OP),
  "proxy-busy-buffers-size": text("", NO_OP),
  "proxy-max-temp-file-size": text("1024m", NO_OP),
  "grpc-buffer-size-kb": integer(0, NO_OP),
  // Read by nobody: only the annotations of these names count.
  "upstream-hash-by": text("", NO_OP),
  "upstream-hash-by-subset": boolean(false, NO_OP),
  "upstream-hash-by-subset-size": integer(0, NO_OP),
  "keep-alive": integer(75, KEPT),
  "keep-alive-requests": integer(1000, KEPT),
  "upstream-keepalive-timeout": integer(60, KEPT),
  "upstream-keepalive-connections": integer(320, NO_OP),
  "upstream-keepalive-time": text("1h", NO_OP),
  "upstream-keepalive-requests": integer(10_000, NO_OP),
  "worker-shutdown-timeout": seconds(240, KEPT),
  "proxy-stream-timeout": text("600s", stream("ends a silent connection after this time")),
  "proxy-stream-next-upstream": boolean(true, stream("tries another endpoint if this is on")),
  "proxy-stream-next-upstream-timeout": text("600s", stream("tries endpoints for so long")),
  "proxy-stream-next-upstream-tries": integer(3, stream("tries so many endpoints")),
  "proxy-stream-responses": integer(1, stream("expects so many datagrams in answer to one")),
} satisfies Table;

const BALANCERS = ["round_robin", "ewma"] as const;

function stream(nginx: string) {
  return noted({
    nginx: `${nginx} (tcp- and udp-services)`,
    envoy: "has its own defaults for TCPRoute and UDPRoute",
    remedy: "set timeout.tcp of a BackendTrafficPolicy on the route",
  });
}
