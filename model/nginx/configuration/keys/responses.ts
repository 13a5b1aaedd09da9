import { CONVERTED, KEPT, lost, NO_OP, noted, type Table } from "../key";
import { boolean, integer, list, text, wordList } from "../readers";

const compression = noted({
  nginx: "compresses so, where compression is on",
  envoy: "has settings of its own for the level, the least size and the types",
  remedy: "compare spec.compressor of the BackendTrafficPolicy",
});

/** What a client gets besides the backend's answer. */
export const RESPONSE_KEYS = {
  hsts: boolean(true, KEPT),
  "hsts-max-age": text("31536000", KEPT),
  "hsts-include-subdomains": boolean(true, KEPT),
  "hsts-preload": boolean(false, KEPT),
  "add-headers": text("", CONVERTED),
  "hide-headers": list([], CONVERTED),
  "server-tokens": boolean(
    false,
    lost({
      severity: "note",
      differences: [
        {
          field: "responseHeaders",
          when: "always",
          nginx: "sends its own name and version as Server, unless told to pass the backend's",
          envoy: "passes the backend's Server",
        },
      ],
      remedy: "nothing: a client has no use for it",
    }),
  ),
  // Of no effect while server-tokens is off, which removes every Server.
  "allow-backend-server-header": boolean(false, KEPT),
  "default-type": text("text/html", NO_OP),
  "use-gzip": boolean(false, CONVERTED),
  "gzip-level": integer(1, compression),
  "gzip-min-length": integer(256, compression),
  "gzip-types": wordList(
    words(
      "application/atom+xml application/javascript application/x-javascript application/json",
      "application/rss+xml application/vnd.ms-fontobject application/x-font-ttf",
      "application/x-web-app-manifest+json application/xhtml+xml application/xml font/opentype",
      "image/svg+xml image/x-icon text/css text/javascript text/plain text/x-component",
    ),
    compression,
  ),
  "gzip-disable": text("", compression),
  "enable-brotli": boolean(false, CONVERTED),
  "brotli-level": integer(4, compression),
  "brotli-min-length": integer(20, compression),
  "brotli-types": wordList(
    words(
      "application/xml+rss application/atom+xml application/javascript application/x-javascript",
      "application/json application/rss+xml application/vnd.ms-fontobject application/x-font-ttf",
      "application/x-web-app-manifest+json application/xhtml+xml application/xml font/opentype",
      "image/svg+xml image/x-icon text/css text/javascript text/plain text/x-component",
    ),
    compression,
  ),
} satisfies Table;

function words(...lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split(" "));
}
