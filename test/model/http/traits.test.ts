import assert from "node:assert/strict";
import type { HttpRequest } from "../../../model/http/request";
import { TRAITS, type Trait } from "../../../model/http/traits";

const requestWith = (parts: Partial<HttpRequest>): HttpRequest => ({
  scheme: "http",
  host: "shop.example",
  method: "GET",
  target: "/",
  headers: [],
  clientAddress: "192.0.2.1",
  ...parts,
});

describe("traits of a request", () => {
  const holding: [Trait, Partial<HttpRequest>][] = [
    ["always", {}],
    ["plain HTTP", {}],
    ["HTTPS", { scheme: "https" }],
    ["HTTPS, path /", { scheme: "https", target: "/?x" }],
    ["HTTPS, path /", { scheme: "https", target: "/.//" }],
    ["HTTPS, path /", { scheme: "https", target: "/a/../b/%2e./" }],
    ["path not in normal form", { target: "/a//b" }],
    ["path not in normal form", { target: "/a/." }],
    ["path not in normal form", { target: "/%61" }],
    ["path with percent-encoding", { target: "/%61" }],
    ["path with a trailing slash", { target: "/a/?x" }],
    ["query present", { target: "/?" }],
    ["target with a fragment", { target: "/a?b#c" }],
    ["host that is no host name", { host: "" }],
    ["host that is no host name", { host: "a..b" }],
    ["host that is no host name", { host: "a b" }],
    ["host that is no host name", { host: "café.example" }],
    ["target ending with a slash", { target: "/a?x=/" }],
    ["path that each proxy reads in its own way", { target: "/a%2Fb" }],
    ["path that each proxy reads in its own way", { target: "/a%zz" }],
    ["path that each proxy reads in its own way", { target: "/a\\b" }],
    ["path that each proxy reads in its own way", { target: "/a{b" }],
    ["path that each proxy reads in its own way", { target: "/a/../../b" }],
    ["path that each proxy reads in its own way", { target: "/%2E%2e/b" }],
    ["path that each proxy reads in its own way", { target: "/a//../b" }],
    ["path that each proxy reads in its own way", { target: "/a/..;x/b" }],
    ["path not in normal form", { target: "/a/.;/b" }],
    ["HTTPS, path /", { scheme: "https", target: "/a/..;b/" }],
    ["method OPTIONS", { method: "OPTIONS" }],
    ["method TRACE or CONNECT", { method: "TRACE" }],
    ["method TRACE or CONNECT", { method: "CONNECT" }],
    ["Origin present", { headers: [["origin", "https://a.example"]] }],
    ["host with a trailing dot", { host: "shop.example.:80" }],
    ["host with a port", { host: "shop.example:8080" }],
    ["path below /healthz or /nginx_status", { target: "/healthz?a" }],
    ["path below /healthz or /nginx_status", { target: "/nginx_status/x" }],
    ["header name with an underscore", { headers: [["X_A", "1"]] }],
    ["header name with an odd character", { headers: [["X.A", "1"]] }],
    ["forwarded headers present", { headers: [["X-Forwarded-For", "192.0.2.9"]] }],
    ["original forwarded fields alone", { headers: [["X-Original-Forwarded-For", "192.0.2.9"]] }],
    ["original forwarded fields alone", { headers: [["x-original-forwarded-host", "a.example"]] }],
    [
      "original forwarded fields alone",
      {
        headers: [
          ["x-original-forwarded-host", "a.example"],
          ["x-forwarded-for", "192.0.2.9"],
        ],
      },
    ],
    ["X-Forwarded-Host present", { headers: [["x-forwarded-host", "a.example"]] }],
    ["list of addresses in a field", { headers: [["X-Client", "192.0.2.9, 2001:db8::1"]] }],
    ["host in upper case or with a port", { host: "Shop.example" }],
    ["host in upper case or with a port", { host: "shop.example:80" }],
    ["path without a trailing slash", { target: "/a?x=/" }],
    ["query that is empty", { target: "/a?" }],
    ["host with several labels below a wildcard", { host: "a.shop.example" }],
  ];
  for (const [trait, parts] of holding) {
    it(`${trait}: ${JSON.stringify(parts)}`, () =>
      assert.equal(TRAITS[trait](requestWith(parts)), true));
  }

  const absent: [Trait, Partial<HttpRequest>][] = [
    ["plain HTTP", { scheme: "https" }],
    ["HTTPS", {}],
    ["HTTPS, path /", {}],
    ["HTTPS, path /", { scheme: "https", target: "/..a" }],
    ["HTTPS, path /", { scheme: "https", target: "/a/b/.." }],
    ["path with percent-encoding", { target: "/a?x=%61" }],
    ["path without a trailing slash", { target: "/a/?x" }],
    ["query that is empty", { target: "/a??" }],
    ["query that is empty", { target: "/a?b" }],
    ["query present", { target: "/a" }],
    ["method OPTIONS", {}],
    ["Origin present", { headers: [["x-origin", "https://a.example"]] }],
    ["header name with an underscore", { headers: [["x-a", "_"]] }],
    ["original forwarded fields alone", {}],
    [
      "original forwarded fields alone",
      {
        headers: [
          ["x-original-forwarded-for", "192.0.2.9"],
          ["x-forwarded-for", "192.0.2.9"],
        ],
      },
    ],
    ["X-Forwarded-Host present", { headers: [["x-forwarded-for", "192.0.2.9"]] }],
    ["list of addresses in a field", { headers: [["X-Client", "192.0.2.9"]] }],
    ["list of addresses in a field", { headers: [["Accept", "text/html, */*"]] }],
    ["host in upper case or with a port", {}],
    ["host with several labels below a wildcard", {}],
    ["path not in normal form", { target: "/a/b.c/..d?x=//" }],
    ["path with a trailing slash", { target: "/a?x=/" }],
    ["target ending with a slash", { target: "/a/?x" }],
    ["path that each proxy reads in its own way", { target: "/a//b/%7Euser?x=%2F" }],
    ["path that each proxy reads in its own way", { target: "/a/b/../../c" }],
    ["method TRACE or CONNECT", {}],
    ["target with a fragment", { target: "/a?b=%23" }],
    ["host that is no host name", { host: "a_b.example.:80" }],
    ["host that is no host name", { host: "[2001:db8::1]:80" }],
    ["host with a trailing dot", { host: "shop.example:80" }],
    ["host with a port", {}],
    ["path below /healthz or /nginx_status", { target: "/a?/healthz" }],
    ["header name with an odd character", { headers: [["X_A-1", "1"]] }],
    ["forwarded headers present", { headers: [["Forwarded", "for=192.0.2.9"]] }],
  ];
  for (const [trait, parts] of absent) {
    it(`not ${trait}: ${JSON.stringify(parts)}`, () =>
      assert.equal(TRAITS[trait](requestWith(parts)), false));
  }
});
