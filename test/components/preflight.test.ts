import assert from "node:assert/strict";
import program from "../../index";
import { deploy, failure } from "../support/deploy";
import { kubeconfigFor } from "../support/fake-cluster";
import { addServices, programBench } from "../support/program";

/** A port on which nothing answers. */
const NOBODY = { "kubernetes:kubeconfig": kubeconfigFor("https://127.0.0.1:1") };

const ROUTES = { shop: { host: "shop.example.com", path: "/", backend: "shop/web:80" } };

describe("preflight", () => {
  const bench = programBench();

  it("says when the cluster does not answer, and what to do", async () => {
    const { message, registrations } = await failure(program, {
      preview: true,
      config: { ...NOBODY, gateways: { public: {} } },
    });
    assert.equal(
      message,
      "The cluster cannot be reached: the API server 127.0.0.1:1 does not answer: connect ECONNREFUSED 127.0.0.1:1.\n" +
        "  Check the kubeconfig and context (kubernetes:kubeconfig, kubernetes:context, KUBECONFIG); " +
        'a preview without the cluster is possible with cluster.unreachable: "note".',
    );
    assert.deepEqual(registrations, []);
  });

  it("previews without the cluster with cluster.unreachable: note, and warns", async () => {
    const { registrations, log, outputs } = await deploy(program, {
      preview: true,
      config: { ...NOBODY, cluster: { unreachable: "note" }, gateways: { public: {} } },
    });
    assert.equal(log.length, 1);
    assert.match(
      log[0] ?? "",
      /^warning: the API server 127\.0\.0\.1:1 does not answer: .*\. This preview is made without the cluster: nothing was checked against it\./,
    );
    assert.ok(registrations.some(({ place }) => place === "Gateway public"));
    assert.deepEqual(outputs.gateways, { public: "[unknown]" });
  });

  it("does not update without the cluster, whatever cluster.unreachable says", async () => {
    const { message, registrations } = await failure(program, {
      config: { ...NOBODY, cluster: { unreachable: "note" }, gateways: { public: {} } },
    });
    assert.match(message, /^The cluster cannot be reached/);
    assert.deepEqual(registrations, []);
  });

  it("refuses an object of another stack", async () => {
    bench.cluster.answers.set("/api/v1/namespaces", {
      items: [{ metadata: { name: "envoy-edge", labels: { "envoy-edge/stack": "other" } } }],
    });
    const { message, registrations } = await bench.failingUp({ gateways: { public: {} } });
    assert.equal(
      message,
      "The cluster is not ready for this update (1 reason); nothing was changed.\n" +
        '  Namespace envoy-edge: it belongs to the stack "other"\n' +
        '    → choose another name, or set namespaceOwner to "existing" for a namespace of somebody else',
    );
    assert.deepEqual(registrations, []);
  });

  it("goes on with objects of its own", async () => {
    bench.cluster.answers.set("/api/v1/namespaces", {
      items: [{ metadata: { name: "envoy-edge", labels: { "envoy-edge/stack": "test" } } }],
    });
    await bench.preview({ gateways: { public: {} } });
  });

  it("refuses a backend that does not exist, and goes on when it does", async () => {
    const config = { gateways: { public: {} }, routes: ROUTES };
    assert.match(
      (await bench.failingUp(config)).message,
      /routes\.shop: the Service shop\/web does not exist\n {4}→ deploy the Service first/,
    );
    addServices(bench.cluster, "shop/web:80");
    await bench.preview(config);
  });

  it("names missing rights and reads nothing further", async () => {
    bench.cluster.allows = ({ verb, resource }) => verb !== "patch" || resource !== "gateways";
    bench.cluster.answers.set("/api/v1/namespaces", () => assert.fail("it read on"));
    assert.match(
      (await bench.failingUp({ gateways: { public: {} } })).message,
      /cluster: the identity of the kubeconfig may not: patch gateways\.gateway\.networking\.k8s\.io in envoy-edge\n/,
    );
  });

  it("takes up the record of the CRD release, and no other record", async () => {
    const record = (name: string) => ({
      metadata: { name, labels: { owner: "helm", name, version: "1", status: "deployed" } },
    });
    const path = "/api/v1/namespaces/default/secrets";
    bench.cluster.answers.set(path, { items: [record("envoy-edge-crds")] });
    const { registrations } = await bench.preview({ gateways: { public: {} } });
    assert.deepEqual(
      registrations.filter(({ importId }) => importId !== "").map(({ importId }) => importId),
      ["default/envoy-edge-crds"],
    );
  });

  it("passes on an answer of the API server that is no refusal of its own", async () => {
    bench.cluster.answers.set("/version", { major: "1" });
    await assert.rejects(bench.preview({ gateways: { public: {} } }), /minor/);
  });
});

describe("the configuration of a stack", () => {
  it("is refused with every fault in one error, before anything else", async () => {
    const config = { ...NOBODY, gateways: { public: { replica: 2 } }, controller: { replicas: 0 } };
    const { message, registrations } = await failure(program, { config });
    assert.match(message, /^2 faults in the configuration:/);
    assert.match(message, /gateways\.public\.replica/);
    assert.match(message, /controller\.replicas/);
    assert.deepEqual(registrations, []);
  });
});
