import assert from "node:assert/strict";
import type { BackendTrafficPolicySpec, HTTPRouteSpec } from "../../../../kubernetes/types";
import { hostName, locationName } from "../../../../model/nginx/convert/names";
import { literalHeader } from "../../../../model/nginx/convert/families/redirect";
import { redirectStatus } from "../../../../model/nginx/convert/https-redirect";
import { conversionOf, namesOf, routesOf, specOf } from "../../../support/conversion";
import { describeWithCrds, validateObject } from "../../../support/crds";
import { ingress, type InventoryOfInput, tlsSecret } from "../../../support/nginx";

/** Something of everything that makes objects. */
const EVERYTHING: InventoryOfInput = {
  ingresses: [
    { name: "web", paths: ["/", "/a/", "/ä b"], tls: true },
    {
      name: "regex",
      host: "re.example",
      paths: [{ path: "/x(/|$)(.*)", type: "ImplementationSpecific" }, "/"],
      annotations: { "rewrite-target": "/$2", "app-root": "/app" },
      tls: true,
    },
    { name: "plain", host: "re.example", paths: ["/plain"] },
    { name: "wild", host: "*.wild.example", annotations: { "enable-cors": "true" } },
    {
      name: "limits",
      host: "limits.example",
      annotations: {
        "limit-rps": "5",
        "whitelist-source-range": "10.0.0.0/8",
        "proxy-read-timeout": "30",
        "from-to-www-redirect": "true",
        affinity: "cookie",
        "affinity-mode": "persistent",
      },
    },
    {
      name: "canary",
      host: "limits.example",
      paths: [{ path: "/", backend: "next" }],
      annotations: { canary: "true", "canary-by-header": "X-C", "canary-by-cookie": "c" },
    },
    {
      name: "client",
      host: "client.example",
      annotations: { "auth-tls-secret": "shop/ca", "server-alias": "client2.example" },
    },
    { name: "pass", host: "pass.example", annotations: { "ssl-passthrough": "true" } },
    { name: "gone", host: "gone.example", paths: [{ path: "/", backend: "gone" }] },
    { name: "redirect", host: "old.example", annotations: { "permanent-redirect": "https://a.b" } },
    { name: "refused", host: "refused.example", annotations: { "enable-modsecurity": "true" } },
  ],
  missingServices: ["shop/gone"],
  services: [
    { namespace: "tools", name: "pages" },
    { namespace: "db", name: "pg", ports: [{ port: 5432 }] },
  ],
  secrets: [{ ...tlsSecret({ name: "ca", names: ["ca"] }), keys: ["ca.crt"] }],
  arguments: {
    "enable-ssl-passthrough": "true",
    "default-backend-service": "tools/pages",
    "tcp-services-configmap": "ingress-nginx/tcp",
  },
  configMaps: { "ingress-nginx/tcp": { "5432": "db/pg:5432::PROXY" } },
};

describeWithCrds("objects of a conversion", () => {
  it("are as the CRDs have them", () => {
    const { objects } = conversionOf(EVERYTHING);
    assert(objects.length > 40);
    for (const object of objects) {
      assert.deepEqual(
        validateObject(object),
        [],
        `${object.kind} ${object.metadata.namespace ?? ""}/${object.metadata.name}`,
      );
    }
  });

  it("beside ListenerSets too", () => {
    const { objects } = conversionOf({
      ingresses: Array.from({ length: 130 }, (_, index) => ({
        name: `i${index}`,
        host: `h${index}.example`,
        tls: true as const,
      })),
    });
    assert.equal(namesOf(objects, "ListenerSet").length, 1);
    for (const object of objects) {
      assert.deepEqual(validateObject(object), [], object.metadata.name);
    }
  });
});

