import * as assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import * as k8s from "@pulumi/kubernetes";
import { bench, type Program } from "./bench";
import { installWidgets, widget, widgetPath } from "./widgets";

const { Deployment } = k8s.apps.v1;

describe("a wait", () => {
  const lab = bench();
  before(() => installWidgets(lab()));

  /** Writes a status as a controller would, once the object is there. */
  const report = async (path: string, status: object): Promise<void> => {
    while (
      (await lab()
        .get(path)
        .catch(() => undefined)) === undefined
    ) {
      await setTimeout(50);
    }
    await lab().api({
      method: "PATCH",
      path: `${path}/status`,
      contentType: "application/merge-patch+json",
      body: { status },
    });
  };

  const condition = (type: string, status: string, reason = "Test") => ({
    type,
    status,
    reason,
    message: `it is ${status}`,
    lastTransitionTime: "2026-01-01T00:00:00Z",
  });

  const waiting =
    (namespace: string, waitFor: string, timeout = "60"): Program =>
    () => {
      const annotations = {
        "pulumi.com/waitFor": waitFor,
        "pulumi.com/timeoutSeconds": timeout,
      };
      widget({ name: "w", namespace, annotations }, { size: 1 });
      return {};
    };

  it("for a condition ends when it is there", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const path = widgetPath(namespace, "w");
    const program = waiting(namespace, "condition=Programmed");
    const [run] = await Promise.all([
      stack.up(program),
      report(path, { conditions: [condition("Programmed", "True")] }),
    ]);
    assert.deepEqual(
      run.steps.map(({ op }) => op),
      ["create"],
    );
    const { outputs } = (await stack.state()).resources.w ?? {};
    assert.match(JSON.stringify(outputs?.status), /"Programmed"/);
  });

  it("for a path and for several things ends when all are there", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const program = waiting(
      namespace,
      JSON.stringify([
        "condition=Accepted",
        "jsonpath={$.status.parents[?@.controllerName=='c'].conditions[?(@.type=='Accepted' && @.status=='True') && @.observedGeneration==$.metadata.generation].type}",
        "jsonpath={.status.phase}=Up",
      ]),
    );
    await Promise.all([
      stack.up(program),
      report(widgetPath(namespace, "w"), {
        phase: "Up",
        conditions: [condition("Accepted", "True")],
        parents: [
          {
            controllerName: "c",
            conditions: [{ ...condition("Accepted", "True"), observedGeneration: 1 }],
          },
        ],
      }),
    ]);
    assert.equal((await stack.state()).resources.w?.initErrors, undefined);
  });

  it("that takes too long fails; the next run is an update", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const path = widgetPath(namespace, "w");
    const program = waiting(namespace, "condition=Programmed", "2");
    const [message] = await Promise.all([
      stack.upFails(program),
      report(path, { conditions: [condition("Programmed", "False", "NoAddress")] }),
    ]);
    assert.match(message, /Programmed/);
    const { w } = (await stack.state()).resources;
    assert.equal(w?.id, `${namespace}/w`);
    assert.equal(w.initErrors?.length, 1);

    const preview = await stack.preview(program);
    assert.deepEqual(preview.steps, [{ name: "w", op: "update", diff: [] }]);
    await report(path, { conditions: [condition("Programmed", "True")] });
    await stack.up(program);
    assert.equal((await stack.state()).resources.w?.initErrors, undefined);
    assert.deepEqual((await stack.preview(program)).steps, []);
  });

  it("takes its time from customTimeouts first", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const annotations = {
      "pulumi.com/waitFor": "condition=Never",
      "pulumi.com/timeoutSeconds": "90",
    };
    const message = await stack.upFails(() => {
      widget({ name: "w", namespace, annotations }, {}, { customTimeouts: { create: "1s" } });
      return {};
    });
    assert.match(message, /was not ready within 1 s|timed out/);
  });

  it("does not take place where it is skipped", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    await stack.up(() => {
      const labels = { app: "a" };
      new Deployment("d", {
        metadata: { name: "d", namespace, annotations: { "pulumi.com/skipAwait": "true" } },
        spec: {
          selector: { matchLabels: labels },
          template: { metadata: { labels }, spec: { containers: [{ name: "c", image: "none" }] } },
        },
      });
      return {};
    });
    assert.equal((await stack.state()).resources.d?.id, `${namespace}/d`);
  });

  it("for a load balancer's address gives it as an output", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const program: Program = () => {
      const service = new k8s.core.v1.Service("s", {
        metadata: { name: "s", namespace },
        spec: { type: "LoadBalancer", ports: [{ port: 80 }] },
      });
      return { ip: service.status.apply(({ loadBalancer }) => loadBalancer.ingress[0]?.ip) };
    };
    const [run] = await Promise.all([
      stack.up(program),
      report(`/api/v1/namespaces/${namespace}/services/s`, {
        loadBalancer: { ingress: [{ ip: "192.0.2.9" }] },
      }),
    ]);
    assert.equal(run.outputs.ip, "192.0.2.9");
  });

  it("for the end of an object names the finalizers that hold it", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const path = `/api/v1/namespaces/${namespace}/configmaps/c`;
    const program: Program = () => {
      const metadata = { name: "c", namespace };
      new k8s.core.v1.ConfigMap("c", { metadata }, { customTimeouts: { delete: "2s" } });
      return {};
    };
    await stack.up(program);
    const hold = (finalizers: string[]) =>
      lab().api({
        method: "PATCH",
        path,
        contentType: "application/merge-patch+json",
        body: { metadata: { finalizers } },
      });
    await hold(["test.example.com/hold"]);
    await assert.rejects(stack.destroy(program), /finalizer.*test\.example\.com\/hold/s);
    assert.equal((await stack.state()).resources.c?.id, `${namespace}/c`);
    await hold([]);
    await stack.destroy(program);
    await assert.rejects(lab().get(path), { status: 404 });
  });

  it("ends with the run, and leaves no operation pending", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const program = waiting(namespace, "condition=Never", "600");
    const path = widgetPath(namespace, "w");
    const run = stack.upCancelled(program, async () => {
      while (
        (await lab()
          .get(path)
          .catch(() => undefined)) === undefined
      ) {
        await setTimeout(50);
      }
    });
    await assert.rejects(run, /cancel/i);
    const state = await stack.state();
    assert.deepEqual(state.pending, []);
    assert.equal(state.resources.w?.id, `${namespace}/w`);
  });

  it("that cannot be understood fails and says what can", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    assert.match(
      await stack.upFails(waiting(namespace, "ready")),
      /jsonpath=.*condition=|condition=.*jsonpath=/,
    );
  });
});
