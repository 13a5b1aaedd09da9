import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { parseAllDocuments } from "yaml";

import { CRDS } from "../../model/gateway/crds";
import { pinnedModule } from "../../tools/generate/source";
import { ENVOY_GATEWAY_VERSION } from "../../versions";
import { describeWithCrds, validateObject } from "./crds";

interface Example {
  readonly apiVersion: string;
  readonly kind: string;
}

const GROUPS = new Set(CRDS.map(({ group }) => group));

const groupOf = (apiVersion: string) => apiVersion.split("/")[0] ?? "";

/** The objects that Envoy Gateway's documentation applies; `EnvoyGateway` is no kind but a file. */
function exampleObjects(): readonly Example[] {
  const folder = path.join(pinnedModule(), "examples/kubernetes");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".yaml"))
    .flatMap((file) => parseAllDocuments(readFileSync(path.join(folder, file), "utf8")))
    .map((document) => document.toJS() as Example | null)
    .filter((object) => object !== null)
    .filter(({ kind }) => kind !== "EnvoyGateway");
}

const metadata = { name: "shop", namespace: "shop" };

function route(rule: object): object {
  return {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "HTTPRoute",
    metadata,
    spec: {
      parentRefs: [{ name: "public", namespace: "envoy-edge" }],
      hostnames: ["shop.example.com"],
      rules: [rule],
    },
  };
}

const good = {
  matches: [{ path: { type: "PathPrefix", value: "/" }, method: "GET" }],
  backendRefs: [{ name: "web", port: 8080, weight: 1 }],
};

function gateway(listeners: readonly object[]): object {
  const spec = { gatewayClassName: "envoy-edge", listeners };
  return { apiVersion: "gateway.networking.k8s.io/v1", kind: "Gateway", metadata, spec };
}

describeWithCrds("validateObject", () => {
  const faulty: readonly { title: string; object: object; faults: readonly string[] }[] = [
    {
      title: "a misspelt field",
      object: route({ ...good, backendRef: [] }),
      faults: ["spec.rules[0].backendRef: unknown field"],
    },
    {
      title: "a misspelt field at the root",
      object: { ...route(good), specs: {} },
      faults: ["specs: unknown field"],
    },
    {
      title: "a value outside an enum of strings",
      object: route({ matches: [{ method: "FETCH" }] }),
      faults: [
        "spec.rules[0].matches[0].method: must be one of GET, HEAD, POST, PUT, DELETE, CONNECT, OPTIONS, TRACE, PATCH",
      ],
    },
    {
      title: "a number outside an enum of numbers",
      object: route({
        filters: [{ type: "RequestRedirect", requestRedirect: { statusCode: 418 } }],
      }),
      faults: [
        "spec.rules[0].filters[0].requestRedirect.statusCode: must be one of 301, 302, 303, 307, 308",
      ],
    },
    {
      title: "a missing required field",
      object: route({ backendRefs: [{ port: 80 }] }),
      faults: ["spec.rules[0].backendRefs[0].name: required field is missing"],
    },
    {
      title: "a port above the maximum",
      object: route({ backendRefs: [{ name: "web", port: 70_000 }] }),
      faults: ["spec.rules[0].backendRefs[0].port: must be <= 65535"],
    },
    {
      title: "a text where a number belongs",
      object: route({ backendRefs: [{ name: "web", port: "80" }] }),
      faults: ["spec.rules[0].backendRefs[0].port: must be integer"],
    },
    {
      title: "two listeners of one name",
      object: gateway([
        { name: "http", port: 80, protocol: "HTTP" },
        { name: "http", port: 81, protocol: "HTTP" },
      ]),
      faults: ["spec.listeners: two items have the same name"],
    },
    {
      title: "a hostname against the pattern, with all other faults of the object",
      object: { ...route(good), spec: { hostnames: ["a b"], rule: [] } },
      faults: [
        "spec.rule: unknown field",
        'spec.hostnames[0]: must match pattern "^(\\*\\.)?[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"',
      ],
    },
    {
      title: "an annotation that is no text",
      object: { ...route(good), metadata: { ...metadata, annotations: { replicas: 2 } } },
      faults: ["metadata.annotations.replicas: must be string"],
    },
    {
      title: "a namespace on a cluster-wide kind",
      object: {
        apiVersion: "gateway.networking.k8s.io/v1",
        kind: "GatewayClass",
        metadata,
        spec: { controllerName: "gateway.envoyproxy.io/gatewayclass-controller" },
      },
      faults: ["metadata.namespace: unknown field"],
    },
    {
      title: "a version that is not served",
      object: { ...route(good), apiVersion: "gateway.networking.k8s.io/v1alpha2" },
      faults: [
        `gateway.networking.k8s.io/v1alpha2 HTTPRoute: Envoy Gateway ${ENVOY_GATEWAY_VERSION} brings no such kind and version`,
      ],
    },
  ];

  for (const { title, object, faults } of faulty) {
    it(`refuses ${title}`, () => assert.deepEqual(validateObject(object), faults));
  }

  it("accepts an HTTPRoute", () => assert.deepEqual(validateObject(route(good)), []));

  it("accepts a Gateway whose required fields have defaults", () =>
    assert.deepEqual(validateObject(gateway([{ name: "http", port: 80, protocol: "HTTP" }])), []));

  it("leaves the object as it was", () => {
    const object = gateway([{ name: "http", port: 80, protocol: "HTTP" }]);
    const before = structuredClone(object);
    validateObject(object);
    assert.deepEqual(object, before);
  });

  it("accepts 16 rules and refuses 17", () => {
    const rules = (count: number) => ({
      ...route(good),
      spec: { rules: Array.from({ length: count }, () => good) },
    });
    assert.deepEqual(validateObject(rules(16)), []);
    assert.deepEqual(validateObject(rules(17)), ["spec.rules: must NOT have more than 16 items"]);
  });

  it("accepts any field where unknown fields are preserved, a number or a text for a quantity", () => {
    const proxy = (limit: unknown) => ({
      apiVersion: "gateway.envoyproxy.io/v1alpha1",
      kind: "EnvoyProxy",
      metadata,
      spec: {
        provider: {
          type: "Kubernetes",
          kubernetes: {
            envoyService: { patch: { value: { spec: { anything: [1, "two"] } } } },
            envoyDeployment: { container: { resources: { limits: { cpu: limit } } } },
          },
        },
      },
    });
    assert.deepEqual(validateObject(proxy(2)), []);
    assert.deepEqual(validateObject(proxy("500m")), []);
    assert.notDeepEqual(validateObject(proxy(true)), []);
  });

  it("accepts every object of the release's own examples", () => {
    const objects = exampleObjects().filter(({ apiVersion }) => GROUPS.has(groupOf(apiVersion)));
    assert.ok(objects.length > 50, `only ${objects.length} examples found`);
    assert.deepEqual(objects.flatMap(validateObject), []);
  });
});
