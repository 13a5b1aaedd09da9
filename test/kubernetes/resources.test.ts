import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import {
  Gateway,
  HTTPRoute,
  ReferenceGrantV1beta1,
  type EnvoyProxySpec,
  type HTTPRouteSpec,
  type Inputs,
} from "../../kubernetes";
import * as kinds from "../../kubernetes";
import { CRDS } from "../../model/gateway/crds";

/** What the engine was asked to register. */
interface Registration {
  readonly type: string;
  readonly inputs: Record<string, unknown>;
}

const ADDRESS = { type: "IPAddress", value: "192.0.2.1" };
const registrations = new Map<string, Registration>();

/** An engine that answers with a status, as the API server's object has one. */
const engine: pulumi.runtime.Mocks = {
  newResource: ({ name, type, inputs }) => {
    const registered = inputs as Record<string, unknown>;
    registrations.set(name, { type, inputs: registered });
    return { id: name, state: { ...registered, status: { addresses: [ADDRESS] } } };
  },
  call: ({ inputs }) => inputs as Record<string, unknown>,
};

function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => output.apply(resolve));
}

const metadata = { name: "public", namespace: "envoy-edge" };
const spec = {
  gatewayClassName: "envoy-edge",
  listeners: [{ name: "http", port: 80, protocol: "HTTP" }],
};

describe("resource classes", () => {
  before(() => pulumi.runtime.setMocks(engine));

  it("register the standard type of the kind, with spec and metadata and no status", async () => {
    const gateway = new Gateway("registered", { metadata, spec });
    await valueOf(gateway.urn);
    assert.deepEqual(registrations.get("registered"), {
      type: "kubernetes:gateway.networking.k8s.io/v1:Gateway",
      inputs: { apiVersion: "gateway.networking.k8s.io/v1", kind: "Gateway", metadata, spec },
    });
  });

  it("show the status that the object has", async () => {
    const gateway = new Gateway("status", { metadata, spec });
    assert.deepEqual(await valueOf(gateway.status.apply(({ addresses }) => addresses)), [ADDRESS]);
    assert.deepEqual(await valueOf(gateway.spec), spec);
  });

  it("take outputs at any depth", async () => {
    const gateway = new Gateway("parent", { metadata, spec });
    const route = new HTTPRoute("route", {
      metadata: { name: "shop", namespace: gateway.metadata.namespace },
      spec: {
        parentRefs: [{ name: gateway.metadata.name }],
        rules: [{ backendRefs: [{ name: "web", port: pulumi.output(8080) }] }],
      },
    });
    await valueOf(route.urn);
    assert.deepEqual(registrations.get("route")?.inputs.spec, {
      parentRefs: [{ name: "public" }],
      rules: [{ backendRefs: [{ name: "web", port: 8080 }] }],
    });
  });

  it("exist at a further version when that is the stored one", async () => {
    const grant = new ReferenceGrantV1beta1("grant", {
      metadata,
      spec: {
        from: [{ group: "gateway.networking.k8s.io", kind: "HTTPRoute", namespace: "shop" }],
        to: [{ group: "", kind: "Service", name: "web" }],
      },
    });
    await valueOf(grant.urn);
    assert.equal(
      registrations.get("grant")?.type,
      "kubernetes:gateway.networking.k8s.io/v1beta1:ReferenceGrant",
    );
  });

  it("exist for every pinned CRD", () => {
    const missing = CRDS.filter(({ kind }) => !(kind in kinds));
    assert.deepEqual(missing, []);
  });
});

/** Checked by the compiler, never run: what the types accept and what they refuse. */
export function typeChecks(port: pulumi.Output<number>, proxy: EnvoyProxySpec) {
  const plain: HTTPRouteSpec = { rules: [{ backendRefs: [{ name: "web", port: 80 }] }] };
  const method = pulumi.output<"GET" | "HEAD">("GET");
  const accepted: Inputs<HTTPRouteSpec>[] = [
    plain,
    pulumi.output(plain),
    { rules: [{ backendRefs: [{ name: "web", port }], matches: [{ method }] }] },
  ];
  const acceptedProxy: Inputs<EnvoyProxySpec> = proxy;
  const refused: Inputs<HTTPRouteSpec>[] = [
    // @ts-expect-error a port is a number
    { rules: [{ backendRefs: [{ name: "web", port: "80" }] }] },
    // @ts-expect-error and so is an output of it
    { rules: [{ backendRefs: [{ name: "web", port: pulumi.output("80") }] }] },
    // @ts-expect-error a backend has a name
    { rules: [{ backendRefs: [{ port }] }] },
    // @ts-expect-error the field is called backendRefs
    { rules: [{ backendRef: [] }] },
    // @ts-expect-error there is no such method
    { rules: [{ matches: [{ method: "FETCH" }] }] },
  ];
  return { accepted, acceptedProxy, refused };
}
