import { parseRange } from "../../values/addresses";
import { parseList } from "../../values/texts";
import { CONVERTED, KEPT, lost, NO_OP, noted, type Table } from "../key";
import { boolean, integer, row, text } from "../readers";

const headerSize = noted({
  nginx: "bounds the size of a request's header with it, else 400 or 414",
  envoy: "takes headers of 60 KiB, else 431",
  remedy: "nothing, unless a backend counts on smaller headers",
});

const slowClient = noted({
  nginx: "ends the connection of a client that is silent for so long",
  envoy: "bounds the time in which a whole request must arrive, where that is set",
  remedy: "set spec.timeout.http.requestReceivedTimeout of the ClientTrafficPolicy",
});

/** The client's address and what a backend sees of the request. */
export const REQUEST_KEYS = {
  "use-forwarded-headers": boolean(false, KEPT),
  "enable-real-ip": boolean(false, KEPT),
  "forwarded-for-header": text("X-Forwarded-For", KEPT),
  "forwarded-for-proxy-protocol-header": text("X-Forwarded-For-Proxy-Protocol", NO_OP),
  "forwarded-host-header": text("X-Forwarded-Host", KEPT),
  "compute-full-forwarded-for": boolean(false, KEPT),
  "use-proxy-protocol": boolean(false, KEPT),
  // Read by the passthrough proxy of the controller alone.
  "proxy-protocol-header-timeout": text("5s", NO_OP),
  // nginx takes names of hosts too.
  "proxy-real-ip-cidr": row<readonly string[]>({
    fallback: ["0.0.0.0/0"],
    fate: KEPT,
    parse: (value) => parseList(value).map((item) => parseRange(item) ?? item),
  }),
  "proxy-set-headers": text("", CONVERTED),
  "proxy-add-original-uri-header": boolean(
    false,
    lost({
      severity: "lossy",
      differences: [
        {
          field: "upstream.headers",
          when: "always",
          nginx: "sends X-Original-URI with the target as the client sent it",
          envoy: "does not send it",
        },
      ],
      remedy: "let backends read X-Envoy-Original-Path, or give the header up",
    }),
  ),
  "generate-request-id": boolean(true, KEPT),
  "enable-underscores-in-headers": boolean(false, KEPT),
  "ignore-invalid-headers": boolean(true, KEPT),
  "client-header-buffer-size": text("1k", headerSize),
  "large-client-header-buffers": text("4 8k", headerSize),
  "client-header-timeout": integer(60, slowClient),
  "client-body-timeout": integer(60, slowClient),
  "client-body-buffer-size": text("8k", NO_OP),
  "retry-non-idempotent": boolean(false, CONVERTED),
} satisfies Table;
