import assert from "node:assert/strict";
import { normaliseTarget, type PathSettings } from "../../../../model/routes/answer/path";

const KEEP: PathSettings = { mergeSlashes: true, escapedSlashes: "KeepUnchanged" };

/** Targets and what an Envoy 1.39.1 made of them, with `normalize_path` and `merge_slashes`. */
const RUN: readonly [sent: string, normalised: string][] = [
  ["/a", "/a"],
  ["/%41b", "/Ab"],
  ["/%75uid", "/uuid"],
  ["/a%2Fb", "/a%2Fb"],
  ["/a%2fb", "/a%2fb"],
  ["/a/../b", "/b"],
  ["/a/./b", "/a/b"],
  ["/a//b", "/a/b"],
  ["//a", "/a"],
  ["/a/%2e%2e/b", "/b"],
  ["/a/%2E/b", "/a/b"],
  ["/a/..%2fb", "/a/..%2fb"],
  ["/a\\b", "/a/b"],
  ["/a%5cb", "/a%5cb"],
  ["/a%20b", "/a%20b"],
  ['/a"b', "/a%22b"],
  ["/a<b", "/a%3Cb"],
  ["/a|b", "/a%7Cb"],
  ["/a{b}", "/a%7Bb%7D"],
  ["/a^b", "/a%5Eb"],
  ["/a`b", "/a%60b"],
  ["/a;b=c", "/a;b=c"],
  ["/..;/", "/"],
  ["/a/..;/b", "/b"],
  ["/a/..;x/b", "/b"],
  ["/a/.;/b", "/a/b"],
  ["/x;y/z", "/x;y/z"],
  ["/a/..%3b/b", "/a/..%3b/b"],
  ["/a%zz", "/a%zz"],
  ["/a%", "/a%"],
  ["/%7Euser", "/~user"],
  ["/%2D", "/-"],
  ["/%5F", "/_"],
  ["/%2E", "/"],
  ["/%2e%2e/x", "/x"],
  ["/../x", "/x"],
  ["/..", "/"],
  ["/.", "/"],
  ["/a/..", "/"],
  ["/a/.", "/a/"],
  ["/a/b/..", "/a/"],
  ["/a?x=/../y//z", "/a?x=/../y//z"],
  ["/%C3%A9", "/%C3%A9"],
  ["/a%2Bb", "/a%2Bb"],
  ["/%21", "/%21"],
  ["/[x]", "/[x]"],
  ["/a/...", "/a/..."],
  ["/a/.b", "/a/.b"],
  ["/a//../b", "/a/b"],
  ["/a/%2f/../b", "/a/b"],
  ["/a%3Fb", "/a%3Fb"],
  ["/a%23b", "/a%23b"],
  ["/%", "/%"],
];

describe("the path that Envoy routes by", () => {
  for (const [sent, normalised] of RUN) {
    it(`is ${normalised} for ${sent}`, () => {
      assert.deepEqual(normaliseTarget(sent, KEEP), { type: "target", target: normalised });
    });
  }

  for (const sent of ["", "*", "/a b", "/é", "/a%00b", "/a#f", "/a?b#f"]) {
    it(`is refused for ${JSON.stringify(sent)}`, () => {
      assert.deepEqual(normaliseTarget(sent, KEEP), { type: "rejected" });
    });
  }

  it("redirects escaped slashes to plain ones", () => {
    const redirect: PathSettings = { ...KEEP, escapedSlashes: "UnescapeAndRedirect" };
    for (const [sent, location] of [
      ["/a%2Fb", "/a/b"],
      ["/a%5Cb", "/a/b"],
      ["/a%2f..%2fb?x=%2f", "/b?x=%2f"],
    ] as const) {
      assert.deepEqual(normaliseTarget(sent, redirect), { type: "redirected", target: location });
    }
    assert.deepEqual(normaliseTarget("/%41", redirect), { type: "target", target: "/A" });
  });

  it("refuses escaped slashes, or takes them for plain ones", () => {
    assert.deepEqual(normaliseTarget("/a%2fb", { ...KEEP, escapedSlashes: "RejectRequest" }), {
      type: "rejected",
    });
    const forward: PathSettings = { mergeSlashes: false, escapedSlashes: "UnescapeAndForward" };
    assert.deepEqual(normaliseTarget("/a%2fb/%2e%2E/c//d", forward), {
      type: "target",
      target: "/a/c//d",
    });
    assert.deepEqual(normaliseTarget("/a%5c..%5cb", forward), { type: "target", target: "/b" });
  });
});
