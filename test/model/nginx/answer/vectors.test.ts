import assert from "node:assert/strict";
import { answerNginx } from "../../../../model/nginx/answer";
import { brief, nginxOf } from "../../../support/effective-nginx";
import { type IngressInput, requestOf } from "../../../support/nginx";

/** A surprising behaviour of ingress-nginx: requests and what becomes of them. */
interface Vector {
  readonly ingresses: readonly IngressInput[];
  /** Path on the host `h` → `status`, `status location`, or `service target`. */
  readonly answers: Readonly<Record<string, string>>;
}

const HOST = "h";

const on = (ingress: IngressInput): IngressInput => ({ host: HOST, ...ingress });

const anyPath = (path: string, backend = "web") => ({
  path,
  type: "ImplementationSpecific" as const,
  backend,
});
const exact = (path: string, backend = "web") => ({ path, type: "Exact" as const, backend });

/** Run on a real nginx, but where it is said otherwise. */
const VECTORS: Readonly<Record<string, Vector>> = {
  "expressions match in any case, anchored at their start only": {
    ingresses: [on({ paths: [anyPath("/[A-Z]{3}")], annotations: { "use-regex": "true" } })],
    answers: { "/uuid": "shop/web /uuid", "/abc/def": "shop/web /abc/def", "/ab": "404" },
  },
  "use-regex of one Ingress changes the paths of all others of the host": {
    ingresses: [
      on({
        name: "a",
        paths: [anyPath("/[0-9]+", "digits")],
        annotations: { "use-regex": "true" },
      }),
      on({ name: "b", paths: [exact("/Header", "exact")] }),
      on({
        name: "c",
        paths: [
          { path: "/foo", backend: "prefix" },
          { path: "/slash/", backend: "slash" },
        ],
      }),
    ],
    answers: {
      "/headers": "shop/exact /headers",
      "/HEADERSX": "shop/exact /HEADERSX",
      "/foobar": "shop/prefix /foobar",
      "/slash": "404",
      "/SLASH/x": "shop/slash /SLASH/x",
    },
  },
  "a rewrite replaces the whole path and makes expressions of all paths": {
    ingresses: [on({ paths: [exact("/IP")], annotations: { "rewrite-target": "/uuid" } })],
    answers: {
      "/ip": "shop/web /uuid",
      "/ip/xyz": "shop/web /uuid",
      "/ipfoo": "shop/web /uuid",
      "/ip?a=b": "shop/web /uuid?a=b",
    },
  },
  "groups of a rewrite hold decoded text": {
    ingresses: [
      on({
        name: "a",
        paths: [anyPath("/api(/|$)(.*)", "api")],
        annotations: { "rewrite-target": "/$2" },
      }),
      on({ name: "b", paths: [exact("/IP", "ip")], annotations: { "rewrite-target": "/uuid" } }),
    ],
    answers: {
      "/api": "shop/api /",
      "/api/": "shop/api /",
      "/API/v1/x?q=1": "shop/api /v1/x?q=1",
      "/apix": "404",
      "/xapi/v1": "404",
      "/api/a%2Fb": "shop/api /a/b",
      "/api/a%20b%3Fc": "shop/api /a%20b%3Fc",
      "/api//b": "shop/api /b",
      "/api/../ip": "shop/ip /uuid",
    },
  },
  "a group without a match is empty, and a lone ? drops the query": {
    ingresses: [
      on({ paths: [anyPath("/a(/b)?")], annotations: { "rewrite-target": "/x${1}/y?" } }),
    ],
    answers: { "/a?q": "shop/web /x/y", "/a/b": "shop/web /x/b/y" },
  },
  "the query of a target comes before that of the request": {
    ingresses: [
      on({
        paths: [anyPath("/q/(.*)")],
        annotations: { "rewrite-target": "/p?x=$1" },
      }),
    ],
    answers: {
      "/q/hello?y=2": "shop/web /p?x=hello&y=2",
      "/q/a%26b": "shop/web /p?x=a%26b",
      "/q/a&b": "shop/web /p?x=a&b",
    },
  },
  "a path that lacks only the slash of a location is redirected": {
    ingresses: [on({ paths: [exact("/my-path/"), "/prefslash/", "/pre"] })],
    answers: {
      "/my-path": "301 http://h/my-path/",
      "/my-path?x=1&y=2": "301 http://h/my-path/?x=1&y=2",
      "/prefslash": "301 http://h/prefslash/",
      "/pre": "shop/web /pre",
      "/pre/": "shop/web /pre/",
      "/prefix": "404",
    },
  },
  "paths are compared decoded and resolved, and forwarded as sent": {
    ingresses: [on({ paths: [exact("/uuid", "uuid"), { path: "/pre", backend: "pre" }] })],
    answers: {
      "//uuid": "shop/uuid //uuid",
      "////uuid": "shop/uuid ////uuid",
      "/./uuid": "shop/uuid /./uuid",
      "/ip/abc/../../uuid": "shop/uuid /ip/abc/../../uuid",
      "/%75uid": "shop/uuid /%75uid",
      "/pre/a%2Fb": "shop/pre /pre/a%2Fb",
      "/pre/..%2Fuuid": "shop/uuid /pre/..%2Fuuid",
      "/pre//x": "shop/pre /pre//x",
      "/PRE/a": "404",
      "/%00": "400",
      "/a/../../b": "400",
    },
  },
  "ImplementationSpecific without expressions is a Prefix (controller 1.15.1)": {
    ingresses: [on({ paths: [anyPath("/impl")] })],
    answers: { "/impl/x": "shop/web /impl/x", "/implement": "404" },
  },
  "with a certificate plain HTTP is redirected, without a slash at the end": {
    ingresses: [on({ tls: true })],
    answers: { "/foo/": "308 https://h/foo", "/foo?x=/": "308 https://h/foo?x=" },
  },
  "of two Ingresses with one path the older serves": {
    ingresses: [
      on({
        name: "young",
        created: "2026-02-01T00:00:00Z",
        paths: [{ path: "/", backend: "young" }],
      }),
      on({ name: "old", created: "2026-01-01T00:00:00Z", paths: [{ path: "/", backend: "old" }] }),
    ],
    answers: { "/": "shop/old /" },
  },
};

describe("answerNginx: surprising behaviours of ingress-nginx", () => {
  for (const [title, { ingresses, answers }] of Object.entries(VECTORS)) {
    it(title, () => {
      // The check of annotation values would refuse the one with a query.
      const nginx = nginxOf({ ingresses, arguments: { "enable-annotation-validation": "false" } });
      const got = Object.keys(answers).map((path) => [
        path,
        brief(answerNginx({ nginx, request: requestOf(`http://${HOST}${path}`) })),
      ]);
      assert.deepEqual(Object.fromEntries(got), answers);
    });
  }
});
