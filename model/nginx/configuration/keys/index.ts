import type { Table } from "../key";
import { ADMISSION_KEYS } from "./admission";
import { AUTHENTICATION_KEYS } from "./authentication";
import { OPERATION_KEYS } from "./operation";
import { PROXYING_KEYS } from "./proxying";
import { REQUEST_KEYS } from "./requests";
import { RESPONSE_KEYS } from "./responses";
import { TLS_KEYS } from "./tls";

/**
 * Every key of the main ConfigMap that controller 1.15.1 reads, with its default. Facts:
 * internal/ingress/controller/config/config.go, internal/ingress/defaults/main.go and
 * internal/ingress/controller/template/configmap.go.
 */
export const KEYS = {
  ...ADMISSION_KEYS,
  ...AUTHENTICATION_KEYS,
  ...REQUEST_KEYS,
  ...RESPONSE_KEYS,
  ...TLS_KEYS,
  ...PROXYING_KEYS,
  ...OPERATION_KEYS,
} satisfies Table;

/** Keys of earlier controllers, which this one passes over. */
export const REMOVED_KEYS =
  /^(global-rate-limit-|enable-opentracing$|opentracing-|zipkin-|jaeger-|datadog-|vts-|enable-vts-status$|use-geoip$|enable-dynamic-tls-records$|enable-influxdb$|plugins$|ssl-redirect-code$)/;
