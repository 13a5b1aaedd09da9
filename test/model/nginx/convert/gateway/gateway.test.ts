import assert from "node:assert/strict";
import { convert } from "../../../../../model/nginx/convert";
import { effectiveNginx } from "../../../../../model/nginx/effective/build";
import { ingress, inventoryOf, type InventoryOfInput, tlsSecret } from "../../../../support/nginx";
import { TARGET } from "../../../../support/rule-context";
import { conversionOf, namesOf, routesOf, specOf } from "../../../../support/conversion";

interface Listener {
  readonly name: string;
  readonly hostname?: string;
  readonly protocol: string;
  readonly port: number;
  readonly tls?: { readonly mode: string; readonly certificateRefs?: { name: string }[] };
}

const listenersOf = (objects: Parameters<typeof specOf>[0], wanted: string): string[] =>
  (specOf(objects, wanted) as { listeners: Listener[] } | undefined)?.listeners.map(
    ({ name, hostname = "*", protocol, port, tls }) =>
      [
        `${name} ${protocol} ${port} ${hostname}`,
        ...(tls?.certificateRefs ?? []).map((each) => each.name),
        ...(tls?.mode === "Passthrough" ? [tls.mode] : []),
      ].join(" "),
  ) ?? [];

const GATEWAY = "Gateway edge-system/edge";

const listeners = (input: InventoryOfInput): string[] =>
  listenersOf(conversionOf(input).objects, GATEWAY);

const findingsOf = (input: InventoryOfInput, pattern: RegExp): string[] =>
  conversionOf(input)
    .findings.filter(({ id }) => pattern.test(id))
    .map(({ id, severity }) => `${id} ${severity}`);

