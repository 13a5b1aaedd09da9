import assert from "node:assert/strict";
import {
  formatObjectFaults,
  mergeObjects,
  printable,
  readObjects,
  refusals,
} from "../../../../model/nginx/inventory";
import { ingressWith, objectsOf, raws } from "../../../support/inventory";

describe("reading objects", () => {
  it("takes lists of lists, and passes over kinds that an inventory does not need", () => {
    const bare = { metadata: { name: "web", namespace: "shop" } };
    const { objects, faults } = readObjects([
      {
        place: "all.json",
        object: {
          apiVersion: "v1",
          kind: "List",
          items: [
            { apiVersion: "v1", kind: "ServiceList", items: [{ ...bare, spec: {} }] },
            { apiVersion: "v1", kind: "List", items: [bare] },
            { apiVersion: "v1", kind: "Pod", metadata: { name: "x" } },
            { apiVersion: "example.com/v1", kind: "Service", metadata: { name: "x" } },
          ],
        },
      },
    ]);
    assert.deepEqual(
      faults.map(({ object, place, field }) => ({ object, place, field })),
      [{ object: "object", place: "all.json, item 2, item 1", field: "kind" }],
    );
    assert.equal(objects.services.length, 1);
  });

  it("refuses an item of a list that is no object", () => {
    const list = { apiVersion: "networking.k8s.io/v1", kind: "IngressList", items: ["nothing"] };
    assert.equal(readObjects(raws([list])).faults[0]?.object, "object");
  });

  it("names object, place and field of each fault, and never the value of a Secret", () => {
    const { faults } = readObjects([
      { object: 7, place: "values.yaml" },
      { object: { kind: "Service" }, place: "half.yaml" },
      { object: { apiVersion: "extensions/v1beta1", kind: "Ingress", metadata: { name: "old" } } },
      { object: { apiVersion: "v1", kind: "Secret", metadata: {}, data: { key: 12345 } } },
      { object: { apiVersion: "v1", kind: "Namespace", metadata: "none" } },
      { object: ingressWith({ rules: [{ http: { paths: [{ path: "/", backend: {} }] } }] }) },
    ]);
    assert.deepEqual(
      faults.map(({ object, field }) => `${object}: ${field}`),
      [
        "object: kind",
        "object: kind",
        "Ingress default/old: apiVersion",
        "Secret default/without a name: metadata.name",
        "Secret default/without a name: data.key",
        "Namespace without a name: metadata",
        "Ingress shop/web: spec.rules.0.http.paths.0.pathType",
      ],
    );
    const text = formatObjectFaults(faults);
    assert.match(text, /^7 faults in the objects:\n/);
    assert.match(text, /object \(values\.yaml\): kind or apiVersion is missing/);
    assert.match(text, /allowed: networking\.k8s\.io\/v1/);
    assert.doesNotMatch(text, /12345/);
    assert.match(formatObjectFaults(faults.slice(0, 1)), /^1 fault in the objects:\n/);
  });

  it("refuses the same object twice, wherever it stands", () => {
    const { faults } = readObjects([
      { object: ingressWith(), place: "a.yaml" },
      { object: ingressWith(), place: "b.yaml" },
      { object: ingressWith({ name: "other" }) },
      { object: ingressWith({ name: "other" }) },
    ]);
    assert.deepEqual(
      faults.map(({ place, message }) => `${place ?? "-"}: ${message}`),
      [
        "b.yaml: is the name of an object that stands in a.yaml too",
        "-: is the name of an object that stands in the cluster too",
      ],
    );
  });

  it("adds objects that were read later", () => {
    const [one, other] = ["a", "b"].map((name) => objectsOf([ingressWith({ name })]));
    assert(one !== undefined && other !== undefined);
    assert.deepEqual(
      mergeObjects(one, other).ingresses.map(({ metadata }) => metadata.name),
      ["a", "b"],
    );
  });

  it("writes characters that a terminal would obey as escapes", () => {
    assert.equal(printable("a\u001b[31m\u202eb\u0085\n"), "a\\u001b[31m\\u202eb\\u0085\\u000a");
    assert.equal(printable("\u{e0001}"), "\\udb40\\udc01");
    assert.equal(printable("grün 日本"), "grün 日本");
  });
});

