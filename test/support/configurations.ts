import fc from "fast-check";

/** Configurations without a fault, and the means to write them differently. */

const names = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

const value = fc.oneof(
  fc.constantFrom("1", "two"),
  fc.record({ regex: fc.constantFrom("\\d+", "(?i)a.*") }),
);

const path = fc.oneof(
  fc.nat(400).map((number) => `/m${number}`),
  fc.nat(400).map((number) => ({ exact: `/m${number}` })),
  fc.nat(400).map((number) => ({ regex: `/m${number}/.*` })),
);

const match = fc.record(
  {
    path,
    method: fc.constantFrom("GET", "POST"),
    headers: fc.dictionary(fc.constantFrom("x-a", "x-b"), value),
    query: fc.dictionary(fc.constantFrom("a", "b"), value),
  },
  { requiredKeys: ["path"] },
);

/** Matches that differ in their paths, in up to 20 rules. */
const matchGroups = fc
  .tuple(
    fc.uniqueArray(match, {
      minLength: 1,
      maxLength: 150,
      selector: (each) => JSON.stringify(each.path),
    }),
    fc.integer({ min: 1, max: 20 }),
  )
  .map(([matches, count]) =>
    Array.from({ length: count }, (_, group) =>
      matches.filter((_each, index) => index % count === group),
    ).filter((group) => group.length > 0),
  );

const backend = fc.record({
  service: fc.constantFrom("shop/web:80", "shop/api:8080", "shared/login:80"),
  weight: fc.integer({ min: 1, max: 100 }),
});

const timeouts = fc.record(
  {
    request: fc.constantFrom("0s", "20s", "5m"),
    idle: fc.constantFrom("10s", "1h"),
    connect: fc.constant("1s"),
  },
  { requiredKeys: [] },
);

const headerChanges = fc.record(
  {
    set: fc.dictionary(fc.constantFrom("x-a", "x-b"), fc.constantFrom("1", "2")),
    add: fc.dictionary(fc.constantFrom("x-a", "x-b"), fc.constantFrom("1", "2")),
    remove: fc.subarray(["x-c", "x-d"]),
  },
  { requiredKeys: [] },
);

const action = fc.oneof(
  fc.record(
    {
      backends: fc.array(backend, { minLength: 1, maxLength: 3 }),
      timeouts,
      requestHeaders: headerChanges,
      responseHeaders: headerChanges,
      rewrite: fc.constantFrom({ path: "/" }, { host: "internal.example.com" }),
    },
    { requiredKeys: ["backends"] },
  ),
  fc.record({
    redirect: fc.constantFrom({ scheme: "https" }, { host: "new.example.com", status: 308 }),
  }),
);

const rules = matchGroups.chain((groups) =>
  fc.tuple(...groups.map((matches) => action.map((each) => ({ matches, ...each })))),
);

const listeners = fc.constantFrom<object[]>(
  { http: 80 },
  { http: 80, https: { port: 443, certificates: ["certs/wild"] } },
  {
    http: 80,
    https: { port: 443, certificates: ["shop"] },
    alt: { port: 8443, hostname: "*.example.com", certificates: ["certs/wild", "shop"] },
  },
  { http: 80, https: { port: 443, hostname: "h1.r1.example.com", certificates: ["shop"] } },
);

const gateway = fc.record(
  {
    listeners,
    httpsRedirect: fc.constantFrom("permanent", "off"),
    namespace: fc.constantFrom("edge", "ingress"),
    replicas: fc.integer({ min: 1, max: 4 }),
    service: fc.record({
      type: fc.constantFrom("LoadBalancer", "NodePort", "ClusterIP"),
      annotations: fc.dictionary(
        fc.constantFrom("example.com/a", "example.com/b"),
        fc.constant("1"),
      ),
    }),
    clientIp: fc.constantFrom(
      "connection",
      "proxyProtocol",
      { header: "x-real-ip" },
      { xForwardedFor: { trustedHops: 1 } },
      { xForwardedFor: { trustedCidrs: ["192.0.2.0/24", "10.0.0.0/8"] } },
    ),
    hsts: fc.constantFrom("off", "max-age=60"),
    resources: fc.constantFrom({}, { requests: { cpu: "1" } }),
    verify: fc.constantFrom("request", "off"),
  },
  { requiredKeys: ["listeners"] },
);

/** Route number `index`, with hosts of its own: no two routes take the same requests. */
const route = (index: number) =>
  fc.record({
    hosts: fc.subarray(
      names("h", 20).map((host) => `${host}.r${index}.example.com`),
      { minLength: 1 },
    ),
    gateway: fc.constantFrom("one", "two"),
    namespace: fc.constantFrom("shop", "shared"),
    rules,
  });

/** Configurations without a fault: two Gateways and up to three routes, some beyond the API's limits. */
export const configurations = fc.record({
  controller: fc.record(
    { registry: fc.constant("registry.example.com/mirror") },
    { requiredKeys: [] },
  ),
  gateways: fc.record({ one: gateway, two: gateway }),
  routes: fc
    .integer({ min: 0, max: 3 })
    .chain((count) => fc.tuple(...names("r", count).map((_, index) => route(index))))
    .map((routes) => Object.fromEntries(routes.map((each, index) => [`r${index}`, each]))),
});