describe("certificates of the Gateway", () => {
  it("are those of all hosts, on one listener without a host name", () => {
    assert.deepEqual(
      listeners({
        ingresses: [
          { name: "b", host: "b.example", tls: true },
          { name: "a", host: "a.example", tls: true },
          { name: "c", host: "c.example", tls: "a-tls" },
        ],
      }),
      ["http HTTP 80 *", "https HTTPS 443 * a-tls b-tls"],
    );
  });

  it("begin with the default one", () => {
    assert.deepEqual(
      listeners({
        ingresses: [{ name: "a", tls: true }],
        arguments: { "default-ssl-certificate": "shop/zz" },
        secrets: [tlsSecret({ name: "zz", names: ["*.example"] })],
      }),
      ["http HTTP 80 *", "https HTTPS 443 * zz a-tls"],
    );
  });

  it("are each once, and a note where the Secret shown is another than before", () => {
    const same = (name: string, namespace: string) => {
      const secret = tlsSecret({ name, namespace, names: ["*.shop.example"] });
      return {
        ...secret,
        certificates: secret.certificates.map((each) => ({ ...each, fingerprint: "same" })),
      };
    };
    const input = {
      ingresses: [
        { name: "a", namespace: "a", host: "a.shop.example", tls: "wild" },
        { name: "b", namespace: "b", host: "b.shop.example", tls: "wild" },
      ],
      secrets: [same("wild", "a"), same("wild", "b")],
    };
    assert.deepEqual(listeners(input), ["http HTTP 80 *", "https HTTPS 443 * wild"]);
    const finding = conversionOf(input).findings.find(
      ({ id }) => id === "host/b.shop.example/certificate",
    );
    assert.equal(finding?.severity, "note");
    assert.equal(finding.differences[0]?.envoy, "shows a/wild, which holds the same");
  });

  it("are left out where Envoy Gateway cannot use them, with the reason", () => {
    const { findings, objects } = conversionOf({
      ingresses: [{ tls: true }, { name: "other", host: "other.example", tls: true }],
      secrets: [{ ...tlsSecret({ name: "web-tls", names: ["shop.example"] }), type: "Opaque" }],
    });
    assert.deepEqual(listenersOf(objects, GATEWAY)[1], "https HTTPS 443 * other-tls");
    const finding = findings.find(({ id }) => id === "host/shop.example/certificate");
    assert.equal(finding?.severity, "lossy");
    assert.equal(
      finding.differences[0]?.envoy,
      "shows shop/other-tls: its type is Opaque; Envoy Gateway takes kubernetes.io/tls only",
    );
    assert.match(finding.remedy, /^make shop\/web-tls a Secret of type kubernetes\.io\/tls/);
  });

  it("are lossy where Envoy prefers another one for the name", () => {
    const { findings } = conversionOf({
      ingresses: [
        { name: "a", tls: "a" },
        { name: "b", host: "b.example", tls: "b" },
      ],
      secrets: [
        tlsSecret({ name: "a", names: ["*.example", "b.example"] }),
        tlsSecret({ name: "b", names: ["b.example"] }),
      ],
    });
    const finding = findings.find(({ id }) => id === "host/b.example/certificate");
    assert.equal(finding?.severity, "lossy");
    assert.equal(finding.differences[0]?.envoy, "shows shop/a, which is for the name too");
  });

  it("are believed to be usable where nobody looked at Secrets", () => {
    const { findings, objects } = conversionOf({
      ingresses: [{ tls: true }],
      secrets: [],
      unknown: ["secrets"],
    });
    assert.deepEqual(listenersOf(objects, GATEWAY)[1], "https HTTPS 443 * web-tls");
    assert.deepEqual(
      findings.filter(({ id }) => id === "host/shop.example/certificate"),
      [],
    );
  });

  it("are noted where nobody looked at Secrets and there are several", () => {
    const inventory = inventoryOf({
      ingresses: [
        { name: "a", host: "a.example", tls: true },
        { name: "b", host: "b.example", tls: true },
      ],
      unknown: ["secrets"],
    });
    const unseen = { ...inventory, secrets: [] };
    const { findings } = convert({
      inventory: unseen,
      nginx: effectiveNginx(unseen),
      answers: {},
      target: TARGET,
    });
    assert.deepEqual(
      findings
        .filter(({ id }) => id.endsWith(".example/certificate"))
        .map(({ id, severity, differences }) => [id, severity, differences[0]?.envoy]),
      [
        [
          "host/b.example/certificate",
          "note",
          "shows shop/a-tls, or the same: nobody has looked at the Secret",
        ],
      ],
    );
  });

  it("are no reason for a listener where there are none, which every host is told", () => {
    const input = { ingresses: [{}] };
    assert.deepEqual(listeners(input), ["http HTTP 80 *"]);
    assert.deepEqual(findingsOf(input, /\/https$/), [
      "host/_/https lossy",
      "host/shop.example/https lossy",
    ]);
  });

  it("are noted for hosts that showed the placeholder", () => {
    const input = {
      ingresses: [
        { name: "a", host: "a.example", tls: true as const },
        { name: "b", host: "b.example", annotations: { "from-to-www-redirect": "true" } },
      ],
    };
    assert.deepEqual(findingsOf(input, /example\/certificate$/), [
      "host/b.example/certificate note",
      "host/www.b.example/certificate note",
    ]);
  });

  it("are said to end, at their first", () => {
    const { findings } = conversionOf({ ingresses: [{ tls: true }] });
    const finding = findings.find(({ id }) => id === "controller/certificate-expiry");
    assert.equal(finding?.value, "2030-01-01T00:00:00Z");
  });

  it("of other namespaces are granted one by one", () => {
    const { objects } = conversionOf({
      ingresses: [
        { name: "a", tls: true },
        { name: "b", namespace: "blog", host: "b.example", tls: true },
      ],
    });
    assert.deepEqual(namesOf(objects, "ReferenceGrant"), [
      "ReferenceGrant blog/edge.edge-system.b-tls",
      "ReferenceGrant shop/edge.edge-system.a-tls",
    ]);
    assert.deepEqual(specOf(objects, "ReferenceGrant shop/edge.edge-system.a-tls"), {
      from: [{ group: "gateway.networking.k8s.io", kind: "Gateway", namespace: "edge-system" }],
      to: [{ group: "", kind: "Secret", name: "a-tls" }],
    });
  });

  it("beyond 64 have listeners of their own, beyond 64 of those in ListenerSets", () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        name: `i${100 + index}`,
        host: `h${100 + index}.example`,
        tls: true as const,
      }));
    const { objects } = conversionOf({ ingresses: many(130) });
    const gateway = listenersOf(objects, GATEWAY);
    assert.equal(gateway.length, 64);
    assert.equal(gateway[1]?.split(" ").length, 4 + 64);
    assert.equal(gateway[2], "https.h164.example HTTPS 443 h164.example i164-tls");
    assert.deepEqual(namesOf(objects, "ListenerSet"), ["ListenerSet edge-system/edge.2"]);
    assert.deepEqual(listenersOf(objects, "ListenerSet edge-system/edge.2").slice(0, 1), [
      "https.h226.example HTTPS 443 h226.example i226-tls",
    ]);
    assert.deepEqual((specOf(objects, GATEWAY) as { allowedListeners: unknown }).allowedListeners, {
      namespaces: { from: "Same" },
    });
    const parents = (name: string) =>
      (specOf(objects, `HTTPRoute shop/edge.${name}`) as { parentRefs: unknown[] }).parentRefs;
    assert.deepEqual(parents("h229.example"), [
      {
        group: "gateway.networking.k8s.io",
        kind: "ListenerSet",
        name: "edge.2",
        namespace: "edge-system",
        sectionName: "https.h229.example",
      },
    ]);
    assert(
      namesOf(objects, "ReferenceGrant").includes(
        "ReferenceGrant shop/edge.2.edge-system.i229-tls",
      ),
    );
  });
});

