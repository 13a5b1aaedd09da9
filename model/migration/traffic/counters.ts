import parsePrometheus from "parse-prometheus-text-format";
import { RESERVED_PORTS, containerPort } from "../../gateway/ports";
import { BRIDGE } from "../canary/contract";

/** What the metrics of one pod of a proxy say. */
export interface Counters {
  /** Requests since the pod began, without ACME challenges where they can be told. */
  readonly requests: number;
  /** Connections of clients that are open now. */
  readonly connections: number;
  /** nginx: whether it serves its newest configuration. */
  readonly lastReload?: "successful" | "failed";
}

interface Sample {
  readonly value: number;
  readonly labels: Readonly<Record<string, string>>;
}

/** Samples by the name of their metric. */
type Samples = (name: string) => readonly Sample[];

const samplesOf = (text: string): Samples => {
  const families = new Map(parsePrometheus(text).map(({ name, metrics }) => [name, metrics]));
  return (name) =>
    (families.get(name) ?? []).map(({ value, labels = {} }) => ({ value: Number(value), labels }));
};

const sum = (samples: readonly Sample[]): number =>
  samples.reduce((all, { value }) => all + value, 0);

/**
 * nginx's connections as the controller reads them (internal/ingress/metric/collectors of 1.15.1); the
 * reading itself is one, since it asks nginx's status page over a connection of its own.
 */
const OWN_CONNECTIONS = 1;

/**
 * Reads the metrics of an ingress-nginx controller, `/metrics` of its health port.
 *
 * @returns undefined where they say nothing of nginx: `--enable-metrics` is off.
 */
export const nginxCounters = (text: string): Counters | undefined => {
  const samples = samplesOf(text);
  const active = samples("nginx_ingress_controller_nginx_process_connections").find(
    ({ labels }) => labels.state === "active",
  );
  const [reload] = samples("nginx_ingress_controller_config_last_reload_successful");
  return active === undefined || reload === undefined
    ? undefined
    : {
        requests: sum(samples("nginx_ingress_controller_requests").filter((each) => !isAcme(each))),
        connections: Math.max(0, active.value - OWN_CONNECTIONS),
        lastReload: reload.value === 1 ? "successful" : "failed",
      };
};

/** Challenges come from outside as long as nginx is asked; cert-manager asks itself as well. */
const isAcme = ({ labels: { path = "", ingress = "" } }: Sample): boolean =>
  path.startsWith("/.well-known/acme-challenge") || ingress.startsWith("cm-acme-http-solver-");

/** Ports of the proxy's pod that no client reaches. */
const PRIVATE_PORTS: readonly number[] = [...RESERVED_PORTS, containerPort(BRIDGE)];

const isPublic = (name: string | undefined): boolean => {
  const port = /[-_](\d+)$/.exec(name ?? "")?.[1];
  return port !== undefined && !PRIVATE_PORTS.includes(Number(port));
};

/**
 * Reads the metrics of a proxy of Envoy Gateway, `/stats/prometheus` of port 19001: names of its
 * listeners' statistics end in their port (hcmStatPrefix in internal/xds/translator of 1.9.1).
 *
 * @returns undefined where they say nothing of a listener.
 */
export const envoyCounters = (text: string): Counters | undefined => {
  const samples = samplesOf(text);
  const listeners = samples("envoy_listener_downstream_cx_active").filter(({ labels }) =>
    isPublic(labels.envoy_listener_address),
  );
  return listeners.length === 0
    ? undefined
    : {
        requests: sum(
          samples("envoy_http_downstream_rq_total").filter(({ labels }) =>
            isPublic(/^https?-\d+$/.exec(labels.envoy_http_conn_manager_prefix ?? "")?.[0]),
          ),
        ),
        connections: sum(listeners),
      };
};
