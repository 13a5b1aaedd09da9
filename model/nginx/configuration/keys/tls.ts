import { KEPT, lost, NO_OP, noted, type Table } from "../key";
import { boolean, integer, text, wordList } from "../readers";

/** The cipher suites of controller 1.15.1, in OpenSSL's notation. */
export const DEFAULT_CIPHERS = [
  "ECDHE-ECDSA-AES128-GCM-SHA256",
  "ECDHE-RSA-AES128-GCM-SHA256",
  "ECDHE-ECDSA-AES256-GCM-SHA384",
  "ECDHE-RSA-AES256-GCM-SHA384",
  "ECDHE-ECDSA-CHACHA20-POLY1305",
  "ECDHE-RSA-CHACHA20-POLY1305",
  "DHE-RSA-AES256-GCM-SHA384",
  "DHE-RSA-AES128-GCM-SHA256",
].join(":");

const obsolete = NO_OP;

/** TLS between clients and the proxy, and HTTP/2. */
export const TLS_KEYS = {
  "ssl-protocols": wordList(["TLSv1.2", "TLSv1.3"], KEPT),
  "ssl-ciphers": text(
    DEFAULT_CIPHERS,
    lost({
      severity: "lossy",
      protective: true,
      differences: [
        {
          field: "operation",
          when: "HTTPS",
          nginx: "offers these cipher suites",
          envoy: "offers those of the Gateway's ClientTrafficPolicy, or BoringSSL's own",
        },
      ],
      remedy:
        "name the suites in spec.tls.ciphers of the ClientTrafficPolicy, in BoringSSL's notation; it has no DHE",
    }),
  ),
  "ssl-ecdh-curve": text(
    "auto",
    noted({
      nginx: "agrees on keys by these curves",
      envoy: "uses X25519 and P-256",
      remedy: "name others in spec.tls.ecdhCurves of the ClientTrafficPolicy",
    }),
  ),
  "ssl-dh-param": text(
    "",
    noted({
      nginx: "uses these parameters for DHE",
      envoy: "has no DHE, so clients use ECDHE",
      remedy: "nothing, unless a client knows DHE only",
    }),
  ),
  "ssl-early-data": boolean(
    false,
    noted({
      nginx: "takes early data of TLS 1.3",
      envoy: "does not: the first request of a resumed session waits one more round trip",
      remedy: "nothing: early data can be replayed",
    }),
  ),
  "ssl-reject-handshake": boolean(false, KEPT),
  "enable-ocsp": boolean(
    false,
    noted({
      nginx: "staples the state of its certificates",
      envoy: "does not",
      remedy: "do not use certificates that demand stapling",
    }),
  ),
  "ssl-session-cache": boolean(true, NO_OP),
  "ssl-session-cache-size": text("10m", NO_OP),
  "ssl-session-timeout": text("10m", NO_OP),
  "ssl-session-tickets": boolean(false, NO_OP),
  "ssl-session-ticket-key": text("", NO_OP),
  "ssl-buffer-size": text("4k", NO_OP),
  "use-http2": boolean(true, KEPT),
  "http2-max-concurrent-streams": integer(
    128,
    noted({
      nginx: "takes so many streams on a connection at once",
      envoy: "takes 100",
      remedy: "set spec.http2.maxConcurrentStreams of the ClientTrafficPolicy",
    }),
  ),
  // Directives that nginx itself no longer heeds.
  "http2-max-field-size": text("", obsolete),
  "http2-max-header-size": text("", obsolete),
  "http2-max-requests": integer(0, obsolete),
} satisfies Table;