describe("what the API server would refuse of an Ingress", () => {
  const refused = (ingress: Record<string, unknown>): string[] => {
    const [read] = objectsOf([ingress]).ingresses;
    assert(read !== undefined);
    return refusals(read, new Map()).map(({ field, message }) => `${field} ${message}`);
  };
  const withPath = (path: Record<string, unknown>): Record<string, unknown> =>
    ingressWith({
      rules: [
        {
          http: {
            paths: [
              {
                backend: { service: { name: "web", port: { name: "http" } } },
                pathType: "Prefix",
                ...path,
              },
            ],
          },
        },
      ],
    });
  const ofPath = (path: Record<string, unknown>): string[] =>
    refused(withPath(path)).map((text) => text.replace("spec.rules.0.http.paths.0.", ""));

  it("is nothing for what it takes", () => {
    assert.deepEqual(
      refused(ingressWith({ className: "nginx", annotations: { "a.example/B_c": "\u0007" } })),
      [],
    );
    assert.deepEqual(refused(ingressWith({ rules: [{ host: "*.example.com" }], tls: [{}] })), []);
    assert.deepEqual(ofPath({ pathType: "ImplementationSpecific", path: "" }), []);
    assert.deepEqual(ofPath({ pathType: "ImplementationSpecific", path: "/a//b%2F(.*)" }), []);
    assert.deepEqual(
      ofPath({ path: "/", backend: { resource: { kind: "Bucket", name: "b" } } }),
      [],
    );
  });

  it("is a name, a namespace, a label or an annotation that is none", () => {
    assert.deepEqual(
      refused(
        ingressWith({
          name: "Web",
          namespace: "a.b",
          labels: { "a/b/c": "-" },
          annotations: { "_x/y": "" },
        }),
      ),
      [
        'metadata.annotations "_x/y" is not a qualified name',
        'metadata.labels "a/b/c" is not a qualified name',
        'metadata.labels.a/b/c "-" is not a label\'s value',
        'metadata.name "Web" is not a DNS name',
        'metadata.namespace "a.b" is not a DNS label',
      ],
    );
  });

  it("is more than 256 KiB of annotations", () => {
    const of = (size: number): string[] =>
      refused(ingressWith({ annotations: { key: "x".repeat(size) } }));
    assert.deepEqual(of(256 * 1024 - 3), []);
    assert.deepEqual(of(1024 * 1024), [
      "metadata.annotations are 1048579 bytes, keys and values together",
    ]);
  });

  it("is an Ingress without rules and default backend, and a rule without paths", () => {
    assert.deepEqual(refused(ingressWith({ defaultBackend: undefined })), [
      "spec has neither rules nor a defaultBackend",
    ]);
    assert.deepEqual(refused(ingressWith({ rules: [{ http: { paths: [] } }] })), [
      "spec.rules.0.http.paths is empty",
    ]);
  });

  it("is a host that is no DNS name", () => {
    const hosts = [
      "10.0.0.1",
      "10.0.0.256",
      "Shop.example.com",
      "a.*.com",
      "*",
      "shop.example.com:80",
    ];
    assert.deepEqual(refused(ingressWith({ rules: hosts.map((host) => ({ host })) })), [
      'spec.rules.0.host "10.0.0.1" is an address',
      'spec.rules.2.host "Shop.example.com" is not a host name',
      'spec.rules.3.host "a.*.com" is not a host name',
      'spec.rules.4.host "*" is not a host name',
      'spec.rules.5.host "shop.example.com:80" is not a host name',
    ]);
    assert.deepEqual(
      refused(ingressWith({ tls: [{ hosts: ["-"], secretName: "A" }], className: "N" })),
      [
        'spec.ingressClassName "N" is not a DNS name',
        'spec.tls.0.hosts.0 "-" is not a host name',
        'spec.tls.0.secretName "A" is not a DNS name',
      ],
    );
  });

  it("is a path that is not absolute, or could mean another one", () => {
    assert.deepEqual(ofPath({ path: "a" }), ['path "a" is not absolute']);
    assert.deepEqual(ofPath({ pathType: "Exact" }), ['path "" is not absolute']);
    assert.deepEqual(ofPath({ pathType: "ImplementationSpecific", path: "a" }), [
      'path "a" is not absolute',
    ]);
    assert.deepEqual(ofPath({ path: "/a//b%2F/.." }), [
      'path "/a//b%2F/.." contains //',
      'path "/a//b%2F/.." contains %2F',
      'path "/a//b%2F/.." ends with /..',
    ]);
    assert.match(ofPath({ path: "x".repeat(5000) })[0] ?? "", /^path "x{80}…" is not absolute$/);
  });

  it("is a backend that is not one Service and port", () => {
    const of = (service: unknown): string[] => ofPath({ path: "/", backend: { service } });
    assert.deepEqual(ofPath({ path: "/", backend: {} }), ["backend has no service"]);
    assert.deepEqual(
      ofPath({
        path: "/",
        backend: { service: { name: "a" }, resource: { kind: "b", name: "c" } },
      }),
      ["backend has both a service and a resource"],
    );
    assert.deepEqual(of({ name: "" }), [
      "backend.service.name is empty",
      "backend.service.port has no name and no number",
    ]);
    assert.deepEqual(of({ name: "a.b", port: { name: "http", number: 80 } }), [
      'backend.service.name "a.b" is not a DNS label',
      "backend.service.port has a name and a number",
    ]);
    assert.deepEqual(of({ name: "1a", port: { number: 65_536 } }), [
      'backend.service.port.number "65536" is not a port',
    ]);
    for (const name of ["80", "a--b", "UPPER", "longer-than-15-x"]) {
      assert.deepEqual(of({ name: "a", port: { name } }), [
        `backend.service.port.name ${JSON.stringify(name)} is not a port name`,
      ]);
    }
  });

  it("says where the object stands", () => {
    const [read] = objectsOf([ingressWith({ name: "Web" })]).ingresses;
    assert(read !== undefined);
    assert.equal(refusals(read, new Map([["Ingress shop/Web", "a.yaml"]]))[0]?.place, "a.yaml");
  });
});
