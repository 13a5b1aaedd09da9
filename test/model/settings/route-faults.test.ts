import { describeFaults, type FaultCase } from "../../support/settings";

const HOST =
  'a lower-case RFC 1123 name such as shop.example.com, *.example.com, or "*" for every host; no IP address, no port';
const PATH =
  "an absolute path of at most 1024 URL characters, without //, /./, /../, %2F, ? or #; other characters as a regex";

/** A sound route with these fields changed. */
const route = (entry: object) => ({
  gateways: { public: {} },
  routes: { web: { host: "shop.example.com", backend: "shop/web:80", ...entry } },
});

/** The same without a backend. */
const bare = (entry: object) => ({
  gateways: { public: {} },
  routes: { web: { host: "shop.example.com", ...entry } },
});

/** One fault at a field of the route `web`, or at the route itself. */
const fault = (field: string, value: unknown, message: string, remedy: string) => ({
  path: field === "" ? "routes.web" : `routes.web.${field}`,
  value,
  message,
  remedy,
});

const badHost = (host: string): [string, FaultCase] => [
  `host ${host}`,
  { raw: route({ host }), faults: [fault("host", host, "is not a host name", HOST)] },
];

const badPath = (path: string): [string, FaultCase] => [
  `path ${path}`,
  { raw: route({ path }), faults: [fault("path", path, "is not a path", PATH)] },
];

const badRegex = (regex: string): [string, FaultCase] => [
  `regex ${regex}`,
  {
    raw: route({ path: { regex } }),
    faults: [
      fault(
        "path.regex",
        regex,
        "is not a regular expression that Envoy accepts",
        "RE2 syntax (no look-around, no back-reference), 1 to 1024 characters; it must match the whole value",
      ),
    ],
  },
];

const badService = (backend: string): [string, FaultCase] => [
  `backend ${backend}`,
  {
    raw: route({ backend }),
    faults: [
      fault(
        "backend",
        backend,
        "is not a Service",
        "namespace/service:port, such as shop/web:8080",
      ),
    ],
  },
];

describeFaults(
  "values of a route",
  Object.fromEntries([
    badHost("Shop.example.com"),
    badHost("shop.*.example.com"),
    badHost("*shop.example.com"),
    badHost("*.*.example.com"),
    badHost("-shop.example.com"),
    badHost("shop..example.com"),
    badHost("10.0.0.1"),
    badHost("*.10.0.0.1"),
    badHost("shop.example.com:443"),
    badHost(`${"a".repeat(64)}.example.com`),
    badHost(`${"a.".repeat(126)}ab`),
    badPath("shop"),
    badPath("/shop//cart"),
    badPath("/shop/./cart"),
    badPath("/shop/.."),
    badPath("/shop%2Fcart"),
    badPath("/shop%2fcart"),
    badPath("/shop?cart"),
    badPath("/shop#cart"),
    badPath("/shop cart"),
    badPath("/shop%zz"),
    badPath(`/${"a".repeat(1024)}`),
    badRegex("/(?=shop)"),
    badRegex("/(?<!shop)"),
    badRegex("/(a)\\1"),
    badRegex("/["),
    badRegex("/a{1001}"),
    badRegex(""),
    badRegex(`/${"a".repeat(1024)}`),
    badService("web:80"),
    badService("shop/web"),
    badService("shop/web:0"),
    badService("shop/web:65536"),
    badService("shop/1web:80"),
    badService("Shop/web:80"),
  ]),
);

const ONE_OF_PATHS = "one of exact, prefix, regex";

