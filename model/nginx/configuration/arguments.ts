import { KEPT, lost, NO_OP, noted, type Table } from "./key";
import { boolean, integer, row, text } from "./readers";

const reference = (value: string): string | undefined =>
  value === "" || /^[^/]+\/[^/]+$/.test(value) ? value : undefined;

/** `namespace/name` of an object. */
const object = row({ fallback: "", fate: KEPT, parse: reference });

const metrics = noted({
  nginx: "has metrics for Prometheus, named nginx_ingress_controller_…",
  envoy: "has metrics of other names",
  remedy: "change dashboards and alerts",
});

/**
 * Every argument of controller 1.15.1 by name without dashes, with its default. Facts:
 * pkg/flags/flags.go, and klog's own flags.
 */
export const ARGUMENTS = {
  configmap: object,
  "tcp-services-configmap": object,
  "udp-services-configmap": object,
  "default-backend-service": object,
  "default-ssl-certificate": object,
  "enable-ssl-passthrough": boolean(false, KEPT),
  "disable-catch-all": boolean(false, KEPT),
  "enable-annotation-validation": boolean(true, KEPT),
  "disable-svc-external-name": boolean(false, KEPT),
  "deep-inspect": boolean(true, KEPT),
  "http-port": integer(80, KEPT),
  "https-port": integer(443, KEPT),
  "health-check-path": text("/healthz", KEPT),
  "enable-ssl-chain-completion": boolean(
    false,
    lost({
      severity: "lossy",
      differences: [
        {
          field: "operation",
          when: "HTTPS",
          nginx: "adds missing intermediate certificates",
          envoy: "sends the chain as the Secret has it, and strict clients refuse it",
        },
      ],
      remedy: "put the whole chain into each TLS Secret",
    }),
  ),
  "enable-topology-aware-routing": boolean(
    false,
    noted({
      nginx: "prefers endpoints of its own zone where a Service asks for it",
      envoy: "spreads over all zones",
      remedy: "set spec.loadBalancer.zoneAware of a BackendTrafficPolicy",
    }),
  ),
  "enable-metrics": boolean(false, metrics),
  "metrics-per-host": boolean(true, NO_OP),
  "metrics-per-undefined-host": boolean(false, NO_OP),
  "report-status-classes": boolean(false, NO_OP),
  "time-buckets": text("", NO_OP),
  "length-buckets": text("", NO_OP),
  "size-buckets": text("", NO_OP),
  "bucket-factor": text("0", NO_OP),
  "max-buckets": integer(100, NO_OP),
  "exclude-socket-metrics": text("", NO_OP),
  "monitor-max-batch-size": integer(10_000, NO_OP),
  // Which Ingresses are served: the inventory's selection has followed these.
  "ingress-class": text("nginx", KEPT),
  "controller-class": text("k8s.io/ingress-nginx", KEPT),
  "ingress-class-by-name": boolean(false, KEPT),
  "watch-ingress-without-class": boolean(false, KEPT),
  "watch-namespace": text("", KEPT),
  "watch-namespace-selector": text("", KEPT),
  "annotations-prefix": text("nginx.ingress.kubernetes.io", KEPT),
  // Status of Ingresses and leader election: the migration's matter, not the conversion's.
  "publish-service": text("", NO_OP),
  "publish-status-address": text("", NO_OP),
  "update-status": boolean(true, NO_OP),
  "update-status-on-shutdown": boolean(true, NO_OP),
  "status-update-interval": integer(60, NO_OP),
  "report-node-internal-ip-address": boolean(false, NO_OP),
  "election-id": text("ingress-controller-leader", NO_OP),
  "election-ttl": text("30s", NO_OP),
  "disable-leader-election": boolean(false, NO_OP),
  // The process itself.
  "apiserver-host": text("", NO_OP),
  "certificate-authority": text("", NO_OP),
  kubeconfig: text("", NO_OP),
  "sync-period": text("0s", NO_OP),
  "sync-rate-limit": text("0.3", NO_OP),
  "disable-sync-events": boolean(false, NO_OP),
  "dynamic-configuration-retries": integer(15, NO_OP),
  "shutdown-grace-period": integer(0, NO_OP),
  "post-shutdown-grace-period": integer(10, NO_OP),
  "validating-webhook": text("", NO_OP),
  "validating-webhook-certificate": text("", NO_OP),
  "validating-webhook-key": text("", NO_OP),
  "disable-full-test": boolean(false, NO_OP),
  "health-check-timeout": integer(10, NO_OP),
  "healthz-host": text("", NO_OP),
  "healthz-port": integer(10_254, NO_OP),
  "default-server-port": integer(8181, NO_OP),
  "ssl-passthrough-proxy-port": integer(442, NO_OP),
  "status-port": integer(10_246, NO_OP),
  "stream-port": integer(10_247, NO_OP),
  "internal-logger-address": text("127.0.0.1:11514", NO_OP),
  profiling: boolean(true, NO_OP),
  "profiler-port": integer(10_245, NO_OP),
  "profiler-address": text("127.0.0.1", NO_OP),
  version: boolean(false, NO_OP),
  "maxmind-mirror": text("", NO_OP),
  "maxmind-license-key": text("", NO_OP),
  "maxmind-edition-ids": text("GeoLite2-City,GeoLite2-ASN", NO_OP),
  "maxmind-retries-count": integer(1, NO_OP),
  "maxmind-retries-timeout": text("0s", NO_OP),
  // klog's
  add_dir_header: boolean(false, NO_OP),
  alsologtostderr: boolean(false, NO_OP),
  log_backtrace_at: text("", NO_OP),
  log_dir: text("", NO_OP),
  log_file: text("", NO_OP),
  log_file_max_size: integer(1800, NO_OP),
  logtostderr: boolean(true, NO_OP),
  one_output: boolean(false, NO_OP),
  skip_headers: boolean(false, NO_OP),
  skip_log_headers: boolean(false, NO_OP),
  stderrthreshold: text("2", NO_OP),
  v: text("0", NO_OP),
  vmodule: text("", NO_OP),
} satisfies Table;