describe("a conversion", () => {
  it("has each object once, by kind, namespace and name", () => {
    const { objects } = conversionOf(EVERYTHING);
    const names = objects.map(
      ({ kind, metadata: { namespace = "", name } }) => `${kind}\n${namespace}\n${name}`,
    );
    assert.deepEqual(names, [...new Set(names)].sort());
  });

  it("is the same whatever the order of the inventory", () => {
    const ingresses = (EVERYTHING.ingresses ?? []).map((each, index) =>
      "chosenBy" in each ? each : ingress(each, index),
    );
    const converted = (input: InventoryOfInput): string =>
      JSON.stringify({ ...conversionOf(input), inventory: undefined });
    assert.equal(
      converted({
        ...EVERYTHING,
        ingresses: ingresses.toReversed(),
        services: (EVERYTHING.services ?? []).toReversed(),
      }),
      converted({ ...EVERYTHING, ingresses }),
    );
  });

  it("refers only to rules and filters that are there", () => {
    const { objects } = conversionOf(EVERYTHING);
    const has = (kind: string, place: string) => specOf(objects, `${kind} ${place}`) !== undefined;
    let references = 0;
    for (const { kind, metadata, spec } of objects) {
      const namespace = metadata.namespace ?? "";
      if (kind === "HTTPRoute") {
        for (const { filters = [] } of (spec as HTTPRouteSpec).rules ?? []) {
          for (const { extensionRef } of filters) {
            references += Number(extensionRef !== undefined);
            assert(!extensionRef || has(extensionRef.kind, `${namespace}/${extensionRef.name}`));
          }
        }
      }
      const { targetRefs = [] } = spec as BackendTrafficPolicySpec;
      for (const { kind: target, name, sectionName } of targetRefs) {
        const route = specOf(objects, `${target} ${namespace}/${name}`) as
          HTTPRouteSpec | undefined;
        assert(route, `${kind} ${metadata.name}`);
        if (target === "HTTPRoute") {
          references += 1;
          assert(route.rules?.some((rule) => rule.name === sectionName));
        }
      }
    }
    assert(references > 10);
  });

  it("sends to a default backend in another namespace by a grant for it alone", () => {
    const { objects } = conversionOf({
      ingresses: [{ paths: ["/a"] }],
      services: [{ namespace: "tools", name: "pages" }],
      arguments: { "default-backend-service": "tools/pages" },
    });
    assert.deepEqual(specOf(objects, "ReferenceGrant tools/shop.pages"), {
      from: [{ group: "gateway.networking.k8s.io", kind: "HTTPRoute", namespace: "shop" }],
      to: [{ group: "", kind: "Service", name: "pages" }],
    });
    assert.deepEqual(namesOf(objects, "ReferenceGrant"), [
      "ReferenceGrant tools/edge-system.pages",
      "ReferenceGrant tools/shop.pages",
    ]);
  });

  it("answers 403 for what it cannot protect, on both listeners", () => {
    const { objects, verdict, rows } = conversionOf({
      ingresses: [
        { name: "open", tls: true },
        {
          name: "users",
          paths: ["/users"],
          annotations: { "auth-type": "digest", "auth-secret": "users" },
        },
      ],
      secrets: [{ name: "users", keys: ["auth"], passwords: { bcrypt: 1 } }],
    });
    assert.equal(verdict, "unfit");
    const rules = (
      Object.values(routesOf(objects)) as { listeners: string; rules: string[][] }[]
    ).flatMap(({ listeners, rules: some }) => some.map((rule) => [listeners, ...rule].join(" | ")));
    assert(rules.includes("http https | /users | edge.status-403"), rules.join("\n"));
    assert.deepEqual(namesOf(objects, "SecurityPolicy"), []);
    assert.equal(rows.find(({ path: each }) => each === "/users")?.result, "denied");
  });

  it("emits without the protection once that is accepted", () => {
    const input: InventoryOfInput = {
      ingresses: [{ annotations: { "auth-type": "digest", "auth-secret": "users" } }],
      secrets: [{ name: "users", keys: ["auth"], passwords: { bcrypt: 1 } }],
    };
    const open = conversionOf(input).findings.filter(
      ({ protective, severity }) => protective && severity === "refused",
    );
    const { objects, verdict } = conversionOf(
      input,
      Object.fromEntries(open.map(({ id }) => [id, { answer: "accept", reason: "a test" }])),
    );
    assert.equal(verdict, "fit");
    assert.deepEqual((routesOf(objects)["shop/edge.shop.example"] as { rules: unknown }).rules, [
      ["/", "web:80"],
    ]);
  });

  it("denies a path whose expression it cannot have, or leaves it to others when accepted", () => {
    const input: InventoryOfInput = {
      ingresses: [
        {
          paths: [{ path: "/a(?=b)", type: "ImplementationSpecific" }, "/"],
          annotations: { "use-regex": "true" },
        },
      ],
    };
    const rules = (answers = {}) =>
      (
        routesOf(conversionOf(input, answers).objects)["shop/edge.shop.example"] as {
          rules: string[][];
        }
      ).rules;
    assert.deepEqual(rules(), [
      ["~ (?i)/a.*", "edge.status-403"],
      ["/", "web:80"],
    ]);
    const id = "shop/web/path";
    assert.deepEqual(rules({ [id]: { answer: "accept", reason: "nobody asks for it" } }), [
      ["/", "web:80"],
    ]);
    const { findings } = conversionOf(input);
    assert.deepEqual(
      findings
        .filter(({ severity }) => severity !== "note")
        .map((each) => each.id)
        .slice(0, 1),
      [id],
    );
    assert(findings.some((each) => each.id === "host/shop.example/refused-paths"));
  });

  it("says what is lost of rewrites and relative redirects", () => {
    const idsOf = (annotations: Record<string, string>, at = "/a/(.*)") =>
      conversionOf({
        ingresses: [{ paths: [{ path: at, type: "ImplementationSpecific" }], annotations }],
      }).findings.filter(({ id }) => id.startsWith("shop/web/"));
    const ofRewrite = (target: string, at?: string) =>
      idsOf({ "rewrite-target": target, "use-regex": "true" }, at).map(
        ({ id, severity, protective }) => `${id} ${severity} ${protective}`,
      );
    assert.deepEqual(ofRewrite("/b/$1"), []);
    assert.deepEqual(ofRewrite("https://x.example/$1"), ["shop/web/rewrite-target refused true"]);
    assert.deepEqual(
      idsOf({ "relative-redirects": "true" }, "/a/").map(({ id, severity }) => `${id} ${severity}`),
      ["shop/web/relative-redirects note"],
    );
    assert.deepEqual(idsOf({ "relative-redirects": "true" }, "/a"), []);
    const { findings } = conversionOf({
      ingresses: [
        {
          paths: [{ path: "/q/(.*)", type: "ImplementationSpecific" }],
          annotations: { "rewrite-target": "/p?x=$1", "use-regex": "true" },
        },
      ],
      arguments: { "enable-annotation-validation": "false" },
    });
    assert.deepEqual(
      findings
        .filter(({ id }) => id.startsWith("shop/web/"))
        .map(({ id, severity, differences }) => [id, severity, differences[0]?.when]),
      [["shop/web/rewrite-target", "lossy", "query present"]],
    );
  });

  it("says that hosts below a wildcard are lost where something serves them", () => {
    const ids = (...hosts: string[]) =>
      conversionOf({
        ingresses: hosts.map((host) => ({
          name: `i${host.length}`,
          host,
          ...(host === "" && { rules: [{ paths: ["/"] }] }),
        })),
      }).findings.map(({ id }) => id);
    assert(ids("*.a.example", "").includes("host/_/several-labels"));
    assert(!ids("*.a.example").includes("host/_/several-labels"));
    assert(!ids("").includes("host/_/several-labels"));
  });

  it("holds back a host, and gives its rows no rules", () => {
    const input: InventoryOfInput = {
      ingresses: [
        { name: "a", host: "a.example", annotations: { "enable-modsecurity": "true" } },
        { name: "b", host: "b.example" },
      ],
    };
    const finding = conversionOf(input).findings.find(
      ({ protective, answers }) => protective && answers.includes("holdBack"),
    );
    assert(finding);
    const { rows, heldBack, objects, verdict } = conversionOf(input, {
      [finding.id]: { answer: "holdBack" },
    });
    assert.deepEqual(heldBack, ["a.example"]);
    assert.equal(verdict, "fit");
    assert.deepEqual(
      rows.map(({ host, result, rules }) => `${host} ${result} ${rules.length}`),
      ["_ kept with differences 1", "a.example held back 0", "b.example kept with differences 1"],
    );
    assert.deepEqual(Object.keys(routesOf(objects)), [
      "edge-system/edge.any-host",
      "shop/edge.b.example",
    ]);
  });

  it("has a row for each location", () => {
    const { rows } = conversionOf({
      ingresses: [
        {
          paths: ["/", "/api"],
          tls: true,
          annotations: { "whitelist-source-range": "10.0.0.0/8", "limit-rps": "1" },
        },
        { name: "old", host: "old.example", annotations: { "permanent-redirect": "https://a.b" } },
        {
          name: "down",
          host: "down.example",
          annotations: { "auth-type": "basic", "auth-secret": "missing" },
        },
      ],
    });
    assert.deepEqual(
      rows.map(({ host, path: at, before, result, rules, protections }) =>
        [host, at, before, result, rules.join(" "), protections.join(", ")].join(" | "),
      ),
      [
        "_ | / | default backend | kept | edge-system/edge.any-host#root-cae6ce2e | ",
        "down.example | / | shop/web:80 | denied | shop/edge.down.example#root-cae6ce2e | ",
        "old.example | / | https://a.b | redirect | shop/edge.old.example#root-cae6ce2e | ",
        "shop.example | /api | shop/web:80, http to https | kept with differences | shop/edge.shop.example#api-02fb94bb shop/edge.shop.example.2#to-https | addresses, rate limit",
        "shop.example | / | shop/web:80, http to https | kept with differences | shop/edge.shop.example#root-cae6ce2e shop/edge.shop.example.2#to-https | addresses, rate limit",
      ],
    );
    assert(rows.every(({ findings }) => findings.every((id) => !id.startsWith("controller/"))));
  });

  it("writes nginx's page into its own answers", () => {
    const { objects } = conversionOf({ ingresses: [{ paths: ["/a"] }] });
    const [name = ""] = namesOf(objects, "HTTPRouteFilter").filter((each) => each.includes("shop"));
    assert.deepEqual(specOf(objects, name), {
      directResponse: {
        statusCode: 404,
        contentType: "text/plain; charset=utf-8",
        body: { type: "Inline", inline: "404 Not Found" },
      },
    });
  });
});

