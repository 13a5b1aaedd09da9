import assert from "node:assert/strict";
import type { IngressInput, InventoryOfInput } from "../../../../support/nginx";
import { conversionOf, namesOf, routesOf, specOf } from "../../../../support/conversion";

const routes = (ingresses: readonly IngressInput[], rest: InventoryOfInput = {}) =>
  routesOf(conversionOf({ ingresses, ...rest }).objects);

const PAGE = "edge.status-404-4943a1c1";

/** The routes of the host of all Ingresses below, without those for unknown hosts. */
const rulesOf = (ingresses: readonly IngressInput[], rest?: InventoryOfInput): unknown =>
  Object.fromEntries(
    Object.entries(routes(ingresses, rest)).filter(([name]) => !name.includes("any-host")),
  );

describe("rules of a host", () => {
  it("send to Services, and give nginx's page for what no path serves", () => {
    assert.deepEqual(routes([{ paths: ["/a"] }]), {
      "edge-system/edge.any-host": { listeners: "http", rules: [["/", PAGE]] },
      "shop/edge.shop.example": {
        listeners: "http",
        hosts: "shop.example",
        rules: [
          ["/a", "web:80"],
          ["/", PAGE],
        ],
      },
    });
  });

  it("redirect plain HTTP where the host has a certificate, one rule for all paths", () => {
    assert.deepEqual(rulesOf([{ paths: ["/a", "/"], tls: true }]), {
      "shop/edge.shop.example": {
        listeners: "https",
        hosts: "shop.example",
        rules: [
          ["/a", "web:80"],
          ["/", "web:80"],
        ],
      },
      "shop/edge.shop.example.2": {
        listeners: "http",
        hosts: "shop.example",
        rules: [["/a, /", "308 https"]],
      },
    });
  });

  it("redirect the paths of some Ingresses of a host and not of others, nor ACME challenges", () => {
    const ingresses = [
      { name: "one", paths: ["/"], tls: true as const },
      { name: "two", paths: ["/open"], annotations: { "ssl-redirect": "false" } },
      { name: "acme", paths: [{ path: "/.well-known/acme-challenge/x", type: "Exact" as const }] },
    ];
    assert.deepEqual(rulesOf(ingresses), {
      "shop/edge.shop.example": {
        listeners: "http https",
        hosts: "shop.example",
        rules: [
          ["= /.well-known/acme-challenge/x", "web:80"],
          ["/open", "web:80"],
        ],
      },
      "shop/edge.shop.example.2": {
        listeners: "https",
        hosts: "shop.example",
        rules: [["/", "web:80"]],
      },
      "shop/edge.shop.example.3": {
        listeners: "http",
        hosts: "shop.example",
        rules: [["/", "308 https"]],
      },
    });
  });

  it("redirect by what a proxy in front says", () => {
    assert.deepEqual(
      rulesOf([{ tls: true }], {
        configMap: { "use-forwarded-headers": "true", "http-redirect-code": "301" },
      }),
      {
        "shop/edge.shop.example": {
          listeners: "http https",
          hosts: "shop.example",
          rules: [
            ["/", "web:80"],
            ["/ & X-Forwarded-Proto: http", "301 https"],
          ],
        },
      },
    );
  });

  it("redirect to the slash at the end of a path, unless the path without it is one", () => {
    assert.deepEqual(rulesOf([{ paths: ["/a/", "/b/", { path: "/b", type: "Exact" }, "/"] }]), {
      "shop/edge.shop.example": {
        listeners: "http",
        hosts: "shop.example",
        rules: [
          ["/b/", "web:80"],
          ["/a/", "web:80"],
          ["= /b", "web:80"],
          ["/", "web:80"],
          ["= /a", "301 /a/"],
        ],
      },
    });
  });

  it("have no such redirect where paths are expressions", () => {
    const annotations = { "use-regex": "true" };
    assert.deepEqual(rulesOf([{ paths: ["/a/", "/"], annotations }]), {
      "shop/edge.shop.example": {
        listeners: "http",
        hosts: "shop.example",
        rules: [
          ["~ (?i)/a/.*", "web:80"],
          ["/", "web:80"],
        ],
      },
    });
  });

  it("answer `/` with the application's root, in place of a rule of exactly that", () => {
    const { objects } = conversionOf({
      ingresses: [
        {
          paths: [{ path: "/", type: "Exact" }, "/"],
          annotations: { "app-root": "/home" },
        },
      ],
    });
    const host = routesOf(objects)["shop/edge.shop.example"] as { rules: string[][] };
    const filter = host.rules[0]?.[1] ?? "";
    assert.deepEqual(host, {
      listeners: "http",
      hosts: "shop.example",
      rules: [
        ["= /", filter],
        ["/", "web:80"],
      ],
    });
    assert.deepEqual(specOf(objects, `HTTPRouteFilter shop/${filter}`), {
      directResponse: {
        statusCode: 302,
        header: {
          set: [{ name: "Location", value: "%REQ(X-FORWARDED-PROTO)%://%REQ(:AUTHORITY)%/home" }],
        },
      },
    });
  });

  it("redirect from www to the host, with port and query", () => {
    const { objects } = conversionOf({
      ingresses: [{ annotations: { "from-to-www-redirect": "true" } }],
    });
    const www = routesOf(objects)["shop/edge.www.shop.example"] as { rules: string[][] };
    const filter = www.rules[0]?.[1] ?? "";
    assert.deepEqual(www, {
      listeners: "http",
      hosts: "www.shop.example",
      rules: [["/", filter]],
    });
    assert.deepEqual(specOf(objects, `HTTPRouteFilter shop/${filter}`), {
      directResponse: {
        statusCode: 308,
        header: {
          set: [
            {
              name: "Location",
              value: "%REQ(X-FORWARDED-PROTO)%://shop.example:%REQ(X-FORWARDED-PORT)%%REQ(:PATH)%",
            },
          ],
        },
      },
    });
  });

  it("redirect to a URL, or answer with it where nginx sends no Location", () => {
    const response = (annotations: Record<string, string>): unknown => {
      const { objects } = conversionOf({ ingresses: [{ annotations }] });
      const { rules } = routesOf(objects)["shop/edge.shop.example"] as { rules: string[][] };
      return specOf(objects, `HTTPRouteFilter shop/${rules[0]?.[1] ?? ""}`);
    };
    const url = "https://new.example/a";
    assert.deepEqual(response({ "permanent-redirect": url }), {
      directResponse: {
        statusCode: 301,
        header: { set: [{ name: "Location", value: "https://new.example/a" }] },
      },
    });
    assert.deepEqual(response({ "permanent-redirect": url, "permanent-redirect-code": "300" }), {
      directResponse: {
        statusCode: 300,
        contentType: "text/plain; charset=utf-8",
        body: { type: "Inline", inline: url },
      },
    });
  });

  it("of a wildcard are for one label below it", () => {
    const condition = (names: string) => `Host: (?i)(?:${names})(?::\\d+)?`;
    assert.deepEqual(rulesOf([{ host: "*.shop.example", paths: ["/a", "/"] }]), {
      "shop/edge.wildcard.shop.example": {
        listeners: "http",
        hosts: "*.shop.example",
        rules: [
          [`/a & ${condition("[\\w-]+\\.shop\\.example")}`, "web:80"],
          [`/ & ${condition("[\\w-]+\\.shop\\.example")}`, "web:80"],
        ],
      },
    });
    const [rule] = (
      rulesOf([
        { host: "*.shop.example", annotations: { "server-alias": "other.example" } },
      ]) as Record<string, { rules: string[][] }>
    )["shop/edge.wildcard.shop.example"]?.rules ?? [["", ""]];
    assert.equal(rule?.[0], `/ & ${condition("[\\w-]+\\.shop\\.example|other\\.example")}`);
  });

  it("are the same for aliases, but for redirects: those need a certificate for the alias", () => {
    assert.deepEqual(
      rulesOf([{ tls: true, annotations: { "server-alias": "b.example,c.example" } }]),
      {
        "shop/edge.shop.example": {
          listeners: "https",
          hosts: "shop.example",
          rules: [["/", "web:80"]],
        },
        "shop/edge.shop.example.2": {
          listeners: "http",
          hosts: "shop.example",
          rules: [["/", "308 https"]],
        },
        "shop/edge.b.example": {
          listeners: "http https",
          hosts: "b.example c.example",
          rules: [["/", "web:80"]],
        },
      },
    );
  });

  it("give an alias to the first of two hosts", () => {
    const annotations = { "server-alias": "alias.example" };
    const all = rulesOf([
      { name: "b", host: "b.example", annotations },
      { name: "a", host: "a.example", annotations },
    ]) as Record<string, { hosts: string }>;
    assert.deepEqual(
      Object.values(all).map(({ hosts }) => hosts),
      ["a.example alias.example", "b.example"],
    );
  });

  it("have a route in each namespace whose Ingresses have paths", () => {
    assert.deepEqual(rulesOf([{ paths: ["/"] }, { namespace: "blog", paths: ["/blog"] }]), {
      "blog/edge.shop.example": {
        listeners: "http",
        hosts: "shop.example",
        rules: [["/blog", "web:80"]],
      },
      "shop/edge.shop.example": {
        listeners: "http",
        hosts: "shop.example",
        rules: [["/", "web:80"]],
      },
    });
  });

  it("answer 503 for what nginx denies, and for Services that are not there", () => {
    assert.deepEqual(
      rulesOf(
        [
          { name: "gone", paths: [{ path: "/gone", backend: "gone" }, "/"] },
          {
            name: "denied",
            paths: ["/denied"],
            annotations: { "auth-type": "basic", "auth-secret": "missing" },
          },
        ],
        { missingServices: ["shop/gone"] },
      ),
      {
        "shop/edge.shop.example": {
          listeners: "http",
          hosts: "shop.example",
          rules: [
            ["/denied", "edge.status-503"],
            ["/gone", "edge.status-503"],
            ["/", "web:80"],
          ],
        },
      },
    );
  });

  it("answer 403 throughout where nginx does, because of a fault of auth-tls-secret", () => {
    const annotations = { "auth-tls-secret": "shop/missing", "app-root": "/x" };
    assert.deepEqual(rulesOf([{ paths: ["/a/"], annotations }]), {
      "shop/edge.shop.example": {
        listeners: "http",
        hosts: "shop.example",
        rules: [
          ["/a/", "edge.status-403"],
          ["/", "edge.status-403"],
          ["= /a", "edge.status-403"],
        ],
      },
    });
  });

  it("rewrite the path, to a text or by its groups", () => {
    const { objects } = conversionOf({
      ingresses: [
        { name: "text", paths: ["/text"], annotations: { "rewrite-target": "/t" } },
        {
          name: "groups",
          paths: [{ path: "/g(/|$)(.*)", type: "ImplementationSpecific" }],
          annotations: { "rewrite-target": "/$2", "upstream-vhost": "up.example" },
        },
        { name: "redirect", paths: ["/r"], annotations: { "rewrite-target": "https://r.example" } },
      ],
    });
    const { rules } = specOf(objects, "HTTPRoute shop/edge.shop.example") as {
      rules: { name: string; filters: { type: string; urlRewrite?: unknown }[] }[];
    };
    const filters = (start: string) =>
      rules
        .find(({ name }) => name.startsWith(start))
        ?.filters.filter(({ type }) => type !== "RequestHeaderModifier");
    assert.deepEqual(filters("text"), [
      {
        type: "URLRewrite",
        urlRewrite: { path: { type: "ReplaceFullPath", replaceFullPath: "/t" } },
      },
    ]);
    const [filter] = namesOf(objects, "HTTPRouteFilter").filter((name) => name.endsWith("rewrite"));
    assert.deepEqual(filters("g-"), [
      { type: "URLRewrite", urlRewrite: { hostname: "up.example" } },
      {
        type: "ExtensionRef",
        extensionRef: {
          group: "gateway.envoyproxy.io",
          kind: "HTTPRouteFilter",
          name: filter?.replace("HTTPRouteFilter shop/", ""),
        },
      },
    ]);
    assert.equal(filters("r-")?.[0]?.type, "ExtensionRef");
  });
});

