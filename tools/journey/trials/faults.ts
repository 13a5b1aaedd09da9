/** What clients may lose by a fault. */
export type Allowed =
  /** Nothing, on any connection. */
  | "nothing"
  /** Requests on connections that are kept, which end as at every step; none on new ones. */
  | "kept"
  /** Requests to the one proxy that has gone, until nobody is led to it any more. */
  | "of one proxy"
  /** Every request, until the only pod that serves is there again. */
  | "everything for a time";

/** Something that goes wrong, and what it costs, written down before it is tried. */
export interface Fault {
  readonly name: string;
  readonly what: string;
  /** When it happens. */
  readonly at: string;
  readonly allowed: Allowed;
  /** What clients lose, and what happens then. */
  readonly expected: string;
  /** What they lost when it was tried. */
  readonly measured: string;
}

/** Faults with what is expected of each: docs/migration/faults.md has this table. */
export const FAULTS = {
  "controller-killed": {
    name: "controller-killed",
    what: "the pod of Envoy Gateway is killed",
    at: "while pool → cutover runs",
    allowed: "kept",
    expected:
      "Nothing on new connections: Envoy goes on with what it has. The update waits for the new pod and ends well.",
    measured: "0 of 3,095",
  },
  "envoy-pod-killed": {
    name: "envoy-pod-killed",
    what: "one of two Envoy pods is killed",
    at: "cutover",
    allowed: "of one proxy",
    expected:
      "What is under way at that pod, and new connections that are led to it, until its address is taken out of the Service: some seconds at most. The other pod loses nothing.",
    measured:
      "5 on kept connections, of 1,187; in a run before it 13 on new ones, 15 on kept ones and 3 WebSockets, of 1,467",
  },
  "nginx-pod-killed": {
    name: "nginx-pod-killed",
    what: "nginx's only pod is killed",
    at: "adopt",
    allowed: "everything for a time",
    expected:
      "All requests until the new pod serves, as without any migration: nginx has one pod. Nothing is lost after that.",
    measured: "176 on new connections, 225 on kept ones and 16 WebSockets, of 1,376",
  },
  "nginx-pod-killed-in-pool": {
    name: "nginx-pod-killed-in-pool",
    what: "nginx's only pod is killed",
    at: "pool",
    allowed: "of one proxy",
    expected:
      "What is under way at nginx, and new connections that are led to it, until its address is taken out of the Service. Envoy serves all new connections then.",
    measured: "5 on new connections and 1 on a kept one, of 1,239",
  },
  "update-cancelled": {
    name: "update-cancelled",
    what: "pulumi up is ended in the middle, and run again",
    at: "while each step runs, from install to idle, optin and canary too",
    allowed: "kept",
    expected:
      "Nothing on new connections. The marker has the old stage; the second run converges, and a preview shows no change.",
    measured: "1 on a kept connection, of 13,600 over eight steps",
  },
  "api-server-restarted": {
    name: "api-server-restarted",
    what: "the API server is killed and started again",
    at: "while cutover → adopt runs",
    allowed: "kept",
    expected:
      "Nothing on new connections. The update may fail; run again it converges, and a preview shows no change.",
    measured: "0 of 1,677",
  },
  "certificate-rotated": {
    name: "certificate-rotated",
    what: "the certificate of a host is replaced in its Secret",
    at: "cutover",
    allowed: "kept",
    expected:
      "Nothing on new connections, which get the new certificate after some seconds. Envoy may end kept connections of its listener.",
    measured: "0 of 500",
  },
  "ingress-edited": {
    name: "ingress-edited",
    what: "an application's team edits an Ingress",
    at: "adopt, before pool",
    allowed: "kept",
    expected:
      "Nothing on new connections; nginx reloads. The step to pool is refused by drift, which names the host.",
    measured: "6 on kept connections, of 5,620",
  },
  "helm-upgrade": {
    name: "helm-upgrade",
    what: "nginx's owner runs helm upgrade",
    at: "cutover",
    allowed: "kept",
    expected:
      "Nothing on new connections: Helm writes nginx's selector, and clients are at nginx again. pulumi up --refresh at cutover leads them to Envoy once more.",
    measured: "0 of 2,029",
  },
} as const satisfies Readonly<Record<string, Fault>>;

export type FaultName = keyof typeof FAULTS;