describe("names of a conversion's objects", () => {
  it("tell hosts", () => {
    assert.equal(hostName("shop.example"), "edge.shop.example");
    assert.equal(hostName("*.shop.example"), "edge.wildcard.shop.example");
    assert.equal(hostName("_"), "edge.any-host");
  });

  it("are cut where a host is long, and stay different", () => {
    const long = (end: string) => `${"label.".repeat(40)}${end}`;
    const [one, other] = [hostName(long("a")), hostName(long("b"))];
    assert(one.length <= 155 && one !== other, one);
    assert.match(one, /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/);
  });

  it("tell locations by their path and type", () => {
    const names = (["Exact", "Prefix"] as const).map((pathType) =>
      locationName({ path: "/A b", pathType }),
    );
    assert(names.every((name) => name.startsWith("a-b-")));
    assert.equal(new Set(names).size, 2);
  });
});

describe("redirects that write the port", () => {
  const noted = (input: InventoryOfInput): string[] =>
    conversionOf(input)
      .findings.filter(({ key }) => key === "use-port-in-redirects")
      .map(({ id, severity }) => `${id} ${severity}`);
  const annotations = { "use-port-in-redirects": "true" };

  it("write another port than 443, which is noted alone", () => {
    const other: InventoryOfInput = {
      ingresses: [{ tls: true, annotations }],
      arguments: { "https-port": "8443" },
    };
    const { rules = [] } = specOf(
      conversionOf(other).objects,
      "HTTPRoute shop/edge.shop.example.2",
    ) as HTTPRouteSpec;
    assert.equal(rules[0]?.filters?.[0]?.requestRedirect?.port, 8443);
    assert.deepEqual(noted(other), []);
    assert.deepEqual(noted({ ingresses: [{ tls: true, annotations }] }), [
      "shop/web/use-port-in-redirects note",
    ]);
    assert.deepEqual(noted({ ingresses: [{ annotations }] }), []);
    assert.deepEqual(noted({ ingresses: [{ tls: true }], configMap: annotations }), [
      "controller/use-port-in-redirects note",
    ]);
  });
});

describe("a redirect's status", () => {
  it("is one that the API takes", () => {
    assert.deepEqual([301, 307, 300, 304].map(redirectStatus), [301, 307, 308, 308]);
  });
});

describe("a text in a header's value", () => {
  it("has no operator of Envoy's", () => {
    assert.equal(literalHeader("/a%20b"), "/a%%20b");
  });
});