describe("listeners of single hosts", () => {
  const ca = {
    name: "ca",
    keys: ["ca.crt"],
    certificates: tlsSecret({ name: "ca", names: ["ca"] }).certificates.map((each) => ({
      ...each,
      key: "ca.crt",
    })),
  };
  const asking = { "auth-tls-secret": "shop/ca" };

  it("ask for client certificates, and no other listener takes the host", () => {
    const { objects } = conversionOf({
      ingresses: [
        { tls: true, annotations: asking },
        { name: "b", host: "b.example", tls: true },
      ],
      secrets: [ca],
    });
    assert.deepEqual(listenersOf(objects, GATEWAY), [
      "http HTTP 80 *",
      "https HTTPS 443 * b-tls web-tls",
      "https.shop.example HTTPS 443 shop.example web-tls",
    ]);
    assert.deepEqual(
      (routesOf(objects)["shop/edge.shop.example"] as { listeners: string }).listeners,
      "https.shop.example",
    );
    const policy = specOf(objects, "ClientTrafficPolicy edge-system/edge.https.shop.example") as {
      targetRefs: unknown;
      tls: { clientValidation: unknown };
      headers: unknown;
    };
    assert.deepEqual(policy.targetRefs, [
      {
        group: "gateway.networking.k8s.io",
        kind: "Gateway",
        name: "edge",
        sectionName: "https.shop.example",
      },
    ]);
    assert.deepEqual(policy.tls.clientValidation, {
      mode: "RequireAndVerify",
      caCertificateRefs: [{ kind: "Secret", name: "ca", namespace: "shop" }],
    });
    const shared = specOf(objects, "ClientTrafficPolicy edge-system/edge.https") as typeof policy;
    assert.deepEqual(shared.headers, policy.headers);
    assert(namesOf(objects, "ReferenceGrant").some((name) => name.includes("client-authorities")));
  });

  it("cannot ask for them without a host name", () => {
    const { findings, verdict, objects } = conversionOf({
      ingresses: [
        { name: "any", host: "", rules: [{ paths: ["/"] }], annotations: asking },
        { name: "b", host: "b.example", tls: true },
      ],
      secrets: [ca],
    });
    const finding = findings.find(({ id }) => id === "host/_/auth-tls-secret");
    assert.equal(`${finding?.severity ?? ""} ${String(finding?.protective)}`, "refused true");
    assert.equal(verdict, "unfit");
    assert.deepEqual((routesOf(objects)["shop/edge.any-host"] as { rules: unknown }).rules, [
      ["/", "edge.status-403"],
    ]);
  });

  it("pass TLS through to the host's backend, which has no other HTTPS then", () => {
    const { objects } = conversionOf({
      ingresses: [
        {
          tls: true,
          annotations: { "ssl-passthrough": "true", "server-alias": "alias.example" },
        },
      ],
      arguments: { "enable-ssl-passthrough": "true" },
    });
    assert.deepEqual(listenersOf(objects, GATEWAY), [
      "http HTTP 80 *",
      "https HTTPS 443 * web-tls",
      "tls.shop.example TLS 443 shop.example Passthrough",
    ]);
    assert.deepEqual(specOf(objects, "TLSRoute shop/edge.shop.example"), {
      hostnames: ["shop.example"],
      parentRefs: [
        {
          group: "gateway.networking.k8s.io",
          kind: "Gateway",
          name: "edge",
          namespace: "edge-system",
          sectionName: "tls.shop.example",
        },
      ],
      rules: [{ backendRefs: [{ group: "", kind: "Service", name: "web", port: 80 }] }],
    });
    const all = routesOf(objects) as Record<string, { listeners: string }>;
    assert.equal(all["shop/edge.shop.example"]?.listeners, "http");
    assert.equal(all["shop/edge.alias.example"]?.listeners, "http https");
  });

  it("pass nothing through where the controller does not, or for a wildcard", () => {
    const annotations = { "ssl-passthrough": "true" };
    assert.deepEqual(listeners({ ingresses: [{ annotations }] }), ["http HTTP 80 *"]);
    assert.deepEqual(
      listeners({
        ingresses: [{ host: "*.example", annotations }],
        arguments: { "enable-ssl-passthrough": "true" },
      }),
      ["http HTTP 80 *"],
    );
  });

  it("go with a host that is held back", () => {
    const input = {
      ingresses: [{ tls: true as const, annotations: { ...asking, "auth-tls-verify-depth": "2" } }],
      secrets: [ca],
    };
    const { findings } = conversionOf(input);
    const finding = findings.find(
      ({ scope, answers }) => scope.type === "host" && answers.includes("holdBack"),
    );
    assert(finding);
    const { objects, heldBack, rows } = conversionOf(input, {
      [finding.id]: { answer: "holdBack" },
    });
    assert.deepEqual(heldBack, ["shop.example"]);
    assert.deepEqual(listenersOf(objects, GATEWAY), [
      "http HTTP 80 *",
      "https HTTPS 443 * web-tls",
    ]);
    assert.deepEqual(Object.keys(routesOf(objects)), ["edge-system/edge.any-host"]);
    assert.deepEqual(
      rows.map(({ host, result }) => `${host} ${result}`),
      ["_ kept", "shop.example held back"],
    );
  });
});

