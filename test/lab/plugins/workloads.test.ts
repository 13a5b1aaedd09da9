import * as assert from "node:assert/strict";
import * as k8s from "@pulumi/kubernetes";
import { ECHO_IMAGE, lab as cluster } from "../../support/lab";
import { BUSYBOX_VERSION } from "../../../lab/versions";
import { bench, type Program } from "./bench";

const BUSYBOX = `docker.io/library/busybox:${BUSYBOX_VERSION}`;

const { Deployment, DaemonSet, StatefulSet } = k8s.apps.v1;
const { Pod, Service } = k8s.core.v1;

/** Kinds whose readiness only a real node can show. */
describe("a workload", () => {
  const lab = bench(async (context) => {
    const { kubeconfig } = (await cluster(context)).cluster;
    return { kubeconfig, stop: () => Promise.resolve() }; // the cluster serves other suites too
  });

  /** A Deployment's, StatefulSet's or DaemonSet's part that the lab can run; `more` may break its container. */
  const workload = (app: string, more: object = {}) => ({
    selector: { matchLabels: { app } },
    template: {
      metadata: { labels: { app } },
      spec: {
        terminationGracePeriodSeconds: 0,
        containers: [
          {
            name: "echo",
            image: ECHO_IMAGE,
            ports: [{ name: "http", containerPort: 3000 }],
            env: [
              { name: "POD_NAME", value: app },
              { name: "NAMESPACE", value: app },
            ],
            readinessProbe: { httpGet: { path: "/", port: "http" }, periodSeconds: 1 },
            ...more,
          },
        ],
      },
    },
  });
  const seconds = (create: string) => ({ customTimeouts: { create, update: create } });

  it("of each kind is ready when its pods are, and a Service with them", async () => {
    const namespace = await lab().namespace();
    const stack = await lab().stack();
    const program: Program = () => {
      const metadata = (name: string) => ({ name, namespace });
      const deployment = new Deployment("deployment", {
        metadata: metadata("deployment"),
        spec: { replicas: 2, ...workload("deployment") },
      });
      new Service(
        "service",
        {
          metadata: metadata("service"),
          spec: {
            type: "LoadBalancer",
            selector: { app: "deployment" },
            ports: [{ port: 80, targetPort: "http" }],
          },
        },
        { dependsOn: deployment },
      );
      new StatefulSet("stateful", {
        metadata: metadata("stateful"),
        spec: { serviceName: "service", ...workload("stateful") },
      });
      new DaemonSet("daemon", { metadata: metadata("daemon"), spec: workload("daemon") });
      new Pod("pod", { metadata: metadata("pod"), spec: workload("pod").template.spec });
      const containers = [{ name: "c", image: BUSYBOX, command: ["true"] }];
      new k8s.batch.v1.Job("job", {
        metadata: metadata("job"),
        spec: { template: { spec: { restartPolicy: "Never", containers } } },
      });
      return { available: deployment.status.availableReplicas };
    };
    assert.equal((await stack.preview(program)).steps.length, 6);
    assert.equal((await stack.up(program)).outputs.available, 2);
    assert.deepEqual((await stack.preview(program)).steps, []);
    await stack.refresh(program);
    assert.deepEqual((await stack.preview(program)).steps, []);
    await stack.destroy(program);
  });

  for (const [name, broken, message] of [
    ["an image that is not there", { image: "none.invalid/none:1" }, /cannot get its image/],
    [
      "no node with room for it",
      { resources: { requests: { cpu: "1k" } } },
      /cannot be scheduled: .*Insufficient cpu/,
    ],
    ["a program that ends", { image: BUSYBOX, command: ["false"] }, /ended with exit code 1/],
  ] as const) {
    it(`with ${name} says so when its time is up`, async () => {
      const namespace = await lab().namespace();
      const stack = await lab().stack();
      const program: Program = () => {
        const spec = workload("d", broken);
        new Deployment("d", { metadata: { name: "d", namespace }, spec }, seconds("15s"));
        return {};
      };
      const said = await stack.upFails(program);
      if (lab().engine.plugin === "standin") {
        assert.match(said, message); // the official plugin has other words for it
      }
      await stack.destroy(program);
    });
  }
});
