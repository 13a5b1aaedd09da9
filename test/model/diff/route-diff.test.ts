import * as assert from "node:assert/strict";
import fc from "fast-check";
import { takesAll } from "../../../model/diff/match";
import { routeTable } from "../../../model/diff/route-table";
import { compile } from "../../../model/plan";
import { typedMatchText } from "../../../model/routes/match";
import { settingsOf } from "../../support/settings";
import { diffOf, finding, row, tableOf } from "./rows";

const tableOfSettings = (routes: Record<string, unknown>) => {
  const settings = settingsOf({ gateways: { public: {} }, routes });
  return routeTable({
    routes: compile({ settings, stack: "dev" }).routes.table,
    migrations: [],
  });
};

describe("the table of routes", () => {
  const table = (rule: Record<string, unknown>) =>
    tableOfSettings({ shop: { host: "shop.example.com", ...rule } }).rows;

  it("says what becomes of a request", () => {
    assert.deepEqual(table({ backend: "shop/web:80" }), [
      {
        source: "route shop",
        host: "shop.example.com",
        match: { path: { type: "PathPrefix", value: "/" }, headers: {}, query: {} },
        matchText: "/",
        becomes: "shop/web:80",
        protections: [],
      },
    ]);
    const effects = (rule: Record<string, unknown>) =>
      table({ rules: [{ path: "/", ...rule }] }).map(({ becomes }) => becomes);
    assert.deepEqual(
      effects({
        backends: [
          { service: "shop/new:80", weight: 1 },
          { service: "shop/old:80", weight: 2 },
          { service: "shop/none:80", weight: 0 },
        ],
      }),
      ["shop/new:80 (33.33 %) shop/old:80 (66.67 %)"],
    );
    assert.deepEqual(
      effects({ redirect: { scheme: "https", host: "www.example.com", port: 8443, prefix: "/x" } }),
      ["302 → https://www.example.com:8443/x…"],
    );
    assert.deepEqual(effects({ redirect: { path: "/moved", status: 301 } }), ["301 → /moved"]);
    assert.deepEqual(effects({ redirect: { scheme: "https" } }), ["302 → https://"]);
  });

  it("has the locations of a conversion", () => {
    const rows = [
      row({ path: "/a", pathType: "Exact" }),
      row({ path: "/b", pathType: "ImplementationSpecific", result: "denied" }),
      row({ path: "/c.*", pathType: "Regex", result: "held back" }),
    ];
    const { rows: table } = tableOf({ rows });
    assert.deepEqual(
      table.map(({ source, matchText, becomes }) => [source, matchText, becomes]),
      [
        ["Ingress shop/web", "= /a", "shop/web:80"],
        ["Ingress shop/web", "/b", "403"],
        ["Ingress shop/web", "~ /c.*", "shop/web:80 (stays on nginx)"],
      ],
    );
  });

  it("calls the default backend and every other host by their names", () => {
    const { ingress, ...rest } = row({ path: "/", host: "_", before: "default backend" });
    assert.equal(ingress, "shop/web");
    const [only] = tableOf({ rows: [rest] }).rows;
    assert.deepEqual([only?.source, only?.host], ["default backend", "*"]);
  });
});

describe("a match", () => {
  const match = (type: "Exact" | "PathPrefix" | "RegularExpression", value: string) => ({
    path: { type, value },
    headers: {},
    query: {},
  });
  const host = "shop.example.com";

  it("is one line", () => {
    assert.equal(
      typedMatchText({
        ...match("RegularExpression", "/a.*"),
        method: "GET",
        headers: { "x-b": "1", "x-a": { regex: "2+" } },
        query: { q: "3" },
      }),
      "GET ~ /a.* header x-a~2+ header x-b=1 query q=3",
    );
  });

  for (const [outer, inner, expected] of [
    [match("PathPrefix", "/"), match("RegularExpression", "/a.*"), true],
    [match("PathPrefix", "/a"), match("PathPrefix", "/a/b"), true],
    [match("PathPrefix", "/a/"), match("Exact", "/a"), true],
    [match("PathPrefix", "/a"), match("PathPrefix", "/ab"), false],
    [match("PathPrefix", "/a"), match("RegularExpression", "/a/.*"), false],
    [match("Exact", "/a"), match("Exact", "/a"), true],
    [match("Exact", "/a"), match("PathPrefix", "/a"), false],
    [match("RegularExpression", "/a"), match("RegularExpression", "/b"), false],
    [{ ...match("PathPrefix", "/"), method: "GET" as const }, match("PathPrefix", "/"), false],
    [match("PathPrefix", "/"), { ...match("PathPrefix", "/"), method: "GET" as const }, true],
    [{ ...match("PathPrefix", "/"), headers: { a: "1" } }, match("PathPrefix", "/"), false],
    [
      match("PathPrefix", "/"),
      { ...match("PathPrefix", "/"), headers: { a: "1" }, query: { b: "2" } },
      true,
    ],
  ] as const) {
    it(`${typedMatchText(outer)} ${expected ? "takes" : "does not take"} all of ${typedMatchText(inner)}`, () => {
      assert.equal(takesAll({ host, match: outer }, { host, match: inner }), expected);
    });
  }

  it("is of its host", () => {
    const entrance = { match: match("PathPrefix", "/") };
    assert.ok(takesAll({ host: "*.example.com", ...entrance }, { host, ...entrance }));
    assert.ok(!takesAll({ host, ...entrance }, { host: "*.example.com", ...entrance }));
  });
});

