import assert from "node:assert/strict";
import fc from "fast-check";
import { trafficBetween } from "../../../../model/migration/traffic/between";
import { envoyCounters, nginxCounters } from "../../../../model/migration/traffic/counters";

const NGINX = `# TYPE nginx_ingress_controller_nginx_process_connections gauge
nginx_ingress_controller_nginx_process_connections{controller_pod="a",state="active"} 4
nginx_ingress_controller_nginx_process_connections{controller_pod="a",state="waiting"} 2
# TYPE nginx_ingress_controller_config_last_reload_successful gauge
nginx_ingress_controller_config_last_reload_successful{controller_pod="a"} 1
# TYPE nginx_ingress_controller_requests counter
nginx_ingress_controller_requests{ingress="web",namespace="shop",path="/",status="200"} 10
nginx_ingress_controller_requests{ingress="web",namespace="shop",path="/",status="404"} 2
nginx_ingress_controller_requests{ingress="cm-acme-http-solver-x",namespace="shop",path="/"} 5
nginx_ingress_controller_requests{ingress="web",namespace="shop",path="/.well-known/acme-challenge/t"} 7
`;

const ENVOY = `# TYPE envoy_http_downstream_rq_total counter
envoy_http_downstream_rq_total{envoy_http_conn_manager_prefix="http-10080"} 3
envoy_http_downstream_rq_total{envoy_http_conn_manager_prefix="https-10443"} 4
envoy_http_downstream_rq_total{envoy_http_conn_manager_prefix="http-8080"} 50
envoy_http_downstream_rq_total{envoy_http_conn_manager_prefix="eg-stats-http"} 90
envoy_http_downstream_rq_total{} 90
# TYPE envoy_listener_downstream_cx_active gauge
envoy_listener_downstream_cx_active{envoy_listener_address="0.0.0.0_10080"} 1
envoy_listener_downstream_cx_active{envoy_listener_address="[__]_10443"} 2
envoy_listener_downstream_cx_active{envoy_listener_address="0.0.0.0_8080"} 20
envoy_listener_downstream_cx_active{envoy_listener_address="0.0.0.0_19001"} 30
envoy_listener_downstream_cx_active{envoy_listener_address="0.0.0.0_19003"} 40
envoy_listener_downstream_cx_active 40
`;

describe("counters of nginx", () => {
  it("leave out challenges and the reading itself", () => {
    assert.deepEqual(nginxCounters(NGINX), {
      requests: 12,
      connections: 3,
      lastReload: "successful",
    });
  });

  it("say what came of the last reload, and are never below none", () => {
    const text = NGINX.replace(/(successful\{.*\}) 1/, "$1 0")
      .replace('state="active"} 4', 'state="active"} 0')
      .replace(/^nginx_ingress_controller_requests\{.*\n/gm, "")
      .concat("nginx_ingress_controller_requests 4\n");
    assert.deepEqual(nginxCounters(text), { requests: 4, connections: 0, lastReload: "failed" });
  });

  it("are not there where nginx's metrics are off", () => {
    assert.equal(nginxCounters("# TYPE go_goroutines gauge\ngo_goroutines 7\n"), undefined);
    assert.equal(nginxCounters(""), undefined);
    assert.equal(nginxCounters("<html>not found</html>"), undefined);
    assert.equal(nginxCounters(NGINX.replace(/.*last_reload.*\n/g, "")), undefined);
  });
});

describe("counters of Envoy", () => {
  it("are of the listeners that clients reach", () => {
    assert.deepEqual(envoyCounters(ENVOY), { requests: 7, connections: 3 });
  });

  it("are not there without such a listener", () => {
    assert.equal(envoyCounters(ENVOY.replace(/_10080|_10443/g, "_19001")), undefined);
  });
});

describe("traffic between two readings", () => {
  const counters = (requests: number) => ({ requests, connections: 1 });

  it("counts a new pod, and one that began again, from zero; not one that is gone", () => {
    assert.deepEqual(
      trafficBetween({
        before: { a: counters(10), b: counters(10), gone: counters(3) },
        after: { a: counters(15), b: counters(2), c: { ...counters(4), lastReload: "failed" } },
        seconds: 30,
      }),
      { seconds: 30, requests: 11, openConnections: 3, failedReloads: ["c"] },
    );
  });

  it("is never negative, and nothing between equal readings", () => {
    const reading = fc.dictionary(fc.constantFrom("a", "b", "c"), fc.nat(50).map(counters));
    fc.assert(
      fc.property(reading, reading, (before, after) => {
        assert.ok(trafficBetween({ before, after, seconds: 1 }).requests >= 0);
        assert.equal(trafficBetween({ before, after: before, seconds: 1 }).requests, 0);
      }),
    );
  });
});
