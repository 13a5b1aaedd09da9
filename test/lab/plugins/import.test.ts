import * as assert from "node:assert/strict";
import * as k8s from "@pulumi/kubernetes";
import { bench, type Program } from "./bench";
import { installWidgets, widget, widgetPath } from "./widgets";

/** What the cluster fills in; the first of it cannot be changed, so its absence would mean a replacement. */
const FILLED_IN = [
  "spec.clusterIP",
  "spec.clusterIPs",
  "spec.allocateLoadBalancerNodePorts",
  "spec.externalTrafficPolicy",
  "spec.internalTrafficPolicy",
  "spec.ipFamilies",
  "spec.ipFamilyPolicy",
  "spec.ports",
  "spec.sessionAffinity",
];

/** A Service as a cloud controller leaves it: with an address. */
const lbService = {
  metadata: { name: "edge", labels: { app: "edge" }, annotations: { "cloud/size": "small" } },
  spec: {
    type: "LoadBalancer",
    selector: { app: "nginx" },
    ports: [
      { name: "http", port: 80, targetPort: "http" },
      { name: "https", port: 443, targetPort: "https" },
    ],
  },
};

describe("an import", () => {
  const lab = bench();
  before(() => installWidgets(lab()));

  const existingService = async (manager: string) => {
    const namespace = await lab().namespace();
    const path = `/api/v1/namespaces/${namespace}/services`;
    await lab().api({ method: "POST", path, query: { fieldManager: manager }, body: lbService });
    await lab().api({
      method: "PATCH",
      path: `${path}/edge/status`,
      contentType: "application/merge-patch+json",
      body: { status: { loadBalancer: { ingress: [{ ip: "192.0.2.7" }] } } },
    });
    return { namespace, path: `${path}/edge` };
  };

  it("of a Service changes nothing when the program says what is there", async () => {
    const { namespace, path } = await existingService("cloud");
    const stack = await lab().stack();
    const before = await lab().get(path);
    const program: Program = () => {
      const service = new k8s.core.v1.Service(
        "edge",
        { metadata: { ...lbService.metadata, namespace }, spec: lbService.spec },
        {
          import: `${namespace}/edge`,
          protect: true,
          retainOnDelete: true,
          ignoreChanges: FILLED_IN,
        },
      );
      return { ip: service.status.apply(({ loadBalancer }) => loadBalancer.ingress[0]?.ip) };
    };
    const preview = await stack.preview(program);
    assert.deepEqual(preview.steps, [{ name: "edge", op: "import", diff: [] }]);
    const run = await stack.up(program);
    assert.deepEqual(run.steps, [{ name: "edge", op: "import", diff: [] }]);
    assert.equal(run.outputs.ip, "192.0.2.7");
    assert.deepEqual(await lab().get(path), before);

    assert.deepEqual((await stack.preview(program)).steps, []);
    const { edge } = (await stack.state()).resources;
    assert.equal(edge?.protect, true);
    assert.equal(edge.id, `${namespace}/edge`);
  });

  it("followed by an update in one run takes over what the program changes", async () => {
    const { namespace, path } = await existingService("cloud");
    const stack = await lab().stack();
    const program: Program = () => {
      new k8s.core.v1.Service(
        "edge",
        {
          metadata: {
            ...lbService.metadata,
            namespace,
            annotations: { ...lbService.metadata.annotations, "pulumi.com/patchForce": "true" },
          },
          spec: { ...lbService.spec, selector: { app: "envoy" } },
        },
        { import: `${namespace}/edge`, ignoreChanges: FILLED_IN },
      );
      return {};
    };
    const preview = await stack.preview(program);
    assert.deepEqual(
      preview.steps.map(({ op, diff }) => [op, diff]),
      [
        ["import", []],
        ["update", ['metadata.annotations["pulumi.com/patchForce"]', "spec.selector.app"]],
      ],
    );
    const before = (await lab().get(path)) as {
      metadata: { uid: string };
      spec: { clusterIP: string };
    };

    const run = await stack.up(program);
    assert.deepEqual(
      run.steps.map(({ op }) => op),
      ["import", "update"],
    );
    const after = (await lab().get(path)) as typeof before & {
      spec: { selector: object };
      status: { loadBalancer: object };
    };
    assert.deepEqual(after.spec.selector, { app: "envoy" });
    assert.equal(after.metadata.uid, before.metadata.uid);
    assert.equal(after.spec.clusterIP, before.spec.clusterIP);
    assert.deepEqual(after.status.loadBalancer, {
      ingress: [{ ip: "192.0.2.7", ipMode: "VIP" }],
    });
    assert.deepEqual((await stack.preview(program)).steps, []);
  });

  it("of what Helm installed conflicts where the program changes it, until it is forced", async () => {
    const { namespace, path } = await existingService("helm");
    const stack = await lab().stack();
    const program =
      (annotations: Record<string, string>): Program =>
      () => {
        const all = { ...lbService.metadata.annotations, ...annotations };
        new k8s.core.v1.Service(
          "edge",
          {
            metadata: { ...lbService.metadata, namespace, annotations: all },
            spec: { ...lbService.spec, selector: { app: "envoy" } },
          },
          { import: `${namespace}/edge`, protect: true, ignoreChanges: FILLED_IN },
        );
        return {};
      };
    assert.match(await stack.upFails(program({})), /conflict.*"helm".*\.spec\.selector/s);
    assert.deepEqual(selectorOf(await lab().get(path)), { app: "nginx" });
    // The import itself is done: the next run is an update.
    const run = await stack.up(program({ "pulumi.com/patchForce": "true" }));
    assert.deepEqual(
      run.steps.map(({ op }) => op),
      ["update"],
    );
    assert.deepEqual(selectorOf(await lab().get(path)), { app: "envoy" });
    assert.deepEqual((await stack.preview(program({ "pulumi.com/patchForce": "true" }))).steps, []);
  });

  it("of a Service without its cluster IP would replace it; the engine refuses", async () => {
    const { namespace, path } = await existingService("cloud");
    const stack = await lab().stack();
    const before = await lab().get(path);
    const message = await stack.upFails(() => {
      new k8s.core.v1.Service(
        "edge",
        { metadata: { ...lbService.metadata, namespace }, spec: lbService.spec },
        { import: `${namespace}/edge`, protect: true },
      );
      return {};
    });
    assert.match(message, /unable to replace.*marked for protection/s);
    assert.deepEqual(await lab().get(path), before);
  });

  it("of a Service is kept when the program lets it go", async () => {
    const { namespace, path } = await existingService("cloud");
    const stack = await lab().stack();
    const program: Program = () => {
      new k8s.core.v1.Service(
        "edge",
        { metadata: { ...lbService.metadata, namespace }, spec: lbService.spec },
        { import: `${namespace}/edge`, retainOnDelete: true, ignoreChanges: FILLED_IN },
      );
      return {};
    };
    await stack.up(program);
    const { uid } = (await lab().get(path)).metadata as { uid: string };
    await stack.destroy(program);
    assert.equal(((await lab().get(path)).metadata as { uid: string }).uid, uid);
  });

  it("of a custom resource becomes an update, because the plugin knows no schema of it", async () => {
    const namespace = await lab().namespace();
    const path = widgetPath(namespace, "w");
    await lab().api({
      method: "POST",
      path: path.replace(/\/w$/, ""),
      query: { fieldManager: "kubectl-create" },
      body: {
        apiVersion: "test.example.com/v1",
        kind: "Widget",
        metadata: { name: "w" },
        spec: { size: 1, colour: "red" },
      },
    });
    const stack = await lab().stack();
    const program: Program = () => {
      widget({ name: "w", namespace }, { size: 1, colour: "red" }, { import: `${namespace}/w` });
      return {};
    };
    const { steps } = await stack.up(program);
    assert.deepEqual(
      steps.map(({ op, diff }) => [op, diff]),
      [
        ["import", []],
        ["update", ["spec"]],
      ],
    );
    assert.deepEqual((await lab().get(path)).spec, { size: 1, colour: "red" });
    assert.deepEqual((await stack.preview(program)).steps, []);
  });

  it("of what is not there fails, at preview too", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const program: Program = () => {
      const metadata = { name: "none", namespace };
      new k8s.core.v1.ConfigMap("none", { metadata }, { import: `${namespace}/none` });
      return {};
    };
    assert.match(await stack.previewFails(program), /does not exist/);
    assert.match(await stack.upFails(program), /does not exist/);
  });

  it("by reference only (get) reads and owns nothing", async () => {
    const { namespace, path } = await existingService("cloud");
    const stack = await lab().stack();
    const program: Program = () => ({
      type: k8s.core.v1.Service.get("edge", `${namespace}/edge`).spec.type,
    });
    const run = await stack.up(program);
    assert.equal(run.outputs.type, "LoadBalancer");
    await stack.destroy(program);
    assert.equal(((await lab().get(path)).metadata as { name: string }).name, "edge");
  });
});

const selectorOf = (service: unknown): unknown =>
  (service as { spec: { selector: unknown } }).spec.selector;
