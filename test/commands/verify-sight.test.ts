import assert from "node:assert/strict";
import { createServer } from "node:http";
import { z } from "zod";
import type { Flags } from "../../commands/verify/flags";
import type { CheckId } from "../../model/migration/evidence/evidence";
import { verifyProject } from "../../commands/verify/run";
import { seen } from "../../commands/verify/seen";
import { close, listen } from "../support/fake-cluster";
import { watchRecord } from "../support/reports";
import { certificateOf, type Cluster, verifyBench, VERIFY_RULES } from "../support/verify";
import { WRONG } from "../support/wrong-clusters";

describe("edge verify sees", function () {
  this.timeout(60_000);
  const bench = verifyBench();

  const told = async (
    check: CheckId,
    cluster: Cluster,
    flags?: Partial<Flags>,
  ): Promise<string> => {
    const { checks } = await bench.verify(await bench.serve(cluster), flags);
    const { status, details = [] } = checks[check] ?? {};
    return [status, ...details].join(" ");
  };

  for (const { check, what, cluster, says } of WRONG) {
    it(`${check}: ${what}`, async () => assert.match(await told(check, cluster), says));
  }

  it("certificates: a chain that nginx does not show, or none at all", async () => {
    const other = await bench.proxy({ pair: certificateOf("other.example.com") });
    const says = await told("certificates", {}, { envoy: other });
    assert.match(says, /shop\.example\.com: the certificate is for other\.example\.com/);
    assert.match(says, /shop\.example\.com: nginx shows another chain/);
    const [host = "", http = ""] = other.split(":");
    // A port without TLS.
    const plain = await told("certificates", {}, { envoy: `${host}:${http}:${http}` });
    assert.match(plain, /^failed .*Envoy shows no certificate: /);
    const nobody = await told("certificates", {}, { envoy: `${host}:1:1` });
    assert.match(nobody, /^unknown 127\.0\.0\.1:1: /);
  });

  it("certificates: through the API server where no address is given", async () => {
    const rules = VERIFY_RULES.filter(({ resources }) => !resources.includes("pods/portforward"));
    const server = await bench.serve({ rules });
    const { nginx, envoy, ...flags } = await bench.flags(server);
    assert(nginx !== undefined && envoy !== undefined);
    const { edge } = await verifyProject({ project: bench.project(), flags });
    const right = "it takes the right to create pods/portforward";
    for (const [check, port] of [
      ["certificates", 10_443],
      ["healthPath", 10_080],
    ] as const) {
      const { status, details: [detail = ""] = [] } = edge?.checks[check] ?? {};
      assert.equal(status, "unknown");
      assert.match(detail, new RegExp(`^port ${port} of pod ingress-nginx/envoy-1 is .*${right}$`));
    }
    assert.deepEqual([...server.refused], ["create pods/portforward in ingress-nginx"]);
  });

  it("requests: at the addresses that the configuration names", async () => {
    let lines = "";
    const metrics = createServer((_, response) => response.end(lines)).unref();
    const url = `http://127.0.0.1:${String(await listen(metrics))}/metrics`;
    const project = bench.project({ metrics: { nginx: url } });
    const says = async (): Promise<string> => {
      const { requests } = (await bench.verify(await bench.serve({ project }), {}, project)).checks;
      return [requests?.status, ...(requests?.details ?? [])].join(" ");
    };
    assert.match(
      await says(),
      /^unknown nginx: the metrics of http\S+ do not count its connections/,
    );
    lines =
      'nginx_ingress_controller_nginx_process_connections{state="active"} 1\n' +
      "nginx_ingress_controller_config_last_reload_successful 1\n";
    assert.equal(await says(), "passed");
    await close(metrics);
    assert.match(await says(), /^unknown nginx: http\S+: .*; nginx's metrics are switched on/);
  });

  it("nothing where an answer is none of Kubernetes, and hides no defect", async () => {
    const answered = await seen(() => Promise.resolve(z.string().parse(1)));
    assert.match(JSON.stringify(answered), /unknown.*an answer is none of Kubernetes/);
    await assert.rejects(
      seen(() => Promise.reject(new RangeError("a defect"))),
      RangeError,
    );
  });

  it("healthPath: any answer but 200", async () => {
    const broken = await bench.proxy({ status: 404 });
    assert.match(
      await told("healthPath", {}, { envoy: broken }),
      /^failed Envoy answers 404 on \/healthz/,
    );
  });

  it("loss: a watch that ended before the stage was applied", async () => {
    const watch = bench.inFolder("watch.json", watchRecord({ ended: "2026-01-09T00:00:00Z" }));
    const since = "2026-01-09T00:00:01Z";
    assert.match(await told("loss", { since }, { watch }), /^unknown .*watch anew/);
  });
});
