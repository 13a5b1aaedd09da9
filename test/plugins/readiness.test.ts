import * as assert from "node:assert/strict";
import type { Properties } from "../../lab/plugins/engine/values";
import { podProblems } from "../../lab/plugins/kubernetes/pods";
import {
  customResourceDefinition,
  daemonSet,
  deployment,
  ingress,
  job,
  namespace,
  pod,
  readinessOf,
  service,
  statefulSet,
} from "../../lab/plugins/kubernetes/ready";
import { parseWaitFor } from "../../lab/plugins/kubernetes/waitfor";

const condition = (type: string, status: string, more: object = {}) => ({ type, status, ...more });

describe("waitFor", () => {
  const gateway = (conditions: object[]): Properties =>
    ({ metadata: { generation: 2 }, status: { conditions } }) as unknown as Properties;
  const programmed = parseWaitFor("condition=Programmed");

  it("waits for a condition of the present generation", () => {
    assert.deepEqual(programmed(gateway([condition("programmed", "true")])), {
      ready: true,
      reasons: [],
      failed: false,
    });
    const old = gateway([condition("Programmed", "True", { observedGeneration: 1 })]);
    assert.deepEqual(programmed(old).reasons, [
      "condition Programmed is reported for an earlier generation",
    ]);
  });

  it("says what it saw instead", () => {
    const refused = gateway([
      condition("Programmed", "False", { reason: "Invalid", message: "no address" }),
    ]);
    assert.deepEqual(programmed(refused).reasons, [
      "condition Programmed is False: Invalid, no address (wanted True)",
    ]);
    assert.match(
      programmed(gateway([condition("Accepted", "True")])).reasons[0] ?? "",
      /Accepted is True/,
    );
    assert.match(programmed(gateway([])).reasons[0] ?? "", /is the controller running/);
  });

  it("can want another status", () => {
    const check = parseWaitFor("condition=Ready=False");
    assert.equal(check(gateway([condition("Ready", "False")])).ready, true);
    assert.equal(check(gateway([condition("Ready", "True")])).ready, false);
  });

  it("follows a path as RFC 9535 reads it", () => {
    const route = (accepted: string, generation: number): Properties => ({
      metadata: { generation: 3 },
      status: {
        parents: [
          { controllerName: "other", conditions: [condition("Accepted", "True")] },
          {
            controllerName: "eg",
            conditions: [condition("Accepted", accepted, { observedGeneration: generation })],
          },
        ],
      },
    });
    const check = parseWaitFor(
      "jsonpath={$.status.parents[?@.controllerName=='eg'].conditions[?(@.type=='Accepted' && @.status=='True') && @.observedGeneration==$.metadata.generation].type}",
    );
    assert.equal(check(route("True", 3)).ready, true);
    assert.equal(check(route("True", 2)).ready, false);
    assert.match(
      check(route("False", 3)).reasons[0] ?? "",
      /selects nothing; conditions seen: Accepted/,
    );
  });

  it("takes what both parsers take", () => {
    for (const path of [
      "{.a[?(@.x==1 && @.y==2) && @.z==3]}",
      "{.a[?@.x==1 && @.y==2 || @.z==3 && @.w==4]}",
      "{.a[?@.x=='&& && - a.b-c' && @.y]}",
      "{.a[-1:]['a-b']}",
      "{.a[?@.b[?@.c && @.d] && @.e]}",
    ]) {
      assert.equal(parseWaitFor(`jsonpath=${path}`)({}).ready, false, path);
    }
  });

  it("compares a path's first value", () => {
    const check = parseWaitFor("jsonpath={.status.replicas}=2");
    assert.equal(check({ status: { replicas: 2 } }).ready, true);
    assert.deepEqual(check({ status: { replicas: 1 } }).reasons, [
      '{.status.replicas} is "1" (wanted "2")',
    ]);
    assert.equal(check({ status: { replicas: [2] } }).failed, true);
  });

  it("waits for all of a list", () => {
    const check = parseWaitFor('["condition=A", "condition=B"]');
    assert.equal(check(gateway([condition("A", "True")])).ready, false);
    assert.equal(check(gateway([condition("A", "True"), condition("B", "True")])).ready, true);
  });

  for (const [text, message] of [
    ["Programmed", /begins neither/],
    ["[]", /empty list/],
    ["jsonpath=.status", /has not the form/],
    ["jsonpath={.status}=", /has not the form/],
    ["jsonpath={.a[?@.b>=1]}", /has not the form/],
    ["jsonpath={.a[?}", /is no JSONPath/],
    ["jsonpath={.a-b}", /brackets and quotes/],
    ["jsonpath={.a[?@.x==1 && @.y==2 && @.z==3]}", /parentheses/],
  ] as const) {
    it(`refuses ${text}`, () => {
      assert.throws(() => parseWaitFor(text), message);
    });
  }
});

