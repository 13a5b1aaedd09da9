import assert from "node:assert/strict";
import { answerFilters, joinRewrites, proxyFilters } from "../../../../model/nginx/convert/filters";
import { mergeParts } from "../../../../model/nginx/convert/merge";

describe("the parts of several families", () => {
  it("are as good as none where all are empty", () => {
    assert.deepEqual(mergeParts([{}, {}]), {
      filters: [],
      objects: [],
      findings: [],
      protections: [],
    });
  });

  it("become one policy of each kind: maps are merged, lists joined", () => {
    const { security, traffic } = mergeParts([
      {
        security: { authorization: { defaultAction: "Allow", rules: [] } },
        traffic: { timeout: { http: { requestTimeout: "0s" } } },
      },
      {
        security: {
          authorization: {
            rules: [{ action: "Deny", principal: { clientCIDRs: ["10.0.0.0/8"] } }],
          },
        },
        traffic: { timeout: { http: { streamIdleTimeout: "9s" } }, retry: { numRetries: 1 } },
      },
    ]);
    assert.deepEqual(security, {
      authorization: {
        defaultAction: "Allow",
        rules: [{ action: "Deny", principal: { clientCIDRs: ["10.0.0.0/8"] } }],
      },
    });
    assert.deepEqual(traffic, {
      timeout: { http: { requestTimeout: "0s", streamIdleTimeout: "9s" } },
      retry: { numRetries: 1 },
    });
  });

  it("may say the same twice, and nothing that contradicts", () => {
    const one = { traffic: { retry: { numRetries: 1 } } };
    assert.deepEqual(mergeParts([one, one]).traffic, one.traffic);
    assert.throws(
      () => mergeParts([one, { traffic: { retry: { numRetries: 2 } } }]),
      /two families of annotations set retry\.numRetries of one rule: 1 and 2/,
    );
    assert.throws(() => mergeParts([one, { traffic: { retry: null as never } }]), /retry/);
  });

  it("have one answer and one session persistence, the first's", () => {
    const parts = mergeParts([
      { response: { status: 301, location: "https://a" } },
      { response: { status: 403 }, sessionPersistence: { sessionName: "a" } },
    ]);
    assert.deepEqual(parts.response, { status: 301, location: "https://a" });
    assert.deepEqual(parts.sessionPersistence, { sessionName: "a" });
  });

  it("have one value for each header, whatever its case: the last's", () => {
    const { requestHeaders, responseHeaders, backends } = mergeParts([
      { requestHeaders: { set: { "X-A": "1", "X-B": "1" }, remove: ["Proxy"] } },
      { requestHeaders: { set: { "x-a": "2" } } },
      { requestHeaders: { remove: ["proxy"] } },
      {
        responseHeaders: { remove: ["X-C"] },
        backends: { u: { group: "", kind: "X", name: "b" } },
      },
    ]);
    assert.deepEqual(requestHeaders, { set: { "x-a": "2", "X-B": "1" }, remove: ["proxy"] });
    assert.deepEqual(responseHeaders, { set: {}, remove: ["X-C"] });
    assert.deepEqual(backends, { u: { group: "", kind: "X", name: "b" } });
  });

  it("are each once among the protections", () => {
    const { protections } = mergeParts([
      { protections: ["rate limit", "addresses"] },
      { protections: ["addresses"] },
    ]);
    assert.deepEqual(protections, ["addresses", "rate limit"]);
  });
});

describe("the filters of a rule", () => {
  it("change headers first, in the order of their names", () => {
    assert.deepEqual(
      proxyFilters({
        requestHeaders: { set: { b: "2", a: "1" } },
        responseHeaders: { remove: ["d", "c"] },
        filters: [{ type: "CORS" }],
      }),
      [
        {
          type: "RequestHeaderModifier",
          requestHeaderModifier: {
            set: [
              { name: "a", value: "1" },
              { name: "b", value: "2" },
            ],
          },
        },
        { type: "ResponseHeaderModifier", responseHeaderModifier: { remove: ["c", "d"] } },
        { type: "CORS" },
      ],
    );
    assert.deepEqual(proxyFilters({}), []);
  });

  it("only add fields to answers of the rule's own", () => {
    assert.deepEqual(answerFilters({ responseHeaders: { set: { a: "1" }, remove: ["b"] } }), [
      {
        type: "ResponseHeaderModifier",
        responseHeaderModifier: { set: [{ name: "a", value: "1" }] },
      },
    ]);
    assert.deepEqual(answerFilters({ responseHeaders: { remove: ["b"] } }), []);
    assert.deepEqual(answerFilters({}), []);
  });

  it("have one rewrite of host and path", () => {
    const path = { type: "ReplaceFullPath" as const, replaceFullPath: "/a" };
    assert.deepEqual(
      joinRewrites([
        { type: "URLRewrite", urlRewrite: { hostname: "a.example" } },
        { type: "CORS" },
        { type: "URLRewrite", urlRewrite: { path } },
      ]),
      [{ type: "CORS" }, { type: "URLRewrite", urlRewrite: { hostname: "a.example", path } }],
    );
  });
});