describe("paths in which Envoy would miss a protection", () => {
  const annotations = { "whitelist-source-range": "10.0.0.0/8" };
  const guard = (ingresses: readonly IngressInput[]): string[] => {
    const all = rulesOf(ingresses) as Record<string, { rules: [string, string][] }>;
    return Object.values(all)
      .flatMap(({ rules }) => rules)
      .filter(([match]) => match.includes("%"))
      .map(([match, answer]) => `${match} → ${answer}`);
  };

  it("are refused where the protections of a host differ", () => {
    assert.deepEqual(guard([{ name: "open" }, { name: "admin", paths: ["/admin"], annotations }]), [
      "~ .*%2[Ff].* → edge.status-403",
    ]);
    assert.deepEqual(guard([{ paths: ["/", "/admin"], annotations }]), []);
    assert.deepEqual(guard([{ paths: ["/", "/admin"] }]), []);
  });

  it("come before all expressions", () => {
    const [match = ""] = guard([
      { name: "open", paths: [{ path: "/opened/[a-z]+", type: "ImplementationSpecific" }] },
      {
        name: "admin",
        paths: [{ path: "/admin(/|$)(.*)", type: "ImplementationSpecific" }],
        annotations: { ...annotations, "use-regex": "true" },
      },
    ]);
    assert.match(match, /^~ \.\*%2\[Ff\]\.\*(\(\?:\))+ → /);
    assert(match.indexOf(" →") - "~ ".length > "(?i)/admin(/|$)(.*).*".length);
  });

  it("are all encoded ones where a protected path has more than plain characters", () => {
    assert.deepEqual(
      guard([{ name: "open" }, { name: "admin", paths: ["/ad;min"], annotations }]),
      ["~ .*%.* → edge.status-403"],
    );
  });

  it("are a finding", () => {
    const { findings } = conversionOf({
      ingresses: [{ name: "open" }, { name: "admin", paths: ["/admin"], annotations }],
    });
    const finding = findings.find(({ id }) => id === "host/shop.example/encoded-paths");
    assert.equal(finding?.severity, "lossy");
    assert.deepEqual(finding.answers, ["accept", "holdBack"]);
  });
});