describe("readiness", () => {
  const workload = (spec: object, status: object): Properties =>
    ({ metadata: { generation: 2 }, spec, status }) as unknown as Properties;

  it("of a Deployment needs the present revision available and the old one gone", () => {
    const done = { observedGeneration: 2, replicas: 2, updatedReplicas: 2, availableReplicas: 2 };
    assert.equal(deployment(workload({ replicas: 2 }, done)).ready, true);
    assert.deepEqual(
      deployment(
        workload({ replicas: 2 }, { ...done, observedGeneration: 1, availableReplicas: 1 }),
      ).reasons,
      ["the controller has not seen it yet", "1 of 2 replicas are available"],
    );
    assert.deepEqual(deployment(workload({ replicas: 1 }, done)).reasons, [
      "pods of the previous revision are still there",
    ]);
    const stuck = {
      ...done,
      updatedReplicas: 1,
      conditions: [condition("Progressing", "False", { reason: "ProgressDeadlineExceeded" })],
    };
    assert.equal(deployment(workload({ replicas: 2 }, stuck)).failed, true);
  });

  it("of a StatefulSet and a DaemonSet counts ready replicas", () => {
    const set = { observedGeneration: 2, updatedReplicas: 1, readyReplicas: 1 };
    assert.equal(statefulSet(workload({}, set)).ready, true);
    assert.equal(statefulSet(workload({ replicas: 3 }, set)).ready, false);
    const daemon = {
      observedGeneration: 2,
      desiredNumberScheduled: 2,
      updatedNumberScheduled: 2,
      numberReady: 1,
    };
    assert.deepEqual(daemonSet(workload({}, daemon)).reasons, ["1 of 2 replicas are ready"]);
    assert.equal(daemonSet(workload({}, { ...daemon, numberReady: 2 })).ready, true);
  });

  it("of a Job is its completion, and a failure is final", () => {
    assert.equal(job(workload({}, { conditions: [condition("Complete", "True")] })).ready, true);
    assert.equal(job(workload({ suspend: true }, {})).ready, true);
    assert.equal(job(workload({}, {})).ready, false);
    const failed = {
      conditions: [condition("Failed", "True", { reason: "BackoffLimitExceeded" })],
    };
    assert.deepEqual(job(workload({}, failed)), {
      ready: false,
      failed: true,
      reasons: ["Failed is True: BackoffLimitExceeded"],
    });
  });

  it("of a pod, a namespace, a CRD and an Ingress is what their status says", () => {
    assert.equal(pod({ status: { conditions: [{ type: "Ready", status: "True" }] } }).ready, true);
    assert.equal(pod({ status: { phase: "Succeeded" } }).ready, true);
    assert.deepEqual(pod({}).reasons, ["its containers are not ready"]);
    assert.equal(namespace({ status: { phase: "Active" } }).ready, true);
    assert.equal(namespace({}).ready, false);
    const crd = (conditions: object[]) => ({ status: { conditions } }) as unknown as Properties;
    assert.equal(customResourceDefinition(crd([condition("Established", "True")])).ready, true);
    const conflict = condition("NamesAccepted", "False", { reason: "MultipleNamesNotAllowed" });
    assert.equal(customResourceDefinition(crd([conflict])).failed, true);
    assert.equal(ingress({ status: { loadBalancer: { ingress: [{ ip: "a" }] } } }).ready, true);
    assert.equal(ingress({ status: { loadBalancer: {} } }).ready, false);
  });

  it("of a Service needs its address and pods that are not starting", async () => {
    const slices =
      (...ready: boolean[][]) =>
      () =>
        Promise.resolve({
          items: ready.map((endpoints) => ({
            endpoints: endpoints.map((value) => ({ conditions: { ready: value } })),
          })),
        } as unknown as Properties);
    const spec = { type: "ClusterIP", selector: { app: "a" } };
    const at = { metadata: { name: "s", namespace: "n" }, spec };
    assert.equal((await service(at, slices([true, true]))).ready, true);
    assert.equal((await service(at, slices([]))).ready, true, "no pods at all");
    assert.deepEqual((await service(at, slices([true], [false]))).reasons, [
      "1 of its 2 pods are not ready",
    ]);
    assert.deepEqual((await service(at, slices())).reasons, [
      "its endpoints have not been looked for yet",
    ]);
    const none = () => Promise.reject(new Error("not asked"));
    const lb = { ...at, spec: { type: "LoadBalancer" } };
    assert.match((await service(lb, none)).reasons[0] ?? "", /no load balancer address/);
    assert.equal(
      (await service({ ...at, spec: { ...spec, clusterIP: "None" } }, none)).ready,
      true,
    );
  });

  it("is waited for only of kinds that have one", () => {
    assert.notEqual(readinessOf({ apiVersion: "v1", kind: "Service" }), undefined);
    assert.equal(readinessOf({ apiVersion: "v1", kind: "ConfigMap" }), undefined);
    assert.equal(readinessOf({ apiVersion: "example.com/v1", kind: "Service" }), undefined);
  });
});