describe("TCP and UDP services", () => {
  const input = {
    ingresses: [ingress()],
    arguments: {
      "tcp-services-configmap": "ingress-nginx/tcp",
      "udp-services-configmap": "ingress-nginx/udp",
    },
    configMaps: {
      "ingress-nginx/tcp": {
        "5432": "db/postgres:5432:PROXY:PROXY",
        "6379": "db/redis:redis",
        "7000": "db/gone:1",
        "443": "db/redis:redis",
      },
      "ingress-nginx/udp": { "53": "db/dns:53" },
    },
    services: [
      { namespace: "db", name: "postgres", ports: [{ port: 5432 }] },
      { namespace: "db", name: "redis", ports: [{ name: "redis", port: 6379 }] },
      { namespace: "db", name: "dns", ports: [{ port: 53, protocol: "UDP" }] },
    ],
  };

  it("have a listener and a route each", () => {
    const { objects } = conversionOf(input);
    assert.deepEqual(listenersOf(objects, GATEWAY), [
      "http HTTP 80 *",
      "tcp-5432 TCP 5432 *",
      "tcp-6379 TCP 6379 *",
      "udp-53 UDP 53 *",
    ]);
    assert.deepEqual(namesOf(objects, "TCPRoute", "UDPRoute"), [
      "TCPRoute db/edge.tcp-5432",
      "TCPRoute db/edge.tcp-6379",
      "UDPRoute db/edge.udp-53",
    ]);
    assert.deepEqual((specOf(objects, "TCPRoute db/edge.tcp-6379") as { rules: unknown }).rules, [
      { backendRefs: [{ group: "", kind: "Service", name: "redis", port: 6379 }] },
    ]);
  });

  it("read and write the client's PROXY header where the entry says so", () => {
    const { objects } = conversionOf(input);
    assert.deepEqual(specOf(objects, "BackendTrafficPolicy db/edge.tcp-5432"), {
      targetRefs: [{ group: "gateway.networking.k8s.io", kind: "TCPRoute", name: "edge.tcp-5432" }],
      mergeType: "StrategicMerge",
      proxyProtocol: { version: "V1" },
    });
    assert.deepEqual(
      (
        specOf(objects, "ClientTrafficPolicy edge-system/edge.tcp-5432") as {
          proxyProtocol: unknown;
        }
      ).proxyProtocol,
      { optional: false },
    );
    assert.equal(specOf(objects, "BackendTrafficPolicy db/edge.tcp-6379"), undefined);
  });

  it("cannot have a port that HTTP has", () => {
    const { findings } = conversionOf({
      ...input,
      arguments: { ...input.arguments, "http-port": "8080" },
      configMaps: { "ingress-nginx/tcp": { "80": "db/redis:redis" } },
    });
    const finding = findings.find(({ id }) => id === "controller/tcp-services/80");
    assert.equal(finding?.severity, "lossy");
  });

  it("are noted where nothing serves them", () => {
    assert.deepEqual(findingsOf(input, /tcp-services/), [
      "controller/--tcp-services-configmap/443 note",
      "controller/tcp-services/7000 note",
    ]);
  });
});
