import assert from "node:assert/strict";
import { connect } from "../../../cluster/connection";
import { findPodBehind, readEntry } from "../../../cluster/migration/entry";
import { fakeCluster, type FakeCluster } from "../../support/fake-cluster";

const SERVICE = "/api/v1/namespaces/edge/services/envoy";
const SLICES = "/apis/discovery.k8s.io/v1/namespaces/edge/endpointslices";

const endpoint = (pod: string, ready?: boolean) => ({
  addresses: ["10.244.0.5"],
  ...(ready !== undefined && { conditions: { ready } }),
  targetRef: { kind: "Pod", name: pod },
});

describe("the pods behind a Service", () => {
  let cluster: FakeCluster;
  beforeEach(async () => {
    cluster = await fakeCluster();
  });
  afterEach(() => cluster.close());

  const service = { namespace: "edge", name: "envoy" };
  const find = (scheme: "http" | "https") =>
    findPodBehind({ connection: connect({ kubeconfig: cluster.kubeconfig }), service, scheme });
  const serve = (ports: readonly object[], slices: readonly object[]): void => {
    cluster.answers.set(SERVICE, { metadata: { name: "envoy" }, spec: { ports } });
    cluster.answers.set(SLICES, { items: slices });
  };

  it("are found by the name of a port, else by its number", async () => {
    const ports = [
      { name: "http-80", port: 80 },
      { name: "https", port: 8443 },
    ];
    serve(ports, [
      {
        ports: [
          { name: "https", port: 10_443 },
          { name: "http-80", port: 10_080 },
        ],
        endpoints: [endpoint("a", false), endpoint("b"), endpoint("c", true)],
      },
    ]);
    assert.deepEqual(await find("http"), { namespace: "edge", pod: "b", port: 10_080 });
    assert.deepEqual(await find("https"), { namespace: "edge", pod: "b", port: 10_443 });
  });

  it("are passed over without the port, and none where nothing is", async () => {
    serve(
      [{ port: 80 }],
      [
        { ports: null, endpoints: [endpoint("a")] },
        { ports: [{ port: null }], endpoints: [endpoint("b")] },
        { ports: [{ port: 8080 }], endpoints: null },
        { ports: [{ port: 8080 }], endpoints: [{ addresses: ["192.0.2.1"] }, endpoint("c")] },
      ],
    );
    assert.deepEqual(await find("http"), { namespace: "edge", pod: "c", port: 8080 });
    assert.equal(await find("https"), undefined);
    cluster.answers.delete(SERVICE);
    assert.equal(await find("http"), undefined);
    const connection = connect({ kubeconfig: cluster.kubeconfig });
    assert.equal(await readEntry({ connection, service }), undefined);
  });
});
