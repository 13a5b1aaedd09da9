import * as assert from "node:assert/strict";
import { markdownDiff } from "../../../model/diff/markdown";
import { diffOf, finding, row, tableOf } from "./rows";

const page = (...[before, after]: Parameters<typeof tableOf>[0][]): string =>
  markdownDiff({
    stack: "prod",
    diff: diffOf(tableOf(before), tableOf(after)),
  });

describe("the diff as a comment", () => {
  it("of nothing is two lines", () => {
    assert.equal(
      page({}, {}),
      "### Routes of stack `prod`: no change\n\n0 new · 0 gone · 0 changed · 0 unchanged · 0 findings without an answer\n",
    );
  });

  it("shows alarms first, then routes, then findings", () => {
    const before = {
      rows: [row({ path: "/admin", protections: ["basic auth"] }), row({ path: "/old" })],
      findings: [finding({ id: "shop/web/gone" })],
    };
    const after = {
      rows: [
        row({ path: "/admin", protections: ["addresses"] }),
        row({ path: "/new", protections: ["rate limit"] }),
      ],
      findings: [
        finding({ id: "shop/web/auth-type" }),
        finding({ id: "shop/web/snippet", protective: false, answer: { answer: "deny" } }),
      ],
    };
    assert.equal(
      page(before, after),
      [
        "### Routes of stack `prod`: ⛔ 1 alarm",
        "",
        "1 new · 1 gone · 1 changed · 0 unchanged · 1 findings without an answer",
        "",
        "#### Look at these first",
        "",
        "- **lost protection**: shop.example.com /admin loses basic auth",
        "",
        "#### Routes",
        "",
        "| Host | Match | Before | After | Protections |",
        "|---|---|---|---|---|",
        "| shop.example.com | /admin | shop/web:80 | shop/web:80 | addresses ✓ new, basic auth ✗ |",
        "| shop.example.com | /new | – | shop/web:80 | rate limit ✓ |",
        "| shop.example.com | /old | shop/web:80 | – |  |",
        "",
        "#### New findings without an answer",
        "",
        "- `shop/web/auth-type` (public, protective, refused): nginx asks for a password; Envoy does not. hash the passwords anew",
        "",
        "#### Answered findings",
        "",
        "- `shop/web/snippet` (public, refused): nginx asks for a password; Envoy does not. hash the passwords anew — **deny**",
        "",
        "#### Findings that are gone",
        "",
        "- `shop/web/gone` (public, protective, refused): nginx asks for a password; Envoy does not. hash the passwords anew",
        "",
      ].join("\n"),
    );
    assert.match(page({}, { stage: "routes" }), /⛔ 1 alarm\n\n.*\n\n.*\n\n- \*\*skipped/);
    assert.match(page({ rows: before.rows }, { stage: "routes" }), /⛔ 2 alarms\n/);
    assert.match(page({}, { rows: [row({ path: "/a" })] }), /✅ no alarm\n/);
  });

  it("lets no text of an Ingress become markup", () => {
    const text = page({}, { rows: [row({ path: "/a|<b>@team[x](y)`\u0000", ingress: "a/b" })] });
    assert.match(text, /\| \/a\\\|&lt;b>&#64;team\\\[x\\\]\\\(y\\\)\\` {2}\|/);
  });

  it("cuts whole lines and counts them", () => {
    const rows = Array.from({ length: 3000 }, (_, index) => row({ path: `/path/${index}` }));
    const findings = rows.map(({ path }) => finding({ id: `shop/web${path}` }));
    const text = page({}, { rows, findings });
    assert.ok(text.length <= 60_000, `${text.length} characters`);
    const shown = text.split("\n").filter((line) => line.startsWith("| shop")).length;
    assert.match(text, new RegExp(`\\n…and ${3000 - shown} more\\.\\n`));
    assert.match(text, /\n…and 3000 more\.\n/);
  });
});