describe("limits of the API", () => {
  it("split a host at 16 rules", () => {
    const paths = Array.from({ length: 33 }, (_, index) => `/p${index}`);
    const all = rulesOf([{ paths }]) as Record<string, { rules: unknown[] }>;
    assert.deepEqual(
      Object.entries(all).map(([name, { rules }]) => `${name} ${rules.length}`),
      ["shop/edge.shop.example 16", "shop/edge.shop.example.2 16", "shop/edge.shop.example.3 2"],
    );
  });

  it("split rules at 64 matches, and routes at 128", () => {
    const paths = Array.from({ length: 199 }, (_, index) => `/p${index}`);
    const { objects } = conversionOf({ ingresses: [{ paths, tls: true }] });
    const redirects = objects
      .filter(({ kind, metadata }) => kind === "HTTPRoute" && metadata.namespace === "shop")
      .map(({ spec }) => (spec as { rules: { name: string; matches: unknown[] }[] }).rules)
      .filter((rules) => rules.some(({ name }) => name.startsWith("to-https")));
    assert.deepEqual(
      redirects.map((rules) => rules.map(({ name, matches }) => `${name} ${matches.length}`)),
      [
        ["to-https 64", "to-https-2 64"],
        ["to-https-3 64", "to-https-4 8"],
      ],
    );
  });

  it("split a host at 16 names", () => {
    const aliases = Array.from({ length: 17 }, (_, index) => `a${index}.example`);
    const all = rulesOf([{ annotations: { "server-alias": aliases.join(",") } }]) as Record<
      string,
      { hosts: string }
    >;
    assert.deepEqual(
      Object.values(all).map(({ hosts }) => hosts.split(" ").length),
      [16, 2],
    );
  });
});
