import assert from "node:assert/strict";
import fc from "fast-check";
import { escapeArgument, escapePath, normalizeUri } from "../../../../model/nginx/answer/uri";

const pathOf = (target: string, mergeSlashes = true): string | undefined =>
  normalizeUri({ target, mergeSlashes })?.path;

describe("the path as nginx compares it", () => {
  // Each was run on nginx 1.22.1.
  const PATHS: Readonly<Record<string, string | undefined>> = {
    "/": "/",
    "/a/./b/../c": "/a/c",
    "/a/b/..": "/a/",
    "/a/.": "/a/",
    "/a/...": "/a/...",
    "//a///b//": "/a/b/",
    "/%2e%2E/": undefined,
    "/a%2Fb/%2e%2e/c": "/a/c",
    "/%61%3F%23%25%2f": "/a?#%/",
    "/a#b": "/a",
    "/%C3%A4": "/\u00c3\u00a4",
    "/ä": "/\u00c3\u00a4",
    "/..": undefined,
    "/a/../..": undefined,
    "/%": undefined,
    "/%4": undefined,
    "/%zz": undefined,
    "/%00": undefined,
    "/a b": undefined,
    "/a\u007f": undefined,
    "*": undefined,
    "": undefined,
    "http://h/": undefined,
  };
  for (const [target, path] of Object.entries(PATHS)) {
    it(`of ${JSON.stringify(target)} is ${JSON.stringify(path)}`, () => {
      assert.equal(pathOf(target), path);
    });
  }

  it("keeps empty segments where slashes are not merged", () => {
    assert.equal(pathOf("//a//b", false), "//a//b");
    assert.equal(pathOf("/a//..", false), "/a/");
  });

  it("has the query as sent, and knows of an empty one", () => {
    const argsOf = (target: string) => normalizeUri({ target, mergeSlashes: true })?.args;
    assert.deepEqual(["/a", "/a?", "/a?b=%2F?c#d"].map(argsOf), [undefined, "", "b=%2F?c"]);
  });

  it("never leaves a segment that is a dot or two, nor a double slash", () => {
    const segment = fc.constantFrom("a", ".", "..", "", "%2e", "%2F", "%2e%2E");
    fc.assert(
      fc.property(fc.array(segment), (segments) => {
        const path = pathOf(`/${segments.join("/")}`);
        assert.doesNotMatch(path ?? "/", /\/\/|\/\.{1,2}(\/|$)/);
      }),
    );
  });
});

describe("escaping of a rewritten path", () => {
  it("is undone by decoding", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const bytes = Buffer.from(text, "utf8").toString("latin1");
        const encoded = escapePath(bytes);
        assert.match(encoded, /^[!-~]*$/);
        assert.equal(Buffer.from(decodeURIComponent(encoded), "utf8").toString("latin1"), bytes);
      }),
    );
  });

  it("leaves no separator in an argument", () => {
    assert.equal(escapeArgument("a&b+c d/e"), "a%26b%2Bc%20d/e");
  });
});