describeFaults("fields of a route", {
  "two kinds of path": {
    raw: route({ path: { exact: "/a", prefix: "/a" } }),
    faults: [
      fault("path", { exact: "/a", prefix: "/a" }, "must have exactly one key", ONE_OF_PATHS),
    ],
  },
  "no kind of path": {
    raw: route({ path: {} }),
    faults: [fault("path", {}, "must have exactly one key", ONE_OF_PATHS)],
  },
  "header that the Gateway drops": {
    raw: route({ headers: { x_beta: "1" } }),
    faults: [
      fault(
        "headers",
        { x_beta: "1" },
        "can never match: the Gateway drops request headers with an underscore",
        "a header name without _",
      ),
    ],
  },
  "header named twice": {
    raw: route({ headers: { "X-Beta": "1", "x-beta": "2" } }),
    faults: [
      fault(
        "headers",
        { "X-Beta": "1", "x-beta": "2" },
        "names a header twice",
        "each header once: case makes no difference",
      ),
    ],
  },
  "header name with a space": {
    raw: route({ headers: { "x beta": "1" } }),
    faults: [
      fault(
        "headers.x beta",
        "x beta",
        "as a name is not a header or parameter name",
        "1 to 256 letters, digits and !#$%&'*+-.^_`|~",
      ),
    ],
  },
  "header value with a line break": {
    raw: route({ headers: { "x-beta": "1\n2" } }),
    faults: [
      fault(
        "headers.x-beta",
        "1\n2",
        "is not a header value",
        "1 to 4096 printable ASCII characters, single spaces or tabs only between them",
      ),
    ],
  },
  "header regex that no header value can be": {
    raw: route({ headers: { "x-beta": { regex: " 1" } } }),
    faults: [
      fault(
        "headers.x-beta.regex",
        " 1",
        "is not a header value",
        "printable ASCII, single spaces only between other characters",
      ),
    ],
  },
  "more headers than the API takes": {
    raw: route({ headers: numbered(17) }),
    faults: [
      fault(
        "headers",
        numbered(17),
        "has more than 16 entries",
        "at most 16, the limit of the Gateway API",
      ),
    ],
  },
  "more parameters than the API takes": {
    raw: route({ query: numbered(17) }),
    faults: [
      fault(
        "query",
        numbered(17),
        "has more than 16 entries",
        "at most 16, the limit of the Gateway API",
      ),
    ],
  },
  "empty parameter": {
    raw: route({ query: { page: "" } }),
    faults: [fault("query.page", "", "is not a parameter value", "1 to 1024 characters")],
  },
  "Host header": {
    raw: route({ requestHeaders: { set: { Host: "a.example.com" } } }),
    faults: [
      fault(
        "requestHeaders",
        { set: { Host: "a.example.com" } },
        "cannot change the Host header: Envoy Gateway answers 500",
        "rewrite.host",
      ),
    ],
  },
  "redirect to a wildcard": {
    raw: bare({ redirect: { host: "*.example.com" } }),
    faults: [
      fault(
        "redirect.host",
        "*.example.com",
        "is not a host name",
        "a lower-case RFC 1123 name such as shop.example.com, no IP address, no wildcard",
      ),
    ],
  },
  "redirect to where it came from": {
    raw: bare({ redirect: { status: 301 } }),
    faults: [
      fault(
        "redirect",
        { status: 301 },
        "leads to the same URL again",
        "at least one of scheme, host, port, prefix, path",
      ),
    ],
  },
  "status that is no redirect": {
    raw: bare({ redirect: { scheme: "https", status: 300 } }),
    faults: [
      fault(
        "redirect.status",
        300,
        "is not one of the choices",
        "301, 302, 303, 307, 308: HTTP status of the answer",
      ),
    ],
  },
  "path to replace with that has a query": {
    raw: route({ rewrite: { path: "/a?b" } }),
    faults: [
      fault(
        "rewrite.path",
        "/a?b",
        "is not a path",
        "an absolute path of at most 1024 characters, without ? or #",
      ),
    ],
  },
});

const REPLACES = "replaces a prefix without exactly one match by prefix";
const REPLACES_REMEDY = "one match with a prefix path, or replace the whole path (path)";

