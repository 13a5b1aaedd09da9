import assert from "node:assert/strict";
import { forwarded, whereTo } from "../../../support/answers";
import { envoyOf, gateway, object, route, rule, service } from "../../../support/envoy";

type Objects = Parameters<typeof envoyOf>[0];

/** Two named rules, `/one` and `/`. */
const RULES = route([rule("/one", { name: "one" }), rule("/", { name: "two" })]);

describe("the backends of a rule", () => {
  const asked = (
    backendRefs: readonly object[],
    services = [service("web"), service("other")],
    ...objects: Objects
  ) =>
    envoyOf([gateway(), route([rule("/", { backendRefs })]), ...objects], { services })(
      "http://a/",
    );
  const web = { name: "web", port: 80 };
  const backend = (name: string) => ({ group: "gateway.envoyproxy.io", kind: "Backend", name });

  it("share by weight", () => {
    const shared = asked([
      { ...web, weight: 1 },
      { name: "other", port: 80, weight: 3 },
      { name: "gone", port: 80, weight: 0 },
    ]);
    assert.deepEqual(forwarded(shared).backends, [
      { service: "shop/other", port: 80, share: 0.75 },
      { service: "shop/web", port: 80, share: 0.25 },
    ]);
    assert.deepEqual(forwarded(asked([web, web])).backends, [
      { service: "shop/web", port: 80, share: 1 },
    ]);
  });

  it("keep the share of what is invalid or empty", () => {
    const services = [service("web"), service("other", { endpoints: "none" })];
    const broken = asked([web, { name: "gone", port: 80 }, { name: "other", port: 80 }], services);
    assert.deepEqual(
      forwarded(broken).backends.map(({ service: name, share }) => [name, share.toFixed(2)]),
      [
        ["shop/gone (invalid)", "0.33"],
        ["shop/other", "0.33"],
        ["shop/web", "0.33"],
      ],
    );
  });

  for (const [what, backendRefs, services, status] of [
    ["no Service", [{ name: "gone", port: 80 }], [], "500"],
    ["no such port", [{ name: "web", port: 81 }], [service("web")], "500"],
    ["no port", [{ name: "web" }], [service("web")], "500"],
    [
      "another protocol",
      [web],
      [service("web", { ports: [{ port: 80, protocol: "UDP" }] })],
      "500",
    ],
    ["a DNS name", [web], [service("web", { type: "ExternalName" })], "500"],
    ["no endpoints", [web], [service("web", { endpoints: "none" })], "503"],
    ["nothing", [], [], "500"],
    [
      "another namespace",
      [{ ...web, namespace: "x" }],
      [service("web", { namespace: "x" })],
      "500",
    ],
    [
      "filters of its own",
      [{ ...web, filters: [{ type: "URLRewrite" }] }],
      [service("web")],
      "500",
    ],
  ] as const) {
    it(`come to ${status} with ${what}`, () => {
      assert.equal(whereTo(asked(backendRefs, [...services])), status);
    });
  }

  it("may be of another namespace that grants it", () => {
    const grant = object("ReferenceGrant/x/a", {
      from: [{ group: "gateway.networking.k8s.io", kind: "HTTPRoute", namespace: "shop" }],
      to: [{ group: "", kind: "Service", name: "web" }],
    });
    const there = [service("web", { namespace: "x" })];
    assert.equal(whereTo(asked([{ ...web, namespace: "x" }], there, grant)), "x/web");
  });

  it("speak what the Service says", () => {
    const protocol = (appProtocol: string) =>
      forwarded(asked([web], [service("web", { ports: [{ port: 80, appProtocol }] })])).protocol;
    assert.equal(protocol("kubernetes.io/h2c"), "h2c");
    assert.equal(protocol("grpc"), "h2c");
    assert.equal(protocol("kubernetes.io/ws"), "http/1.1");
  });

  it("may be Backends: a Service's name, an external one, an address, any", () => {
    const external = service("outside", {
      type: "ExternalName",
      externalName: "www.test",
      ports: [],
    });
    const at = (spec: object, services = [service("web")]) => {
      const answer = asked([backend("b")], services, object("Backend/b", spec));
      return answer.outcome.type === "upstream"
        ? [answer.outcome.backends[0]?.service, answer.outcome.backends[0]?.port]
        : whereTo(answer);
    };
    const fqdn = (hostname: string) => ({ endpoints: [{ fqdn: { hostname, port: 8080 } }] });
    assert.deepEqual(at(fqdn("web.shop.svc.cluster.local")), ["shop/web", 8080]);
    assert.deepEqual(at(fqdn("web.shop.svc")), ["shop/web", 8080]);
    assert.deepEqual(at(fqdn("www.test"), [external]), ["shop/outside", 8080]);
    assert.deepEqual(at(fqdn("www.test")), ["www.test", 8080]);
    assert.deepEqual(at({ endpoints: [{ ip: { address: "192.0.2.1", port: 80 } }] }), [
      "192.0.2.1",
      80,
    ]);
    assert.deepEqual(at({ type: "DynamicResolver" }), ["{dynamic}", ""]);
    assert.equal(at(fqdn("web.shop.svc"), [service("web", { endpoints: "none" })]), "503");
    assert.equal(at({ endpoints: [{ unix: { path: "/x" } }] }), "500");
    assert.equal(at({}), "500");
    assert.equal(whereTo(asked([backend("gone")])), "500");
  });

  it("are spoken to over TLS by a policy, or by themselves", () => {
    const tlsFor = (spec: object, ...objects: Objects) => {
      const answer = asked(
        [backend("b")],
        [service("web")],
        object("Backend/b", { endpoints: [{ fqdn: { hostname: "up.test", port: 443 } }], ...spec }),
        ...objects,
      );
      return answer.outcome.type === "upstream"
        ? [answer.outcome.protocol, answer.outcome.tls]
        : whereTo(answer);
    };
    const policyFor = (target: object, validation: object) =>
      object("BackendTLSPolicy/p", {
        targetRefs: [{ group: "", ...target }],
        validation: { hostname: "up.test", wellKnownCACertificates: "System", ...validation },
      });
    assert.deepEqual(tlsFor({}), ["http/1.1", undefined]);
    assert.deepEqual(tlsFor({ tls: { insecureSkipVerify: true } }), [
      "https",
      { verify: "off", sni: "a" },
    ]);
    assert.deepEqual(
      tlsFor({
        tls: {
          wellKnownCACertificates: "System",
          autoSNIFromEndpointHostname: true,
          clientCertificateRef: { name: "own" },
        },
        appProtocols: ["gateway.envoyproxy.io/h2c"],
      }),
      ["h2", { verify: "on", sni: "up.test", clientCertificate: "shop/own" }],
    );
    assert.deepEqual(tlsFor({ tls: { caCertificateRefs: [{ name: "ca" }], sni: "x.test" } }), [
      "https",
      { verify: "on", sni: "x.test" },
    ]);
    assert.deepEqual(
      tlsFor({
        endpoints: [{ hostname: "h.test", ip: { address: "192.0.2.1", port: 1 } }],
        tls: { insecureSkipVerify: true, autoSNIFromEndpointHostname: true },
      }),
      ["https", { verify: "off", sni: "h.test" }],
    );
    assert.equal(tlsFor({ tls: {} }), "500");
    const automatic = { insecureSkipVerify: true, autoSNIFromEndpointHostname: true };
    assert.equal(tlsFor({ endpoints: undefined, tls: automatic }), "500");
    const target = { kind: "Backend", name: "b" };
    assert.deepEqual(
      tlsFor({ tls: { sni: "x.test" } }, policyFor(target, { hostname: "p.test" })),
      ["https", { verify: "on", sni: "p.test" }],
    );
  });

  it("get the proxy's certificate, and a policy for their port before one for all", () => {
    const validation = (hostname: string) => ({ hostname, wellKnownCACertificates: "System" });
    const target = (sectionName?: string) => ({
      group: "",
      kind: "Service",
      name: "web",
      ...(sectionName !== undefined && { sectionName }),
    });
    const tlsOf = (...ports: readonly { name?: string; port: number }[]) =>
      forwarded(
        envoyOf(
          [
            gateway(undefined, {
              infrastructure: { parametersRef: { group: "a", kind: "EnvoyProxy", name: "p" } },
            }),
            object("EnvoyProxy/p", { backendTLS: { clientCertificateRef: { name: "proxy" } } }),
            object("BackendTLSPolicy/a", {
              targetRefs: [target()],
              validation: validation("all.test"),
            }),
            object("BackendTLSPolicy/b", {
              targetRefs: [target("tls")],
              validation: validation("port.test"),
            }),
            RULES,
          ],
          { services: [service("web", { ports: [...ports] })] },
        )("http://a/"),
      ).tls;
    assert.deepEqual(tlsOf({ name: "tls", port: 80 }), {
      verify: "on",
      sni: "port.test",
      clientCertificate: "shop/proxy",
    });
    assert.equal(tlsOf({ name: "web", port: 80 })?.sni, "all.test");
    assert.equal(tlsOf({ port: 80 })?.sni, "all.test");
  });

  it("are not sent to over TLS that cannot be checked", () => {
    const unchecked = object("BackendTLSPolicy/a", {
      targetRefs: [{ group: "", kind: "Service", name: "web" }],
      validation: { hostname: "a.test" },
    });
    assert.equal(whereTo(asked([web], [service("web")], unchecked)), "500");
  });
});