describe("the route diff", () => {
  const diff = (before: Parameters<typeof tableOf>[0], after: Parameters<typeof tableOf>[0]) =>
    diffOf(tableOf(before), tableOf(after));

  it("of equal tables is empty and counts what is there", () => {
    const rows = [row({ path: "/a" }), row({ path: "/b" })];
    const findings = [finding({ id: "shop/web/auth-type" })];
    assert.deepEqual(diff({ rows, findings }, { rows, findings }), {
      alarms: [],
      changes: [],
      unchanged: 2,
      findings: { new: [], answered: [], gone: [], open: 1 },
      migrations: [],
    });
  });

  it("shows new, changed and gone rows", () => {
    const { changes, unchanged } = diff(
      { rows: [row({ path: "/gone" }), row({ path: "/moved" }), row({ path: "/same" })] },
      {
        rows: [
          row({ path: "/moved", before: "shop/other:80" }),
          row({ path: "/new" }),
          row({ path: "/same" }),
        ],
      },
    );
    assert.deepEqual(
      changes.map(({ match, before, after }) => [match, before?.becomes, after?.becomes]),
      [
        ["/gone", "shop/web:80", undefined],
        ["/moved", "shop/web:80", "shop/other:80"],
        ["/new", undefined, "shop/web:80"],
      ],
    );
    assert.equal(unchanged, 1);
  });

  it("takes the first of two rows with one match", () => {
    const twice = [row({ path: "/a" }), row({ path: "/a", before: "shop/other:80" })];
    assert.deepEqual(diff({ rows: twice }, { rows: [row({ path: "/a" })] }).changes, []);
  });

  const kinds = (...tables: Parameters<typeof diff>) =>
    diff(...tables).alarms.map(({ kind, text }) => `${kind}: ${text}`);
  const guarded = row({ path: "/admin", protections: ["addresses", "basic auth"] });

  it("rings for a protection that is gone", () => {
    assert.deepEqual(
      kinds({ rows: [guarded] }, { rows: [row({ path: "/admin", protections: ["addresses"] })] }),
      ["lost protection: shop.example.com /admin loses basic auth"],
    );
  });

  it("rings for a protected row whose requests now meet an open one", () => {
    assert.deepEqual(kinds({ rows: [guarded] }, { rows: [row({ path: "/" })] }), [
      "lost protection: shop.example.com /admin loses addresses, basic auth: its requests now meet /",
      "widened match: shop.example.com / takes more than shop.example.com /admin did",
    ]);
  });

  it("does not ring where nothing gets through, or nothing takes the requests", () => {
    assert.deepEqual(
      kinds({ rows: [guarded] }, { rows: [row({ path: "/admin", result: "denied" })] }),
      [],
    );
    assert.deepEqual(kinds({ rows: [guarded] }, { rows: [row({ path: "/other" })] }), []);
  });

  it("rings for a widened match", () => {
    assert.deepEqual(
      kinds({ rows: [row({ path: "/a", pathType: "Exact" })] }, { rows: [row({ path: "/a" })] }),
      ["widened match: shop.example.com /a takes more than shop.example.com = /a did"],
    );
    assert.deepEqual(
      kinds({ rows: [row({ path: "/a" })] }, { rows: [row({ path: "/a", pathType: "Exact" })] }),
      [],
    );
  });

  it("rings for a host that is gone, but not for one that a wildcard takes", () => {
    const rows = [row({ path: "/", protections: ["basic auth"] })];
    assert.deepEqual(kinds({ rows }, {}), ["lost host: shop.example.com is no longer served"]);
    assert.deepEqual(
      kinds({ rows }, { rows: [row({ path: "/", host: "*.example.com", before: "shop/any:80" })] }),
      [],
    );
  });

  it("tells new, answered and gone findings", () => {
    const before = [finding({ id: "a/a/old" }), finding({ id: "a/a/auth" })];
    const after = [
      finding({ id: "a/a/auth", answer: { answer: "accept", reason: "nobody uses it" } }),
      finding({ id: "a/a/deny", answer: { answer: "deny" } }),
      finding({ id: "a/a/new", differences: [], answers: [] }),
    ];
    const { findings } = diff({ findings: before }, { findings: after });
    const ids = (lines: typeof findings.new) => lines.map(({ id, answer }) => [id, answer]);
    assert.deepEqual(ids(findings.new), [["a/a/new", undefined]]);
    assert.deepEqual(ids(findings.answered), [
      ["a/a/auth", "accept: nobody uses it"],
      ["a/a/deny", "deny"],
    ]);
    assert.deepEqual(ids(findings.gone), [["a/a/old", undefined]]);
    assert.equal(findings.open, 0);
    assert.equal(findings.new[0]?.text, "hash the passwords anew");
  });

  it("is the same for the same tables, and counts every row once", () => {
    const rows = fc.array(
      fc.record({
        path: fc.constantFrom("/", "/a", "/a/b", "/c"),
        pathType: fc.constantFrom("Exact", "Prefix"),
        before: fc.constantFrom("s/a:1", "s/b:1"),
      }),
    );
    fc.assert(
      fc.property(rows, rows, (before, after) => {
        const run = () => diff({ rows: before.map(row) }, { rows: after.map(row) });
        assert.deepEqual(run(), run());
        const places = new Set([...before, ...after].map(({ path, pathType }) => path + pathType));
        const { changes, unchanged } = run();
        assert.equal(changes.length + unchanged, places.size);
      }),
    );
  });
});