describeFaults("what must hold between the fields of a route", {
  "neither host nor hosts": {
    raw: { gateways: { public: {} }, routes: { web: { backend: "shop/web:80" } } },
    faults: [
      fault(
        "",
        { backend: "shop/web:80" },
        "needs exactly one of host and hosts",
        'host: shop.example.com, or hosts: [...]; host: "*" for every host',
      ),
    ],
  },
  "every host and one more": {
    raw: {
      gateways: { public: {} },
      routes: { web: { hosts: ["*", "shop.example.com"], backend: "shop/web:80" } },
    },
    faults: [
      fault(
        "hosts",
        ["*", "shop.example.com"],
        'names other hosts beside "*", which is every host',
        '"*" alone, or without "*"',
      ),
    ],
  },
  "rules beside a backend": {
    raw: route({ rules: [{ backend: "shop/web:80" }] }),
    faults: [
      fault(
        "rules",
        [{ backend: "shop/web:80" }],
        "stands beside fields of a rule (path, method, headers, query, matches, backend, backends, timeouts, requestHeaders, responseHeaders, rewrite, redirect)",
        "move those into an entry of rules",
      ),
    ],
  },
  "matches beside path": {
    raw: route({ path: "/a", matches: [{ path: "/b" }] }),
    faults: [
      fault(
        "matches",
        [{ path: "/b" }],
        "stands beside path, method, headers or query",
        "move those into an entry of matches",
      ),
    ],
  },
  "backends beside backend": {
    raw: route({ backends: ["shop/web:80"] }),
    faults: [fault("backends", ["shop/web:80"], "stands beside backend", "one of the two")],
  },
  "neither backend nor redirect": {
    raw: bare({}),
    faults: [
      fault(
        "",
        { host: "shop.example.com" },
        "has neither a backend nor a redirect",
        "backend: namespace/service:port, or redirect",
      ),
    ],
  },
  "rule with neither": {
    raw: bare({ rules: [{ path: "/a", backend: "shop/web:80" }, { path: "/b" }] }),
    faults: [
      fault(
        "rules.1",
        { path: "/b" },
        "has neither a backend nor a redirect",
        "backend: namespace/service:port, or redirect",
      ),
    ],
  },
  "backend and redirect": {
    raw: route({ redirect: { scheme: "https" } }),
    faults: [
      fault(
        "redirect",
        { scheme: "https" },
        "stands beside a backend",
        "a rule has backends or a redirect; use two rules",
      ),
    ],
  },
  "redirect with what needs a backend": {
    raw: bare({ redirect: { scheme: "https" }, timeouts: { request: "5s" } }),
    faults: [
      fault(
        "redirect",
        { scheme: "https" },
        "stands beside rewrite, timeouts or requestHeaders, which need a backend",
        "remove those, or the redirect",
      ),
    ],
  },
  "weights that sum to zero": {
    raw: bare({ backends: [{ service: "shop/web:80", weight: 0 }] }),
    faults: [
      fault(
        "",
        { host: "shop.example.com", backends: [{ service: "shop/web:80", weight: 0 }] },
        "has weights that sum to zero: every request would be answered 500",
        "at least one weight above 0",
      ),
    ],
  },
  "two replacements in a rewrite": {
    raw: route({ rewrite: { prefix: "/a", path: "/a" } }),
    faults: [
      fault("rewrite", { prefix: "/a", path: "/a" }, "has both prefix and path", "one of the two"),
    ],
  },
  "two replacements in a redirect": {
    raw: bare({ redirect: { prefix: "/a", path: "/a" } }),
    faults: [
      fault("redirect", { prefix: "/a", path: "/a" }, "has both prefix and path", "one of the two"),
    ],
  },
  "prefix to replace where there is none": {
    raw: bare({ path: { exact: "/a" }, redirect: { prefix: "/b" } }),
    faults: [
      fault(
        "",
        { host: "shop.example.com", path: { exact: "/a" }, redirect: { prefix: "/b" } },
        REPLACES,
        REPLACES_REMEDY,
      ),
    ],
  },
  "prefix to replace where there are two": {
    raw: bare({
      rules: [
        {
          matches: [{ path: "/a" }, { path: "/b" }],
          backend: "shop/web:80",
          rewrite: { prefix: "/" },
        },
      ],
    }),
    faults: [
      fault(
        "rules.0",
        {
          matches: [{ path: "/a" }, { path: "/b" }],
          backend: "shop/web:80",
          rewrite: { prefix: "/" },
        },
        REPLACES,
        REPLACES_REMEDY,
      ),
    ],
  },
  "a fault of a field beside one between fields": {
    raw: bare({ timeouts: { request: "soon" } }),
    faults: [
      fault(
        "",
        { host: "shop.example.com", timeouts: { request: "soon" } },
        "has neither a backend nor a redirect",
        "backend: namespace/service:port, or redirect",
      ),
      fault(
        "timeouts.request",
        "soon",
        "is not a duration",
        "up to four of <number>h, m, s, ms in a row, such as 30s, 1m30s or 250ms",
      ),
    ],
  },
});

function numbered(count: number): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, "1"]));
}