describe("problems of a pod", () => {
  const problems = (status: object): string[] =>
    podProblems({ metadata: { name: "p" }, status } as unknown as Properties);
  const container = (more: object) => ({ containerStatuses: [{ name: "c", ...more }] });

  it("are none while it starts or runs", () => {
    assert.deepEqual(problems({}), []);
    assert.deepEqual(
      problems(container({ state: { waiting: { reason: "ContainerCreating" } } })),
      [],
    );
    assert.deepEqual(problems(container({ ready: true, state: { running: {} } })), []);
  });

  it("name the image that cannot be had", () => {
    const waiting = { reason: "ImagePullBackOff", message: "no such image x:1" };
    assert.deepEqual(problems(container({ state: { waiting } })), [
      "pod p: container c cannot get its image (ImagePullBackOff): no such image x:1",
    ]);
  });

  it("name how a container ended", () => {
    const crashed = {
      state: { waiting: { reason: "CrashLoopBackOff" } },
      lastState: { terminated: { exitCode: 137, reason: "OOMKilled" } },
    };
    assert.deepEqual(problems(container(crashed)), [
      "pod p: container c ended with exit code 137 (OOMKilled)",
    ]);
  });

  it("name why it has no node", () => {
    const conditions = [
      condition("PodScheduled", "False", { message: "0/1 nodes are available: Insufficient cpu." }),
    ];
    assert.deepEqual(problems({ conditions }), [
      "pod p: cannot be scheduled: 0/1 nodes are available: Insufficient cpu.",
    ]);
  });

  it("name any other thing it waits for, and why it failed", () => {
    const waiting = { reason: "CreateContainerConfigError", message: 'secret "x" not found' };
    assert.deepEqual(problems(container({ state: { waiting } })), [
      'pod p: container c waits (CreateContainerConfigError): secret "x" not found',
    ]);
    assert.deepEqual(problems({ phase: "Failed", reason: "Evicted", message: "disk" }), [
      "pod p: failed: Evicted, disk",
    ]);
  });
});
