import assert from "node:assert/strict";
import type { BackendSpec } from "../../../../../kubernetes/types";
import {
  backendProtocol,
  usesBackend,
} from "../../../../../model/nginx/convert/families/backend-protocol";
import type { RuleParts } from "../../../../../model/nginx/convert/emission";
import { describeWithCrds } from "../../../../support/crds";
import {
  type ContextInput,
  contextWith,
  findingsOf,
  partFaults,
  partsWith,
} from "../../../../support/rule-context";

const protocol = (value: string, input: ContextInput = {}): RuleParts =>
  partsWith(backendProtocol, {
    ...input,
    annotations: { ...input.annotations, "backend-protocol": value },
  });

const specsOf = ({ objects = [] }: RuleParts): BackendSpec[] =>
  objects.map(({ spec }) => spec as BackendSpec);

const H2C = {
  services: [{ name: "web", ports: [{ port: 80, appProtocol: "kubernetes.io/h2c" }] }],
};

describe("backend protocol", () => {
  it("leaves a Service as it is where Envoy speaks HTTP/1.1 too", () => {
    assert.deepEqual(partsWith(backendProtocol, {}), { backends: {}, objects: [], findings: [] });
  });

  it("leaves a Service as it is for gRPC where its port says so", () => {
    assert.deepEqual(protocol("GRPC", H2C), { backends: {}, objects: [], findings: [] });
  });

  it("makes a Backend for gRPC where the Service's port does not say so", () => {
    const parts = protocol("GRPC");
    const [object] = parts.objects ?? [];
    assert.deepEqual(specsOf(parts), [
      {
        endpoints: [{ fqdn: { hostname: "web.shop.svc.cluster.local", port: 80 } }],
        appProtocols: ["gateway.envoyproxy.io/h2c"],
      },
    ]);
    assert.deepEqual(parts.backends, {
      "shop-web-80": {
        group: "gateway.envoyproxy.io",
        kind: "Backend",
        name: object?.metadata.name,
      },
    });
    assert.equal(object?.metadata.namespace, "shop");
    assert.deepEqual(findingsOf(parts), ["shop/web/backend-protocol lossy"]);
    assert.match(parts.findings?.[0]?.remedy ?? "", /kubernetes\.io\/h2c/);
  });

  it("tells of a Service whose port makes Envoy speak HTTP/2 where nginx does not", () => {
    const parts = partsWith(backendProtocol, H2C);
    assert.deepEqual(parts.objects, []);
    assert.deepEqual(
      parts.findings?.flatMap(({ differences }) => differences.map(({ field }) => field)),
      ["upstream.protocol"],
    );
  });

  it("verifies no certificate of an HTTPS backend, as nginx", () => {
    assert.deepEqual(specsOf(protocol("HTTPS")), [
      {
        endpoints: [{ fqdn: { hostname: "web.shop.svc.cluster.local", port: 80 } }],
        tls: { insecureSkipVerify: true, alpnProtocols: ["http/1.1"] },
      },
    ]);
    assert.deepEqual(findingsOf(protocol("HTTPS")), [
      "shop/web/backend-protocol lossy",
      "shop/web/proxy-ssl-server-name lossy",
    ]);
  });

  it("speaks HTTP/2 over TLS for GRPCS", () => {
    assert.deepEqual(specsOf(protocol("GRPCS")), [
      {
        endpoints: [{ fqdn: { hostname: "web.shop.svc.cluster.local", port: 80 } }],
        appProtocols: ["gateway.envoyproxy.io/h2c"],
        tls: { insecureSkipVerify: true, alpnProtocols: ["h2"] },
      },
    ]);
  });

  it("takes for AUTO_HTTP the scheme that the host's clients use", () => {
    const secure = protocol("AUTO_HTTP", { ingress: { tls: true } });
    assert.equal(specsOf(secure).length, 1);
    assert.deepEqual(
      secure.findings
        ?.find(({ id }) => id === "shop/web/backend-protocol")
        ?.differences.map(({ field, when }) => [field, when]),
      [
        ["upstream.protocol", "plain HTTP"],
        ["upstream.tls", "plain HTTP"],
        ["operation", "always"],
      ],
    );
    const open = protocol("AUTO_HTTP");
    assert.deepEqual(specsOf(open), []);
    assert.deepEqual(
      open.findings?.map(({ differences }) => differences.map(({ when }) => when)),
      [["HTTPS", "HTTPS"]],
    );
  });

  it("makes a Backend for the name or the address of an ExternalName Service", () => {
    const external = (externalName: string) => ({
      services: [{ name: "web", type: "ExternalName", externalName, ports: [] }],
    });
    assert.deepEqual(specsOf(partsWith(backendProtocol, external("db.example"))), [
      { endpoints: [{ fqdn: { hostname: "db.example", port: 80 } }] },
    ]);
    assert.deepEqual(specsOf(partsWith(backendProtocol, external("192.0.2.7"))), [
      { endpoints: [{ ip: { address: "192.0.2.7", port: 80 } }] },
    ]);
    // One Backend stands for it either way: nothing is lost that nginx has.
    assert.deepEqual(findingsOf(protocol("HTTPS", external("db.example"))), [
      "shop/web/proxy-ssl-server-name lossy",
    ]);
    const short = partsWith(backendProtocol, external("db"));
    assert.deepEqual(short.objects, []);
    assert.deepEqual(short.response, { status: 503 });
    assert.deepEqual(findingsOf(short), ["shop/web/externalName refused"]);
  });

  it("makes a Backend for a canary's Service as well", () => {
    const parts = protocol("GRPC", {
      others: [
        {
          name: "next",
          annotations: { canary: "true", "canary-weight": "10" },
          paths: [{ path: "/", backend: "next" }],
        },
      ],
    });
    assert.deepEqual(Object.keys(parts.backends ?? {}), ["shop-web-80", "shop-next-80"]);
  });

  it("gives equal needs one object", () => {
    const [one] = protocol("HTTPS").objects ?? [];
    const [other] = protocol("HTTPS", { ingress: { host: "other.example" } }).objects ?? [];
    assert.deepEqual(one, other);
  });

  it("answers by itself where nginx would speak FastCGI", () => {
    const parts = protocol("FCGI");
    assert.deepEqual(parts.response, { status: 502 });
    assert.deepEqual(findingsOf(parts), ["shop/web/backend-protocol refused!"]);
  });

  it("adds nothing where the Service is missing, or nothing is proxied", () => {
    const parts = protocol("HTTPS", { missingServices: ["shop/web"] });
    assert.deepEqual(parts.objects, []);
    const redirect = { "permanent-redirect": "https://other.example" };
    assert.deepEqual(protocol("HTTPS", { annotations: redirect }), {});
  });

  it("knows whether Envoy sees the endpoints", () => {
    assert.equal(usesBackend(contextWith({})), false);
    assert.equal(usesBackend(contextWith({ annotations: { "backend-protocol": "FCGI" } })), false);
    assert.equal(usesBackend(contextWith({ annotations: { "backend-protocol": "HTTPS" } })), true);
  });
});

describeWithCrds("backend protocol in the pinned CRDs", () => {
  it("is valid", () => {
    for (const value of ["HTTP", "HTTPS", "GRPC", "GRPCS"]) {
      assert.deepEqual(partFaults(protocol(value)), []);
    }
  });
});
