import assert from "node:assert/strict";
import { z } from "zod";
import { connect } from "../../../cluster/connection";
import { readApplied } from "../../../cluster/migration/marker";
import { markerName } from "../../../model/migration/object-names";
import { formatOriginals } from "../../../model/migration/originals";
import { markerAnnotations } from "../../support/marker";
import { fakeCluster, type FakeCluster } from "../../support/fake-cluster";

const ORIGINALS = {
  controller: "ingress/controller",
  entry: { service: "ingress/controller", selector: { "app.kubernetes.io/name": "nginx" } },
  keepAlive: null,
  replicas: 2,
  failurePolicies: { "ingress-nginx-admission/validate.nginx.ingress.kubernetes.io": "Fail" },
} as const;

/** Fields of an owner who wrote one annotation. */
const written = (annotation: string): object => ({
  "f:metadata": { "f:annotations": { [`f:${annotation}`]: {} } },
});

const PATH = "/api/v1/namespaces/ingress/configmaps/main.envoy-edge";

describe("the marker of a migration", () => {
  let cluster: FakeCluster;
  beforeEach(async () => {
    cluster = await fakeCluster();
  });
  afterEach(() => cluster.close());

  const read = () =>
    readApplied({
      connection: connect({ kubeconfig: cluster.kubeconfig }),
      namespace: "ingress",
      name: "main",
    });

  const marker = (says: Record<string, string>, metadata: object = {}): void => {
    const annotations = markerAnnotations(says);
    cluster.answers.set(PATH, { metadata: { name: markerName("main"), annotations, ...metadata } });
  };

  it("is stage assess where there is none", async () => {
    assert.deepEqual(await read(), { stage: "assess" });
  });

  it("was lost where Envoy serves without it", async () => {
    const route = (name: string, labels = {}) => ({ metadata: { name, labels } });
    const routes = "/apis/gateway.networking.k8s.io/v1/namespaces/ingress/httproutes";
    cluster.answers.set(routes, { items: [route("other-health"), route("main")] });
    assert.deepEqual(await read(), { stage: "assess" });
    cluster.answers.set(routes, {
      items: [route("main-health", { "envoy-edge/stack": "prod" })],
    });
    const lost = "HTTPRoute ingress/main-health of stack prod";
    assert.deepEqual(await read(), { stage: "assess", lost });
    marker({ stage: "pool" });
    assert.deepEqual(await read(), { stage: "pool" });
  });

  it("says stage, plan, stack, and the values before", async () => {
    const originals = formatOriginals(ORIGINALS);
    marker({ stage: "pool", planHash: "abc", stack: "prod", originals });
    assert.deepEqual(await read(), {
      stage: "pool",
      planHash: "abc",
      stack: "prod",
      originals: ORIGINALS,
    });
  });

  it("is as old as the last write of what it says", async () => {
    const data = { stage: "pool" };
    const creationTimestamp = "2026-01-01T00:00:00Z";
    marker(data, { creationTimestamp });
    assert.equal((await read()).since, creationTimestamp);
    marker(data, {
      creationTimestamp,
      managedFields: [
        { time: "2026-01-03T00:00:00Z", fieldsV1: written("envoy-edge/stage") },
        { time: "2026-01-02T00:00:00Z", fieldsV1: written("envoy-edge/stack") },
        { time: "2026-01-04T00:00:00Z", fieldsV1: written("somebody/else") },
        { time: "2026-01-05T00:00:00Z", fieldsV1: { "f:data": {} } },
      ],
    });
    assert.equal((await read()).since, "2026-01-03T00:00:00Z");
  });

  it("is refused if it is none of this program", async () => {
    marker({ stage: "moved" });
    await assert.rejects(read(), z.ZodError);
    for (const originals of ["{", '{"failurePolicies":{}}']) {
      marker({ stage: "pool", originals });
      await assert.rejects(read(), /no record of nginx's values before the migration/);
    }
  });
});
