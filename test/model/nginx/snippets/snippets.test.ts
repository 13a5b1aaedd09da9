import assert from "node:assert/strict";
import fc from "fast-check";
import { readSnippet } from "../../../../model/nginx/snippets/effects";
import { toEnvoyTemplate } from "../../../../model/nginx/snippets/operators";
import { parseSnippet } from "../../../../model/nginx/snippets/parse";

describe("the parser of snippets", () => {
  const directives = (text: string) => {
    const parsed = parseSnippet(text);
    return parsed.type === "fault" ? parsed.fault : parsed.directives;
  };

  it("reads words and quoted texts as nginx does", () => {
    assert.deepEqual(directives(`a  b "c d" 'e;f' g"h  ;\n# x;\ni \${v}w j#k;`), [
      { name: "a", args: ["b", "c d", "e;f", 'g"h'], form: "simple" },
      { name: "i", args: ["${v}w", "j#k"], form: "simple" },
    ]);
  });

  it("resolves nginx's escapes and leaves others", () => {
    assert.deepEqual(directives(String.raw`a "b\"c" 'd\n' e\;f \\. \d;`), [
      { name: "a", args: ['b"c', "d\n", "e\\;f", "\\.", "\\d"], form: "simple" },
    ]);
  });

  it("does not look into blocks", () => {
    assert.deepEqual(directives("if ($a) { b { c; } } d;"), [
      { name: "if", args: ["($a)"], form: "block" },
      { name: "d", args: [], form: "simple" },
    ]);
  });

  it("says why a text cannot be read", () => {
    assert.equal(directives("a b"), "a semicolon is missing");
    assert.equal(directives("a { b;"), "a block is not closed");
    assert.equal(directives('a "b;'), "a quote is not closed");
    assert.equal(directives("a; }"), "unexpected }");
    assert.equal(directives(";"), "unexpected ;");
  });

  it("finds again the words of any directive", () => {
    const word = fc.string({ minLength: 1, maxLength: 8 });
    const quoted = (text: string) => `"${text.replace(/["\\]/g, "\\$&")}"`;
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), ([name = "", ...args]) => {
        assert.deepEqual(directives(`${[name, ...args].map(quoted).join(" ")};`), [
          { name, args, form: "simple" },
        ]);
      }),
    );
  });

  it("ends in bounded time on long texts", () => {
    const long = `${"a ".repeat(200_000)};`;
    assert.equal((directives(long) as unknown[]).length, 1);
    assert.equal(directives(`"${"\\".repeat(100_001)}`), "a quote is not closed");
  });
});

describe("effects of snippets", () => {
  const refusedIn = (text: string, place: "location" | "server" = "location") => {
    const read = readSnippet({ text, place });
    return read.type === "refused" ? read.directives : [];
  };

  it("are known only in the forms that mean the same to Envoy", () => {
    const unknown = [
      "more_set_headers;",
      "more_set_headers -s 404 'A: b';",
      "more_set_headers 'A b';",
      "more_clear_headers;",
      "more_clear_headers 'X-*';",
      "add_header A;",
      "add_header A b sometimes;",
      "add_header 'A B' c;",
      "proxy_hide_header A B;",
      "proxy_set_header A;",
      "proxy_set_header A b c;",
      "proxy_set_header Host other;",
      "proxy_set_header X-Forwarded-For other;",
      "proxy_read_timeout 5s;",
      "return 444;",
      "return 999;",
      "return 200 text;",
      "return 301;",
      "return 301 /a b;",
      "return https://other.example/;",
      "deny unix:;",
      "deny 10.0.0.0/8 all;",
      "rewrite ^ /x;",
    ];
    for (const text of unknown) {
      assert.deepEqual(refusedIn(text), [text.replace(/[ ;].*$/, "")], text);
    }
  });

  it("of a server leave out what every location sets itself", () => {
    assert.deepEqual(refusedIn("proxy_read_timeout 5s; proxy_set_header Host x;", "server"), []);
    assert.deepEqual(refusedIn("location /x { return 403; }", "server"), ["location"]);
  });

  it("are joined in order: of headers the last, of answers the first", () => {
    const read = readSnippet({
      text: "add_header A 1 always; add_header A 2; return 403; return 404; deny 10.0.0.1; allow all;",
      place: "location",
    });
    assert.deepEqual(read, {
      type: "effects",
      effects: {
        responseHeaders: {},
        addedHeaders: { A: "2" },
        clearedHeaders: [],
        requestHeaders: {},
        access: [
          { action: "deny", ranges: ["10.0.0.1/32"] },
          { action: "allow", ranges: "all" },
        ],
        response: { status: 403 },
      },
    });
  });
});

describe("effects on one header", () => {
  it("are those of the last directive", () => {
    const effectsOf = (text: string) => {
      const read = readSnippet({ text, place: "location" });
      return read.type === "effects"
        ? [read.effects.responseHeaders, read.effects.clearedHeaders]
        : [];
    };
    const set = "more_set_headers 'X-A: b' 'X-C: d';";
    assert.deepEqual(effectsOf(`${set} more_clear_headers x-a;`), [{ "X-C": "d" }, ["x-a"]]);
    assert.deepEqual(effectsOf(`more_clear_headers x-a Via; ${set}`), [
      { "X-A": "b", "X-C": "d" },
      ["Via"],
    ]);
  });
});

describe("templates for Envoy", () => {
  it("have operators for variables, and double what is one for Envoy alone", () => {
    assert.equal(
      toEnvoyTemplate("100% of ${scheme}://$http_host and $http_x_client"),
      "100%% of %REQ(X-FORWARDED-PROTO)%://%REQ(:AUTHORITY)% and %REQ(X-CLIENT)%",
    );
    assert.equal(toEnvoyTemplate("a $ b"), "a $ b");
  });

  it("are not made of variables without an equal operator", () => {
    assert.equal(toEnvoyTemplate("$host"), undefined);
    assert.equal(toEnvoyTemplate("$request_uri"), undefined);
  });
});
