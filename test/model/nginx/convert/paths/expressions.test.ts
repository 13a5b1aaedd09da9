import assert from "node:assert/strict";
import fc from "fast-check";
import { RE2JS } from "re2js";
import { pathExpression } from "../../../../../model/nginx/convert/paths/expressions";
import { pathedLocations } from "../../../../../model/nginx/convert/paths/location-path";
import type { Server } from "../../../../../model/nginx/effective/nginx";
import { effectiveNginx } from "../../../../../model/nginx/effective/build";
import { inventoryOf } from "../../../../support/nginx";

/** The server of one host whose paths are expressions. */
const serverOf = (paths: readonly string[], annotations: Record<string, string> = {}): Server => {
  const { servers } = effectiveNginx(
    inventoryOf({
      ingresses: [
        {
          host: "shop.example",
          annotations: { "use-regex": "true", ...annotations },
          paths: paths.map((path) => ({ path, type: "ImplementationSpecific" as const })),
        },
      ],
    }),
  );
  const server = servers.get("shop.example");
  assert(server);
  return server;
};

const valuesOf = (paths: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    pathedLocations(serverOf(paths)).flatMap(({ location, paths: blocks }) =>
      blocks.map(({ path }) => [
        location.path,
        path.type === "unreachable" ? path.type : `${path.type} ${path.path.value}`,
      ]),
    ),
  );

describe("paths that are expressions", () => {
  it("match in any case, from the start, with anything after", () => {
    const expression = RE2JS.compile(pathExpression("/[A-Z]{3}"));
    for (const path of ["/uuid", "/abc/def", "/ABC"]) {
      assert(expression.matches(path), path);
    }
    for (const path of ["/ab", "/x/abc"]) {
      assert(!expression.matches(path), path);
    }
  });

  it("anchor the first alternative alone, as nginx does", () => {
    const expression = RE2JS.compile(pathExpression("/foo|/bar"));
    assert(expression.matches("/foo/x"));
    assert(expression.matches("/any/bar/x"));
    assert(!expression.matches("/any/foo"));
  });

  it("tell alternatives at the top from those in groups, classes and escapes", () => {
    for (const path of ["/api(/|$)(.*)", "/[|]x", "/a\\|b", "/[]|]x"]) {
      assert.equal(pathExpression(path), `(?i)${path}.*`);
    }
    assert.equal(pathExpression("/(a)|/b"), "(?i).*?(?:^/(a)|/b).*");
  });

  it("need no expression for all paths", () => {
    assert.equal(valuesOf(["/", "/a"])["/"], "path /");
  });

  it("are lengthened where a later one that is as long may match the same", () => {
    assert.deepEqual(valuesOf(["/ab", "/ac", "/a.", "/"]), {
      "/ac": "path (?i)/ac.*(?:)",
      "/ab": "path (?i)/ab.*(?:)",
      "/a.": "path (?i)/a..*",
      "/": "path /",
    });
  });

  it("come before shorter ones that need more characters", () => {
    const { "/foo|/b": alternatives = "", "/foo/x/y": plain = "" } = valuesOf([
      "/foo|/b",
      "/foo/x/y",
    ]);
    assert(plain.length > alternatives.length, plain);
    assert.match(plain, /^path \(\?i\)\/foo\/x\/y\.\*(\(\?:\))+$/);
  });

  it("are refused with the reason where RE2 does not have them", () => {
    for (const [path, denied] of [
      ["/a/b(?=c)", "(?i)/a/b.*"],
      ["/(x)\\1", "(?i)/.*"],
      ["/a++", "(?i)/a.*"],
      ["/x\\\\d", "(?i)/x.*"],
    ] as const) {
      assert.equal(valuesOf([path])[path], `refused ${denied}`);
    }
  });

  it("are refused where keeping the order takes too many characters", () => {
    const long = `/${"a".repeat(1010)}`;
    const values = valuesOf([`${long}b`, `${long}.`, `${long}[bc]`]);
    assert.equal(values[`${long}[bc]`], "refused /");
    assert.match(values[`${long}.`] ?? "", /^path /);
  });

  it("are not reached where an earlier Ingress has the same", () => {
    const { servers } = effectiveNginx(
      inventoryOf({
        ingresses: [
          { name: "one", annotations: { "use-regex": "true" }, paths: [{ path: "/a" }] },
          { name: "two", paths: [{ path: "/a", type: "Exact" }] },
        ],
      }),
    );
    const server = servers.get("shop.example");
    assert(server);
    const types = pathedLocations(server).flatMap(({ location, paths }) =>
      paths.map(({ path }) => `${location.path} ${location.pathType} ${path.type}`),
    );
    assert.deepEqual(types, ["/a Prefix path", "/a Exact unreachable", "/ Prefix path"]);
  });

  it("take a prefix that is split in two for one", () => {
    const { servers } = effectiveNginx(
      inventoryOf({
        ingresses: [
          { name: "one", annotations: { "use-regex": "true" }, paths: [{ path: "/x" }] },
          { name: "two", paths: [{ path: "/foo" }] },
        ],
      }),
    );
    const server = servers.get("shop.example");
    assert(server);
    const foo = pathedLocations(server).find(({ location }) => location.path === "/foo");
    assert.deepEqual(
      foo?.paths.map(({ path }) => path),
      [{ type: "path", path: { type: "RegularExpression", value: "(?i)/foo.*" } }],
    );
  });

  it("are tried by Envoy Gateway in the order of nginx", () => {
    const path = fc
      .array(fc.constantFrom("/a", "/b", "/A", "[ab]", "(a|b)", ".", "b*", "|/a", "/[^/]+"), {
        minLength: 1,
        maxLength: 4,
      })
      .map((parts) => `/${parts.join("").replace(/^\//, "")}`);
    fc.assert(
      fc.property(
        fc.uniqueArray(path, { minLength: 2, maxLength: 12 }),
        fc.stringMatching(/^(\/[abAB]{0,2}){1,3}$/),
        (paths, target) => {
          const pathed = pathedLocations(serverOf(paths)).flatMap(({ paths: blocks }) => blocks);
          const expressions = pathed.flatMap(({ path: each }) =>
            each.type === "path" && each.path.type === "RegularExpression" ? [each.path.value] : [],
          );
          const matching = expressions.filter((each) => RE2JS.compile(each).matches(target));
          // Envoy Gateway: the longest first; of equal ones it may be any.
          const longest = Math.max(...matching.map((each) => each.length));
          assert.deepEqual(
            matching.filter((each) => each.length === longest),
            matching.slice(0, 1),
          );
        },
      ),
    );
  });
});
