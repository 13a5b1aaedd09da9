import type { CheckId } from "../../model/migration/evidence/evidence";
import { ingressWith } from "./inventory";
import type { Change, Cluster } from "./verify";

const ENTRY = "ingress-nginx/ingress-nginx-controller";

const the = (kind: string, name: string, to: Change["to"]): { changes: Change[] } => ({
  changes: [{ kind, name, to }],
});

/** Metrics of a proxy's pod. */
const metrics = (pod: string, ...lines: readonly string[]): NonNullable<Cluster["metrics"]> => ({
  [`ingress-nginx/${pod}`]: () => [...lines, ""].join("\n"),
});

const NGINX_CONNECTIONS = 'nginx_ingress_controller_nginx_process_connections{state="active"} 0';

/** What is not as it should be in a cluster, and what the check must say of it. */
export const WRONG: readonly {
  readonly check: CheckId;
  readonly what: string;
  readonly cluster: Cluster;
  readonly says: RegExp;
}[] = [
  {
    check: "conditions",
    what: "an object that is gone",
    cluster: the("HTTPRoute", "edge-health", "gone"),
    says: /^failed HTTPRoute ingress-nginx\/edge-health: does not exist/,
  },
  {
    check: "conditions",
    what: "a change that no controller has seen",
    cluster: the("Gateway", "edge", { metadata: { generation: 4 } }),
    says: /^failed Gateway ingress-nginx\/edge: Accepted is of an older generation/,
  },
  {
    check: "conditions",
    what: "a route that is refused",
    cluster: the("HTTPRoute", "edge-health", {
      status: { parents: { 0: { conditions: { 0: { status: "False", reason: "NotAllowed" } } } } },
    }),
    says: /^failed HTTPRoute ingress-nginx\/edge-health: .*Accepted is False \(NotAllowed\)/,
  },
  {
    check: "controllers",
    what: "a pod of nginx that is not ready",
    cluster: the("Deployment", "ingress-nginx-controller", { status: { readyReplicas: 1 } }),
    says: /^failed nginx: 1 of 2 pods are ready/,
  },
  {
    check: "controllers",
    what: "no Envoy Gateway",
    cluster: the("Deployment", "envoy-gateway-system", "gone"),
    says: /^unknown Envoy Gateway: a Deployment of Envoy Gateway in namespace .* does not exist/,
  },
  {
    check: "controllers",
    what: "a configuration that nginx refused",
    cluster: {
      metrics: metrics(
        "nginx-1:10254",
        NGINX_CONNECTIONS,
        "nginx_ingress_controller_config_last_reload_successful 0",
      ),
    },
    says: /^failed nginx: pod nginx-1 refused its newest configuration/,
  },
  {
    check: "drift",
    what: "an Ingress that somebody wrote",
    cluster: {
      more: [ingressWith({ name: "new", className: "nginx", rules: [{ host: "n.example" }] })],
    },
    says: /^failed Ingress shop\/new \(n\.example\): is new/,
  },
  {
    check: "drift",
    what: "a key of nginx's ConfigMap that somebody wrote",
    cluster: the("ConfigMap", "ingress-nginx-controller", { data: { "ssl-redirect": "false" } }),
    says: /^failed ConfigMap ingress-nginx\/ingress-nginx-controller: .*ssl-redirect has changed/,
  },
  {
    check: "requests",
    what: "metrics without connections",
    cluster: { metrics: metrics("envoy-1:19001", "envoy_server_live 1") },
    says: /^unknown Envoy: the metrics of envoy-1 do not count its connections; metrics.envoy names another place/,
  },
  {
    check: "requests",
    what: "nginx without metrics",
    cluster: the("Pod", "nginx-1", { metadata: { name: "nginx-2" } }),
    says: /^unknown nginx: pod nginx-2 gives no metrics at port 10254: .*controller\.metrics\.enabled/,
  },
  {
    check: "requests",
    what: "clients that nginx still has at cutover",
    cluster: {
      stage: "cutover",
      metrics: metrics(
        "nginx-1:10254",
        NGINX_CONNECTIONS.replace(/0$/, "7"),
        "nginx_ingress_controller_config_last_reload_successful 1",
      ),
    },
    says: /^failed nginx still has \d+ open connections of clients/,
  },
  {
    check: "endpoints",
    what: "a pod that is not ready",
    cluster: the("EndpointSlice", "ingress-nginx-controller-envoy", {
      endpoints: { 0: { conditions: { ready: false } } },
    }),
    says: /^failed .*leads to no ready pod of Envoy/,
  },
  {
    check: "endpoints",
    what: "a port that a pod does not name",
    cluster: the("EndpointSlice", "ingress-nginx-controller-envoy", {
      ports: { 1: { port: undefined } },
    }),
    says: /^failed pod envoy-1 of Envoy has no port for port https/,
  },
  {
    check: "endpoints",
    what: "a pod of neither proxy",
    cluster: the("EndpointSlice", "ingress-nginx-controller-nginx", {
      endpoints: { 0: { targetRef: { name: "default-backend" } } },
    }),
    says: /^failed .*leads to pod default-backend, which is of neither proxy/,
  },
  {
    check: "ports",
    what: "a Service whose ports lead past Envoy's listeners",
    cluster: the("Service", "ingress-nginx-controller", {
      spec: { ports: { 0: { targetPort: "https" } } },
    }),
    says: /^failed port 80 of .* leads to 10443 of Envoy, where its listener is not: that is 10080/,
  },
  {
    check: "ownership",
    what: "a selector that somebody wrote after us",
    cluster: the("Service", "ingress-nginx-controller", {
      metadata: {
        managedFields: {
          0: { time: "2026-01-10T00:00:00Z", fieldsV1: { "f:spec": { "f:selector": {} } } },
        },
      },
    }),
    says: new RegExp(`^failed ${ENTRY}: helm wrote the selector after this program`),
  },
  {
    check: "ownership",
    what: "a release that would take the Service along",
    cluster: the("Secret", "sh.helm.release.v1.ingress-nginx.v12", "gone"),
    says: /^unknown whether Helm release ingress-nginx\/ingress-nginx keeps/,
  },
  {
    check: "capacity",
    what: "a node of nginx without Envoy, where only its own pods serve it",
    cluster: {
      changes: [
        {
          kind: "Service",
          name: "ingress-nginx-controller",
          to: { spec: { externalTrafficPolicy: "Local" } },
        },
        { kind: "Pod", name: "nginx-1", to: { spec: { nodeName: "node-2" } } },
      ],
    },
    says: /^failed node node-2 has nginx and no Envoy/,
  },
  {
    check: "dwell",
    what: "a stage that was just applied",
    cluster: { since: new Date().toISOString() },
    says: /^failed pool must stand for 3600 s/,
  },
  {
    check: "certManager",
    what: "an issuer whose challenges nginx answers, at cutover",
    cluster: { stage: "cutover" },
    says: /^failed ClusterIssuer letsencrypt: a solver makes challenges answered by nginx/,
  },
  {
    check: "certManager",
    what: "a Certificate that would go with its Ingress, at idle",
    cluster: {
      stage: "idle",
      more: [
        {
          apiVersion: "cert-manager.io/v1",
          kind: "Certificate",
          metadata: {
            name: "shop-tls",
            namespace: "shop",
            ownerReferences: [{ kind: "Ingress", name: "web" }],
          },
        },
      ],
    },
    says: /Certificate shop\/shop-tls belongs to Ingress shop\/web and would go with it/,
  },
  {
    check: "endpoints",
    what: "no Service of clients",
    cluster: the("Service", "ingress-nginx-controller", "gone"),
    says: /^unknown Service ingress-nginx\/ingress-nginx-controller does not exist/,
  },
  {
    check: "externalDns",
    what: "an Ingress whose status was cleared, at cutover",
    cluster: { stage: "cutover" },
    says: /^failed .*Ingress \S+ has no address in its status/s,
  },
  {
    check: "webhook",
    what: "another webhook of nginx, at cutover",
    cluster: {
      stage: "cutover",
      more: [
        {
          apiVersion: "admissionregistration.k8s.io/v1",
          kind: "ValidatingWebhookConfiguration",
          metadata: { name: "second" },
          webhooks: [
            {
              name: "v.example",
              clientConfig: {
                service: { namespace: "ingress-nginx", name: "ingress-nginx-controller-admission" },
              },
            },
          ],
        },
      ],
    },
    says: /^failed webhook second\/v\.example is not in the inventory/,
  },
  {
    check: "webhook",
    what: "a webhook that must answer without nginx",
    cluster: {
      stage: "idle",
      ...the("ValidatingWebhookConfiguration", "ingress-nginx-admission", {
        webhooks: { 0: { failurePolicy: "Fail" } },
      }),
    },
    says: /^failed webhook ingress-nginx-admission\/\S+ has failurePolicy Fail/,
  },
];
