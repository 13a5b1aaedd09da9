import { CONVERTED, KEPT, lost, NO_OP, noted, type Table } from "../key";
import { boolean, hiddenText, integer, list, text } from "../readers";

const log = noted({
  nginx: "writes its logs so",
  envoy: "writes its own access log",
  remedy: "set spec.telemetry.accessLog of the EnvoyProxy",
});

const trace = noted({
  nginx: "sends traces so, where they are on",
  envoy: "sends traces as the EnvoyProxy says",
  remedy: "set spec.telemetry.tracing of the EnvoyProxy",
});

const listenAddress = lost({
  severity: "lossy",
  differences: [
    {
      field: "operation",
      when: "always",
      nginx: "listens on these addresses only",
      envoy: "listens on all addresses of its pods",
    },
  ],
  remedy: "if it keeps clients out, use a Service or a NetworkPolicy to the same end",
});

/** A text in nginx's own language that no policy holds. */
const snippet = (where: string) =>
  hiddenText(
    "",
    lost({
      severity: "refused",
      protective: true,
      differences: [
        {
          field: "outcome",
          when: "always",
          nginx: `has these directives ${where}`,
          envoy: "has nothing of them",
        },
      ],
      remedy:
        "read the directives; put what they do into policies of the Gateway, then accept this",
    }),
  );

/** Logs, traces, addresses of its own, and what runs nginx itself. */
export const OPERATION_KEYS = {
  "main-snippet": snippet("in the main block"),
  "http-snippet": snippet("in the http block"),
  "server-snippet": hiddenText("", CONVERTED),
  "stream-snippet": snippet("in the stream block"),
  "location-snippet": hiddenText("", CONVERTED),
  "nginx-status-ipv4-whitelist": list(["127.0.0.1"], KEPT),
  "nginx-status-ipv6-whitelist": list(["::1"], KEPT),
  "bind-address": list([], listenAddress),
  "bind-address-ipv4": list([], listenAddress),
  "bind-address-ipv6": list([], listenAddress),
  "disable-ipv6": boolean(false, NO_OP),
  "disable-ipv6-dns": boolean(false, NO_OP),
  "access-log-params": text("", log),
  "access-log-path": text("/var/log/nginx/access.log", log),
  "http-access-log-path": text("", log),
  "stream-access-log-path": text("", log),
  "enable-access-log-for-default-backend": boolean(false, log),
  "enable-auth-access-log": boolean(false, log),
  "disable-access-log": boolean(false, log),
  "disable-http-access-log": boolean(false, log),
  "disable-stream-access-log": boolean(false, log),
  "log-format-escape-json": boolean(false, log),
  "log-format-escape-none": boolean(false, log),
  "log-format-upstream": text(
    [
      '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer"',
      '"$http_user_agent" $request_length $request_time [$proxy_upstream_name]',
      "[$proxy_alternative_upstream_name] $upstream_addr $upstream_response_length",
      "$upstream_response_time $upstream_status $req_id",
    ].join(" "),
    log,
  ),
  "log-format-stream": text(
    "[$remote_addr] [$time_local] $protocol $status $bytes_sent $bytes_received $session_time",
    log,
  ),
  "skip-access-log-urls": list([], log),
  "error-log-path": text("/var/log/nginx/error.log", NO_OP),
  "error-log-level": text("notice", NO_OP),
  "enable-syslog": boolean(false, log),
  "syslog-host": text("", log),
  "syslog-port": integer(514, log),
  "debug-connections": list([], NO_OP),
  "enable-opentelemetry": boolean(false, CONVERTED),
  "opentelemetry-trust-incoming-span": boolean(true, CONVERTED),
  "opentelemetry-operation-name": text("", trace),
  "opentelemetry-config": text("/etc/ingress-controller/telemetry/opentelemetry.toml", trace),
  "otlp-collector-host": text("", trace),
  "otlp-collector-port": text("4317", trace),
  "otel-service-name": text("nginx", trace),
  "otel-sampler": text("AlwaysOn", trace),
  "otel-sampler-ratio": text("0.01", trace),
  "otel-sampler-parent-based": boolean(true, trace),
  "otel-max-queuesize": integer(2048, trace),
  "otel-schedule-delay-millis": integer(5000, trace),
  "otel-max-export-batch-size": integer(512, trace),
  "use-geoip2": boolean(
    false,
    noted({
      nginx: "knows where addresses are, for logs and snippets",
      envoy: "does not",
      remedy: "nothing, unless a log or a snippet uses it",
    }),
  ),
  "geoip2-autoreload-in-minutes": integer(0, NO_OP),
  "lua-shared-dicts": text("", NO_OP),
  "worker-processes": text("auto", NO_OP),
  "worker-cpu-affinity": text("", NO_OP),
  "enable-serial-reloads": boolean(false, NO_OP),
  "enable-multi-accept": boolean(true, NO_OP),
  "enable-aio-write": boolean(true, NO_OP),
  "reuse-port": boolean(true, NO_OP),
  "max-worker-connections": integer(16_384, NO_OP),
  "max-worker-open-files": integer(0, NO_OP),
  "map-hash-bucket-size": integer(64, NO_OP),
  "server-name-hash-max-size": integer(1024, NO_OP),
  "server-name-hash-bucket-size": integer(0, NO_OP),
  "proxy-headers-hash-max-size": integer(512, NO_OP),
  "proxy-headers-hash-bucket-size": integer(64, NO_OP),
  "variables-hash-bucket-size": integer(256, NO_OP),
  "variables-hash-max-size": integer(2048, NO_OP),
} satisfies Table;
